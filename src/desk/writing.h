/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * One commit being written: the pen is taken, statements are added, all of them are saved or none.
 * Inside this room; faces use the acts.
 */

#include "desk/desk-state.h"

typedef struct Writing Writing;

/* Takes the pen and takes in what others wrote meanwhile. (transfer full) */
Writing *writing_begin(Desk *desk, GError **error);
/* Puts the pen down; what was not committed is not saved. */
void writing_free(Writing *writing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Writing, writing_free)

/* A new statement of WHAT about the ward, with a fresh id, seen now by the desk's observer, its
 * row's own source. The pointer holds until the next one. */
Statement *writing_add(Writing *writing, What what);
/* TEXT kept until the commit. NULL and "" give NULL. */
const char *writing_keep(Writing *writing, const char *text);
/* A person nobody has been yet; the number is this station's next. */
PersonId writing_new_person(Writing *writing);
/* The same with all that SAID says. */
Statement *writing_add_copy(Writing *writing, const Statement *said);
/* Adds all that DRAFT says, each with a fresh id; whoever is new in it is new here. */
void writing_repeat(Writing *writing, const Draft *draft);
/* Adds the strike of TARGET. */
void writing_strike(Writing *writing, const StatementId *target, const char *reason);
/* Takes the last added statement back. */
void writing_drop_last(Writing *writing);
guint writing_count(const Writing *writing);
Statement *writing_at(Writing *writing, guint index);

/* Saves; on true they stand in the census. On false nothing of it is, or, as log_commit(), it is
 * not certain; in either case the same entry made again is the same statements. After a refusal
 * nothing can be asked of WRITING. */
bool writing_commit(Writing *writing, GError **error);
/* Who a person of writing_new_person() is, once saved: the entry may have stood in the book
 * already.
 */
PersonId writing_saved_person(const Writing *writing, PersonId person);
/* Once saved: what stands in the book of it. (transfer full) */
Draft *writing_take_saved(Writing *writing);
