/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The nurse's desk: the only room where the log, the census, sheets and print meet. It holds the
 * clock, the observer and the moment that is being looked at, and turns acts into statements. It
 * never knows keys, colours or argv: the screen and the command line ask it the same questions.
 */

#include "sheets/sheet.h"

#include "census/census.h"
#include "census/count.h"
#include "census/reading.h"
#include "store/log.h"

#include "ward/layout.h"

typedef struct Desk Desk;

/* Where the time comes from, in seconds: what the PC's clock says, which anybody may set, and how
 * long the PC has been running, which nobody can; and which start of the PC that is since (transfer
 * full), NULL if it cannot be told. */
typedef struct {
    gint64 (*wall)(void);
    gint64 (*running)(void);
    char *(*boot)(void);
} DeskClock;

typedef struct {
    const char *book;       /* path */
    const char *observer;   /* who sees; NULL = not yet told */
    const char *passphrase; /* NULL: the book must be open to everybody */
    const char *key;        /* the name of the key it belongs to; NULL = any */
    const char *now; /* a fixed clock for drills, tests and late entry, as a time in the ward's
                        zone; NULL = the PC's */
    bool read_only;
    const DeskClock *clock; /* instead of the PC's, for tests; NULL = the PC's */
} DeskOpening;

/* Opens a book and reads all of it. (transfer full) */
Desk *desk_open(const DeskOpening *opening, GError **error);
void desk_free(Desk *desk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Desk, desk_free)

/* A new book at path BOOK from the layout file at LAYOUT_FILE, or from LAYOUT_TEXT where that is
 * not NULL (then LAYOUT_FILE only names it in messages). PASSPHRASE NULL: open to everybody. KEY
 * names its first key; NULL: "ward". */
typedef struct {
    const char *book;
    const char *layout_file;
    const char *layout_text;
    const char *passphrase;
    const char *key;
} BookBirth;

bool desk_new_book(const BookBirth *birth, GError **error);
/* That it is made, and what is to be done at once so that it can be opened tomorrow. (transfer
 * full) */
char *desk_birth_words(const BookBirth *birth);
/* Reads a layout file. MEGURI_ERROR_CANNOT_OPEN if there is none, MEGURI_ERROR_REFUSED with file
 * and line if it is wrong. RET_TEXT (may be NULL): the file's text. (transfer full) */
Layout *desk_layout_of_file(const char *file, char **ret_text, GError **error);

/* NULL while a lock has let the book go. */
const Layout *desk_layout(const Desk *desk);
Log *desk_log(Desk *desk);
Census *desk_census(Desk *desk);
bool desk_is_read_only(const Desk *desk);
/* Why it is, where that can be mended, as a sentence; NULL else. (transfer full) */
char *desk_why_read_only(const Desk *desk);
/* Rows that went with a damaged book and are not found again. */
guint64 desk_lost_rows(const Desk *desk);
/* That this file is a copy, or was brought here, and which station goes on in it since it was
 * opened, or why the ward's own kanji variants are not taken; NULL if that is nothing new.
 * (transfer full) */
char *desk_new_here(const Desk *desk);

/* The clock: the fixed one, else the PC's put right by what was said of it (clock.h), in the ward's
 * zone. */
Instant desk_now(const Desk *desk);
/* Today, as the bound of birthdates: the clock's day, or the newest day that the book knows if the
 * clock is behind it; a PC whose clock was reset to 1970 must not refuse every birthdate. False if
 * no day can be trusted. */
bool desk_today(const Desk *desk, GDate *ret_today);
/* Seconds that the PC has been running: how long nobody has touched a key is told by these. */
gint64 desk_running(const Desk *desk);
const char *desk_observer(const Desk *desk); /* "" until told */
void desk_set_observer(Desk *desk, const char *observer);

/* Looks at another moment: as of AT (0 = now), as known at KNOWN (INSTANT_END = all). */
void desk_look(Desk *desk, gint64 at, gint64 known);
bool desk_looks_at_now(const Desk *desk);
/* The ward at the moment looked at, with all that is found in it; holds until the desk is next
 * written to, follows or looks elsewhere, or another act begins, however long this one takes. */
const Reading *desk_reading(Desk *desk);
/* An act begins, of somebody who holds nothing of a reading: one that is a minute old ends, and the
 * next is that of now. */
void desk_begin_act(Desk *desk);

/* The figures at the moment looked at. */
Counts desk_counts(Desk *desk);

/* Takes in what other windows wrote meanwhile; *ret_news tells whether there was anything. */
bool desk_follow(Desk *desk, bool *ret_news, GError **error);

/* Number of the last saved statement of this book: the mark of the bar ("✓ 214"). */
guint64 desk_saved_number(const Desk *desk);

/* One thing said. Persons are named by handle ("A017"). */
typedef struct {
    What what;
    const char *person;  /* handle; NULL with makes_person, or about a bed or the ward */
    const char *bed;     /* label where it was, or NULL */
    const char *value;   /* as typed; parsed here */
    const char *source;  /* key; NULL = the row's own */
    const Instant *seen; /* NULL = now */
    const char *note;    /* NULL = none */
    bool makes_person;   /* presence, admit, transfer-in of someone new */
    bool corrects;       /* strikes what was said otherwise just before (correct.h, heard.h) */
    bool begins_check;   /* what is asked at BED next is open until round_end_check() */
} Saying;

/* Remembers what the book holds as of now: what is saved from here on is refused once, with
 * MEGURI_ERROR_CHANGED and in words, if another window has meanwhile said something else about the
 * same thing. The same act tried again is saved. */
void desk_open_form(Desk *desk);

/* Saves one statement. *ret_person (may be NULL) is the handle it is about (transfer full),
 * *ret_warning (may be NULL) a doubt about a taken value. MEGURI_ERROR_REFUSED: the value cannot be
 * taken; MEGURI_ERROR_CANNOT_SAVE: nothing was saved. */
bool desk_say(Desk *desk, const Saying *saying, char **ret_person, char **ret_warning,
              GError **error);

/* Saves COUNT sayings in one commit: all or none. None of them makes a person. */
bool desk_say_together(Desk *desk, const Saying *sayings, guint count, GError **error);

/* "All the same": says again, as seen now, where PERSON, whose bed is BED, is
 * (round_same_presence()), and of somebody in bed what an eye can confirm there, in one commit. */
bool desk_say_all_same(Desk *desk, const char *person, const char *bed, GError **error);

/* Strikes the last entry made at this desk since it was opened: all that was saved in one act and
 * is not struck yet. What was printed, checked or struck is no entry. *ret_struck tells in words
 * what it was (transfer full). MEGURI_ERROR_NO when there is none. */
bool desk_strike_last(Desk *desk, const char *reason, char **ret_struck, GError **error);

/* The entry that desk_strike_last() would strike. */
typedef struct {
    char *words; /* whom it is about and what was said */
    char *bed;   /* label where the first of it was said, or NULL */
    bool about;  /* the PERSON that was asked for, among others */
} LastEntry;

void last_entry_clear(LastEntry *entry);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(LastEntry, last_entry_clear)

/* False, with nothing in *ret_entry, when there is none. PERSON (a handle) may be NULL. */
bool desk_last_entry(Desk *desk, const char *person, LastEntry *ret_entry);

/* Strikes a statement by its id as history shows it. */
bool desk_strike(Desk *desk, const char *id, const char *reason, GError **error);

/* Sheets. PERSON, BED or MEAL narrow those that the catalog says can be; SORT is "bed", "kana",
 * "birthdate" or "id" (NULL = bed).
 */
typedef struct {
    const char *key; /* "patient-list" */
    const char *person;
    const char *bed;
    const char *meal; /* of a meal list: "lunch", "2026-11-02:lunch"; NULL = the next */
    const char *day;  /* of nursing need: "2026-11-02"; NULL = that of the moment */
    const char *sort;
    bool for_files;     /* walking order and rows as tsv and json promise; else as people read it */
    bool marks_changes; /* since the last print of this sheet */
    bool initials;      /* bed map: bed and initials alone */
    bool walking_first; /* transport list: the other way round */
    bool bilingual;     /* forms: labels in the chosen language and in English */
} SheetWish;

/* MEGURI_ERROR_USAGE if there is no such sheet, person, bed or meal, or if the sheet cannot be
 * narrowed so. (transfer full) */
Sheet *desk_sheet(Desk *desk, const SheetWish *wish, GError **error);
