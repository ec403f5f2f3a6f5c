/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What hangs on the ward's walls: prints that went out, and whether each still holds. What stood on
 * one is read again from its statement, as far as this desk had read then. It never knows how a
 * page is drawn.
 */

#include "desk/desk.h"

/* Whether a print still holds. */
typedef struct {
    char *title;         /* of its sheet */
    Instant at;          /* its as-of time */
    Instant replaced_at; /* as-of time of the print that replaced it */
    char *number;        /* as it stands on it: "12", "B12" */
    char *replaced_by;   /* number of the last that came after, as of no earlier; NULL = none */
    bool comparable;     /* false: an old print, which does not tell how far the desk had read */
    guint changes;       /* rows or beds that read otherwise now */
    GPtrArray *lines;    /* char *: what each of them says now, or that it is gone */
} PaperState;

/* All prints called NUMBER, PaperState *: "B12" is that of station B, "12" may be of several that
 * worked apart. MEGURI_ERROR_USAGE if there is none. (transfer full) */
GPtrArray *paper_states(Desk *desk, const char *number, GError **error);

/* The last MOST prints, the newest first, with title, time and number alone: to choose one. Array
 * of PaperState. (transfer full) */
GPtrArray *paper_latest(Desk *desk, guint most);

/* Those of BOOK (Print *) that are called NUMBER. const Print *. (transfer container) */
GPtrArray *paper_called(Desk *desk, const GPtrArray *book, const char *number);
