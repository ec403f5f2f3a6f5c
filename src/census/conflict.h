/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What does not fit: conflicts as values, each with the statements behind it, and the marks that stand beside a name
 * on every sheet. A conflict is never an error and never a reason to refuse an entry. It never knows how loud looks.
 */

#include "census/reading.h"

typedef enum {
    CONFLICT_BAND_DIFFERS,
    CONFLICT_NOT_FOUND,
    CONFLICT_TWO_IN_BED,
    CONFLICT_SAME_ID,
    CONFLICT_SAME_IDENTITY,
    CONFLICT_NAMESAKE,
    CONFLICT_SEEN_AFTER_LEAVING,
    CONFLICT_NOT_RECEIVED,
    CONFLICT_VALUE_DIFFERS,
    CONFLICT_PLACE_DIFFERS,
    CONFLICT_OVERDUE,
    CONFLICT_FUTURE,
    CONFLICT_CLOCK_BACK,
    CONFLICT_KIND_COUNT
} ConflictKind; /* in the order of CENSUS, loudest first */

typedef enum {
    LOUD_LISTED,
    LOUD_LOUD,
    LOUD_LOUDEST
} Loudness;

typedef struct {
    ConflictKind kind;
    Loudness loudness;
    What what;             /* of value-differs and band-differs */
    GPtrArray *persons;    /* const Person *, lower handle first */
    GPtrArray *beds;       /* const Bed *: their beds now, each once */
    GPtrArray *statements; /* const Filed * behind it */
} Conflict;

typedef enum {
    MARK_DIFFERS = 1 << 0,
    MARK_NAMESAKE = 1 << 1,
    MARK_SAME_SURNAME = 1 << 2,
    MARK_TWO_IN_BED = 1 << 3,
    MARK_SAME_ID = 1 << 4,
    MARK_SAME_IDENTITY = 1 << 5,
    MARK_BAND_DIFFERS = 1 << 6,
    MARK_SEEN_AFTER_LEAVING = 1 << 7,
    MARK_OVERDUE = 1 << 8,
    MARK_MOVED = 1 << 9,
    MARK_HIDDEN = 1 << 10
} Mark; /* in the order in which sheets name them */

typedef struct Conflicts Conflicts;

/* Reads all conflicts and marks of READING, which must outlive them. (transfer full) */
Conflicts *conflicts_read(const Reading *reading);
void conflicts_free(Conflicts *conflicts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Conflicts, conflicts_free)

/* Conflict *, loudest kinds first. (transfer none) */
GPtrArray *conflicts_list(const Conflicts *conflicts);
/* Marks of one person, Mark bits. */
guint conflicts_marks(const Conflicts *conflicts, const Standing *standing);

const char *conflict_key(ConflictKind kind);
const char *conflict_label(ConflictKind kind); /* a short sentence, translated */

/* "namesake,moved" (transfer full) */
char *marks_format(guint marks);
/* "【同姓同名】【移動】": words beside the name, the quiet ones too. (transfer full) */
char *marks_label(guint marks);
bool marks_are_loud(guint marks);
