/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What the desk holds. Only files of this room include it; a face asks desk.h.
 */

#include "desk/desk.h"
#include "desk/draft.h"

#include "sheets/catalog.h"
#include "sheets/history.h"

#include "ward/value.h"

#include "names/candidate.h"

#include "base/language.h"

/* One statement that was said at this desk, and the number of the act it was part of. */
typedef struct {
    StatementId id;
    guint act;
} SpokenStatement;

/* The time of the desk: what the PC said when it was last asked, what has run since, and what is
 * added to it as was said of this PC. */
typedef struct {
    const DeskClock *source;
    gint64 wall;    /* when it was asked */
    gint64 running; /* likewise */
    gint64 offset;
} Timepiece;

typedef enum {
    LOCK_OFF,
    LOCK_LET_GO,
    LOCK_KEEPS /* the book cannot be read again: what was read stays */
} DeskLock;

struct Desk {
    char *book;      /* as it was opened, to open it again */
    char *key;       /* or NULL */
    bool reads;      /* asked to read only */
    char *fixed_now; /* or NULL */
    DeskLock lock;
    bool wants_passphrase; /* to end the lock */
    char *variants_fault;  /* why the ward's own kanji variants are not taken, or NULL */
    char *nameplate;       /* of the book that the lock let go, or NULL */
    GArray *known_before;  /* while it is locked and taken up again, see lock.c; else NULL */
    Log *log;
    Layout *layout;
    Census *census;
    Reading *reading; /* of the moment looked at; NULL = to be read */
    gint64 read_at;   /* clock when it was read */
    gint64 at;        /* 0 = now */
    gint64 known;
    Instant now; /* if fixed */
    bool fixed;
    Timepiece clock;
    char *late_observer; /* who saw what is typed in late, or NULL (late.h) */
    Instant late_seen;
    char *observer;
    gint64 newest;              /* latest wall clock of any statement */
    gint64 newest_word;         /* likewise, of those that stand, or CLOCK_WORD_UNSOUGHT */
    guint64 saved;              /* statements in the book */
    CandidateTable *candidates; /* kanji for names; NULL until one is to be spelled */
    GArray *spoken;             /* SpokenStatement: entries made at this desk, in order */
    guint acts;
    GPtrArray *news; /* const Filed *: since the open form was filled in; NULL = no form */
    struct Dispatch *dispatch; /* what carries prints, not owned; NULL = files only */
    Draft *refused;            /* the entry that the book did not take last, or NULL */
    bool elsewhere;            /* the book that was opened took no more, and this is another */
};

/* Opens the desk's book and reads all of it. On failure what was begun is the caller's to let go.
 */
bool desk_read_book(Desk *desk, const char *passphrase, GError **error);
/* Reads all of the desk's log, which is open. */
bool desk_read_log(Desk *desk, GError **error);
/* Lets go the log with its keys, and all that was read of it. */
void desk_let_go(Desk *desk);

/* Keeps what was filed before the form was opened, for when all is read again. */
void lock_remember_known(Desk *desk);
/* While it is read again: true if SAID was filed before the form was opened. */
bool lock_was_known(Desk *desk, const Statement *said);

/* Files a saved statement and reads again what it touches. */
void desk_take_in(Desk *desk, const Statement *statement);

/* The PC's own. */
const DeskClock *clock_of_pc(void);
/* The clock begins to run; CLOCK NULL: the PC's. */
void clock_start(Desk *desk, const DeskClock *clock);
/* Takes what the book says of this station's clock. */
void clock_take_offset(Desk *desk);
/* The same PC as another station: what was said of its clock is said again. */
bool clock_carry_offset(Desk *desk, gint64 offset, GError **error);
/* The moment that "now" reads: the clock's, or that of the newest word that stands in the book if
 * the clock is behind it, so that nobody disappears under a wrong clock. */
gint64 clock_reading_moment(Desk *desk);
/* FILED came into the book, or, if it is not NEW, was written in it once more. */
void clock_take_word(Desk *desk, const Filed *filed, bool is_new);
#define CLOCK_WORD_UNSOUGHT G_MININT64

/* What values are read by here and now; TODAY keeps the day. */
ValueGround desk_ground(const Desk *desk, GDate *today);
