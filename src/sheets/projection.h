/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * From a reading of the census to cells of a sheet: what all sheets say in the same way (a fact
 * with its origin, a name, a mark, a moment). It never knows a medium.
 */

#include "sheets/sheet.h"

#include "census/count.h"
#include "census/fact.h"
#include "census/printbook.h"

#include "ward/meal.h"

/* What a sheet is made from. */
typedef struct {
    const Reading *reading;
    const Conflicts *conflicts;
    Counts counts;
    const char *sort;   /* "bed", "kana", "birthdate"; NULL = the sheet's own order */
    bool for_files;     /* walking order and rows as tsv and json promise; else as people read it */
    bool initials;      /* bed map: no name in full, for a wall that visitors pass */
    bool walking_first; /* transport list: who needs least help goes first */
    bool bilingual;     /* forms: each label in Japanese and English */
    const Person *person; /* narrows a history, or NULL */
    const Bed *bed;       /* or NULL */
    const MealTime *meal; /* of a meal list; NULL = the next */
    const char *day;      /* of nursing need: "2026-11-02"; NULL = that of the moment */
    const Print *last;    /* of this sheet, that paper can be compared with, or NULL */
    const Reading *then;  /* what stood on it, or NULL */
} Projection;

/* A sheet of FORM with its head filled. (transfer full) */
Sheet *projection_sheet(const Projection *projection, const SheetForm *form);

/* True for "bed", "kana", "birthdate" and "id", and for NULL, which is "bed". */
bool projection_takes_sort(const char *sort);

/* Those of STATES (bits 1 << PersonState) in the order asked for. Standing *. (transfer container)
 */
GPtrArray *projection_standings(const Projection *projection, guint states);
#define STATES_HERE (1u << STATE_IN | 1u << STATE_AWAY | 1u << STATE_NOT_FOUND)
#define STATES_LISTED (STATES_HERE | 1u << STATE_SENT)

/* A cell being filled. */
typedef struct {
    const Projection *projection;
    Sheet *sheet;
    SheetRow *row;
    const Standing *standing; /* whom the row is about */
} RowPen;

/* A new row about STANDING: bed and handle; PERSON column too. */
RowPen projection_row(const Projection *projection, Sheet *sheet, const Standing *standing);

/* Fact WHAT in column KEY. What was not asked says so to people, or stays blank with QUIET. */
void projection_fact(const RowPen *pen, const char *key, What what, bool quiet);
/* The same where several facts stand in one column: what says nothing says of what ("Devices:
 * none"). */
void projection_named(const RowPen *pen, const char *key, What what);
/* What CELL says of NAME; one of the three kinds of nothing says of what. (transfer full) */
char *projection_named_words(const SheetCell *cell, const char *name);
/* The means beside the transport (projection_transport() before it): a means that only repeats the
 * class is not said twice, and where the class stands alone whether it does is asked. */
void projection_means(const RowPen *pen);
/* Says of CELL by whom and when FACT, which has a current statement, was said. */
void projection_origin(SheetCell *cell, const Fact *fact);
/* kana, kanji, letters and marks columns; the last two only where the sheet has them. */
void projection_name(const RowPen *pen);
void projection_marks(const RowPen *pen, guint marks);
/* birthdate column, and age where the sheet has one. */
void projection_birthdate(const RowPen *pen);
/* transport and transport_by columns. */
void projection_transport(const RowPen *pen);
void projection_grade(const RowPen *pen);
/* A moment in column KEY: ISO for files, short for people. */
void projection_moment(const RowPen *pen, const char *key, const Instant *moment);
void projection_state(const RowPen *pen);

/* "通称 木村 明（キムラ アキラ）": the name PERSON goes by beside the legal one, said to be that;
 * "" if there is none. (transfer full) */
char *projection_known_as(const View *view, const Person *person);

/* The person's names in kanji and in Latin letters, and the one gone by, that do not stand in
 * SHOWN, joined by " / ". (transfer full) */
char *projection_other_names(const Projection *projection, const Standing *standing,
                             const char *shown);

/* Whether the name of STANDING's person is to be hidden from whoever passes by: their own wish, or
 * that of the mother, whose name a child's tells; or none is to be told. */
bool projection_hides_name(const Projection *projection, const Standing *standing);

/* The name of their own (fact_own_name()), else the alias, the mother's, the word for someone without
 * a name; initials if WHISPER and to be hidden. (transfer full) */
char *projection_call_name(const Projection *projection, const Standing *standing, bool whisper);

#define NAME_WHISPERED (1u << 0) /* initials if it is to be hidden */
#define NAME_SPELLED (1u << 1)   /* kana of which nobody said the letters are spelled in letters */

/* The call name as it stands on one line, HOW of these: where the reader's language begins a name
 * with letters they stand before the kana. What has a column for names has projection_name().
 * (transfer full) */
char *projection_full_name(const Projection *projection, const Standing *standing, guint how);

/* "A041,A042": every temporary number of PERSON, for each may stand on a band or on paper.
 * (transfer full) */
char *projection_handles(const Projection *projection, const Person *person);
/* "81歳" from an age code. (transfer full) */
char *projection_age_label(const char *age);
/* The age of STANDING's person as code, "" if not asked. (transfer full) */
char *projection_age(const Projection *projection, const Standing *standing);
/* "81F": age and sex where there is little room. (transfer full) */
char *projection_who(const Projection *projection, const Standing *standing);
/* One letter for the map: class, or the signs for not asked and unknown. */
const char *projection_transport_letter(const char *transport);
const char *projection_grade_letter(Grade grade);
