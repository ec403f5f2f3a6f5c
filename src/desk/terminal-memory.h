/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What a nurse once answered about a kind of terminal on this PC: whether Japanese can be read on
 * it. One small file of this user, beside the count of wrong passphrases; without it the question
 * comes again. It names no ward, and never knows what is drawn.
 */

#include <stdbool.h>

/* Whether KIND is known; *ret_latin_only is true if Japanese cannot be read there. */
bool terminal_memory_read(const char *kind, bool *ret_latin_only);

/* Keeps the answer, if this user has a place for it. */
void terminal_memory_write(const char *kind, bool latin_only);
