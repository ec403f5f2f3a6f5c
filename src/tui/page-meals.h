/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The meals: the list of one meal, and what is said of each patient's: how much was eaten, that it
 * was stopped and why, or another diet from it on. It never serves.
 */

#include "tui/page.h"

/* The next meal first. (transfer full) */
Page *page_meals_new(void);
