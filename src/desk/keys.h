/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Who may open the book: its keys, listed, added and ended, and what a passphrase costs to try on
 * this PC. It never keeps a passphrase.
 */

#include "desk/desk.h"

/* What a key LABEL with PASSPHRASE (NULL: none) is to cost: about a second on this PC, at least 64
 * MiB and three passes, never over a quarter of its memory nor over 256 MiB. */
LogKey key_for(const char *label, const char *passphrase);

/* LogSlot * each. (transfer full) */
GPtrArray *keys_list(Desk *desk, GError **error);
/* MEGURI_ERROR_REFUSED says what is wrong with the passphrase or the label. */
bool keys_add(Desk *desk, const char *label, const char *passphrase, GError **error);
bool keys_remove(Desk *desk, const char *label, GError **error);

/* ---- the envelope ---- */

typedef struct {
    const char *to;      /* path of the PDF, which stays and opens the book; NULL with a printer */
    const char *printer; /* as a DispatchPrinter is named, or NULL */
    bool renews;         /* with a new code, whether or not an envelope was opened */
} KeySheetWish;

/* Prints the recovery sheet; *ret_number is the envelope's. It is not issued before it was read
 * back with keys_test(). After an envelope was opened it bears a new code, of which the book keeps
 * no more than a mark: it is the book's key from the moment it is read back, so that a print that
 * failed changes nothing. What becomes of it on a printer tells dispatch_next(). */
bool keys_print_sheet(Desk *desk, const KeySheetWish *wish, guint *ret_number, GError **error);

typedef struct {
    guint64 rows; /* that it opens, from the first on */
    guint issued; /* the envelope that is issued by this reading, 0 = none was waiting */
    bool renewed; /* its code is new: the envelopes before open only what was written before */
} KeyTest;

/* What the envelope with the code TEXT opens here; written in the book. MEGURI_ERROR_NO if TEXT is
 * misread, of another book, or does not open what was written last. */
bool keys_test(Desk *desk, const char *text, KeyTest *ret_test, GError **error);

/* What TEST found, in sentences. (transfer full) */
char *keys_test_words(Desk *desk, const KeyTest *test);

/* Writes in the book that an envelope opened it. */
bool keys_note_opened(Desk *desk, GError **error);
/* True from the opening by an envelope until a new one is issued. */
bool keys_envelope_is_used(Desk *desk);
/* True while no envelope of this book was read back from its paper, though it wants a passphrase. */
bool keys_lack_envelope(Desk *desk);
