/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The parts of a check that need no book: what was said, read and compared with what is known, and
 * answers. Inside this room.
 */

#include "desk/check.h"

#include "ward/band.h"
#include "ward/value.h"

/* What was said, as keys. */
typedef struct {
    char *name;      /* as kept; kana, or as typed where somebody else speaks for the patient */
    char *birthdate; /* canonical */
} Stated;

/* MEGURI_ERROR_REFUSED if it cannot be read. */
bool stated_read(const CheckWish *wish, const ValueGround *ground, Stated *ret_stated,
                 GError **error);
void stated_clear(Stated *stated);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Stated, stated_clear)

/* MEGURI_ERROR_REFUSED if the second nurse is not named, or is the OBSERVER (may be NULL). */
bool voice_check(const CheckWish *wish, const char *observer, GError **error);

typedef enum {
    FIT_NOT,
    FIT_PART,    /* a surname alone, less than two letters, or the letters of one name only */
    FIT_LETTERS, /* the first letters of each name, two at least */
    FIT_WHOLE
} Fit; /* the better the later */

/* How what was SAID fits the name KNOWN, kana folded. */
Fit stated_fits(const char *said, const char *known);
/* Where SAID does not fit KNOWN: in marked words that whole words of the name were left out, or
 * said besides; NULL if it is neither. */
const char *stated_amiss(const char *said, const char *known);

/* The answer to name and birthdate, both KNOWN; *ret_letters tells whether it was yes by first
 * letters only. Reasons are untranslated until here. (transfer full) */
CheckAnswer *answer_to(const Stated *stated, const char *kana, const char *birthdate,
                       bool *ret_letters);

/* Takes REASON. (transfer full) */
CheckAnswer *answer_new(CheckVerdict verdict, const char *person, char *reason);
/* Adds a sentence. */
void answer_add(CheckAnswer *answer, const char *sentence);
/* Adds to a yes who said it, if that was not the patient. */
void answer_add_voice(CheckAnswer *answer, const CheckWish *wish);

/* Why a band read so is no good; NULL for GOOD and UNVERIFIED. */
CheckAnswer *answer_to_reading(BandReading reading);
