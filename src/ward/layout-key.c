/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/id-code.h"
#include "ward/layout-reader.h"

#include "base/error.h"
#include "base/instant.h"
#include "base/language.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

#define TEXT_CELLS 60
#define MINUTES_MOST (7 * 24 * 60)

typedef struct KeyRow KeyRow;

struct KeyRow {
    const char *key;
    bool (*take)(LayoutReader *reader, const KeyRow *row, const char *value, GError **error);
    gsize offset; /* of the field in Layout or LayoutRoom */
    int bound;    /* most cells of a text, or least number */
};

LayoutRoom *
layout_last_room(const LayoutReader *reader)
{
    GArray *rooms = reader->layout->rooms;
    return &g_array_index(rooms, LayoutRoom, rooms->len - 1);
}

guint
layout_room_line(const LayoutReader *reader, guint index)
{
    return g_array_index(reader->room_lines, guint, index);
}

static void *
field(LayoutReader *reader, const KeyRow *row)
{
    char *base = reader->in_room ? (char *)layout_last_room(reader) : (char *)reader->layout;
    return base + row->offset;
}

bool
layout_refuse(const LayoutReader *reader, guint line, GError **error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *what = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_autofree char *seen = text_visible(what);
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED, "%s:%u: %s", reader->file, line, seen);
    return false;
}

bool
layout_check_text(const LayoutReader *reader, const char *text, guint cells, GError **error)
{
    if (!text_is_plain(text))
        return layout_refuse(reader, reader->line, error,
                             _("“%s” holds a control character or an invisible sign."), text);
    if (text_cells(text) > cells)
        return layout_refuse(reader, reader->line, error, _("“%s” is longer than %u cells."), text,
                             cells);
    return true;
}

static bool
take_text(LayoutReader *reader, const KeyRow *row, const char *value, GError **error)
{
    if (!layout_check_text(reader, value, (guint)row->bound, error))
        return false;
    if (*value != '\0')
        *(char **)field(reader, row) =
            g_strdup(value); /* a key stands once, so the field is NULL */
    return true;
}

static bool
take_word(LayoutReader *reader, const KeyRow *row, const char *value, const char *const *words,
          GError **error)
{
    if (g_strv_contains(words, value))
        return take_text(reader, row, value, error);
    g_autofree char *known = g_strjoinv(", ", (char **)words);
    return layout_refuse(reader, reader->line, error, _("%s is “%s”; it can be one of: %s."),
                         row->key, value, known);
}

static bool
take_kind(LayoutReader *reader, const KeyRow *row, const char *value, GError **error)
{
    static const char *const kinds[] = { "single", "two", "four", "six", "hall", "nursery", NULL };
    return take_word(reader, row, value, kinds, error);
}

static bool
take_language(LayoutReader *reader, const KeyRow *row, const char *value, GError **error)
{
    static const char *const languages[] = { "ja", "en", NULL };
    return take_word(reader, row, value, languages, error);
}

static bool
take_id_codes(LayoutReader *reader, const KeyRow *row, const char *value, GError **error)
{
    if (id_code_is_rule(value))
        return take_text(reader, row, value, error);
    return layout_refuse(reader, reader->line, error,
                         _("%s is “%s”; each form needs a # for the digits of the ID."), row->key,
                         value);
}

static bool
take_bool(LayoutReader *reader, const KeyRow *row, const char *value, GError **error)
{
    if (strcmp(value, "true") != 0 && strcmp(value, "false") != 0)
        return layout_refuse(reader, reader->line, error, _("%s is “%s”; it can be true or false."),
                             row->key, value);
    *(bool *)field(reader, row) = *value == 't';
    return true;
}

static bool
take_minutes(LayoutReader *reader, const KeyRow *row, const char *value, GError **error)
{
    gint64 minutes;
    if (!g_ascii_string_to_signed(value, 10, row->bound, MINUTES_MOST, &minutes, NULL))
        return layout_refuse(reader, reader->line, error,
                             _("%s is “%s”; it must be a whole number from %d to %d."), row->key,
                             value, row->bound, MINUTES_MOST);
    *(int *)field(reader, row) = (int)minutes;
    return true;
}

/* "08:00,12:00,18:00" */
static bool
take_meal_times(LayoutReader *reader, const KeyRow *row, const char *value, GError **error)
{
    int *minutes = field(reader, row), taken[3], used = 0;
    int hours[3];
    bool good = sscanf(value, "%2d:%2d,%2d:%2d,%2d:%2d%n", &hours[0], &taken[0], &hours[1],
                       &taken[1], &hours[2], &taken[2], &used) == 6 &&
                value[used] == '\0';
    for (guint i = 0; good && i < 3; i++) {
        good = hours[i] >= 0 && hours[i] < 24 && taken[i] >= 0 && taken[i] < 60;
        taken[i] += hours[i] * 60;
    }
    if (!good || taken[0] >= taken[1] || taken[1] >= taken[2])
        return layout_refuse(reader, reader->line, error,
                             _("%s is “%s”; it must be three times of a day in order, such as "
                               "08:00,12:00,18:00."),
                             row->key, value);
    memcpy(minutes, taken, sizeof taken);
    return true;
}

static bool
take_zone(LayoutReader *reader, const KeyRow *row, const char *value, GError **error)
{
    if (instant_parse_zone(value, field(reader, row)))
        return true;
    return layout_refuse(reader, reader->line, error,
                         _("%s is “%s”; it must be a time zone such as +09:00."), row->key, value);
}

static const char *
room_name(const LayoutReader *reader, guint bed)
{
    return layout_room(reader->layout, layout_bed(reader->layout, bed)->room)->label;
}

static bool
check_label(const LayoutReader *reader, const char *label, GError **error)
{
    if (*label == '\0')
        return layout_refuse(reader, reader->line, error,
                             _("A bed label between the commas is empty."));
    if (strstr(label, "、") != NULL || strstr(label, "，") != NULL)
        return layout_refuse(reader, reader->line, error,
                             _("“%s” holds a full-width comma; write “,” between bed labels."),
                             label);
    return layout_check_text(reader, label, LAYOUT_LABEL_CELLS, error);
}

static bool
add_bed(LayoutReader *reader, const char *label, GError **error)
{
    GArray *beds = reader->layout->beds;
    if (!check_label(reader, label, error))
        return false;
    guint before = GPOINTER_TO_UINT(g_hash_table_lookup(reader->labels, label));
    if (before > 0)
        return layout_refuse(reader, reader->line, error,
                             _("Bed %s of room %s stands already in room %s, line %u."), label,
                             layout_last_room(reader)->label, room_name(reader, before - 1),
                             g_array_index(reader->bed_lines, guint, before - 1));
    if (beds->len == LAYOUT_BEDS_MOST)
        return layout_refuse(reader, reader->line, error, _("The ward has more than %d beds."),
                             LAYOUT_BEDS_MOST);
    LayoutBed bed = { g_strdup(label), reader->layout->rooms->len - 1 };
    g_array_append_val(beds, bed);
    g_array_append_val(reader->bed_lines, reader->line);
    g_hash_table_insert(reader->labels, g_strdup(label), GUINT_TO_POINTER(beds->len));
    layout_last_room(reader)->bed_count++;
    return true;
}

static bool
take_beds(LayoutReader *reader, const KeyRow *row, const char *value, GError **error)
{
    (void)row;
    if (*value == '\0')
        return layout_refuse(reader, reader->line, error, _("Room %s has no beds."),
                             layout_last_room(reader)->label);
    g_auto(GStrv) labels = g_strsplit(value, ",", -1);
    for (char **label = labels; *label != NULL; label++)
        if (!add_bed(reader, g_strstrip(*label), error))
            return false;
    return true;
}

void
layout_put_room(LayoutReader *reader, guint index, int column, int place_row)
{
    LayoutRoom *room = &g_array_index(reader->layout->rooms, LayoutRoom, index);
    room->column = column;
    room->row = place_row;
    g_hash_table_insert(reader->places,
                        GINT_TO_POINTER(place_row * (LAYOUT_PLACE_MOST + 1) + column),
                        GUINT_TO_POINTER(index + 1));
}

guint
layout_room_at(const LayoutReader *reader, int column, int place_row)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(
        reader->places, GINT_TO_POINTER(place_row * (LAYOUT_PLACE_MOST + 1) + column)));
}

static bool
take_place(LayoutReader *reader, const KeyRow *row, const char *value, GError **error)
{
    g_auto(GStrv) parts = g_strsplit(value, ",", -1);
    gint64 place[2];
    bool good = g_strv_length(parts) == 2;
    for (int i = 0; good && i < 2; i++)
        good = g_ascii_string_to_signed(g_strstrip(parts[i]), 10, 0, LAYOUT_PLACE_MOST, &place[i],
                                        NULL);
    if (!good)
        return layout_refuse(
            reader, reader->line, error,
            _("%s is “%s”; it must be COLUMN,ROW, each a whole number from 0 to %d."), row->key,
            value, LAYOUT_PLACE_MOST);
    guint other = layout_room_at(reader, (int)place[0], (int)place[1]);
    if (other > 0)
        return layout_refuse(
            reader, reader->line, error,
            _("Room %s is at place %d,%d, where room %s, line %u, stands already."),
            layout_last_room(reader)->label, (int)place[0], (int)place[1],
            layout_room(reader->layout, other - 1)->label, layout_room_line(reader, other - 1));
    layout_put_room(reader, reader->layout->rooms->len - 1, (int)place[0], (int)place[1]);
    return true;
}

static const KeyRow ward_keys[] = {
    { "name", take_text, offsetof(Layout, name), TEXT_CELLS },
    { "code", take_text, offsetof(Layout, code), LAYOUT_LABEL_CELLS },
    { "hospital", take_text, offsetof(Layout, hospital), TEXT_CELLS },
    { "zone", take_zone, offsetof(Layout, zone), 0 },
    { "counts_newborns", take_bool, offsetof(Layout, counts_newborns), 0 },
    { "transit_minutes", take_minutes, offsetof(Layout, transit_minutes), 0 },
    { "away_minutes", take_minutes, offsetof(Layout, away_minutes), 0 },
    { "lock_minutes", take_minutes, offsetof(Layout, lock_minutes), 0 },
    { "meal_times", take_meal_times, offsetof(Layout, meal_minutes), 0 },
    { "language", take_language, offsetof(Layout, language), LAYOUT_LABEL_CELLS },
    { "assembly", take_text, offsetof(Layout, assembly), TEXT_CELLS },
    { "id_codes", take_id_codes, offsetof(Layout, id_codes), TEXT_CELLS },
    { "drill", take_bool, offsetof(Layout, drill), 0 },
    { NULL, NULL, 0, 0 },
};

static const KeyRow room_keys[] = {
    { "beds", take_beds, 0, 0 },
    { "place", take_place, 0, 0 },
    { "title", take_text, offsetof(LayoutRoom, title), TEXT_CELLS },
    { "kind", take_kind, offsetof(LayoutRoom, kind), LAYOUT_LABEL_CELLS },
    { NULL, NULL, 0, 0 },
};

bool
layout_take_key(LayoutReader *reader, const char *key, const char *value, GError **error)
{
    const KeyRow *row = reader->in_room ? room_keys : ward_keys;
    while (row->key != NULL && strcmp(row->key, key) != 0)
        row++;
    if (row->key == NULL)
        return layout_refuse(reader, reader->line, error, _("“%s” is no key of %s."), key,
                             reader->in_room ? "[room]" : "[ward]");
    guint before = GPOINTER_TO_UINT(g_hash_table_lookup(reader->keys, row->key));
    if (before > 0)
        return layout_refuse(reader, reader->line, error, _("“%s” stands already in line %u."), key,
                             before);
    g_hash_table_insert(reader->keys, (gpointer)row->key, GUINT_TO_POINTER(reader->line));
    return row->take(reader, row, value, error);
}
