/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The one table of what can be said on a ward: keys for files, labels for people, and by which rule
 * a row is read. Everything that lists, asks, parses or prints kinds of facts walks this table. It
 * never knows who says something or where it is kept.
 */

#include <glib.h>
#include <stdbool.h>

typedef enum {
    WHAT_PRESENCE,
    WHAT_BAND,
    WHAT_PATIENT_ID,
    WHAT_KANA,
    WHAT_KANJI,
    WHAT_LATIN,
    WHAT_KNOWN_AS_KANA,
    WHAT_KNOWN_AS,
    WHAT_ALIAS,
    WHAT_BIRTHDATE,
    WHAT_IDENTIFIED,
    WHAT_SECOND_CHECK,
    WHAT_SEX,
    WHAT_TRANSPORT,
    WHAT_MEANS,
    WHAT_DEVICE,
    WHAT_CAUTION,
    WHAT_DIET,
    WHAT_CONTACT,
    WHAT_DOCTOR,
    WHAT_DEPARTMENT,
    WHAT_ADMITTED,
    WHAT_DIAGNOSIS,
    WHAT_NOTE,
    WHAT_COMPANION,
    WHAT_EXPECTED_BACK,
    WHAT_ADMIT,
    WHAT_MOVE,
    WHAT_LEAVE_BACK,
    WHAT_DISCHARGE,
    WHAT_DEATH,
    WHAT_TRANSFER_OUT,
    WHAT_TRANSFER_IN,
    WHAT_MOTHER,
    WHAT_BIRTH_ORDER,
    WHAT_BIRTH_TIME,
    WHAT_SHARES,
    WHAT_STRIKE,
    WHAT_BELONGS_TO,
    WHAT_SAME_PERSON,
    WHAT_NOT_SAME_PERSON,
    WHAT_DIFFERENT,
    WHAT_BED_CLOSED,
    WHAT_BED_OPEN,
    WHAT_BED_ADDED,
    WHAT_BAND_ISSUED,
    WHAT_BAND_WORN,
    WHAT_BAND_OFF,
    WHAT_BAND_VOID,
    WHAT_CHECK,
    WHAT_PRINTED,
    WHAT_EXPORTED,
    WHAT_KEY,
    WHAT_EVENT_START,
    WHAT_EVENT_END,
    WHAT_CLOCK,
    WHAT_ON_DUTY,
    WHAT_MEAL,
    WHAT_NURSING_NEED,
    WHAT_REENTERED,
    WHAT_BAND_SENT,
    WHAT_BAND_PRINTED,
    WHAT_ROUND_START,
    WHAT_BED_CHECK,
    WHAT_COUNT
} What;

/* How a row is read out of its pile. */
typedef enum {
    RULE_EVIDENCE,   /* where someone is */
    RULE_WHO,        /* who someone is: highest rank, then latest */
    RULE_HOW,        /* how someone is: bedside first, then latest */
    RULE_CORRECTION, /* read by written-at alone */
    RULE_BED,        /* about a bed, the latest wins */
    RULE_BAND,       /* the band book */
    RULE_WARD,       /* about the ward */
    RULE_DAY         /* what was on one day; many stand side by side */
} Rule;

/* What form a value has. */
typedef enum {
    FORM_NOTHING,   /* an event; a remark may stand in the value */
    FORM_CHOICE,    /* one of the row's choices */
    FORM_LIST,      /* several of the row's choices, each with its detail */
    FORM_TEXT,      /* as given */
    FORM_ID,        /* as given, in signs that a keyboard has, a digit among them */
    FORM_NAME,      /* as given, runs of blanks one */
    FORM_KANA,      /* full-width katakana */
    FORM_BIRTHDATE, /* birthdate.h */
    FORM_DATE,      /* a day, a month or a year */
    FORM_TIME,      /* a moment */
    FORM_CLOCK,     /* a time of day, HH:MM */
    FORM_NUMBER,    /* whole number */
    FORM_CONTACT,   /* ORDER;RELATION;NAME;PHONE;flags */
    FORM_PERSON,    /* another person */
    FORM_STATEMENT, /* another statement */
    FORM_MEAL,      /* meal.h */
    FORM_NEED       /* need.h */
} Form;

typedef enum { ABOUT_PERSON, ABOUT_BED, ABOUT_WARD } About;

typedef enum {
    SOURCE_MEMO,
    SOURCE_IMPORT,
    SOURCE_PAPER,
    SOURCE_VIEWER,
    SOURCE_BELONGINGS,
    SOURCE_SEEN,
    SOURCE_STAFF,
    SOURCE_FAMILY,
    SOURCE_BAND,
    SOURCE_STATED,
    SOURCE_COUNT
} Source;

/* What may follow a list item after ":". */
typedef enum { DETAIL_NONE, DETAIL_NUMBER, DETAIL_TEXT } Detail;

typedef struct {
    const char *key;
    const char *label;  /* English, marked; the reader asks _() */
    const char *letter; /* one sign for narrow places, marked, or NULL */
    Detail detail;
} Choice;

typedef struct {
    What what;
    guint8 code;       /* in the book for ever; never reused */
    const char *key;   /* in files */
    const char *label; /* for people, English, marked */
    Rule rule;
    Form form;
    About about;
    const Choice *choices; /* ended by a NULL key, or NULL */
    Source source;         /* when the writer names none */
    bool takes_none;       /* "none" is a value of its own */
} VocabularyRow;

const VocabularyRow *vocabulary_row(What what);
/* The row of a key of files, NULL if there is none. */
const VocabularyRow *vocabulary_find(const char *key);
/* The row of a code of the book, NULL if there is none. */
const VocabularyRow *vocabulary_find_code(guint8 code);
/* The choice of ROW with KEY (for a list item: before its ":"), NULL if there is none. */
const Choice *vocabulary_choice(const VocabularyRow *row, const char *key);

/* True for rows whose value may be "unknown": asked, cannot be told. */
bool vocabulary_takes_unknown(const VocabularyRow *row);

const char *source_key(Source source);
const char *source_label(Source source); /* translated */
bool source_find(const char *key, Source *ret_source);
int source_rank(Source source);
bool source_is_bedside(Source source);

#define VALUE_UNKNOWN "unknown"
#define VALUE_NONE "none"
