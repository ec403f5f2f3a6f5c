/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A process that works on a book and goes one step further each time it is told to: a screen that
 * keeps the book open, a command that opens it for each entry, or somebody who takes in copies. It
 * never knows what the others do.
 */

#include <glib.h>
#include <stdbool.h>
#include <sys/types.h>

typedef enum {
    ACTOR_SCREEN,  /* looks; takes the pen; saves */
    ACTOR_COMMAND, /* opens; takes the pen; saves and closes */
    ACTOR_TAKER    /* takes in a copy */
} ActorKind;

typedef struct {
    ActorKind kind;
    const char *book;
    const char *copies; /* folder of the copies "0", "1" and so on; only of a taker */
    guint copy_count;
    guint first;  /* number of the first statement it saves */
    guint number; /* of the chance by which a taker chooses */
} ActorPart;

/* What came of a step. SAVED: the number of the statement, 0 if nothing was saved by it. */
typedef struct {
    bool good;
    guint32 saved;
    guint32 seen; /* how many statements it has read or saved so far, a command since it opened */
    char refusal[400];
} ActorAnswer;

typedef struct {
    ActorKind kind;
    pid_t child;
    int tell;
    int answer;
    guint phase; /* which step is next; 0: at rest */
} Actor;

/* Comes back once the book is open, if it is to be kept open. */
void actor_start(Actor *actor, const ActorPart *part);
/* The next step wants the pen: it waits while another holds it. */
bool actor_wants_pen(const Actor *actor);
bool actor_has_pen(const Actor *actor);
/* Tells it to go a step; what came of it is heard later, and must be before it is told again. */
void actor_tell(const Actor *actor);
void actor_hear(Actor *actor, ActorAnswer *ret_answer);
/* Has one that keeps the book open read to its end, then lets it go; aborts the test if it does not
 * end well. The answer says what was seen. */
void actor_end(Actor *actor, ActorAnswer *ret_last);
