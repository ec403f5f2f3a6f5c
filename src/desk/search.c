/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/search.h"

#include "desk/desk-state.h"

#include "census/fact.h"

#include "names/kana.h"
#include "names/latin.h"
#include "names/romaji.h"

#include "base/text.h"

#include <string.h>

#define WAY_NONE (SEARCH_SOUND + 1)

/* What was typed, in the forms in which it is looked for; "" = it has no such form. */
typedef struct {
    char *typed;
    char *folded;   /* without regard to upper and lower case */
    char *narrow;   /* digits and letters of an ID, as they are kept */
    char *plain;    /* Latin letters without their marks */
    char *kana;     /* folded */
    char *sound;    /* of words, joined; "" too if one sign: that would be anybody's */
    char *variant;  /* kanji as the usual ones */
    const Bed *bed; /* that is meant, or NULL */
    guint row;      /* of the index, if a row was typed */
    bool by_row;
    const VariantTable *variants;
} Needle;

static void
needle_clear(Needle *needle)
{
    g_free(needle->typed);
    g_free(needle->folded);
    g_free(needle->narrow);
    g_free(needle->plain);
    g_free(needle->kana);
    g_free(needle->sound);
    g_free(needle->variant);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Needle, needle_clear)

/* The sounds of the words of KANA, joined. */
static char *
sound_of(const char *kana)
{
    GString *out = g_string_new(NULL);
    g_auto(GStrv) words = g_strsplit(kana, " ", -1);
    for (char **word = words; *word != NULL; word++) {
        g_autofree char *sound = kana_sound(*word);
        g_string_append(out, sound);
    }
    return g_string_free(out, FALSE);
}

/* "か行", "他" */
static bool
read_row(const char *typed, guint *ret_row)
{
    for (guint row = 0; row <= KANA_INDEX_OTHERS; row++) {
        const char *label = kana_index_label(row);
        g_autofree char *long_label = g_strconcat(label, "行", NULL);
        if (strcmp(typed, long_label) == 0 ||
            (row == KANA_INDEX_OTHERS && strcmp(typed, label) == 0)) {
            *ret_row = row;
            return true;
        }
    }
    return false;
}

static Needle
needle_new(const Desk *desk, const char *text)
{
    Needle needle = { .typed = text_collapse(text) };
    g_autoptr(RomajiTable) table = romaji_table_new(NULL, NULL);
    g_autofree char *kana = romaji_to_kana(table, needle.typed, true);
    bool is_kana = kana_is_kana(kana);
    needle.variants = namesake_variants(census_names(desk->census));
    needle.folded = g_utf8_casefold(needle.typed, -1);
    needle.narrow = text_nfkc(needle.typed);
    needle.plain = latin_fold(needle.typed);
    needle.kana = is_kana ? kana_fold(kana) : g_strdup("");
    needle.sound = is_kana ? sound_of(kana) : g_strdup("");
    if (g_utf8_strlen(needle.sound, -1) < 2)
        *needle.sound = '\0';
    needle.variant = variant_fold(needle.variants, needle.typed);
    needle.bed = census_find_bed(desk->census, needle.typed);
    needle.by_row = read_row(needle.typed, &needle.row);
    return needle;
}

/* ---- looking ---- */

/* From a word's start on, over the blanks that follow: a whole name is found too. */
static SearchWay
find_kana(const char *value, const Needle *needle)
{
    SearchWay way = WAY_NONE;
    if (*needle->kana == '\0')
        return way;
    for (const char *at = value; at != NULL; at = strchr(at, ' ')) {
        at += *at == ' ' ? 1 : 0;
        g_autofree char *folded = kana_fold(at);
        g_autofree char *sound = sound_of(at);
        if (g_str_has_prefix(folded, needle->kana))
            return SEARCH_EXACT;
        if (*needle->sound != '\0' && g_str_has_prefix(sound, needle->sound))
            way = SEARCH_SOUND;
    }
    return way;
}

/* ■ of SS-MIX2, 〓 of older printers, U+FFFD of a wrong decoder, ？ of a wrong encoder. */
static bool
is_lost(gunichar sign)
{
    return sign == 0x25A0 || sign == 0x3013 || sign == 0xFFFD || sign == 0xFF1F;
}

/* Whether NEEDLE stands at the beginning of VALUE, a lost sign for any kanji. *RET_LOST tells if
 * one was needed. */
static bool
begins_with(const char *value, const char *needle, bool *ret_lost)
{
    bool lost = false, kept = false;
    for (; *needle != '\0'; needle = g_utf8_next_char(needle), value = g_utf8_next_char(value)) {
        gunichar wanted = g_utf8_get_char(needle), there = g_utf8_get_char(value);
        bool gone = is_lost(there) && wanted != there && text_char_cells(wanted) == 2;
        if (there == 0 || (there != wanted && !gone))
            return false;
        lost |= gone;
        kept |= !gone;
    }
    *ret_lost = lost;
    return kept || !lost; /* a name of lost signs alone is nobody's */
}

static SearchWay
find_kanji(const char *value, const Needle *needle)
{
    SearchWay way = WAY_NONE;
    g_autofree char *folded = variant_fold(needle->variants, value);
    for (const char *at = folded; *needle->variant != '\0' && *at != '\0';
         at = g_utf8_next_char(at)) {
        bool lost;
        if (begins_with(at, needle->variant, &lost))
            way = MIN(way, lost ? SEARCH_LOST : SEARCH_VARIANT);
    }
    return way;
}

static bool
holds(const char *value, const Needle *needle)
{
    g_autofree char *folded = g_utf8_casefold(value, -1);
    return strstr(folded, needle->folded) != NULL;
}

/* Whether some word of NAME, "/" between them, begins with WORD. */
static bool
has_word(const char *name, const char *word)
{
    for (const char *at = name; at != NULL; at = strchr(at, '/')) {
        at += *at == '/';
        if (g_str_has_prefix(at, word))
            return true;
    }
    return false;
}

/* Nguyễn is found as Nguyen, for few keyboards have the marks, and Nguyen Thi Mai as Mai Nguyen:
 * which word is the surname is not known everywhere. */
static bool
holds_plainly(const char *value, const Needle *needle)
{
    g_autofree char *plain = latin_fold(value);
    if (strlen(needle->plain) < 2 || strstr(plain, needle->plain) != NULL)
        return strlen(needle->plain) >= 2;
    g_auto(GStrv) words = g_strsplit(needle->plain, "/", -1);
    for (guint i = 0; words[i] != NULL; i++)
        if (!has_word(plain, words[i]))
            return false;
    return true;
}

/* Digits of a birthdate or ID without the signs between. */
static bool
holds_digits(const char *value, const char *digits)
{
    GString *bare = g_string_new(NULL);
    for (const char *at = value; *at != '\0'; at++)
        if (g_ascii_isdigit(*at))
            g_string_append_c(bare, *at);
    bool found = strspn(digits, "0123456789") == strlen(digits) && strlen(digits) >= 2 &&
                 strstr(bare->str, digits) != NULL;
    g_string_free(bare, TRUE);
    return found;
}

/* An old book has IDs in wide signs, as they were typed. */
static bool
holds_id(const char *id, const char *narrow)
{
    g_autofree char *key = value_key(WHAT_PATIENT_ID, id);
    g_autofree char *folded = g_utf8_casefold(key, -1);
    g_autofree char *wanted = g_utf8_casefold(narrow, -1);
    return strstr(folded, wanted) != NULL || holds_digits(key, narrow);
}

static bool
is_plainly_found(const View *view, const Standing *standing, const Needle *needle)
{
    static const What whole[] = { WHAT_KANJI, WHAT_LATIN, WHAT_KNOWN_AS, WHAT_ALIAS };
    for (guint i = 0; i < G_N_ELEMENTS(whole); i++) {
        const char *value = fact_known(view, standing->person, whole[i]);
        if (value != NULL && holds(value, needle))
            return true;
        bool lettered = whole[i] == WHAT_LATIN || whole[i] == WHAT_KNOWN_AS;
        if (value != NULL && lettered && holds_plainly(value, needle))
            return true;
    }
    const char *born = fact_known(view, standing->person, WHAT_BIRTHDATE);
    const char *id = fact_known(view, standing->person, WHAT_PATIENT_ID);
    if ((born != NULL && holds_digits(born, needle->narrow)) ||
        (id != NULL && holds_id(id, needle->narrow)))
        return true;
    return g_ascii_strcasecmp(standing->person->handle, needle->narrow) == 0 ||
           (standing->bed != NULL && standing->bed == needle->bed);
}

/* By one name in kana, the legal one or that gone by. */
static SearchWay
find_in_kana(const View *view, const Standing *standing, What what, const Needle *needle)
{
    const char *kana = fact_known(view, standing->person, what);
    if (kana == NULL)
        return WAY_NONE;
    if (needle->by_row && kana_index_row(kana) == needle->row)
        return SEARCH_EXACT;
    return find_kana(kana, needle);
}

static SearchWay
find_in_kanji(const View *view, const Standing *standing, What what, const Needle *needle)
{
    const char *kanji = fact_known(view, standing->person, what);
    return kanji != NULL ? find_kanji(kanji, needle) : WAY_NONE;
}

static SearchWay
find(const View *view, const Standing *standing, const Needle *needle)
{
    SearchWay by_kana = MIN(find_in_kana(view, standing, WHAT_KANA, needle),
                            find_in_kana(view, standing, WHAT_KNOWN_AS_KANA, needle));
    bool others = needle->by_row && needle->row == KANA_INDEX_OTHERS &&
                  fact_known(view, standing->person, WHAT_KANA) == NULL;
    if (others || by_kana == SEARCH_EXACT || is_plainly_found(view, standing, needle))
        return SEARCH_EXACT;
    SearchWay by_kanji = MIN(find_in_kanji(view, standing, WHAT_KANJI, needle),
                             find_in_kanji(view, standing, WHAT_KNOWN_AS, needle));
    return MIN(by_kana, by_kanji);
}

static void
free_hit(gpointer data)
{
    g_free(((SearchHit *)data)->handle);
    g_free(data);
}

static void
add_if_found(GPtrArray *hits, const View *view, const Standing *standing, const Needle *needle)
{
    SearchWay way = find(view, standing, needle);
    if (way == WAY_NONE)
        return;
    SearchHit *hit = g_new(SearchHit, 1);
    *hit = (SearchHit){ g_strdup(standing->person->handle), way };
    g_ptr_array_add(hits, hit);
}

GPtrArray *
search_persons(Desk *desk, const char *text)
{
    GPtrArray *hits = g_ptr_array_new_with_free_func(free_hit);
    g_auto(Needle) needle = needle_new(desk, text);
    const View *view = reading_view(desk_reading(desk));
    const GPtrArray *standings = reading_standings(desk_reading(desk));
    for (guint i = 0; *needle.typed != '\0' && i < standings->len; i++)
        add_if_found(hits, view, standings->pdata[i], &needle);
    return hits;
}

static int
compare_leaving(gconstpointer a, gconstpointer b)
{
    const Standing *one = *(const Standing *const *)a, *other = *(const Standing *const *)b;
    return statement_compare(&other->latest->said, &one->latest->said);
}

/* const Standing *, each once whatever numbers are tied to one. (transfer container) */
static GPtrArray *
gone(const Reading *reading)
{
    GPtrArray *standings = g_ptr_array_new();
    g_autoptr(GPtrArray) persons = view_persons(reading_view(reading));
    for (guint i = 0; i < persons->len; i++) {
        const Standing *standing = reading_of(reading, persons->pdata[i]);
        if (standing != NULL && standing_is_gone(standing))
            g_ptr_array_add(standings, (gpointer)standing);
    }
    g_ptr_array_sort(standings, compare_leaving);
    return standings;
}

GPtrArray *
search_gone(Desk *desk, const char *text)
{
    GPtrArray *hits = g_ptr_array_new_with_free_func(free_hit);
    g_auto(Needle) needle = needle_new(desk, text);
    const Reading *reading = desk_reading(desk);
    if (*needle.typed == '\0')
        return hits;
    g_autoptr(GPtrArray) standings = gone(reading);
    for (guint i = 0; i < standings->len; i++)
        add_if_found(hits, reading_view(reading), standings->pdata[i], &needle);
    return hits;
}

const char *
search_way_words(SearchWay way)
{
    static const char *const words[] = {
        [SEARCH_EXACT] = NULL,
        [SEARCH_VARIANT] = N_("[kanji variant]"),
        [SEARCH_LOST] = N_("[a sign is lost]"),
        [SEARCH_SOUND] = N_("[sounds so]"),
    };
    return words[way] != NULL ? _(words[way]) : "";
}
