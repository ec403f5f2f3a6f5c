/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The data key of a book as a person can type it and a scanner read it: 14 groups of four signs,
 * three bytes of which tell a slip of the finger (meguri-book(5), ENVELOPE). It never knows which
 * book it opens.
 */

#include "store/keyring.h"

#include "base/secret.h"

/* "K7QX-2M9P-..." of DATA_KEY (KEYRING_KEY_BYTES). (transfer full) */
Secret *envelope_format(const guint8 *data_key);

/* A new random one, which no book knows. (transfer full) */
Secret *envelope_draw(void);

/* By what a book knows the envelope with DATA_KEY again without holding the key: 16 signs that tell
 * nobody anything of it. (transfer full) */
char *envelope_mark(const guint8 *data_key);

/* True if TEXT is such a key, with blanks, hyphens, small letters and O, I, L for 0, 1, 1 as people
 * type them; it is then in RET_KEY (KEYRING_KEY_BYTES). */
bool envelope_parse(const char *text, guint8 *ret_key);
