/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Who has which patient ID, of everyone in the book: that one of two has left or died makes the ID
 * of the other no surer, only a word about the ID does. It never knows which of them is right, and
 * adds nothing to what is a conflict (conflict.h), in which only those take part who are here.
 */

#include "census/view.h"

typedef struct SameIds SameIds;

/* Reads the patient IDs of all who have evidence in VIEW, which must outlive it. (transfer full) */
SameIds *same_ids_read(const View *view);
void same_ids_free(SameIds *ids);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SameIds, same_ids_free)

/* Everyone of whom ID is said, be it beside another: const Person *, in order of handle; NULL if
 * nobody. (transfer none) */
const GPtrArray *same_ids_of(const SameIds *ids, const char *id);

/* The others of whom the current ID of PERSON (as view_person() gives it) is said: "A002 601-2,
 * A007 (died)"; NULL if there are none. (transfer full) */
char *same_ids_others(const SameIds *ids, const Person *person);

/* The patient ID of PERSON if nothing speaks against it: NULL if none is known, if another is said
 * too, and if it is said of others. (transfer none) */
const char *same_ids_sure(const SameIds *ids, const Person *person);
