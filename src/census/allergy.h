/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Allergies that were said of somebody and stand on no newer list of cautions. The newest list is
 * the current value, and carries all that was seen then; but an allergy does not end as a drip
 * does: one that is missing was forgotten or not asked about, until what said it is struck. It
 * never changes what is current.
 */

#include "census/view.h"

typedef struct {
    char *item;        /* "allergy:卵" */
    const Filed *said; /* the newest statement that says it */
} Allergy;

/* Those said of PERSON (as view_person() gives it) in view, and not in LIST, a canonical value of
 * cautions; the one said last first. Allergy each. (transfer full) */
GArray *allergies_missing(const View *view, const Person *person, const char *list);

/* The same of the current list; none if cautions were never asked. */
GArray *allergies_dropped(const View *view, const Person *person);
/* The items of ALLERGIES as a list of cautions. (transfer full) */
char *allergies_list(const GArray *allergies);
