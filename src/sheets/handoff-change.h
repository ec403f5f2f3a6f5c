/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The first part of a handoff: what became different since the last one on paper, in words and as
 * files carry it. It never knows the rest of the sheet.
 */

#include "sheets/handoff-row.h"

/* Adds a row for each difference between the projection's THEN and now; none without a THEN. */
void handoff_changes(Handoff *handoff);
