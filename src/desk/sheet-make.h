/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A sheet from a reading: which person or bed a wish means, and the projection of it. Inside this
 * room; faces ask desk.h. It never knows which reading is today's, or where the sheet goes.
 */

#include "desk/desk-state.h"

#include "census/printbook.h"

/* What a sheet is read from. */
typedef struct {
    const Reading *reading;
    const Print *last;    /* the print that a handoff is compared with, or NULL */
    const Reading *then;  /* what stood on it, or NULL */
    const Reading *whole; /* of a history: whatever the time it tells of; NULL = as READING */
} SheetGround;

/* Whether the sheet KEY can be narrowed to TO (catalog.h). */
bool sheet_narrows(const char *key, guint to);
/* Of whom, of which bed, meal or day the sheet of WISH is: "A017", "601-2", "2026-11-02:lunch",
 * "A017:2026-11-02", ":2026-11-02"; "" = of the ward. (transfer full) */
char *sheet_subject(Desk *desk, const SheetWish *wish);
/* The wish that PRINT was made for, which must outlive it. */
SheetWish sheet_wish_of(Desk *desk, const Print *print);

/* The sheet of WISH, whose key the catalog has. MEGURI_ERROR_USAGE if it is narrowed to somebody or
 * a bed that is not there. (transfer full) */
Sheet *sheet_make(Desk *desk, const SheetWish *wish, const SheetGround *ground, GError **error);
