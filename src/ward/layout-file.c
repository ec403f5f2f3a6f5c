/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/layout-reader.h"

#include "base/language.h"
#include "base/text.h"

#include <string.h>

/*
 * A ward writes this file once and prints from it for years, so the reader is strict where a slip
 * would stay unseen: what GKeyFile merges in silence (a group or a key twice) is refused here with
 * its line.
 */

#define GRID_COLUMNS 4

/* A room is whole when its group ends: then its beds are known. */
static bool
end_group(LayoutReader *reader, GError **error)
{
    g_hash_table_remove_all(reader->keys);
    if (!reader->in_room || layout_last_room(reader)->bed_count > 0)
        return true;
    return layout_refuse(reader, reader->group_line, error, _("Room %s has no beds."),
                         layout_last_room(reader)->label);
}

static bool
begin_ward(LayoutReader *reader, GError **error)
{
    if (reader->ward_line > 0)
        return layout_refuse(reader, reader->line, error, _("[ward] stands already in line %u."),
                             reader->ward_line);
    reader->ward_line = reader->line;
    reader->in_room = false;
    return true;
}

static bool
begin_room(LayoutReader *reader, const char *label, GError **error)
{
    GArray *rooms = reader->layout->rooms;
    if (*label == '\0')
        return layout_refuse(reader, reader->line, error,
                             _("This room has no label; write [room 601]."));
    if (!layout_check_text(reader, label, LAYOUT_LABEL_CELLS, error))
        return false;
    for (guint i = 0; i < rooms->len; i++)
        if (strcmp(layout_room(reader->layout, i)->label, label) == 0)
            return layout_refuse(reader, reader->line, error,
                                 _("Room %s stands already in line %u."), label,
                                 layout_room_line(reader, i));
    LayoutRoom room = {
        .label = g_strdup(label), .column = -1, .row = -1, .first_bed = reader->layout->beds->len
    };
    g_array_append_val(rooms, room);
    g_array_append_val(reader->room_lines, reader->line);
    reader->in_room = true;
    return true;
}

/* TEXT is "[...]" without blanks around it. */
static bool
read_group(LayoutReader *reader, char *text, GError **error)
{
    gsize length = strlen(text);
    if (text[length - 1] != ']')
        return layout_refuse(reader, reader->line, error, _("“%s” does not end in “]”."), text);
    text[length - 1] = '\0';
    char *name = g_strstrip(text + 1);
    if (!end_group(reader, error))
        return false;
    reader->group_line = reader->line;
    if (strcmp(name, "ward") == 0)
        return begin_ward(reader, error);
    if (g_str_has_prefix(name, "room") && (name[4] == ' ' || name[4] == '\t' || name[4] == '\0'))
        return begin_room(reader, g_strstrip(name + 4), error);
    return layout_refuse(reader, reader->line, error,
                         _("[%s] is no group of a ward file; there are [ward] and [room LABEL]."),
                         name);
}

static bool
read_key(LayoutReader *reader, char *text, GError **error)
{
    char *sign = strchr(text, '=');
    if (sign == NULL)
        return layout_refuse(reader, reader->line, error,
                             _("“%s” is neither a [group] nor a line “key = value”."), text);
    *sign = '\0';
    char *key = g_strstrip(text), *value = g_strstrip(sign + 1);
    if (reader->group_line == 0)
        return layout_refuse(reader, reader->line, error,
                             _("“%s” stands before the first [group]."), key);
    return layout_take_key(reader, key, value, error);
}

static bool
read_line(LayoutReader *reader, char *line, GError **error)
{
    char *text = g_strstrip(line);
    if (*text == '\0' || *text == '#' || *text == ';')
        return true;
    return *text == '[' ? read_group(reader, text, error) : read_key(reader, text, error);
}

/* Rooms without a place fill the free ones of a narrow grid, in walking order. */
static void
place_rest(LayoutReader *reader)
{
    int next = 0;
    for (guint i = 0; i < reader->layout->rooms->len; i++) {
        if (layout_room(reader->layout, i)->column >= 0)
            continue;
        while (layout_room_at(reader, next % GRID_COLUMNS, next / GRID_COLUMNS) > 0)
            next++;
        layout_put_room(reader, i, next % GRID_COLUMNS, next / GRID_COLUMNS);
    }
}

/* What only the whole file tells. */
static bool
finish(LayoutReader *reader, GError **error)
{
    Layout *layout = reader->layout;
    if (!end_group(reader, error))
        return false;
    if (reader->ward_line == 0)
        return layout_refuse(reader, 1, error, _("The file has no [ward]."));
    if (layout->name == NULL && layout->code == NULL)
        return layout_refuse(reader, reader->ward_line, error, _("The ward has no name."));
    if (layout->rooms->len == 0)
        return layout_refuse(reader, reader->ward_line, error, _("The ward has no [room LABEL]."));
    if (layout->name == NULL)
        layout->name = g_strdup(layout->code);
    if (layout->code == NULL)
        layout->code = text_clip(layout->name, LAYOUT_LABEL_CELLS);
    if (layout->hospital == NULL)
        layout->hospital = g_strdup("");
    if (layout->language == NULL)
        layout->language = g_strdup("ja");
    place_rest(reader);
    return true;
}

static bool
read_all(LayoutReader *reader, const char *text, gsize length, GError **error)
{
    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        text += 3;
        length -= 3;
    }
    const char *bad;
    if (!g_utf8_validate_len(text, length, &bad)) {
        for (const char *at = text; at < bad; at++)
            reader->line += *at == '\n';
        return layout_refuse(reader, reader->line, error,
                             _("This line is not UTF-8; save the file as UTF-8."));
    }
    g_autofree char *copy = g_strndup(text, length);
    g_auto(GStrv) lines = g_strsplit(copy, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        if (!read_line(reader, *line, error))
            return false;
        reader->line++;
    }
    return finish(reader, error);
}

/* Breakfast, lunch, supper: when they are served where the file says nothing. */
static const int meal_minutes[] = { 8 * 60, 12 * 60, 18 * 60 };

static Layout *
layout_new(void)
{
    Layout *layout = g_new0(Layout, 1);
    layout->zone = 9 * 60;
    layout->transit_minutes = 30;
    layout->away_minutes = 240;
    layout->lock_minutes = 5;
    memcpy(layout->meal_minutes, meal_minutes, sizeof meal_minutes);
    layout->rooms = g_array_new(FALSE, TRUE, sizeof(LayoutRoom));
    layout->beds = g_array_new(FALSE, TRUE, sizeof(LayoutBed));
    return layout;
}

static void
reader_clear(LayoutReader *reader)
{
    g_hash_table_unref(reader->keys);
    g_hash_table_unref(reader->labels);
    g_hash_table_unref(reader->places);
    g_array_unref(reader->bed_lines);
    g_array_unref(reader->room_lines);
    layout_free(reader->layout);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(LayoutReader, reader_clear)

Layout *
layout_parse(const char *text, gsize length, const char *file, GError **error)
{
    g_auto(LayoutReader) reader = {
        .file = file,
        .line = 1,
        .keys = g_hash_table_new(g_str_hash, g_str_equal),
        .labels = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .places = g_hash_table_new(NULL, NULL),
        .bed_lines = g_array_new(FALSE, TRUE, sizeof(guint)),
        .room_lines = g_array_new(FALSE, TRUE, sizeof(guint)),
        .layout = layout_new(),
    };
    if (!read_all(&reader, text, length, error))
        return NULL;
    return g_steal_pointer(&reader.layout);
}
