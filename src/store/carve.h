/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Pieces of a book in bytes that are no whole file any more: rows and spares, by the form in which
 * SQLite and copies lay them down (meguri-book(5), SPARE and COPY), wherever they lie. It trusts
 * nothing, neither the beginning of the file nor what points at a piece, and never knows whether a
 * piece is what it looks like: whoever takes it has to look.
 */

#include "store/chain.h"

/* What looks like a row; its bytes hold for the call only. */
typedef struct {
    guint64 station; /* number of the file's own */
    ChainRow row;
} CarvedRow;

/* Each gives true if it was what it looked like; then nothing is looked for inside it. */
typedef bool (*CarveRow)(const CarvedRow *found, gpointer user);
typedef bool (*CarveHead)(const guint8 *bytes, gsize length, gpointer user);

typedef struct {
    const guint8 *bytes;
    gsize length;
    bool pages; /* the bytes are a file of pages from its beginning: pieces may go on in others */
} CarveGround;

/* Gives each piece of GROUND that looks like a row, or like a spare. The time it takes grows with
 * the length alone. */
void carve_rows(const CarveGround *ground, CarveRow take, gpointer user);
void carve_heads(const CarveGround *ground, CarveHead take, gpointer user);
