/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The book of a ward of some fifty beds that is about to be damaged, and its file as bytes. It
 * never knows what the damage is.
 */

#include "stage.h"

#define RUIN_PAGE 4096

/* A book of CHECKS bedside checks. (transfer full) */
Stage *ruin_new(guint checks);
/* Makes such a book without checks at PATH; KEY NULL: open to everybody. */
void ruin_make_book(const char *path, const LogKey *key);
/* Saves the eight answers of bedside check COMMIT in one go. */
void ruin_save_check(Log *log, guint commit);
void ruin_save_checks(const char *path, guint first, guint last);

/* NAME in the folder of STAGE. (transfer full) */
char *ruin_path(const Stage *stage, const char *name);

typedef struct {
    guint8 *bytes;
    gsize length;
} RuinFile;

void ruin_file_clear(RuinFile *file);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(RuinFile, ruin_file_clear)

RuinFile ruin_read(const char *path);
void ruin_write(const char *path, const RuinFile *file);
