/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A ward's book in a folder of its own, and the few acts that every test of the store needs. It
 * never knows what a test is after.
 */

#include "store/log.h"

#define STAGE_WALL 1793570400 /* 2026-11-02T07:00+09:00 */

typedef struct {
    char *folder;
    char *path; /* of the book, "ward.meguri" in FOLDER */
} Stage;

/* To be called first: what this test makes lies in memory, if the machine has such a place. Nobody
 * pulls a plug here, so no sync needs to wait for a disk. */
void stage_stay_in_memory(void);

/* A folder with a new book in it. (transfer full) */
Stage *stage_new(void);
/* A folder without a book. (transfer full) */
Stage *stage_new_empty(void);
void stage_free(Stage *stage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Stage, stage_free)

/* Makes the book at PATH; aborts the test on failure. */
void stage_create(const char *path);
/* Opens the book; aborts the test on failure. (transfer full) */
Log *stage_open(const Stage *stage);

/* Adds to LIST that somebody is in BED, with VALUE as their kana. */
Statement *stage_say(Statements *list, guint number, const char *bed, const char *value);

/* Takes the pen, reads what others wrote, saves one statement NUMBER at second STAGE_WALL + AT. */
bool stage_commit_at(Log *log, guint number, gint64 at, GError **error);
/* The same at STAGE_WALL + NUMBER; aborts the test on failure. */
void stage_commit(Log *log, guint number);

/* What the Log gives, "1 2 5": the numbers of stage_say() in the order of reading. (transfer full)
 */
char *stage_read(Log *log);

/* Runs SQL through a connection that knows nothing of meguri; its error text or NULL. (transfer
 * full) */
char *stage_sql(const Stage *stage, const char *sql);

/* BYTES of the book from an earlier hour, in the same file: what a disk that was set back as a
 * whole gives. */
void stage_set_back(const Stage *stage, const char *bytes, gsize length);

/* Names of the files in the folder, sorted, joined by blanks. (transfer full) */
char *stage_files(const Stage *stage);

/* Numbers of the commits that the next three make. */
#define STAGE_KEY_ADDED 70
#define STAGE_KEY_ENDED 71
#define STAGE_KEY_RENEWED 72

/* Adds KEY in a commit that says so, as the desk does. */
bool stage_add_key(Log *log, const LogKey *key, GError **error);
/* Ends the key LABEL likewise. */
bool stage_end_key(Log *log, const char *label, GError **error);
/* Goes on under the new DATA_KEY likewise. */
bool stage_renew(Log *log, const guint8 *data_key, GError **error);
