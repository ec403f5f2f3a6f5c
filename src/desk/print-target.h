/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Where a page goes: a file, a printer, or both. It is drawn into a file first in any case, so that
 * what is printed is what could be looked at. Inside this room.
 */

#include "desk/desk.h"

typedef struct {
    char *file;
    char *folder;  /* of a file that is only passing through, or NULL: it stays */
    char *printer; /* queue or device, without the language; NULL = a file only */
    bool raw;
} PrintTarget;

/* The target of TO (a file, or NULL) and PRINTER (as of DispatchPrinter, or NULL).
 * MEGURI_ERROR_USAGE if there is neither, or the language of one is not that of the other;
 * MEGURI_ERROR_NO if there is no such queue, or nothing can be carried. */
bool print_target_find(Desk *desk, const char *to, const char *printer, PrintTarget *ret_target,
                       GError **error);
/* True if PRINTER names a label printer, "zpl:NAME". */
bool print_target_is_for_labels(const char *printer);
/* MEGURI_ERROR_USAGE if it is for a label printer, on which no sheet is drawn. */
bool print_target_takes_sheets(const PrintTarget *target, GError **error);
/* Takes away the file that was passing through. */
void print_target_clear(PrintTarget *target);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PrintTarget, print_target_clear)
