/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The patient check: a band is scanned, then the patient says name and birthdate, and only then is
 * there an answer. Scan and statement are kept apart; a scan alone raises no grade. It never shows
 * a name before it was said.
 */

#include "desk/desk.h"

typedef struct {
    const char *scan;             /* as the scanner typed it */
    const char *stated_name;      /* kana, or romaji */
    const char *stated_birthdate; /* any form of a birthdate */
} CheckWish;

typedef struct {
    bool yes;
    char *reason; /* a sentence for the nurse */
    char *person; /* handle the band names, or NULL */
} CheckAnswer;

void check_answer_free(CheckAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CheckAnswer, check_answer_free)

/* Answers and records the check. NULL with MEGURI_ERROR_REFUSED if name or birthdate cannot be read
 * at all, MEGURI_ERROR_CANNOT_SAVE if it could not be recorded. (transfer full) */
CheckAnswer *check_patient(Desk *desk, const CheckWish *wish, GError **error);
