/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A disk on which saving fails at its last step, the one that ends the journal: before that step
 * has reached the file, so that the entry is undone, or after, so that it stands there. It never
 * knows what is saved.
 */

#include <sqlite3.h>

typedef enum { LAST_STEP_GOOD, LAST_STEP_UNDONE, LAST_STEP_DONE } LastStep;

/* From here on; CODE (SQLITE_FULL, SQLITE_IOERR) is what the disk says. To be called once before
 * the first book is opened, with LAST_STEP_GOOD. */
void last_step_set(LastStep step, int code);
