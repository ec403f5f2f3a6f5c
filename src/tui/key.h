/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A key as pages understand it: a sign, or one of a few named keys. Terminal codes end here, so a
 * script of keys and a hand on a keyboard come in by the same door. It never knows what a key does.
 */

#include <glib.h>
#include <stdbool.h>

typedef enum {
    KEY_KIND_NOTHING, /* a second passed */
    KEY_KIND_SIGN,
    KEY_KIND_UP,
    KEY_KIND_DOWN,
    KEY_KIND_LEFT,
    KEY_KIND_RIGHT,
    KEY_KIND_PAGE_UP,
    KEY_KIND_PAGE_DOWN,
    KEY_KIND_HOME,
    KEY_KIND_END,
    KEY_KIND_ENTER,
    KEY_KIND_ESCAPE,
    KEY_KIND_BACKSPACE,
    KEY_KIND_CLEAR, /* Ctrl-U: all that is being typed goes */
    KEY_KIND_TAB,
    KEY_KIND_BACK_TAB,
    KEY_KIND_CLICK,
    KEY_KIND_RESIZE
} KeyKind;

typedef struct {
    KeyKind kind;
    gunichar sign; /* of KEY_KIND_SIGN; of others the control sign they came as, or 0 */
    int row;       /* of KEY_KIND_CLICK: cell of the screen */
    int column;
} Key;

/* Waits for a key, a second at most. */
Key key_read(void);

/* The next key of a script: signs stand for themselves, blanks part them, names stand in <>:
 * <Enter> <LineFeed> <Esc> <Space> <Backspace> <Clear> <Tab> <BackTab> <Up> <Down> <Left> <Right>
 * <PageUp> <PageDown> <Home> <End> <Lt> <Click:ROW,COLUMN>. False at the end or at a name that is
 * none; *ret_at then stays. */
bool key_from_script(const char **ret_at, Key *ret_key);

/* True if KEY is the sign SIGN. */
bool key_is(const Key *key, gunichar sign);
