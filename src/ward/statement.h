/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A statement: somebody said something about a person, a bed or the ward, seen at a moment and
 * written at another. It is a value; nothing in it is ever changed after it was written. This room
 * never knows where statements are kept or what they mean together.
 */

#include "ward/vocabulary.h"

#include "base/instant.h"

typedef struct {
    guint8 bytes[16];
} StatementId; /* random, made before the first attempt to save */

typedef struct {
    guint8 bytes[16];
} StationId; /* random, new at each installation */

typedef struct {
    StationId station;
    guint32 number; /* 0 = nobody */
} PersonId;

typedef struct {
    StatementId id;
    guint64 clock;     /* hybrid logical clock: milliseconds << CLOCK_COUNTER_BITS | counter */
    gint64 wall;       /* label: what the PC's clock said, seconds */
    gint64 seen;       /* when it was true, seconds */
    gint16 wall_zone;  /* minutes */
    gint16 seen_zone;  /* minutes */
    guint8 what;       /* What */
    guint8 source;     /* Source */
    guint8 about;      /* About */
    bool approximate;  /* seen with "~" */
    StationId station; /* that wrote it */
    PersonId person;   /* number 0 unless about a person */
    const char *bed;   /* label, or NULL */
    const char *value; /* canonical text, "" where the row has none */
    const char *observer;
    const char *typist; /* NULL = the observer typed */
    const char *note;   /* NULL = none */
    const char *ref;    /* the writer's own id for this statement, or NULL */
    const char *label;  /* the writer's own label for a person made here, or NULL */
} Statement;

#define CLOCK_COUNTER_BITS 20

/* The clock's time part in seconds (the K of a reading compares it). */
gint64 statement_clock_seconds(guint64 clock);

/* The smallest clock whose time part is SECONDS. */
guint64 statement_clock_at(gint64 seconds);

Instant statement_seen(const Statement *statement);
Instant statement_wall(const Statement *statement);

/* Order in which every pile is read: seen at, written at, station, id. */
int statement_compare(const Statement *a, const Statement *b);

/* Order in which corrections are read: written at, station, id. */
int statement_compare_written(const Statement *a, const Statement *b);

bool person_equal(PersonId a, PersonId b);
guint person_hash(gconstpointer person);
gboolean person_equal_key(gconstpointer a, gconstpointer b);
guint statement_id_hash(gconstpointer id);
gboolean statement_id_equal(gconstpointer a, gconstpointer b);

/* A person as the canonical value of a tie: 32 hex digits, a dot, the number. (transfer full) */
char *person_format(PersonId person);
bool person_parse(const char *text, PersonId *ret_person);

/* 32 hex digits. (transfer full) */
char *statement_id_format(const StatementId *id);
bool statement_id_parse(const char *text, StatementId *ret_id);

/* A list of statements that owns its texts; what one commit carries. */
typedef struct {
    GArray *items; /* Statement */
    GStringChunk *text;
} Statements;

Statements *statements_new(void);
void statements_free(Statements *list);
/* A new zeroed statement at the end of LIST; the pointer holds until the next one is added. */
Statement *statements_add(Statements *list);
/* The same with all that SAID says, its texts kept with LIST. */
Statement *statements_add_copy(Statements *list, const Statement *said);
/* TEXT kept with LIST; NULL and "" give NULL. */
const char *statements_keep(Statements *list, const char *text);
Statement *statements_at(const Statements *list, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Statements, statements_free)
