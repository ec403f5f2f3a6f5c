/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The recovery key in its envelope: printed, read back from the paper, issued; and what one from
 * the safe opens. It never shows a code.
 */

#include "tui/page.h"

/* (transfer full) */
Page *page_envelope_new(Session *session);
