/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * From whom name and birthdate came: a round proposes the patient, and what the nurse answers two
 * questions later to how she identified somebody says better. It never judges which word is right.
 * Inside this room, but for the proposal.
 */

#include "desk/desk.h"

/* The source that the answer IDENTIFIED names; false, and *ret_source untouched, if it leaves what
 * was said as it is. */
bool heard_source(const char *identified, Source *ret_source);

/* Before SAYING, which answers how somebody was identified, is saved: name and birthdate that the
 * same observer took down in the same check as the patient's own words are said once more as coming
 * from where the answer says, and the first words are struck, in an act of its own. Anything else
 * changes nothing. */
bool heard_put_right(Desk *desk, const Saying *saying, GError **error);
