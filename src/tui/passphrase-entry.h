/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The passphrase of one book being typed: nothing of it is shown but how much there is, whose it
 * is where the book has several, and how long none is tried after too many wrong ones. It never
 * opens the book.
 */

#include "tui/canvas.h"
#include "tui/key.h"

#include "desk/desk.h"

#include "base/secret.h"

typedef struct PassphraseEntry PassphraseEntry;

/* Of BOOK and its key NAME, NULL = any, until another is chosen; CLOCK as in DeskOpening. (transfer
 * full) */
PassphraseEntry *passphrase_entry_new(const char *book, const char *name, const DeskClock *clock);
void passphrase_entry_free(PassphraseEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PassphraseEntry, passphrase_entry_free)

const char *passphrase_entry_book(const PassphraseEntry *entry);

/* The name of the key whose passphrase is typed; NULL = any. */
const char *passphrase_entry_name(const PassphraseEntry *entry);

/* Takes KEY if it writes, erases or chooses a name. */
bool passphrase_entry_key(PassphraseEntry *entry, const Key *key);

/* True while none is tried, which passphrase_entry_draw() tells. */
bool passphrase_entry_waits(const PassphraseEntry *entry);

/* What to tell whoever pressed Enter with nothing typed, which is no try; NULL if something is
 * typed. (transfer none) */
const char *passphrase_entry_missing(const PassphraseEntry *entry);

/* What was typed; the line is empty afterwards. (transfer full) */
Secret *passphrase_entry_take(PassphraseEntry *entry);

void passphrase_entry_draw(const PassphraseEntry *entry, const Canvas *canvas);
