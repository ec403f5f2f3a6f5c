/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A small ward with its book in a folder of its own, desks on it at a fixed clock, and short ways
 * to say something and to read a sheet. It never knows what a test is after.
 */

#include "desk/desk.h"
#include "desk/record.h"

#include "base/error.h"

#define STAGE_MORNING "2026-11-02T07:00"
#define STAGE_EVENING "2026-11-02T19:00"

typedef struct {
    char *folder;
    char *book; /* "ward.meguri" in FOLDER */
} Stage;

/* Beds 601-1, 601-2, 601-3, 602, 603; zone +09:00. (transfer full) */
Stage *stage_new(void);
void stage_free(Stage *stage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Stage, stage_free)

/* A path in the folder. (transfer full) */
char *stage_path(const Stage *stage, const char *name);
/* Names of the files in the folder beside the book and its journal, sorted, joined by blanks.
 * (transfer full) */
char *stage_files(const Stage *stage);

/* A desk where 佐々木 sees at NOW; aborts the test on failure. (transfer full) */
Desk *stage_open(const Stage *stage, const char *now);
Desk *stage_open_read_only(const Stage *stage, const char *now);

/* Records TABLE, named "round.tsv", through DESK. */
bool stage_try(Desk *desk, const char *table, bool keep_good, RecordReport *report, GError **error);
/* Records TABLE through a desk of its own at STAGE_MORNING; aborts the test if a line is refused.
 */
void stage_record(const Stage *stage, const char *table);

/* 601-1 A001 ヤマダ ハナコ 1945-07-14, 601-2 A002 スズキ フミ 1943-02-11, both by what they said,
 * 602 A003 アオキ カヨコ 1950-01-02 by paper alone. Labels p1 p2 p3. */
void stage_fill(const Stage *stage);

/* Fills the book to over 200 KiB, so that a failing disk stops it while a page still fits. */
void stage_outgrow(const Stage *stage);
/* From here to stage_disk_heals no file can be written beyond 100 KiB. */
void stage_disk_fails(void);
void stage_disk_heals(void);

/* Saves one statement; aborts the test on failure. */
void stage_say(Desk *desk, What what, const char *person, const char *bed, const char *value);

/* Strikes whatever contradicts the current name and birthdate of PERSON, as a ward does before it
 * prints a band. */
void stage_settle(Desk *desk, const char *person);

/* Cells of every row: COLUMNS "bed kana" give "601-1 ヤマダ ハナコ, 601-2 ..."; "." is an empty
 * cell. (transfer full) */
char *stage_cells(Desk *desk, const char *sheet, const char *columns);
