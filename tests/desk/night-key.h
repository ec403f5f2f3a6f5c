/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A second key in a book, at the least that a guess may cost, so that tests can try it often.
 */

#define NIGHT_KEY "夜勤"
#define NIGHT_KEY_PASSPHRASE "otherwordsofthenight"

/* Puts it into BOOK, which PASSPHRASE opens; aborts the test on failure. */
void night_key_add(const char *book, const char *passphrase);
