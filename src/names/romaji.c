/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names/romaji.h"

#include "names/kana.h"

#include "base/error.h"
#include "base/language.h"

#include <string.h>

#define LONGEST_ROW 4
#define MACRON 0x0304
#define CIRCUMFLEX 0x0302
#define CURLY_APOSTROPHE 0x2019

/* data/romaji.tsv, made a C array by the build */
extern const char romaji_tsv[];

struct RomajiTable {
    GHashTable *kana; /* romaji -> katakana */
};

static bool
is_romaji(const char *text)
{
    gsize length = strspn(text, "abcdefghijklmnopqrstuvwxyz'");
    return length > 0 && length <= LONGEST_ROW && text[length] == '\0';
}

static bool
add_row(RomajiTable *table, const char *line)
{
    g_auto(GStrv) cells = g_strsplit(line, "\t", 3);
    if (g_strv_length(cells) != 2 || !is_romaji(cells[0]) || !kana_is_kana(cells[1]) ||
        g_hash_table_contains(table->kana, cells[0]))
        return false;
    g_hash_table_insert(table->kana, g_strdup(cells[0]), g_strdup(cells[1]));
    return true;
}

RomajiTable *
romaji_table_new(const char *text, GError **error)
{
    g_autoptr(RomajiTable) table = g_new0(RomajiTable, 1);
    table->kana = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_auto(GStrv) lines = g_strsplit(text != NULL ? text : romaji_tsv, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
        if (*lines[i] == '\0' || *lines[i] == '#' || add_row(table, lines[i]))
            continue;
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                    _("Line %u of the romaji table is not a new spelling, a tab and katakana."),
                    i + 1);
        return NULL;
    }
    return g_steal_pointer(&table);
}

void
romaji_table_free(RomajiTable *table)
{
    if (table == NULL)
        return;
    g_hash_table_unref(table->kana);
    g_free(table);
}

static bool
is_vowel(char c)
{
    return c != '\0' && strchr("aiueo", c) != NULL;
}

static bool
is_consonant(char c)
{
    return g_ascii_islower(c) && !is_vowel(c);
}

/* One way to write each thing before the rules look at it: small letters, "o-" for a long vowel of
 * any kind, kana as kept. */
static char *
prepare(const char *typed, bool final)
{
    g_autofree char *kept = kana_keep(typed);
    GString *out = g_string_new(NULL);
    for (const char *at = kept; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar base, mark, c = g_unichar_tolower(g_utf8_get_char(at));
        if (c == CURLY_APOSTROPHE)
            g_string_append_c(out, '\'');
        else if (g_unichar_decompose(c, &base, &mark) && (mark == MACRON || mark == CIRCUMFLEX) &&
                 base < 0x80 && is_vowel((char)base))
            g_string_append_printf(out, "%c-", (char)base);
        else
            g_string_append_unichar(out, c);
    }
    const char *last = *typed == '\0' ? typed : g_utf8_prev_char(typed + strlen(typed));
    if (!final && out->len > 0 && g_unichar_isspace(g_utf8_get_char(last)))
        g_string_append_c(out, ' ');
    return g_string_free(out, FALSE);
}

/* What is being read: AT moves over the prepared text, which begins at START. */
typedef struct {
    const RomajiTable *table;
    const char *start;
    const char *at;
    bool final;
    GString *out;
} Reader;

static bool
put(Reader *reader, const char *kana, gsize taken)
{
    g_string_append(reader->out, kana);
    reader->at += taken;
    return true;
}

/* n and m as ン; see the header for the choice about nn. */
static bool
read_nasal(Reader *reader)
{
    const char *at = reader->at;
    if (at[0] == 'm')
        return at[1] != '\0' && strchr("bpm", at[1]) != NULL && put(reader, "ン", 1);
    if (at[0] != 'n' || is_vowel(at[1]) || at[1] == 'y')
        return false;
    if (at[1] == '\'' || (at[1] == '-' && g_ascii_isalpha(at[2])))
        return put(reader, "ン", 2);
    if (at[1] == '\0' && !reader->final)
        return false;
    bool is_one =
        at[1] != 'n' || is_vowel(at[2]) || at[2] == 'y' || (at[2] == '\0' && !reader->final);
    return put(reader, "ン", is_one ? 1 : 2);
}

static bool
read_doubled(Reader *reader)
{
    const char *at = reader->at;
    bool doubled = is_consonant(at[0]) && at[0] == at[1];
    return (doubled || g_str_has_prefix(at, "tch")) && put(reader, "ッ", 1);
}

static bool
read_syllable(Reader *reader)
{
    char key[LONGEST_ROW + 1] = "";
    for (gsize length = 1; length <= LONGEST_ROW && reader->at[length - 1] != '\0'; length++) {
        key[length - 1] = reader->at[length - 1];
        const char *kana = g_hash_table_lookup(reader->table->kana, key);
        if (kana != NULL)
            return put(reader, kana, length);
    }
    return false;
}

/* The h of passports: Ohno, Satoh. */
static bool
read_long_oh(Reader *reader)
{
    const char *at = reader->at;
    if (at[0] != 'h' || at == reader->start || at[-1] != 'o' || is_vowel(at[1]) ||
        (at[1] == '\0' && !reader->final))
        return false;
    return put(reader, "ー", 1);
}

static bool
read_sign(Reader *reader)
{
    switch (*reader->at) {
    case '-':
        return put(reader, "ー", 1);
    case '/': /* as input methods write it between foreign names */
        return put(reader, "・", 1);
    case '\'': /* parts letters, is no letter */
        return put(reader, "", 1);
    default:
        return false;
    }
}

static void
read_as_is(Reader *reader)
{
    const char *next = g_utf8_next_char(reader->at);
    g_string_append_len(reader->out, reader->at, next - reader->at);
    reader->at = next;
}

char *
romaji_to_kana(const RomajiTable *table, const char *typed, bool final)
{
    g_autofree char *prepared = prepare(typed, final);
    Reader reader = { table, prepared, prepared, final, g_string_new(NULL) };
    while (*reader.at != '\0') {
        if (!read_long_oh(&reader) && !read_nasal(&reader) && !read_doubled(&reader) &&
            !read_syllable(&reader) && !read_sign(&reader))
            read_as_is(&reader);
    }
    return g_string_free(reader.out, FALSE);
}
