/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Where a page goes: a file, a printer, or both. It is drawn into a file first in any case, so that
 * what is printed is what could be looked at. Inside this room.
 */

#include "desk/dispatch.h"

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

/* What is sent, and what of the book hangs on it. */
typedef struct {
    char *title;
    guint print;      /* number of a sheet's print, or 0 */
    GPtrArray *bands; /* DispatchBand *, or NULL */
    Instant at;       /* of a sheet */
    double size[2];   /* of a page, mm */
    bool turns;       /* paper that may lie either way */
    bool given_up;    /* somebody asked for that */
} DispatchJob;

typedef struct {
    char *person; /* whose handle stands on it */
    guint number;
} DispatchBand;

/* What is sent of a page of SHEET (a key) on MEDIUM (NULL = A4); nothing of the book hangs on it
 * yet. (transfer full) */
DispatchJob *dispatch_job_of_sheet(const Desk *desk, const char *sheet, const char *medium);
void dispatch_job_free(DispatchJob *job);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DispatchJob, dispatch_job_free)
void dispatch_add_band(DispatchJob *job, const char *person, guint number);

/* Sends the drawn file of TARGET to its printer, if it has one; takes JOB. False if it cannot be
 * carried: then what hangs on it was struck. */
bool dispatch_send(Desk *desk, const PrintTarget *target, DispatchJob *job, GError **error);

/* The process of DESK's prints. */
Spool *dispatch_spool(const Desk *desk);
