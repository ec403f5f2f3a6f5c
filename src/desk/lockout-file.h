/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The tries of one book and key as they lie in a small file of this user: when each was made, and
 * whether it is known how it ended. A file that is not as it was written holds no tries. It never
 * knows how many are too many.
 */

#include "desk/desk.h"

#define LOCKOUT_BOOT_SIGNS 36
#define LOCKOUT_TAG_SIGNS 8

/* What the file has room for, so that it never grows. */
#define LOCKOUT_PLACES 5

typedef struct {
    char tag[LOCKOUT_TAG_SIGNS + 1];   /* by which its own process finds it */
    char boot[LOCKOUT_BOOT_SIGNS + 1]; /* of which start of the PC */
    gint64 running;                    /* seconds since that start */
    bool failed;                       /* else under way, or broken off */
} LockoutTry;

typedef struct {
    LockoutTry tries[LOCKOUT_PLACES]; /* in order of time */
    guint count;
} LockoutTries;

/* The file of the tries at BOOK_ID with KEY (may be NULL). (transfer full) */
char *lockout_file_path(const char *book_id, const char *key);

/* What the file at PATH holds. */
LockoutTries lockout_file_read(const char *path);

/* Reads the file and holds it, so that no other process changes it meanwhile; makes it if it is not
 * there. A descriptor; -1 if it cannot be written. */
int lockout_file_hold(const char *path, LockoutTries *ret_tries);

/* Writes TRIES durably and lets the file go. False if they may not be there. */
bool lockout_file_let_go(int file, const LockoutTries *tries);
