/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Home: the bed map, and the person under the cursor below or beside it. From here every other page
 * is one key away.
 */

#include "tui/page.h"

/* (transfer full) */
Page *page_ward_new(void);
