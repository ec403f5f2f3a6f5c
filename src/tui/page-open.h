/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The page at the start: which book, who is looking, is the clock right. What is known already is
 * not asked.
 */

#include "tui/app.h"
#include "tui/page.h"

/* Lays the first page of SESSION: what START leaves open is asked, then comes the ward. Fails if
 * the book that START names cannot be opened. */
bool page_open_start(Session *session, const AppStart *start, GError **error);
