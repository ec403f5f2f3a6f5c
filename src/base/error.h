/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * One error domain for the whole house. A fact about the ward that does not fit is never an error:
 * it is a conflict and lives in census/. Errors are for a world that fails (disk, printer, damaged
 * file) and for input that cannot be taken. This room never knows who shows the message.
 */

#include <glib.h>
#include <stdbool.h>

#define MEGURI_ERROR (meguri_error_quark())

typedef enum {
    MEGURI_ERROR_NO,          /* asked and answered: no (a check failed, no band to print) */
    MEGURI_ERROR_USAGE,       /* the words of a command or request are wrong */
    MEGURI_ERROR_CANNOT_OPEN, /* no book, not a book, cannot be read */
    MEGURI_ERROR_LOCKED,      /* a passphrase is missing or wrong */
    MEGURI_ERROR_CANNOT_SAVE, /* full, read-only, broken: nothing was half-done */
    MEGURI_ERROR_UNSURE,      /* saving failed at its last step: all of it is there, or nothing */
    MEGURI_ERROR_REFUSED,     /* input that cannot be taken; the message names place and reason */
    MEGURI_ERROR_APART,       /* books of one ward that do not join row by row; nothing was taken */
    MEGURI_ERROR_CHANGED, /* somebody else said something else meanwhile; nothing was saved yet */
    MEGURI_ERROR_DAMAGED  /* a row is not as it was written */
} MeguriError;

GQuark meguri_error_quark(void);
