/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What a scanner's code looks like as keys: how it may begin, from how many signs on it is one, and
 * its text. It never knows how fast they came, nor pages.
 */

#include "tui/key.h"

#define BURST_KEYS_MOST 500 /* a poster's; the rest is another burst */

/* True if KEY is a sign that stands in codes at all. */
bool burst_is_letter(const Key *key);

/* True if a code mostly begins with KEY, in either case and in wide signs too: our own, NW-7 and
 * Code 39, figures, a prefix that names the kind of code, and what the ward's rule ID_CODES
 * (id-code.h, or NULL) has before the ID. */
bool burst_may_begin(const Key *key, const char *id_codes);

/* True if a code of this program begins with these THREE keys. */
bool burst_is_ours(const Key three[3]);

/* True if COUNT keys that came as fast as a scanner's are a code. */
bool burst_is_code(const Key *keys, guint count);

/* The signs of KEYS as text. (transfer full) */
char *burst_text(const Key *keys, guint count);
