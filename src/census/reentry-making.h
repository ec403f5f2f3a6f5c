/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The lines of a re-entry list while they are being made. Inside this room; who reads them asks
 * reentry.h. It never knows how a line is shown.
 */

#include "census/reentry.h"

/* An outage lasts weeks; a clock that is years ahead must not hang the list. */
#define REENTRY_DAYS_MOST 1000

typedef struct {
    const View *view;
    const Person *person;
    GPtrArray *lines; /* ReentryLine * */
} ReentryMaking;

/* A new line at the end; KEY and CONTENT are taken. (transfer none) */
ReentryLine *reentry_add_line(const ReentryMaking *making, ReentryPart part, char *key,
                              char *content);

/* The same of the statement SAID, which names the line ("stay:1f…"). */
ReentryLine *reentry_add_said(const ReentryMaking *making, ReentryPart part, const Filed *said,
                              char *content);

/* The current value of WHAT as text_code(), behind it, after "|", what else is said and cannot be
 * true together with it: "00012|00013"; "" if it was not asked. (transfer full) */
char *reentry_contested(const ReentryMaking *making, What what);

/* True if FILED tells of this person, at the BEDSIDE or on paper: somebody else's words, though
 * they stood here once, tell nothing. */
bool reentry_is_evidence(const ReentryMaking *making, const Filed *filed, bool bedside);

/* The lines of how someone came, lay and left. */
void reentry_add_stay(const ReentryMaking *making);

/* Says of each line who entered it; what was entered and is said no more becomes a line again, to
 * be taken back. */
void reentry_take_ticks(const ReentryMaking *making);

/* Makes one line of days that differ in nothing, once it is known who entered what. */
void reentry_join_days(const ReentryMaking *making);
