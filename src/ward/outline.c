/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/outline.h"

#include "ward/layout.h"

#include "base/error.h"
#include "base/language.h"
#include "base/text.h"

#include <string.h>

#define ROOM_BEDS_MOST 50
#define ROOM_DIGITS_MOST 6

/* Rooms of one kind that stand beside one another: 601-603:4. */
typedef struct {
    const char *said; /* the whole of it */
    const char *room; /* "601-603" */
    const char *beds; /* "4", or "1/2/3/5" */
} Row;

typedef struct {
    GString *text;
    GHashTable *rooms; /* char *: labels so far */
    guint beds;
} Plan;

static const struct {
    guint beds;
    const char *kind;
} kinds[] = { { 1, "single" }, { 2, "two" }, { 4, "four" }, { 6, "six" } };

static const char *
kind_of(guint beds)
{
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (kinds[i].beds == beds)
            return kinds[i].kind;
    return beds > 6 ? "hall" : NULL;
}

/* The signs of the beds within a room: 1 to N, or those that were told. NULL with an error.
 * (transfer full) */
static GStrv
read_beds(const Row *row, GError **error)
{
    guint64 count;
    g_auto(GStrv) signs = g_strsplit(row->beds, "/", -1);
    bool counted = g_ascii_string_to_unsigned(row->beds, 10, 1, ROOM_BEDS_MOST, &count, NULL);
    bool told = !counted && g_strv_length(signs) > 1 && g_strv_length(signs) <= ROOM_BEDS_MOST;
    for (char **sign = signs; told && *sign != NULL; sign++)
        told = **sign != '\0' && !g_strv_contains((const char *const *)sign + 1, *sign);
    if (told)
        return g_steal_pointer(&signs);
    if (!counted) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                    _("“%s”: behind the colon stands how many beds a room has, 1 to %d, or what "
                      "they are called, each once: 1/2/3/5."),
                    row->said, ROOM_BEDS_MOST);
        return NULL;
    }
    g_autoptr(GStrvBuilder) numbers = g_strv_builder_new();
    for (guint i = 1; i <= count; i++) {
        g_autofree char *number = g_strdup_printf("%u", i);
        g_strv_builder_add(numbers, number);
    }
    return g_strv_builder_end(numbers);
}

/* The one bed of a room is called as the room is. */
static bool
add_room(Plan *plan, const char *room, GStrv signs, GError **error)
{
    guint beds = g_strv_length(signs);
    if (!layout_takes_label(room) || strpbrk(room, "[]") != NULL) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                    _("“%s” cannot be the name of a room: it is empty, longer than %d cells, or "
                      "holds a sign that is none."),
                    room, LAYOUT_LABEL_CELLS);
        return false;
    }
    if (!g_hash_table_add(plan->rooms, g_strdup(room))) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED, _("Room %s stands twice."), room);
        return false;
    }
    plan->beds += beds;
    if (plan->beds > LAYOUT_BEDS_MOST) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED, _("The ward has more than %d beds."),
                    LAYOUT_BEDS_MOST);
        return false;
    }
    const char *kind = kind_of(beds);
    g_string_append_printf(plan->text, "\n[room %s]\n", room);
    if (kind != NULL)
        g_string_append_printf(plan->text, "kind = %s\n", kind);
    g_string_append(plan->text, "beds =");
    for (guint i = 0; i < beds; i++)
        g_string_append_printf(plan->text, beds == 1 ? "%s %s" : "%s %s-%s", i > 0 ? "," : "", room,
                               signs[i]);
    g_string_append_c(plan->text, '\n');
    return true;
}

/* Rooms 601, 602, 603 of "601-603"; FOUND holds the signs before the digits, and both numbers. */
static bool
add_range(Plan *plan, const Row *row, const GMatchInfo *found, GStrv signs, GError **error)
{
    g_autofree char *before = g_match_info_fetch(found, 1);
    g_autofree char *first = g_match_info_fetch(found, 2);
    g_autofree char *last = g_match_info_fetch(found, 3);
    guint64 from = g_ascii_strtoull(first, NULL, 10), to = g_ascii_strtoull(last, NULL, 10);
    int digits = (int)strlen(first);
    if (digits > ROOM_DIGITS_MOST || strlen(last) > ROOM_DIGITS_MOST || from >= to ||
        to - from >= LAYOUT_BEDS_MOST) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                    _("“%s”: the rooms go from the lower number to the higher, such as 601-606."),
                    row->said);
        return false;
    }
    for (guint64 number = from; number <= to; number++) {
        g_autofree char *room = g_strdup_printf("%s%0*u", before, digits, (guint)number);
        if (!add_room(plan, room, signs, error))
            return false;
    }
    return true;
}

static bool
add_row(Plan *plan, const Row *row, GError **error)
{
    g_autoptr(GRegex) range = g_regex_new("^(.*?)([0-9]+)[-~〜ー‐–−](?:\\1)?([0-9]+)$", 0, 0, NULL);
    g_autoptr(GMatchInfo) found = NULL;
    g_auto(GStrv) signs = read_beds(row, error);
    if (signs == NULL)
        return false;
    if (g_regex_match(range, row->room, 0, &found))
        return add_range(plan, row, found, signs, error);
    return add_room(plan, row->room, signs, error);
}

static bool
add_said(Plan *plan, const char *said, GError **error)
{
    const char *colon = strrchr(said, ':');
    if (colon == NULL) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                    _("“%s”: how many beds? Such as 601:4, or 601-606:4 for six rooms of four."),
                    said);
        return false;
    }
    g_autofree char *room = g_strndup(said, (gsize)(colon - said));
    Row row = { said, room, colon + 1 };
    return add_row(plan, &row, error);
}

char *
outline_layout(const Outline *outline, GError **error)
{
    /* an input method writes digits, colons and commas in their wide forms */
    g_autofree char *plain = text_nfkc(outline->rooms);
    g_auto(GStrv) said = g_regex_split_simple("[\\s,、]+", plain, 0, 0);
    g_autoptr(GString) text = g_string_new("[ward]\n");
    g_autoptr(GHashTable) rooms = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Plan plan = { text, rooms, 0 };
    g_autofree char *name = text_collapse(outline->name);
    if (*name == '\0' || !text_is_plain(name)) {
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                            _("The ward needs a name, such as 6階東病棟."));
        return NULL;
    }
    g_string_append_printf(text, "name = %s\n", name);
    for (char **one = said; *one != NULL; one++)
        if (**one != '\0' && !add_said(&plan, *one, error))
            return NULL;
    if (plan.beds == 0) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                    _("No room is told: write each with its beds, such as 601-606:4 607:1."));
        return NULL;
    }
    return g_string_free(g_steal_pointer(&text), FALSE);
}
