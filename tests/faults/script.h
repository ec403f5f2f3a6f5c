/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What is saved in a numbered commit: one to three statements whose ids and texts follow from the
 * number, so that whoever reads the book knows what must stand there. Every fourth is long enough
 * to need pages of its own. It never knows whether it was saved.
 */

#include "ward/statement.h"

#define SCRIPT_COMMITS_MOST 100

/* Adds the statements of COMMIT to LIST. */
void script_add(Statements *list, guint commit);

/* How many statements COMMIT has. */
guint script_length(guint commit);

/* The moment when COMMIT is saved. */
Instant script_wall(guint commit);

/* How often each statement of each commit was read. */
typedef struct {
    guint8 times[SCRIPT_COMMITS_MOST][3];
    guint strangers; /* statements that no commit has, or with other words */
} ScriptFound;

/* A LogReader that takes down what it is given; USER is a ScriptFound. */
void script_find(const Statement *statement, gpointer user);

/* True if COMMIT is there whole, each statement once. */
bool script_is_whole(const ScriptFound *found, guint commit);
/* True if nothing of COMMIT is there. */
bool script_is_absent(const ScriptFound *found, guint commit);
