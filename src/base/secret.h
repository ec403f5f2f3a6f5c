/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A text that is wiped from memory when it is let go: a passphrase on its way. It never knows what
 * it opens.
 */

#include <glib.h>

typedef char Secret; /* a text that ends in a zero byte */

/* Wipes and frees; NULL is fine. */
void secret_free(Secret *secret);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Secret, secret_free)
