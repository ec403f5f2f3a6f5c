/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What every target has: one function that is given bytes from outside and claims something of what
 * the program makes of them. drive.c calls it under any compiler, libFuzzer under clang. A target
 * never knows where its bytes came from.
 */

#include <glib.h>
#include <stdbool.h>

/* The name is libFuzzer's. A claim that does not hold aborts. */
int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

/* The bytes as a text of their own, to the first NUL. (transfer full) */
char *target_text(const guint8 *data, gsize size);

/* The next of SIZE bytes, 0 if there are none left. */
guint8 target_take(const guint8 **data, gsize *size);

/* ---- claims ---- */

/* A refusal says in one line of words why, and nothing in it steers a terminal. */
void claim_refusal(const GError *error);
/* TEXT can be put on a screen as it is. */
void claim_plain(const char *text);
/* TEXT is UTF-8. */
void claim_text(const char *text);
