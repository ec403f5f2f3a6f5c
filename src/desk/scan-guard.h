/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What a scanner types lands wherever the cursor is: a barcode is taken where a patient ID is asked
 * and refused everywhere else. Inside this room.
 */

#include "desk/desk-state.h"

/* VALUE of WHAT without what the ward's rule says stands round an ID. MEGURI_ERROR_REFUSED for our
 * own code, and for a barcode where no patient ID is asked. (transfer full) */
char *scan_guard_take(Desk *desk, What what, const char *value, GError **error);
