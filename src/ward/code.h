/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The signs that our printed codes are made of: 40 that every keyboard-wedge scanner types rightly,
 * figures to base 32, hashes and check letters. It never knows what a code says.
 */

#include <glib.h>
#include <stdbool.h>

#define CODE_CHECK_LENGTH 2

/* Figures to base 32: digits first, without I L O U. */
extern const char code_figures[];

void code_append_number(GString *out, guint32 value, int figures);
/* True if the first LENGTH signs of TEXT are such figures. */
bool code_is_number(const char *text, gsize length);

/* The first 30 bits of the BLAKE2b-256 of LENGTH bytes of TEXT, as CODE_HASH_LENGTH figures;
 * without KEY (32 bytes) a plain hash. */
void code_append_hash(GString *out, const char *text, gsize length, const guint8 *key);
#define CODE_HASH_LENGTH 6

/* Check letters of what stands in OUT: any one wrong sign, and two neighbours swapped, show. */
void code_append_check(GString *out);
/* True if CODE is of our signs and ends with the check letters of what stands before them. */
bool code_is_check_right(const char *code);

/* The code in a scanned or typed TEXT, from MAGIC on; NULL if there is none. Lower case, full-width
 * letters, an AIM prefix, trailing CR or TAB are forgiven. (transfer full) */
char *code_find(const char *text, const char *magic);
