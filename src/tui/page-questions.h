/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What is still unasked, unknown or in doubt, by patient: the sheet that is taken along to the
 * archive viewer, and one pass to enter what it answered, with the date of its data. It never knows
 * how an answer is read.
 */

#include "tui/page.h"

/* (transfer full) */
Page *page_questions_new(void);
