/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * One person: every fact with who said it and when, rivals below it, and the history. A fact is
 * corrected by saying it anew.
 */

#include "tui/page.h"

/* A page about PERSON, a handle. (transfer full) */
Page *page_person_new(const char *person);
