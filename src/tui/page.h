/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What every page can do: draw itself, take a key before the table of keys is asked, act, and do
 * slow work after it was drawn. Each page begins with a Page.
 */

#include "tui/canvas.h"
#include "tui/keymap.h"
#include "tui/session.h"

typedef struct {
    PageKind kind;
    /* Draws all of it; the foot is not the page's. */
    void (*draw)(Page *page, const Canvas *canvas);
    /* Takes a key that the page's own line or question wants; false leaves it to the table of keys.
     * NULL = none. */
    bool (*key)(Page *page, const Key *key);
    /* Does what a key stands for. */
    void (*act)(Page *page, Action action);
    /* Whether ACTION can be done just now; what cannot is not shown at the foot. NULL = always. */
    bool (*offers)(const Page *page, Action action);
    /* True while signs are text and not keys. NULL = never. */
    bool (*types)(const Page *page);
    /* Takes a scanned code while signs are no text; false: it is none of the page's, and nothing is
     * done. NULL = never. */
    bool (*scan)(Page *page, const char *code);
    /* True while a code is asked and nothing of it was typed: a camera may bring it. NULL = when it
     * scans and types nothing. */
    bool (*awaits)(const Page *page);
    /* What the letters and signs on it mean, a text for each kind: array of char * (transfer full).
     * NULL = it has none. */
    GPtrArray *(*legend)(void);
    /* Lets go what it read of the book, not what was typed; it is read again when it is next drawn.
     * NULL = nothing was read, or not more than a few words. */
    void (*forget)(Page *page);
    /* Slow work, after the page has been drawn. NULL = none. */
    void (*work)(Page *page);
    void (*free)(Page *page);
} PageOps;

struct Page {
    const PageOps *ops;
    Session *session;
};
