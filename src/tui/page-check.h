/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The patient check: scan, ask for full name and birthdate, and only then the answer, in large
 * words. No name is on the screen before it was said.
 */

#include "tui/page.h"

/* (transfer full) */
Page *page_check_new(Session *session);
