/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Books of any size for measuring, written through the log itself: a ward that is checked bed after
 * bed, eight statements a check. The last checks are the same whatever the size, so two books
 * differ in what lies behind them alone. It never measures.
 */

#include "store/log.h"

/* The moment of the last check, as the measured programs take their clock. */
#define WARD_BOOK_NOW "2026-11-24T06:00+09:00"
#define WARD_BOOK_CHECK 8 /* statements of one check */
#define WARD_BOOK_BEDS 45

typedef struct {
    guint statements; /* in whole checks */
    guint beds;
    guint commit; /* checks a commit; 1 is how a ward writes */
} WardBook;

/* Makes the book at PATH with its log of checks: check K is at bed K mod beds; with a chance of
 * 1/65, and at the first, someone new lies there, and who lay there before was discharged. */
bool ward_book_make(const char *path, const WardBook *form, GError **error);

/* Makes a book of BEDS where each bed holds one person of whom all that a list carries is known.
 * PLAIN as invented_person(). */
bool ward_book_make_known(const char *path, guint beds, bool plain, GError **error);

/* Fills LIST with check NUMBER of a log of CHECKS at bed NUMBER mod beds about PERSON. */
void ward_book_check(Statements *list, guint number, PersonId person);
