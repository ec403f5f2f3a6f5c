/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Finding a person: what is typed finds at once.
 */

#include "tui/page.h"

/* (transfer full) */
Page *page_search_new(void);
