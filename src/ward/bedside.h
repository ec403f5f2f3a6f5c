/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What is asked at a bed, in the order in which one sees things there. One table for the round on
 * the screen, the paper form and the empty table of `record`, so that a number means the same
 * question on all three. It never knows who is asked.
 */

#include "ward/vocabulary.h"

#define BEDSIDE_BED_NUMBER "1" /* the bed itself: where the walk stands */

typedef enum {
    BEDSIDE_FIRST,
    BEDSIDE_SECOND, /* after the round-1 line: asked when there is time */
    BEDSIDE_PAPER   /* on the form alone: the screen asks it of whoever goes away */
} BedsidePart;

typedef struct {
    What what;
    const char *number;
    BedsidePart part;
} BedsideQuestion;

/* Ended by a NULL number. Presence comes first. */
extern const BedsideQuestion bedside_questions[];

/* The question about WHAT, or the one with NUMBER; NULL if it is not asked at the bed. */
const BedsideQuestion *bedside_question(What what);
const BedsideQuestion *bedside_find(const char *number);
