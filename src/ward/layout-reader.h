/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A layout file half read: what layout_parse() has seen so far and in which line, so that a slip
 * can name the place it clashes with. Used by layout-file.c (groups and lines) and layout-key.c
 * (values) alone. It never knows where the file's text came from.
 */

#include "ward/layout.h"

#define LAYOUT_PLACE_MOST 99

typedef struct {
    const char *file;
    guint line;         /* being read, from 1 */
    guint group_line;   /* of the group being read, 0 before the first */
    guint ward_line;    /* of [ward], 0 until seen */
    bool in_room;       /* the group being read is the last room */
    GHashTable *keys;   /* key of this group -> its line */
    GHashTable *labels; /* bed label -> index into bed_lines, plus 1 */
    GHashTable *places; /* place -> index of its room, plus 1 */
    GArray *bed_lines;  /* guint, beside layout->beds */
    GArray *room_lines; /* guint, beside layout->rooms */
    Layout *layout;     /* owned until it is whole */
} LayoutReader;

/* Always false, with "FILE:LINE: what is wrong" in ERROR. */
bool layout_refuse(const LayoutReader *reader, guint line, GError **error, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

/* The line of the room with INDEX. */
guint layout_room_line(const LayoutReader *reader, guint index);

LayoutRoom *layout_last_room(const LayoutReader *reader);

/* False, saying why, if TEXT would steer a terminal or is longer than CELLS. */
bool layout_check_text(const LayoutReader *reader, const char *text, guint cells, GError **error);

/* Takes VALUE for KEY into the ward or the last room, whichever group is being read. Fails on an
 * unknown key, a key given twice and a value of the wrong form. */
bool layout_take_key(LayoutReader *reader, const char *key, const char *value, GError **error);

/* The room at a place, as its index plus 1; 0 if the place is free. */
guint layout_room_at(const LayoutReader *reader, int column, int row);

void layout_put_room(LayoutReader *reader, guint index, int column, int row);
