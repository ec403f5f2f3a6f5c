/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A disk that is only in memory and holds one book and its journal. It shows a program what the
 * kernel would show it, and takes down each step that the program made, so that what a power cut
 * may leave can be worked out afterwards. It never knows what SQLite is.
 */

#include <glib.h>
#include <stdbool.h>

typedef enum { CUT_BOOK, CUT_JOURNAL, CUT_NAMES } CutName;

/* A name that leads to no file. */
#define CUT_NOTHING (-1)

typedef enum {
    STEP_WRITE,
    STEP_TRUNCATE,
    STEP_SYNC,
    STEP_SYNC_FAILED, /* what was unsynced may or may not have been written, and will not be again
                       */
    STEP_SYNC_FORGOT, /* none of it was written, and the program sees the old bytes again */
    STEP_CREATE,
    STEP_DELETE,
    STEP_SYNC_FOLDER,
    STEP_BEGUN,  /* the program began to save an entry */
    STEP_SAVED,  /* it called it saved */
    STEP_REFUSED /* it called it not saved */
} StepKind;

typedef struct {
    StepKind kind;
    CutName name;  /* that is created or deleted */
    int body;      /* of the file; a file whose name was deleted keeps it */
    gint64 at;     /* offset of a write, length after a truncate, number of an entry */
    GBytes *bytes; /* of a write, else NULL */
} Step;

typedef struct {
    GByteArray *view; /* what a program reads */
    GByteArray
        *synced; /* what it would read had the kernel forgotten the rest; kept if recording */
} CutBody;

typedef struct {
    GPtrArray *bodies; /* CutBody */
    int named[CUT_NAMES];
    GArray *steps; /* Step; NULL if nothing is taken down */
    guint syncs;   /* asked for since recording began */
    guint failing; /* the sync that fails, counted from 1; 0 = none */
    bool forgets;  /* it ends as STEP_SYNC_FORGOT, else as STEP_SYNC_FAILED */
} CutDisk;

/* (transfer full) */
CutDisk *cut_disk_new(void);
void cut_disk_free(CutDisk *disk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CutDisk, cut_disk_free)

/* From here on steps are taken down; all before counts as synced. */
void cut_disk_record(CutDisk *disk);
/* Takes down a step of the program itself. */
void cut_disk_mark(CutDisk *disk, StepKind kind, guint number);

CutBody *cut_disk_body(const CutDisk *disk, int body);
/* A file without a name; returns its body. */
int cut_disk_add(CutDisk *disk);
/* Gives NAME to a new empty file; returns its body. */
int cut_disk_create(CutDisk *disk, CutName name);
void cut_disk_delete(CutDisk *disk, CutName name);
void cut_disk_write(CutDisk *disk, int body, gint64 at, GBytes *bytes);
void cut_disk_truncate(CutDisk *disk, int body, gint64 length);
/* False if this is the sync that fails. */
bool cut_disk_sync(CutDisk *disk, int body);
void cut_disk_sync_folder(CutDisk *disk);

/* Two disks with the same names and bytes have the same. */
guint64 cut_disk_fingerprint(const CutDisk *disk);
/* The same of the file that NAME leads to alone. */
guint64 cut_disk_fingerprint_of(const CutDisk *disk, CutName name);

/* What a write and a truncate do to the bytes of a file. */
void cut_bytes_write(GByteArray *bytes, gint64 at, const guint8 *data, gsize length);
void cut_bytes_truncate(GByteArray *bytes, gint64 length);
GByteArray *cut_bytes_copy(const GByteArray *bytes);
