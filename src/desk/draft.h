/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What is said in one commit before the book has taken it; and, where the book did not, kept until
 * the same is said again, so that it is the same entry and stands once. It never saves.
 */

#include "ward/statement.h"

typedef struct {
    Statements *list;
    PersonId before; /* the last person of this station before it; those after it are new */
    gint64 now;      /* of the first statement; what is seen then was not dated by hand */
    bool stands;     /* was refused and is saved now, elsewhere */
} Draft;

/* (transfer full) */
Draft *draft_new(PersonId before);
/* (transfer full) */
Draft *draft_copy(const Draft *draft);
void draft_free(Draft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Draft, draft_free)

/* True if both say the same of the same persons in the same order; persons that are new in both are
 * the same. When they were said does not matter, but for a time told by hand. */
bool draft_says_the_same(const Draft *one, const Draft *other);

/* Gives the statements of DRAFT the ids they have in REFUSED, which says the same; but not those
 * about somebody who has another number here: one id never stands for two persons. */
void draft_take_ids(Draft *draft, const Draft *refused);

/* True if ID is that of a statement of DRAFT (NULL: none). */
bool draft_has(const Draft *draft, const StatementId *id);

/* The value of SAID, a statement of ONE, as OTHER, which says the same, has it: a patient or a
 * statement that came with the entry is called otherwise there. NULL if it is no such value.
 * (transfer full) */
char *draft_value_in(const Draft *one, const Statement *said, const Draft *other);

/* Who PERSON of ONE is in OTHER, which says the same. */
PersonId draft_person_in(const Draft *one, PersonId person, const Draft *other);
