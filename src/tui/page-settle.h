/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Settling one thing that does not fit: what can be said to settle it, one digit each. Settling
 * adds a statement; nothing is taken away.
 */

#include "tui/page.h"
#include "tui/settle-choices.h"

/* (transfer full) */
Page *page_settle_new(Session *session, const SettleWish *wish);
