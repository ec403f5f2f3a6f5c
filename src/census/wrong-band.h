/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Bands that were found to say what is not so: such a band identifies nobody, neither by what was
 * read off it until then nor by what is read off it later. It ends when the book has another band
 * put on or a look found the wrong one taken off, never by a look that found it readable.
 */

#include "census/view.h"

/* True if FILED, of one of PERSON's piles, rests on what a band says and that band was
 * wrong. */
bool wrong_band_misled(const View *view, const Person *person, const Filed *filed);

/* The last word that the band of PERSON issued by ISSUED is wrong, NULL if none is. */
const Filed *wrong_band_of(const View *view, const Person *person, const Filed *issued);

/* The word that the band on the wrist now is wrong, NULL if it is not. */
const Filed *wrong_band_now(const View *view, const Person *person);

/* The same word, if SAID, which is not filed yet, rests on what a band says. */
const Filed *wrong_band_doubts(const View *view, const Person *person, const Statement *said);

/* The word that it is another's which is on the wrist now, NULL if it is not. What is read off it is
 * shown with that word beside it. */
const Filed *wrong_band_another_s(const View *view, const Person *person);
