/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The patient check: a band is scanned, then the patient says name and birthdate, and only then is
 * there an answer. Scan and statement are kept apart; a scan alone raises no grade. It never shows
 * a name before it was said.
 */

#include "desk/desk.h"

typedef enum { CHECK_YES, CHECK_NO, CHECK_CANNOT_TELL } CheckVerdict;

/* Who said name and birthdate. */
typedef enum { VOICE_PATIENT, VOICE_FAMILY, VOICE_STAFF } CheckVoice;

typedef struct {
    const char *scan;        /* as the scanner typed it, or what can be read: "A001 2" */
    const char *stated_name; /* kana, or romaji; two first letters of each name are enough where
                                nobody else here begins alike */
    const char *stated_birthdate; /* any form of a birthdate */
    CheckVoice voice;
    const char *who; /* the second nurse, or who of the family; NULL for the patient */
} CheckWish;

typedef struct {
    CheckVerdict verdict;
    char *reason; /* sentences for the nurse */
    char *person; /* handle the band names, or NULL */
    bool by_id;   /* by the patient ID: whether it was scanned cannot be told */
    bool typed;   /* the band could not be scanned: it should be replaced */
} CheckAnswer;

void check_answer_free(CheckAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CheckAnswer, check_answer_free)

/* "yes", "no", "cannot-tell" */
const char *check_verdict_key(CheckVerdict verdict);

/* Answers and records the check. NULL with MEGURI_ERROR_REFUSED if name or birthdate cannot be read
 * at all or the second nurse is the first, MEGURI_ERROR_CANNOT_SAVE if it could not be recorded.
 * (transfer full) */
CheckAnswer *check_patient(Desk *desk, const CheckWish *wish, GError **error);
