/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Late entry from a paper form: who saw it, and when. What is typed on the other pages then carries
 * that, until it is ended here. It never enters a fact.
 */

#include "tui/page.h"

/* (transfer full) */
Page *page_late_new(Session *session);
