/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A person's names as they are compared with those of others: what holds, and what is said beside
 * it and not settled. Whoever may be a namesake is one until somebody says which reading is right.
 * It never knows who lies where.
 */

#include "census/view.h"

typedef struct {
    const NameForms *known; /* the legal name and the one gone by, as they hold */
    const NameForms *open;  /* the other readings that make them differ; NULL = none */
} PersonName;

/* The names of PERSON (as view_person() gives it). They live as long as the census. */
PersonName person_name_read(const View *view, const Person *person);

/* The other readings alone: NULL if nothing of the names differs. (transfer none) */
const NameForms *person_name_open(const View *view, const Person *person);

/* Compares two persons' names; the order does not matter. *RET_OPEN tells that they are as near as
 * that in a reading that is not settled alone. */
Namesake person_name_compare(const PersonName *a, const PersonName *b, bool *ret_open);
