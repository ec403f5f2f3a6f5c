/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What stands across a list's page as one piece: a row with its cells, a group's heading, a note.
 * Each is set, broken and measured here, once. It never knows on which page it will stand.
 */

#include "print/list-column.h"

#define LIST_PADDING 1.4        /* above and below a row's text */
#define LIST_DENSE_PADDING 0.35 /* where the whole ward is to stand on few pages */
#define LIST_TICK (4.2 * MM)
#define LIST_PEN (5.5 * MM) /* the least height in which a hand writes */
#define LIST_MARK 11        /* points: the signs in the gutter, one below the other */

typedef enum { LIST_ROW, LIST_GROUP, LIST_NOTE } ListLineKind;

typedef struct {
    ListLineKind kind;
    const SheetRow *row;
    GPtrArray *cells; /* TextBlock, one a column; for a group or note the one text */
    GPtrArray *below; /* TextBlock of texts too long for their column */
    double cells_height;
    double padding; /* above and below the cells */
    double height;
    guint page; /* set by who places it, with Y from the top of the body */
    double y;
} ListLine;

/* A row: a text over six lines is set smaller, with a mark; one over twelve small lines, or over
 * three where rows stand close, stands below its row. (transfer full) */
ListLine *list_line_row(const SheetFrame *frame, const GArray *columns, const SheetRow *row);
/* The columns' labels. (transfer full) */
ListLine *list_line_labels(const SheetFrame *frame, const GArray *columns);
/* A heading or a note across the page. (transfer full) */
ListLine *list_line_across(const SheetFrame *frame, ListLineKind kind, const char *words);
void list_line_free(ListLine *line);
