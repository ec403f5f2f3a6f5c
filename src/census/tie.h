/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Ties between handles: same-person joins two so that reading either reads both, not-same-person
 * parts them again, different keeps two that look alike apart. Ties are read by written-at alone.
 * Nobody is ever merged by the program.
 */

#include "census/view.h"

typedef struct Ties Ties;

/* Reads all ties as known in VIEW (its tied table is not used). (transfer full) */
Ties *ties_new(const View *view);
void ties_free(Ties *ties);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Ties, ties_free)

/* The table for View.tied, NULL if nobody is tied. (transfer none) */
GHashTable *ties_table(const Ties *ties);

/* True if A and B (as read) were declared two different persons. */
bool ties_different(const Ties *ties, const Person *a, const Person *b);

/* True if some tie names a person of whom nothing was filed yet: the first word of that person ties
 * it. */
bool ties_wait(const Ties *ties);
