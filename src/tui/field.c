/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/field.h"

#include "names/accent.h"
#include "names/kana.h"
#include "names/latin.h"
#include "names/romaji.h"

#include "base/secret.h"
#include "base/text.h"

#include <string.h>

/* A scanner that was pointed at a poster must not fill memory. */
#define FIELD_BYTES_MOST 2000
#define NAME_BYTES_MOST 600 /* each key forms the kana of all of it anew */

struct Field {
    FieldKind kind;
    GString *typed;
    RomajiTable *romaji; /* NULL unless letters become kana */
};

Field *
field_new(FieldKind kind)
{
    Field *field = g_new0(Field, 1);
    field->kind = kind;
    field->typed =
        g_string_sized_new(FIELD_BYTES_MOST + 8); /* it may be a passphrase: never moved */
    if (kind == FIELD_KANA || kind == FIELD_NAME) {
        field->romaji = romaji_table_new(NULL, NULL);
        g_assert(field->romaji != NULL); /* the table that is built in */
    }
    return field;
}

void
field_free(Field *field)
{
    explicit_bzero(field->typed->str, field->typed->allocated_len);
    g_string_free(field->typed, TRUE);
    g_clear_pointer(&field->romaji, romaji_table_free);
    g_free(field);
}

void
field_set(Field *field, const char *text)
{
    explicit_bzero(field->typed->str, field->typed->len);
    g_string_assign(field->typed, text);
}

/* A capital and small letters, a mark half typed too: Latin letters may be meant. */
static bool
may_be_letters(const char *typed)
{
    g_autofree char *composed = accent_compose(typed);
    if (g_str_has_suffix(composed, ";"))
        composed[strlen(composed) - 1] = '\0';
    return latin_is_capitalised(composed);
}

/* Kana already formed stay kana: after Backspace the line holds what was seen, not how it was
 * spelled; but for a name that may be meant in letters. */
static void
erase_last(Field *field)
{
    if (field->kind == FIELD_KANA && may_be_letters(field->typed->str)) {
        g_string_truncate(field->typed, field->typed->len - text_last_length(field->typed->str));
        return;
    }
    g_autoptr(Secret) shown = field_shown(field);
    gsize last = text_last_length(shown);
    g_string_assign(field->typed, shown);
    g_string_truncate(field->typed, field->typed->len - last);
}

bool
field_key(Field *field, const Key *key)
{
    if (key->kind == KEY_KIND_BACKSPACE) {
        if (field->typed->len > 0)
            erase_last(field);
        return true;
    }
    if (key->kind == KEY_KIND_CLEAR) {
        field_set(field, "");
        return true;
    }
    if (key->kind != KEY_KIND_SIGN)
        return false;
    if (field->typed->len < (field->romaji != NULL ? NAME_BYTES_MOST : FIELD_BYTES_MOST))
        g_string_append_unichar(field->typed, key->sign);
    return true;
}

const char *
field_typed(const Field *field)
{
    return field->typed->str;
}

/* Word by word: one in hiragana came from an input method, and is how the name is written. */
static char *
name_meant(const Field *field, bool finished)
{
    g_auto(GStrv) words = g_strsplit(field->typed->str, " ", -1);
    for (guint i = 0; words[i] != NULL; i++) {
        g_autofree char *word = words[i];
        words[i] = kana_has_hiragana(word)
                       ? g_strdup(word)
                       : romaji_to_kana(field->romaji, word, finished || words[i + 1] != NULL);
    }
    return g_strjoinv(" ", words);
}

/* FINISHED: what is typed half is taken as it stands. */
static char *
meant(const Field *field, bool finished)
{
    switch (field->kind) {
    case FIELD_KANA:
        return romaji_to_kana(field->romaji, field->typed->str, finished);
    case FIELD_NAME:
        return name_meant(field, finished);
    case FIELD_LETTERS:
        return accent_compose(field->typed->str);
    case FIELD_PLAIN:
        break;
    }
    return g_strdup(field->typed->str);
}

char *
field_text(const Field *field)
{
    g_autofree char *text = meant(field, true);
    return text_collapse(text);
}

char *
field_shown(const Field *field)
{
    return meant(field, false);
}

bool
field_is_empty(const Field *field)
{
    return field->typed->len == 0;
}

/* The end of TEXT that fits CELLS: one types at the end. */
static const char *
end_in_view(const Canvas *canvas, const char *text, guint cells)
{
    while (canvas_cells(canvas, text) > cells)
        do
            text = g_utf8_next_char(text);
        while (*text != '\0' && text_char_cells(g_utf8_get_char(text)) == 0);
    return text;
}

void
field_draw(const Field *field, const Canvas *canvas, Spot spot)
{
    g_autofree char *shown = field_shown(field);
    int cells = spot.cells > 0 ? spot.cells : canvas->columns - spot.column;
    const char *seen = end_in_view(canvas, shown, (guint)MAX(cells - 1, 0));
    canvas_text(canvas, spot, INK_FIELD, seen);
    int at = spot.column + (int)canvas_cells(canvas, seen);
    canvas_text(canvas, (Spot){ spot.row, at, 1 }, INK_CURSOR, " ");
}
