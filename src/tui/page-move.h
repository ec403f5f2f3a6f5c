/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Movements: what happened to a person or a bed, one letter, and what must be known of it, one
 * question after the other. Nothing is saved before the last answer.
 */

#include "tui/page.h"

/* A page about PERSON (a handle; NULL = whoever lies in BED, or the empty bed itself) and BED (a
 * label, or NULL). (transfer full) */
Page *page_move_new(Session *session, const char *person, const char *bed);

/* The same, already at the question to which bed PERSON moves. (transfer
 * full) */
Page *page_move_to_bed_new(Session *session, const char *person);
