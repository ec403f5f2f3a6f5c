/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Who may open the book: its keys, listed, added and ended, and what a passphrase costs to try on
 * this PC. It never keeps a passphrase.
 */

#include "desk/desk.h"

/* What a key LABEL with PASSPHRASE (NULL: none) is to cost: about a second on this PC, at least 64
 * MiB and three passes, never over a quarter of its memory. */
LogKey key_for(const char *label, const char *passphrase);

/* LogSlot * each. (transfer full) */
GPtrArray *keys_list(Desk *desk, GError **error);
/* MEGURI_ERROR_REFUSED says what is wrong with the passphrase or the label. */
bool keys_add(Desk *desk, const char *label, const char *passphrase, GError **error);
bool keys_remove(Desk *desk, const char *label, GError **error);
