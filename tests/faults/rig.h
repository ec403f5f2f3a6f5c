/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Runs a program on the bad disk: one run for each call, each error, once and for ever. It never
 * knows what the program should have done.
 */

#include <glib.h>
#include <stdbool.h>

#include "io-fault.h"

typedef struct {
    IoFaultKind kind;
    guint index; /* 0: nothing fails */
    int error;
    bool for_ever;
} Fault;

/* What was done so far. */
typedef struct {
    guint runs, kills, hits;
    guint runs_of[IO_FAULT_KINDS + 1];
} RigSum;

/* To be called first; LIBRARY is the bad disk. */
void rig_begin(const char *library);
void rig_end(void);

/* Runs CALL (NULL-terminated) while FAULT happens to the files of FOLDER; what it wrote. Aborts the
 * test if nothing was made to fail, or the program ended otherwise than by itself with status 0 (by
 * SIGKILL if it was to be killed). (transfer full) */
char *rig_run(const Fault *fault, const char *folder, const char *const *call);

/* One run of everything. */
typedef void (*RigTry)(const Fault *fault, gpointer user);

/* Has RUN run once without a fault, then with every fault of KIND, at every APART-th call (1: each)
 * and of these at every second one, or every n-th with MEGURI_CALLS=n. Returns how many calls of
 * KIND there are. */
guint rig_stride(void); /* that n, else 2 */
guint rig_try_all(IoFaultKind kind, guint apart, RigTry run, gpointer user);

const RigSum *rig_sum(void);

/* A disk is full, or says so: then the program may try again. */
bool rig_is_full_disk(const Fault *fault);

const char *rig_kind_name(IoFaultKind kind);

/* "write, call 5, error 28 for ever". (transfer full) */
char *rig_describe(const Fault *fault);
