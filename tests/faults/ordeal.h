/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A book as it stands before something goes wrong, set up afresh as often as wanted, and what must
 * be true of it afterwards. It never knows what goes wrong.
 */

#include "script.h"
#include "stage.h"

/* The commits of the script: those before FIRST are in the book already. */
#define ORDEAL_FIRST 3
#define ORDEAL_LAST 6

typedef struct {
    Stage *stage;
    GBytes *book;
    GBytes *journal; /* NULL if there is none */
} Ordeal;

/* A book of ORDEAL_FIRST - 1 commits; with an UNFINISHED write somebody died in the middle of a
 * large one, and the next opener has to undo it. (transfer full) */
Ordeal *ordeal_new(bool unfinished);
void ordeal_free(Ordeal *ordeal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Ordeal, ordeal_free)

/* Puts the files into the folder as they were, and none besides: the book is the same file, in
 * which its station is at home. */
void ordeal_set_up(const Ordeal *ordeal);
/* The same, but the book is a copy of that file: whoever opens it goes on as a new station. */
void ordeal_set_up_copied(const Ordeal *ordeal);

/* What was said of a commit; the later one says more. */
typedef enum { ORDEAL_UNTOLD, ORDEAL_NOT_SAVED, ORDEAL_UNSURE, ORDEAL_SAVED } OrdealTold;

/* NULL if the book opens, verifies and holds the first commits and all that TOLD (by commit) calls
 * saved once, nothing of what it calls not saved, and of the others all or nothing; else what is
 * wrong. */
const char *ordeal_check(const Ordeal *ordeal, const OrdealTold *told);

/* Dies in the middle of a large write to the book, after parts of it reached the file. */
void ordeal_leave_unfinished(const Stage *stage);
