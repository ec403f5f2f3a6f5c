/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Facts read out of a person's piles: which statement is current, whether another cannot be true
 * together with it, how well the person is identified. Rank decides what is shown, never what is
 * kept. It never knows where anyone is.
 */

#include "census/view.h"

#include "ward/value.h"

typedef struct {
    const Filed *current; /* NULL = not asked */
    bool differs;
} Fact;

/* Reads one fact. Rules: CENSUS "which value is current"; WHO facts by rank, HOW facts bedside
 * first. */
Fact fact_read(const View *view, const Person *person, What what);

/* Current value, NULL = not asked. */
const char *fact_value(const View *view, const Person *person, What what);

/* Current value if it tells something: NULL when not asked, unknown or none. */
const char *fact_known(const View *view, const Person *person, What what);

/* Whether FILED, of one of PERSON's piles, is a word about PERSON in view: live, and not resting
 * on a band that was wrong. */
bool fact_counts(const View *view, const Person *person, const Filed *filed);

/* Live statements of WHAT for PERSON in view, in order. (transfer container) */
GPtrArray *fact_statements(const View *view, const Person *person, What what);

/* Live values that make the fact differ, in order. (transfer container) */
GPtrArray *fact_rivals(const View *view, const Person *person, What what);

/* What was last read off the band on the wrist for WHAT (source band), NULL if nothing. */
const Filed *fact_off_band(const View *view, const Person *person, What what);

/* The contacts in order of their order numbers. *ret_nothing is the statement that says none or
 * unknown where there is no contact (NULL = not asked). (transfer container) */
GPtrArray *fact_contacts(const View *view, const Person *person, const Filed **ret_nothing);

/* Transport class: said, else derived from the means. *ret_derived tells which. NULL = not asked.
 */
const char *fact_transport(const View *view, const Person *person, bool *ret_derived);

typedef enum {
    GRADE_NONE,
    GRADE_PAPER,
    GRADE_VOUCHED,
    GRADE_BAND,
    GRADE_STATED,
    GRADE_CONFIRMED
} Grade;

Grade fact_grade(const View *view, const Person *person);

typedef struct {
    Grade grade;
    const Filed *by; /* when it was last reached: of name and birthdate the one told earlier, or the
                        answer to how they were identified; NULL of GRADE_NONE */
} Graded;

/* The grade with its own moment: a look at the bed since then has identified nobody. */
Graded fact_graded(const View *view, const Person *person);
const char *grade_key(Grade grade);
const char *grade_label(Grade grade); /* translated */

/* Has a mother and is under 28 days old, or has no full birthdate. */
bool fact_is_newborn(const View *view, const Person *person);

/* Who was said to be their mother, whether or not anything was ever said of her herself. */
bool fact_mother_id(const View *view, const Person *person, PersonId *ret_mother);
/* Who was said to be their mother (as view_person() gives her), NULL if nobody of whom anything is
 * filed. */
const Person *fact_mother(const View *view, const Person *person);

/* The name of their own that PERSON is called by, in the first writing in which it is known: kana,
 * kanji, Latin letters, then what they go by. NULL if none is: no alias is a name. *RET_WHAT (may
 * be NULL) tells which. */
const char *fact_own_name(const View *view, const Person *person, What *ret_what);

/* Whether a name of their own is known. */
bool fact_is_named(const View *view, const Person *person);

/* What is known of the name, and of the birthdate to the day, as names are compared. (transfer
 * none)
 */
const NameForms *fact_name(const View *view, const Person *person);
