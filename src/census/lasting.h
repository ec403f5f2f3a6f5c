/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Cautions last: none ends because the next who lists cautions (the family, another PC) does not
 * name it. One that was said and stands on no newer list was forgotten or not asked about, until
 * what said it is struck or somebody says that it is over (ward/caution.h); "isolation" alone does
 * not name "isolation:airborne". The newest list is the current value all the same: it is never
 * changed here.
 */

#include "census/view.h"

typedef struct {
    char *item;        /* "allergy:卵" */
    const Filed *said; /* the newest statement that says it */
} Lasting;

/* Those said of PERSON (as view_person() gives it) in view, and not in LIST, a canonical value of
 * cautions; the one said last first. Lasting each. (transfer full) */
GArray *lasting_missing(const View *view, const Person *person, const char *list);

/* The same of the current list; none if cautions were never asked. (transfer full) */
GArray *lasting_dropped(const View *view, const Person *person);

/* The items of LASTING as a list of cautions. (transfer full) */
char *lasting_list(const GArray *lasting);

/* The current list of cautions and what stands beside it, as one; NULL if nothing is known.
 * (transfer full) */
char *lasting_cautions(const View *view, const Person *person);

/* Whether the name of PERSON is to be hidden from whoever passes by. */
bool lasting_hides_name(const View *view, const Person *person);
