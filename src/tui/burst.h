/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Keys that come faster than a hand types: a scanner's. Its code is text where something is asked;
 * anywhere else each sign of it would be a key, and "mg1..." under Caps Lock sends somebody home.
 * It never knows pages.
 */

#include "tui/key.h"

/* True if a code may begin with KEY: our own, NW-7 and Code 39, figures, a prefix that names the
 * kind of code. Others wait for nothing. */
bool burst_may_begin(const Key *key);

/* After FIRST was read: it and the keys that follow it at once, up to the one that ends a code.
 * Takes 30 ms where none follows. (transfer full) */
GArray *burst_read(const Key *first);

/* True if KEYS are a scanned code. */
bool burst_is_code(const Key *keys, guint count);

/* The signs of KEYS as text. (transfer full) */
char *burst_text(const Key *keys, guint count);
