/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The day form of nursing need of one patient: a digit ticks the item under the cursor, Enter keeps
 * all that was ticked as one statement. It never scores.
 */

#include "tui/page.h"

/* Of PERSON (a handle), today first. (transfer full) */
Page *page_need_new(Session *session, const char *person);
