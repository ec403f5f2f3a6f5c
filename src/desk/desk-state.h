/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What the desk holds. Only files of this room include it; a face asks desk.h.
 */

#include "desk/desk.h"

#include "sheets/catalog.h"
#include "sheets/history.h"

#include "ward/value.h"

#include "base/language.h"

struct Desk {
    Log *log;
    Layout *layout;
    Census *census;
    Reading *reading; /* of the moment looked at; NULL = to be read */
    gint64 read_at;   /* clock when it was read */
    gint64 at;        /* 0 = now */
    gint64 known;
    Instant now; /* if fixed */
    bool fixed;
    char *observer;
    gint64 newest;  /* latest wall clock of any statement */
    guint64 saved;  /* statements in the book */
    GArray *spoken; /* StatementId: said at this desk, in order */
};

/* Files a saved statement and reads again what it touches. */
void desk_take_in(Desk *desk, const Statement *statement);

/* What values are read by here and now; TODAY keeps the day. */
ValueGround desk_ground(const Desk *desk, GDate *today);
