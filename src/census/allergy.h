/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What is known of somebody's allergies. A list of cautions that names none of them is no answer:
 * who ticks falls was not asked what the patient must not eat. It never knows a sheet.
 */

#include "census/view.h"

typedef enum {
    ALLERGY_UNASKED, /* no list of cautions says anything of allergies */
    ALLERGY_UNKNOWN, /* asked, cannot be told */
    ALLERGY_NONE,    /* said to have none, or no caution at all */
    ALLERGY_SAID     /* at least one was said, whatever was said later: it lasts (lasting.h) */
} AllergyWord;

/* Of PERSON (as view_person() gives it) in view. Without an allergy the newest word holds, and one
 * from the bedside goes before any other. */
AllergyWord allergy_word(const View *view, const Person *person);
