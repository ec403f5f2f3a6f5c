/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The ward as it stands: rooms in walking order with their places on the map, beds with whatever
 * labels the ward uses, and the few rules a ward may set. Read from the layout file that
 * meguri-ward(5) describes. It never knows who lies where.
 */

#include <glib.h>
#include <stdbool.h>

#define LAYOUT_BEDS_MOST 500
#define LAYOUT_LABEL_CELLS 20

typedef struct {
    char *label;
    guint room; /* index into rooms */
} LayoutBed;

typedef struct {
    char *label;
    char *title; /* NULL = none */
    char *kind;  /* NULL = none */
    int column;  /* place on the map, from 0 */
    int row;
    guint first_bed; /* index into beds; a room's beds are neighbours */
    guint bed_count;
} LayoutRoom;

typedef struct {
    char *name; /* of the ward */
    char *code; /* short name in files and bands */
    char *hospital;
    char *language; /* "ja" or "en" */
    char *assembly; /* where everybody is brought in an evacuation, or NULL */
    char *id_codes; /* how the patient ID stands in old barcodes (id-code.h), or NULL */
    int zone;       /* minutes east */
    bool counts_newborns;
    bool drill; /* everything shown or printed carries 訓練 */
    int transit_minutes;
    int away_minutes;
    int lock_minutes;
    int meal_minutes[3]; /* after midnight: breakfast, lunch, supper */
    GArray *rooms;       /* LayoutRoom, in walking order */
    GArray *beds;        /* LayoutBed, in walking order */
} Layout;

/* Reads a layout file's TEXT. Fails with MEGURI_ERROR_REFUSED and "FILE:LINE: what is wrong".
 * (transfer full) */
Layout *layout_parse(const char *text, gsize length, const char *file, GError **error);
void layout_free(Layout *layout);

/* True if LABEL can name a bed or a room that comes later: short enough for the map, nothing that
 * steers a terminal, no comma, since labels are joined by commas. */
bool layout_takes_label(const char *label);

/* LABEL as it is looked for, blanks at its ends gone: an input method writes digits wide, and its
 * long vowel, a minus or a dash for a hyphen. Two labels are one where this is equal. (transfer
 * full) */
char *layout_label_key(const char *label);

/* Index of a room by its label, or -1. */
int layout_find_room(const Layout *layout, const char *label);
const LayoutBed *layout_bed(const Layout *layout, guint index);
const LayoutRoom *layout_room(const Layout *layout, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Layout, layout_free)
