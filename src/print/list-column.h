/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The columns of a list on paper: how wide each is for what stands in it. It never knows how high a
 * row becomes, nor on which page it stands.
 */

#include "print/sheet-frame.h"

/* Left of the columns: where the eye looks for what does not fit. */
#define LIST_GUTTER (5.5 * MM)
#define LIST_INSET (0.7 * MM)

typedef struct {
    const SheetFace *face;
    double x;
    double width;
} ListColumn;

/* The columns of the frame's sheet that paper has room for; where its form is dense, such that as
 * few rows as can be take more than two lines. Array of ListColumn. (transfer full) */
GArray *list_columns(const SheetFrame *frame);

/* Where a row is, for who must find what cannot be drawn. (transfer full) */
char *list_row_place(const SheetFrame *frame, const SheetRow *row);
