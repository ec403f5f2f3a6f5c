/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Whom a scan names, as the book knows it: our own code, the number typed off a band that cannot be
 * read, or the hospital's old barcode. It never compares a name. Inside this room.
 */

#include "desk/check-answer.h"
#include "desk/desk-state.h"

typedef struct {
    const Person *person; /* NULL: ANSWER says why */
    CheckAnswer *answer;
    bool by_id;      /* by the patient ID, scanned off another band or typed */
    bool typed;      /* off a band that could not be scanned */
    bool whole_name; /* the code holds a cut name: no first letters */
    bool off;        /* the book has the band off the wrist */
} ScanFinding;

/* (answer: transfer full) */
ScanFinding check_scan_find(Desk *desk, const char *scan);
