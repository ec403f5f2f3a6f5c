/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Six wards to look at all sheets of: each a layout and a table as `meguri record` takes it. The
 * folders are told by MEGURI_SHEETS (tests/sheets) and MEGURI_DRILL (data/drill). It never knows
 * what a test looks for.
 */

#include "stage.h"

#define WARD_BOOKS 6
#define WARD_BOOKS_NOW "2026-11-02T07:00"

typedef struct {
    const char *name;
    const char *story;
    const char *folder; /* of its layout and table: the name of a variable */
    const char *layout;
    const char *table;
} WardBook;

extern const WardBook ward_books[WARD_BOOKS];

/* Makes the book of WARD in the folder of STAGE, beside its own, and opens it at WARD_BOOKS_NOW;
 * aborts the test on failure. (transfer full) */
Desk *ward_book_open(const Stage *stage, const WardBook *ward);

/* From here on _() answers in LANGUAGE. */
void ward_books_choose_language(void);
