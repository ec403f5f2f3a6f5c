/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/spelling.h"

#include "desk/desk-state.h"

#include "census/fact.h"

#include <string.h>

/* Debian's skkdic-extra and skkdic put them into skk/ of a data folder. */
static const struct {
    const char *file;
    bool people;
} dictionaries[] = { { "SKK-JISYO.jinmei", true }, { "SKK-JISYO.L", false } };

static GBytes *
read_dictionary(const char *file)
{
    for (const char *const *folder = g_get_system_data_dirs(); *folder != NULL; folder++) {
        char *text;
        gsize length;
        g_autofree char *path = g_build_filename(*folder, "skk", file, NULL);
        if (g_file_get_contents(path, &text, &length, NULL))
            return g_bytes_new_take(text, length);
    }
    return NULL;
}

/* Read when the first name is to be spelled, searched as they are. */
static const CandidateTable *
get_table(Desk *desk)
{
    if (desk->candidates != NULL)
        return desk->candidates;
    desk->candidates = candidate_table_new();
    for (guint i = 0; i < G_N_ELEMENTS(dictionaries); i++) {
        g_autoptr(GBytes) text = read_dictionary(dictionaries[i].file);
        if (text != NULL)
            candidate_table_add(desk->candidates, text, dictionaries[i].people);
    }
    return desk->candidates;
}

/* How PERSON writes KANA, if word by word of kana and kanji it can be told. (transfer full) */
static char *
known_spelling(const View *view, const Person *person, NamePart part, const char *word)
{
    const char *kana = fact_known(view, person, WHAT_KANA);
    const char *kanji = fact_known(view, person, WHAT_KANJI);
    if (kana == NULL || kanji == NULL)
        return NULL;
    g_auto(GStrv) readings = g_strsplit(kana, " ", -1);
    g_auto(GStrv) spellings = g_strsplit(kanji, " ", -1);
    guint count = g_strv_length(readings);
    if (count < 2 || g_strv_length(spellings) != count)
        return NULL;
    guint at = part == NAME_SURNAME ? 0 : count - 1;
    return strcmp(readings[at], word) == 0 ? g_strdup(spellings[at]) : NULL;
}

static GPtrArray *
known_spellings(Desk *desk, NamePart part, const char *word)
{
    GPtrArray *known = g_ptr_array_new_with_free_func(g_free);
    const View *view = reading_view(desk_reading(desk));
    const GPtrArray *standings = reading_standings(desk_reading(desk));
    for (guint i = 0; part != NAME_PIECE && i < standings->len; i++) {
        const Standing *standing = standings->pdata[i];
        char *spelling = known_spelling(view, standing->person, part, word);
        if (spelling != NULL)
            g_ptr_array_add(known, spelling);
    }
    return known;
}

GPtrArray *
spelling_candidates(Desk *desk, NamePart part, const char *kana)
{
    g_autoptr(GPtrArray) known = known_spellings(desk, part, kana);
    CandidateWish wish = { part, kana, known, namesake_variants(census_names(desk->census)) };
    return candidates_find(get_table(desk), &wish);
}

bool
spelling_has_dictionary(Desk *desk)
{
    return candidate_table_has_people(get_table(desk));
}
