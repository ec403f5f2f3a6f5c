/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Entering again, once the hospital's system is back: what is left in the ward, by patient, and the
 * lines of one patient, each ticked when it was typed in there. It never knows that system.
 */

#include "tui/page.h"

/* The lines of PERSON (a handle), or, NULL, what is left in the ward. (transfer full) */
Page *page_reentry_new(const char *person);
