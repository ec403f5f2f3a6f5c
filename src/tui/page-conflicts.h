/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What does not fit, as it prints, and from each line the way to settle it.
 */

#include "tui/page.h"

/* (transfer full) */
Page *page_conflicts_new(void);
