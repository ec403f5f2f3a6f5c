/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What the program saves before the power is cut, and the verdict on what is there afterwards. Each
 * entry is made from its number alone, so whoever reads it can tell whether it is as it was. All
 * goes through the store's public functions.
 */

#include "store/log.h"

#include "cut-disk.h"

typedef struct {
    char *path;           /* of the book */
    char *layout;         /* as the newborn book gave it */
    GArray *entries;      /* guint8, a StepKind: what came of each entry, from 1; [0] is not used */
    StationId writer;     /* that made the book */
    const char *observer; /* of all statements */
} Story;

/* Reads what the book at PATH is; nothing is saved in it yet. (transfer full) */
Story *story_new(const char *path);
void story_free(Story *story);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Story, story_free)

/* The one place where these tests open a book. (transfer full) */
Log *story_open(const Story *story, GError **error);

/* The same story as far as it has come. (transfer full) */
Story *story_copy(const Story *story);

/* Saves entry NUMBER, with 1 to 8 statements, and marks on DISK what came of it. */
bool story_save(const Story *story, CutDisk *disk, Log *log, guint number, GError **error);

/* Takes note of a mark of story_save(). */
void story_note(Story *story, const Step *step);

typedef struct {
    bool opened;
    bool whole;   /* opened, and log_read() and log_verify() are content */
    bool altered; /* what is given is not what was saved, in order and without a gap */
    guint lost;   /* entries that were called saved and are not given */
    guint under_way;
    guint returned;  /* entries that were refused and are given */
    char *complaint; /* first error, or NULL */
} Verdict;

/* True if SQLite will have to undo what the journal on DISK belongs to. */
bool story_is_unfinished(const CutDisk *disk);

/* Opens the book on DISK, which is put in, and compares it with what STORY has noted. Most states
 * lead, once they are opened and what was unfinished is undone, to a file that was seen before, to
 * its last byte: KNOWN keeps what log_verify() said of each that it found whole. */
Verdict story_judge(const Story *story, const CutDisk *disk, GHashTable *known);
void verdict_clear(Verdict *verdict);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Verdict, verdict_clear)
