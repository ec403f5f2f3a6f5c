/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The marks that stand beside a name on every sheet, and their words. It never knows what makes a
 * mark.
 */

#include <glib.h>
#include <stdbool.h>

typedef enum {
    MARK_NAMESAKE = 1 << 0,
    MARK_BAND_DIFFERS = 1 << 1,
    MARK_SAME_IDENTITY = 1 << 2,
    MARK_SAME_ID = 1 << 3,
    MARK_PERHAPS_NAMESAKE = 1 << 4, /* in a reading of the name that is not settled */
    MARK_TWO_IN_BED = 1 << 5,
    MARK_SEEN_AFTER_LEAVING = 1 << 6,
    MARK_DIFFERS = 1 << 7,
    MARK_OVERDUE = 1 << 8,
    MARK_SIMILAR_NAME = 1 << 9,
    MARK_SAME_SURNAME = 1 << 10,
    MARK_MOVED = 1 << 11,
    MARK_HIDDEN = 1 << 12,
    MARK_HIDDEN_BEFORE = 1 << 13, /* hidden by what stands beside the newest list (lasting.h) */
    MARK_ALL = (1 << 14) - 1
} Mark; /* in the order in which sheets name them: what takes one person for another first */

/* "namesake,moved", in the order of the files; they know the newest list of cautions alone, and
 * who is perhaps a namesake as a similar name. (transfer full) */
char *marks_format(guint marks);
/* Those of MARKS that stand beside a name: a mark goes where a louder word says as much. */
guint marks_shown(guint marks);
/* "【同姓同名】【移動】": words beside the name, the quiet ones too. (transfer full) */
char *marks_label(guint marks);
/* The same where there is no room for words: "!同 移". (transfer full) */
char *marks_signs(guint marks);
/* What the signs mean: "!同=【同姓同名】  移=【移動】". (transfer full) */
char *marks_legend(void);
/* Those of MARKS that are loud. */
guint marks_loud(guint marks);
bool marks_are_loud(guint marks);
/* Takes the weightiest out of *MARKS, which must not be 0. */
guint marks_take(guint *marks);
