/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What all pages share: the desk, the pages that lie on one another, the message at the foot, and
 * the turn, which changes only when something was written or a minute went by, so that no page
 * reads the ward again for a cursor key. It never draws.
 */

#include "desk/dispatch.h"

#include <glib.h>

typedef struct Page Page;

typedef struct {
    Desk *desk; /* NULL until a book is open */
    char *book;
    const char *now;        /* a fixed clock as text (see DeskOpening), or NULL */
    const DeskClock *clock; /* instead of the PC's, or NULL */
    Dispatch *dispatch;     /* what carries prints, not owned, or NULL */
    GPtrArray *pages;       /* Page *, the last is on top */
    GPtrArray *left;        /* pages to be freed once the key is done */
    char *message;          /* for the foot, or NULL */
    char *sent;             /* what was heard last of a print on its way, or NULL */
    bool loud;              /* of the message */
    bool unread_told;       /* that codes are not read back before they are printed */
    char *refusal;          /* why nothing can be saved here, where another place may do; or NULL */
    guint64 turn;
    guint64 saved; /* what the turn was made of */
    gint64 minute;
    guint looks;
    bool ends;
} Session;

Session *session_new(void);
void session_free(Session *session);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Session, session_free)

/* Lays PAGE on top (takes it). */
void session_open_page(Session *session, Page *page);
/* Takes the top page away; with the last one the program ends. */
void session_close_page(Session *session);
Page *session_page(const Session *session);
/* Frees what was taken away. */
void session_sweep_pages(Session *session);

/* Every page lets go what it read of the book. A message stays: it may say that something is not
 * saved. */
void session_forget(Session *session);

/* A word for the foot; it stays until the next key. TEXT NULL takes it away. */
void session_tell(Session *session, const char *text);
void session_warn(Session *session, const char *text);

/* The desk works in another book than before. */
void session_change_book(Session *session);

/* Tells why nothing was saved: at the foot; or, where the ward can go on in another place, as the
 * session's refusal. Of a full or read-only disk also what still works. */
void session_fail(Session *session, const GError *error);

/* What an act ends in: SAVED takes in the news, else the foot says why as session_fail(). Gives
 * SAVED.
 */
bool session_told(Session *session, bool saved, const GError *error);

/* Looks at the clock and the book; a new turn if anything differs. Takes in what other windows
 * wrote. */
void session_refresh(Session *session, bool follow);

/* A key, a scan or a second's silence begins: first the moment that is read is now again, then as
 * above. No page holds anything of a reading yet. */
void session_begin_act(Session *session, bool follow);

/* Takes in what became of prints on their way, without waiting: it is told at the foot, and written
 * into the book where it means something. */
void session_hear_printer(Session *session);

/* Stops the newest print on its way; what becomes of it is heard as above. */
void session_stop_print(Session *session);

/* Looks at another moment (0 = now). */
void session_look(Session *session, gint64 at);

/* Saves SAYING. If it cannot be, the foot says why and what still works, and nothing was saved.
 * *ret_person (may be NULL) as desk_say(). A doubtful value was asked about before. */
bool session_say(Session *session, const Saying *saying, char **ret_person);

/* As desk_say_together(). */
bool session_say_together(Session *session, const Saying *sayings, guint count);

/* As desk_say_all_same(). */
bool session_say_all_same(Session *session, const char *person, const char *bed);

/* Strikes the last entry for REASON and tells what it was. */
bool session_strike_last(Session *session, const char *reason);

/* True, with a word at the foot, when nothing may be said here: a past moment is shown, or the book
 * is only read. */
bool session_cannot_say(Session *session);

/* Today in the ward's zone. */
GDate session_today(const Session *session);
