/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The book on a stick: a copy that leaves this PC before the PC does, and what other stations
 * brought taken in. It never knows what lies in a copy.
 */

#include "tui/page.h"

/* (transfer full) */
Page *page_copy_new(Session *session);
