/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What does not fit: conflicts as values, each with the statements behind it, and the marks that
 * stand beside a name on every sheet. A conflict is never an error and never a reason to refuse an
 * entry. It never knows how loud looks.
 */

#include "census/mark.h"
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

typedef enum { LOUD_LISTED, LOUD_LOUD, LOUD_LOUDEST } Loudness;

typedef struct {
    ConflictKind kind;
    Loudness loudness;
    What what;             /* of value-differs and band-differs */
    GPtrArray *persons;    /* const Person *, lower handle first */
    GPtrArray *beds;       /* const Bed *: their beds now, each once */
    GPtrArray *statements; /* const Filed * behind it */
} Conflict;

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
