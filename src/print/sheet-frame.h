/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What stands around every printed sheet: whose it is, the moment it tells of in large type, its
 * print number and page above; who printed it, its digest and how to get rid of it below; 訓練
 * across it in a drill. Drawn in lines alone, so that a copy of a copy still reads. It never knows
 * what the sheet lists.
 */

#include "print/media.h"
#include "print/page.h"

#include "sheets/sheet.h"

#define FRAME_CHANGED "▲"    /* reads otherwise than on the print it replaces */
#define FRAME_BODY_SIZE 10.5 /* of type */
#define FRAME_NAME_SIZE 12.0
#define FRAME_HAIRLINE 0.4

typedef struct {
    Page *page; /* owned */
    const Sheet *sheet;
    cairo_rectangle_t paper;
    cairo_rectangle_t body; /* what the sheet may fill on each page */
    double foot;            /* height of what stands below the body */
    guint page_count;       /* of one copy; set before the first page is drawn */
    guint copy;             /* being drawn, from 0 */
    guint drawn;            /* pages so far */
} SheetFrame;

/* A document for SHEET on MEDIUM (a paper). */
SheetFrame sheet_frame_open(const Sheet *sheet, const Medium *medium, bool portrait);
void sheet_frame_clear(SheetFrame *frame);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SheetFrame, sheet_frame_clear)

/* How often the sheet is to be drawn: at least once. */
guint sheet_frame_copies(const SheetFrame *frame);

/* Draws head and foot of page NUMBER, from 0, of this copy; opens a new page where needed. */
void sheet_frame_draw(SheetFrame *frame, guint number);
