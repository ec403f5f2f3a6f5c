/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names/candidate.h"

#include <string.h>

/* Variants are offered of the first few spellings: of the rest they would only be a crowd. */
#define VARIANTS_OF_FIRST 3
#define VARIANTS_EACH 6

/* data/names.tsv, made a C array by the build */
extern const char names_tsv[];

typedef struct {
    GBytes *text;
    bool people;
} Dictionary;

struct CandidateTable {
    GArray *dictionaries; /* Dictionary */
};

static void
clear_dictionary(gpointer dictionary)
{
    g_bytes_unref(((Dictionary *)dictionary)->text);
}

CandidateTable *
candidate_table_new(void)
{
    CandidateTable *table = g_new0(CandidateTable, 1);
    table->dictionaries = g_array_new(FALSE, FALSE, sizeof(Dictionary));
    g_array_set_clear_func(table->dictionaries, clear_dictionary);
    return table;
}

void
candidate_table_free(CandidateTable *table)
{
    if (table == NULL)
        return;
    g_array_unref(table->dictionaries);
    g_free(table);
}

void
candidate_table_add(CandidateTable *table, GBytes *dictionary, bool people)
{
    Dictionary added = { g_bytes_ref(dictionary), people };
    g_array_append_val(table->dictionaries, added);
}

static const Dictionary *
dictionary_at(const CandidateTable *table, guint index)
{
    return &g_array_index(table->dictionaries, Dictionary, index);
}

bool
candidate_table_has_people(const CandidateTable *table)
{
    for (guint i = 0; i < table->dictionaries->len; i++)
        if (dictionary_at(table, i)->people)
            return true;
    return false;
}

/* ---- what is found ---- */

static void
add(GPtrArray *found, const char *spelling)
{
    for (guint i = 0; i < found->len; i++)
        if (strcmp(found->pdata[i], spelling) == 0)
            return;
    g_ptr_array_add(found, g_strdup(spelling));
}

static char *
as_hiragana(const char *kana)
{
    GString *out = g_string_new(NULL);
    for (const char *at = kana; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        g_string_append_unichar(out, c >= 0x30A1 && c <= 0x30F6 ? c - 0x60 : c);
    }
    return g_string_free(out, FALSE);
}

/* ---- our own table ---- */

static void
add_own(GPtrArray *found, const char *kind, const char *kana)
{
    g_autofree char *start = g_strdup_printf("\n%s\t%s\t", kind, kana);
    const char *line = strstr(names_tsv, start);
    if (line == NULL)
        return;
    line += strlen(start);
    g_autofree char *rest = g_strndup(line, strcspn(line, "\n"));
    g_auto(GStrv) spellings = g_strsplit(rest, " ", -1);
    for (char **spelling = spellings; *spelling != NULL; spelling++)
        add(found, *spelling);
}

/* ---- dictionaries ---- */

/* The line of READING behind its blank, "/one;note/other/", as UTF-8; NULL if there is none. */
static char *
read_line(const Dictionary *dictionary, const char *reading)
{
    gsize size, length;
    const char *text = g_bytes_get_data(dictionary->text, &size);
    g_autofree char *start = g_strdup_printf("\n%s /", reading);
    g_autofree char *key = g_convert(start, -1, "EUC-JP", "UTF-8", NULL, &length, NULL);
    const char *line = key != NULL ? memmem(text, size, key, length) : NULL;
    if (line == NULL)
        return NULL;
    line += length;
    const char *end = memchr(line, '\n', size - (gsize)(line - text));
    gssize left = end != NULL ? end - line : text + size - line;
    return g_convert(line, left, "UTF-8", "EUC-JP", NULL, NULL, NULL);
}

/* How well a candidate's NOTE fits: 姓 or 名 is said of it, 人名 or nothing, only the other part.
 */
static guint
note_rank(const char *note, NamePart part)
{
    bool surname = strstr(note, "姓") != NULL;
    g_auto(GStrv) apart = g_strsplit(note, "人名", -1);
    g_autofree char *rest = g_strjoinv("", apart);
    bool given = strstr(rest, "名") != NULL && strstr(rest, "地名") == NULL;
    if (part == NAME_PIECE || surname == given)
        return surname && part != NAME_PIECE ? 0 : 1;
    return surname == (part == NAME_SURNAME) ? 0 : 2;
}

static bool
is_spelling(const char *text)
{
    return *text != '\0' && strpbrk(text, "(\\\"") == NULL && g_utf8_strlen(text, -1) <= 8;
}

static void
add_line(GPtrArray *found, const char *line, NamePart part, const char *reading)
{
    g_auto(GStrv) entries = g_strsplit(line, "/", -1);
    for (guint rank = 0; rank <= 2; rank++)
        for (char **entry = entries; *entry != NULL; entry++) {
            const char *note = strchr(*entry, ';');
            g_autofree char *spelling = g_strndup(*entry, strcspn(*entry, ";"));
            if (is_spelling(spelling) && strcmp(spelling, reading) != 0 &&
                note_rank(note != NULL ? note : "", part) == rank)
                add(found, spelling);
        }
}

static void
add_dictionaries(const CandidateTable *table, GPtrArray *found, const CandidateWish *wish,
                 bool people)
{
    g_autofree char *reading = as_hiragana(wish->kana);
    for (guint i = 0; i < table->dictionaries->len; i++) {
        const Dictionary *dictionary = dictionary_at(table, i);
        g_autofree char *line =
            dictionary->people == people ? read_line(dictionary, reading) : NULL;
        if (line != NULL)
            add_line(found, line, wish->part, reading);
    }
}

/* ---- all of them ---- */

static void
add_variants(GPtrArray *found, const VariantTable *variants, guint of_first)
{
    guint first = MIN(found->len, of_first);
    for (guint i = 0; i < first; i++) {
        g_autoptr(GPtrArray) spellings =
            variant_spellings(variants, found->pdata[i], VARIANTS_EACH);
        for (guint k = 0; k < spellings->len; k++)
            add(found, spellings->pdata[k]);
    }
}

GPtrArray *
candidates_find(const CandidateTable *table, const CandidateWish *wish)
{
    GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *hiragana = as_hiragana(wish->kana);
    if (*wish->kana == '\0')
        return found;
    if (wish->part != NAME_GIVEN)
        add_own(found, "surname", wish->kana);
    if (wish->part != NAME_SURNAME)
        add_own(found, "given", wish->kana);
    for (guint i = 0; wish->known != NULL && i < wish->known->len; i++)
        add(found, wish->known->pdata[i]);
    add_dictionaries(table, found, wish, true);
    bool piece = wish->part == NAME_PIECE;
    if (found->len == 0 || piece)
        add_dictionaries(table, found, wish, false);
    add_variants(found, wish->variants, piece ? G_MAXUINT : VARIANTS_OF_FIRST);
    add(found, hiragana);
    add(found, wish->kana);
    return found;
}
