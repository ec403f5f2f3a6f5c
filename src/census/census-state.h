/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What the index holds. Inside this room: its filing and its finding include it, what tells
 * stations apart (printbook, horizon) and what makes a Person of several (tie); who reads asks
 * census.h.
 */

#include "census/census.h"

typedef struct {
    StationId id;
    char *letters;
    guint32 last_number;
    Pile *written; /* all of the station, in written order */
    GArray *falls; /* ClockFall in it, likewise */
} CensusStation;

struct Census {
    const Layout *layout;
    NamesakeRules *names;
    GStringChunk *text;        /* values and remarks */
    GHashTable *by_id;         /* StatementId (inside Filed) -> Filed */
    GHashTable *by_ref;        /* writer's own id -> Filed */
    GHashTable *by_label;      /* writer's own label -> Person */
    GHashTable *persons_by_id; /* PersonId (inside Person) -> Person */
    GHashTable *beds_by_label; /* label -> Bed */
    GHashTable *corrections; /* StatementId -> Pile of strikes and belongs-tos, in written order */
    GPtrArray *filed;        /* Filed */
    GPtrArray *blocks;       /* owns them, CENSUS_BLOCK in each */
    GPtrArray *persons;      /* owns Person; order of handles */
    GPtrArray *beds;         /* owns Bed; walking order */
    GArray *stations;        /* CensusStation */
    Pile *ahead;             /* seen at more than 5 minutes after their own wall clock */
    Pile *ward[WHAT_COUNT];
    bool loading;
};

/* Statements that lie in one block of memory: each for itself would cost a twentieth more. */
#define CENSUS_BLOCK 256

/* The station of ID, NULL if it has no name yet. */
CensusStation *census_station(const Census *census, const StationId *id);

/* The same, called "?" until it has one. */
CensusStation *census_get_station(Census *census, const StationId *id);

/* Compares two const Filed * (by pointer) in the order in which they were written. */
int census_compare_written(gconstpointer a, gconstpointer b);
/* Files KNOWN by the wall clock of its station, and takes it out from there. */
void census_file_by_clock(Census *census, Filed *known);
void census_leave_clock(Census *census, Filed *known);
/* Sorts PILE (NULL = none); what is in it twice is in it once. */
void census_sort_pile(Pile *pile);
/* Sorts the strikes and re-assignments that FILED is one of. */
void census_sort_correction(const Census *census, const Filed *filed);

/* KNOWN is written in STATEMENT once more. False if that changes nothing. */
bool census_file_again(Census *census, Filed *known, const Statement *statement);

/* Frees a Person, not the statements filed under it. */
void census_person_free(gpointer person);

/* Frees a Bed, not the statements filed under it. */
void census_bed_free(gpointer bed);
/* A new bed; LAYOUT_ROOM outlives the census or is NULL. */
Bed *census_add_bed(Census *census, const char *label, const char *layout_room);
/* The bed that STATEMENT names, made if need be; NULL if it names none. */
Bed *census_get_bed(Census *census, const Statement *statement);
