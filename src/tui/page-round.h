/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Going round: one bed after the other, nothing else on the screen. Sweep asks presence only, the
 * full check what one sees at a bed in the order in which one sees it.
 */

#include "tui/page.h"

/* Begins or goes on with the round of SESSION, at BED if it is one (NULL = the first not seen).
 * (transfer full) */
Page *page_round_new(Session *session, const char *bed);
