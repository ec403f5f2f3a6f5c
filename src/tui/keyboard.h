/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Keys as they come in, one by one, and a scanner's code as one: where nothing is typed each sign
 * of it would be a key, and "mg1..." under Caps Lock sends somebody home. A key with which a code
 * mostly begins is held until it is clear that none follows as fast as a scanner without a cable
 * sends it, another letter for the 10 ms in which one with a cable does; all else goes on at once.
 * It never knows pages, nor what a key does.
 */

#include "tui/key.h"

#define KEYBOARD_TICK_MS 1000

/* The next key if it comes within MS, KEY_KIND_NOTHING else. HELD is the key that waits meanwhile,
 * to be shown, or NULL. DATA is the reader's own. */
typedef Key (*KeyboardRead)(gpointer data, int ms, const Key *held);

typedef struct {
    KeyboardRead read;
    gpointer data;
    Key after;       /* read, and not yet given out */
    Key last;        /* given out last */
    gunichar two[2]; /* signs given out as keys just before */
} Keyboard;

typedef enum {
    KEYS_OF_A_HAND,
    KEYS_OF_A_SCANNER,
    KEYS_OF_A_SLOW_SCANNER /* the first two signs of the code were given out as keys */
} KeysFrom;

/* What is asked just now. */
typedef struct {
    bool types;           /* signs are text: none is held */
    const char *id_codes; /* the ward's rule for hospital barcodes (id-code.h), or NULL */
} KeyboardMoment;

/* The next keys, one at least; KEY_KIND_NOTHING after a second without any. A scanner's are all of
 * one code. (transfer full) */
GArray *keyboard_next(Keyboard *keyboard, const KeyboardMoment *moment, KeysFrom *ret_from);
