/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * "Which ward is this?": its name, its rooms and their beds in one line, and the passphrase of the
 * book that is to be, which is not shown. What was typed so far is told as the ward it makes. It
 * never makes the book.
 */

#include "tui/canvas.h"
#include "tui/key.h"

#include "base/secret.h"

typedef struct WardEntry WardEntry;

/* (transfer full) */
WardEntry *ward_entry_new(void);
void ward_entry_free(WardEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WardEntry, ward_entry_free)

typedef enum {
    WARD_IGNORED, /* the key is not the question's */
    WARD_OPEN,    /* taken, goes on */
    WARD_GIVEN    /* Enter on the last line: the ward is told */
} WardStep;

WardStep ward_entry_key(WardEntry *entry, const Key *key);

/* The text of the ward's layout file and its name (transfer full), and its passphrase, NULL for a
 * book that is open to everybody. Fails with MEGURI_ERROR_REFUSED, with the cursor on the line that
 * is to be mended; nothing typed is lost. */
typedef struct {
    char *name;
    char *layout;
    Secret *passphrase;
} WardTold;

void ward_told_clear(WardTold *told);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(WardTold, ward_told_clear)

bool ward_entry_told(WardEntry *entry, WardTold *told, GError **error);

void ward_entry_draw(const WardEntry *entry, const Canvas *canvas);
