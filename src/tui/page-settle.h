/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Settling one thing that does not fit: what can be said to settle it, one digit each. Settling
 * adds a statement; nothing is taken away.
 */

#include "tui/page.h"

/* What is to be settled, out of a row of the conflicts sheet. */
typedef struct {
    const char *kind;       /* key of the conflict */
    const char *title;      /* in words */
    const char *persons;    /* handles, parted by commas */
    const char *beds;       /* labels, parted by commas */
    const char *statements; /* ids, parted by commas */
} SettleWish;

/* (transfer full) */
Page *page_settle_new(Session *session, const SettleWish *wish);
