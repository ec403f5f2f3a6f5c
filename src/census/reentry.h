/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What is to be typed into the hospital's system again once it is back, line by line: who someone
 * is there, how they came, lay and left, what was said to be wrong with them, what is to be minded
 * and whom to call, what they ate and how much care they needed. Each line comes from statements;
 * that it was entered is one more, about what the line said then. It never knows the hospital's
 * system.
 */

#include "census/serving.h"

typedef enum {
    REENTRY_IDENTITY,  /* temporary number to hospital ID; a line for each of several numbers */
    REENTRY_STAY,      /* admission, moves, leaves, discharge, death */
    REENTRY_DIAGNOSIS, /* each as it was told */
    REENTRY_CAUTION,   /* the list as it stands; empty where nobody asked */
    REENTRY_CONTACT,   /* a line for each, or that there is none */
    REENTRY_MEALS,     /* one line a day */
    REENTRY_NEED,      /* one line a day; empty where nothing was ticked */
    REENTRY_PARTS
} ReentryPart;

typedef enum {
    REENTRY_OPEN,
    REENTRY_DONE,
    REENTRY_CHANGED, /* entered, and something else is said since */
    REENTRY_STRUCK   /* entered, and no longer said by anybody: to be taken back there */
} ReentryState;

typedef struct {
    ReentryPart part;
    char *key; /* "stay:<statement>", "contact:2", "meals:2026-11-02": names the line for its tick;
                days that read the same, of which nobody said anything, which one tick holds, or
                none, and which follow one last word, are one line: "meals:2026-11-02/2026-11-14" */
    char *content;       /* what is to be entered, in codes; "" of what was struck */
    char *entered;       /* of what was struck, what was entered; else NULL */
    const Filed *said;   /* where it comes from; NULL where from several, or from none */
    GPtrArray *several;  /* const Filed *, of a nursing need that several told; else NULL */
    Instant at;          /* of a stay's line, else 0 */
    bool wordless;       /* of a day: nobody said anything of the day itself */
    const Filed *silent; /* of a day's meals: the last word from the bedside, where it was said
                            before that day; NULL where there is one of the day, or none at all */
    ReentryState state;
    const Filed *tick; /* who entered it and when, or NULL */
} ReentryLine;

/* The days of one line. */
typedef struct {
    ReentryPart part;
    guint32 first; /* Julian, as g_date_get_julian() */
    guint32 last;
} ReentryDays;

/* The days that the KEY of a line names; false if it names none, or more than any outage has. */
bool reentry_days_parse(const char *key, ReentryDays *ret_days);
/* (transfer full) */
char *reentry_days_key(const ReentryDays *days);

const char *reentry_part_key(ReentryPart part);
const char *reentry_part_label(ReentryPart part); /* translated */
/* The part of the line that KEY names; REENTRY_PARTS if none. */
ReentryPart reentry_part_of(const char *key);
const char *reentry_state_key(ReentryState state);

/* True if its content tells, after "|", what was said otherwise: a person decides what is entered.
 */
bool reentry_is_contested(const ReentryLine *line);

/* Lines of PERSON (as view_person() gives it) as known to VIEW, by part, then time. ReentryLine *.
 * (transfer full) */
GPtrArray *reentry_read(const View *view, const Person *person);

/* The value of the statement "reentered" that ticks the line KEY as it stood before the eyes of who
 * entered it, with CONTENT: of several days each by itself, so that a late word about one of them
 * opens that one alone. (transfer full) */
char *reentry_tick(const char *key, const char *content);
/* The key of the line that such a VALUE ticks; *ret_content, inside VALUE, is what was entered.
 * NULL if VALUE is none, *ret_content is then untouched. (transfer full) */
char *reentry_tick_key(const char *value, const char **ret_content);
