/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The check of one bed: what is asked next, what a key says, and what is saved by it. It never
 * draws and never knows the next bed.
 */

#include "tui/bed-check-state.h"

/* A check of BED. (transfer full) */
BedCheck *bed_check_new(Session *session, const RoundBed *bed, bool full);
void bed_check_free(BedCheck *check);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BedCheck, bed_check_free)

/* Takes KEY if it answers what is asked now; false leaves it to the page. */
bool bed_check_key(BedCheck *check, const Key *key);

/* True if an answer is begun and not yet given. */
bool bed_check_is_begun(const BedCheck *check);
/* True while questions are open behind what was said. */
bool bed_check_is_open(const BedCheck *check);
/* Saves what is being typed, as Enter would. False if it cannot be taken. */
bool bed_check_leave(BedCheck *check);
