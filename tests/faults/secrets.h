/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The keys of a sealed book, to be looked for. It never knows where.
 */

#include "canary.h"

/* All that opens, seals or signs in BOOK, and PASSPHRASE, which opens it. */
void secrets_add(GPtrArray *canaries, const char *book, const char *passphrase);
