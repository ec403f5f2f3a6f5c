/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Asking for a passphrase at the terminal, with nothing of it on the screen. It never knows what it
 * opens.
 */

#include "base/secret.h"

#include <stdbool.h>

/* True if somebody can be asked: input and messages are a terminal. */
bool ask_can(void);

/* Asks QUESTION; the line that was typed, NULL at the end of input. (transfer full) */
Secret *ask_secret(const char *question);

/* The same asked once more; NULL with MEGURI_ERROR_REFUSED if the two differ or nothing was typed.
 * (transfer full) */
Secret *ask_secret_twice(const char *question, GError **error);
