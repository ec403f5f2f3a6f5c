/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * One print on its way: what is sent, and what of the book hangs on it. It never knows what becomes
 * of it; dispatch.h tells that. Inside this room.
 */

#include "desk/dispatch.h"
#include "desk/print-target.h"

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
