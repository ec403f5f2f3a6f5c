/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The lines of a re-entry list while they are being made. Inside this room; who reads them asks
 * reentry.h. It never knows how a line is shown.
 */

#include "census/reentry.h"

typedef struct {
    const View *view;
    const Person *person;
    GPtrArray *lines; /* ReentryLine * */
} ReentryMaking;

/* A new line at the end; KEY and CONTENT are taken. (transfer none) */
ReentryLine *reentry_add_line(const ReentryMaking *making, ReentryPart part, char *key,
                              char *content);

/* Says of each line who entered it; what was entered and is said no more becomes a line again, to
 * be taken back. */
void reentry_take_ticks(const ReentryMaking *making);
