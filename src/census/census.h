/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The index: statements filed under person and bed, each pile in order of time. Nothing here is a
 * state; facts are read out of piles as of a moment (fact.h, reading.h). It never knows where
 * statements come from nor who looks.
 */

#include "ward/layout.h"
#include "ward/statement.h"

#include "names/namesake.h"

typedef struct Person Person;
typedef struct Bed Bed;

/* A filed statement. */
typedef struct {
    Statement said;
    Person *person; /* named by said.person, or NULL */
    Bed *bed;       /* named by said.bed, or NULL */
    bool corrected; /* some strike or belongs-to names it */
} Filed;

/* Compares two const Filed * (by pointer, as in a pile) in the order of piles. */
int filed_compare(gconstpointer a, gconstpointer b);
/* Two const Person *, by pointer too, in the order of their handles. */
int person_compare(gconstpointer a, gconstpointer b);

/* A pile: const Filed *, in order of statement_compare(). */
typedef GPtrArray Pile;

struct Person {
    PersonId id;
    char *handle;            /* "A017" */
    guint order;             /* order of handles: station letters, number */
    Pile *piles[WHAT_COUNT]; /* NULL = nothing filed */
    Pile *evidence;          /* all rows of RULE_EVIDENCE */
    bool may_hide;           /* some list of cautions here names "hidden", be it struck */
    bool may_mislead;        /* some look at the band here found it "wrong", be it struck */
};

struct Bed {
    const char *label;
    const char *layout_room; /* where the layout file has it; NULL = made by bed-added */
    guint index;             /* into census_beds() */
    Pile *piles[WHAT_COUNT]; /* presence=empty, bed-closed, bed-open, bed-added */
    Pile *placements;        /* evidence of persons that names this bed */
};

typedef struct Census Census;

/* LAYOUT is borrowed and must outlive the census. (transfer full) */
Census *census_new(const Layout *layout);

/* Compares names by RULES (transfer full) instead of the program's own; before anything is filed.
 */
void census_set_names(Census *census, NamesakeRules *rules);
void census_free(Census *census);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Census, census_free)

/* Names a station's letters for handles; before its first statement is filed. */
void census_name_station(Census *census, const StationId *station, const char *letters);

/* Files a statement (copied) in its place. One whose id is filed already is the same statement,
 * written twice: it gives the one there, which then stands as it was written first. */
const Filed *census_file(Census *census, const Statement *statement);
/* Between these, census_file() only appends; the end sorts each pile once. */
void census_load_begin(Census *census);
void census_load_end(Census *census);

const Layout *census_layout(const Census *census);
guint census_size(const Census *census); /* statements filed */

Person *census_find_person(const Census *census, PersonId id);
Person *census_find_handle(const Census *census, const char *handle); /* "A17" and "A017" */
/* The handle of ID, whether or not anything was filed of that person yet. (transfer full) */
char *census_handle(const Census *census, PersonId id);
Person *census_find_label(const Census *census, const char *label); /* a writer's own label */
/* The bed with LABEL; where there is none the one bed that LABEL means, as typed in whatever width
 * of signs (layout_label_key). What is said of it is filed under its own label. NULL = none, or
 * two. */
Bed *census_find_bed(const Census *census, const char *label);
const Filed *census_find_statement(const Census *census, const StatementId *id);
const Filed *census_find_ref(const Census *census, const char *ref); /* a writer's own id */

/* How names are compared here; it remembers the names it was asked for. (transfer none) */
NamesakeRules *census_names(const Census *census);

GPtrArray *census_persons(const Census *census);    /* Person *, order of handles */
GPtrArray *census_beds(const Census *census);       /* Bed *, the layout's first (walk.h) */
GPtrArray *census_statements(const Census *census); /* const Filed *, order of filing */
/* Statements about the ward of one kind. */
Pile *census_ward_pile(const Census *census, What what);
/* Highest number of a station's persons. */
guint32 census_last_number(const Census *census, const StationId *station);

/* Strikes and re-assignments that name TARGET, in written order; NULL if none. */
Pile *census_corrections(const Census *census, const StatementId *target);

/* A statement seen more than this after its own wall clock is "future". */
#define CENSUS_FUTURE_SECONDS 300

/* Statements that are "future", in order of filing. */
Pile *census_ahead(const Census *census);

/* Two statements of one station, AFTER written right after BEFORE, by a wall clock that had gone
 * back between them. */
typedef struct {
    const Filed *before, *after;
} ClockFall;

guint census_station_count(const Census *census);
/* ClockFall, in the order they were written. */
const GArray *census_falls(const Census *census, guint station);
