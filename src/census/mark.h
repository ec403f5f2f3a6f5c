/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The marks that stand beside a name on every sheet, and their words. It never knows what makes a
 * mark.
 */

#include <glib.h>
#include <stdbool.h>

typedef enum {
    MARK_DIFFERS = 1 << 0,
    MARK_NAMESAKE = 1 << 1,
    MARK_SIMILAR_NAME = 1 << 2,
    MARK_SAME_SURNAME = 1 << 3,
    MARK_TWO_IN_BED = 1 << 4,
    MARK_SAME_ID = 1 << 5,
    MARK_SAME_IDENTITY = 1 << 6,
    MARK_BAND_DIFFERS = 1 << 7,
    MARK_SEEN_AFTER_LEAVING = 1 << 8,
    MARK_OVERDUE = 1 << 9,
    MARK_MOVED = 1 << 10,
    MARK_HIDDEN = 1 << 11
} Mark; /* in the order in which sheets name them */

/* "namesake,moved" (transfer full) */
char *marks_format(guint marks);
/* "【同姓同名】【移動】": words beside the name, the quiet ones too. (transfer full) */
char *marks_label(guint marks);
bool marks_are_loud(guint marks);
