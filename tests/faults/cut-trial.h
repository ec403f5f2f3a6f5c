/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A trial: stories are played on a disk in memory, the power is cut at each step of each, and what
 * was found is counted. It never knows which figure is a fault.
 */

#include "cut-state.h"
#include "cut-story.h"
#include "cut-vfs.h"

typedef struct {
    guint64 stories;
    guint64 states;   /* that differ, between one answer of the program and the next */
    guint64 lost;     /* open and verify, but an entry that was called saved is not there */
    guint64 damaged;  /* open, but reading or verifying says that the book is damaged */
    guint64 unopened; /* refused by log_open() */
    guint64 altered;  /* give other statements than were saved, or with a gap */
    guint64 under_way;
    guint64 returned; /* states with an entry that was refused */
    guint64 stays;    /* Logs that stayed open after a failed sync */
    guint64 misread;  /* of these: could not read any more */
    guint64 shown;    /* gave an entry that they had refused */
    guint lost_most;  /* entries in one state */
    char *complaint;  /* of the first state that was not whole, or NULL */
} Figures;

typedef struct {
    const CutDisk *newborn; /* a new book, synced */
    const Story *start;     /* its story */
    CutSettings settings;
    bool lies;   /* the disk ignores half of all syncs */
    guint tries; /* states that are built at a step */
    guint64 wanted;
    Chance chance;
    GHashTable *known; /* of story_judge() */
    Figures figures;
} Trial;

/* What the program does after a sync failed. */
typedef enum {
    THEN_STOP,
    THEN_STAY,       /* its window stays open; it tries to save and to read */
    THEN_START_AGAIN /* it ends, is started on the same day and saves on */
} Then;

/* Each of these plays stories until the wanted states were seen. */

/* The program saves, ends, starts again and saves. */
void trial_of_saves(Trial *trial);

/* The power is cut again while the program puts right what the first cut left, and saves on. */
void trial_of_cuts_again(Trial *trial);
/* A sync fails once, at each place of a story. Aborts the test if a Log calls saved what was not
 * synced, or takes the failure for anything but the end of its writing. */
void trial_of_failed_syncs(Trial *trial, Then then);

/* Tells the figures in the test's protocol. */
void trial_report(const Trial *trial, const char *name);
void trial_clear(Trial *trial);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Trial, trial_clear)
