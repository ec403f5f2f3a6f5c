/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The print that is in the ward's hands while the next one of its sheet is made: what stood on it,
 * and what reads otherwise now. Inside this room; faces ask paper.h. It never knows how a page is
 * drawn.
 */

#include "desk/desk-state.h"

#include "census/printbook.h"

/* The last print of a sheet that the next one is compared with. */
typedef struct {
    GPtrArray *book; /* Print *, owned */
    const Print *last;
    Horizon *horizon;
    Reading *then; /* what stood on it, for a first handoff what was known a day before; NULL if
                      there is no print, or one that does not tell */
} Paper;

/* What the sheet of WISH, of SUBJECT, that is made from READING is compared with. A handoff that
 * was printed within one shift is being printed again: then the one before it. */
Paper paper_of(Desk *desk, const SheetWish *wish, const char *subject, const Reading *reading);
void paper_clear(Paper *paper);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Paper, paper_clear)

/* A handoff tells of changes, a history of everything: neither is compared. */
bool paper_can_be_compared(const char *sheet);

/* What stands around the page of PRINT, which WHO made at PRINTED. */
void paper_fill_head(Sheet *sheet, const Print *print, const char *who, const Instant *printed);

/* Marks in SHEET what changed since PAPER, and notes under it what is gone. WISH made SHEET. */
void paper_mark_changes(Desk *desk, const Paper *paper, const SheetWish *wish, Sheet *sheet);
