/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Prints on their way to a printer, and what in the book hangs on each. Their numbers are in the
 * book before anything is sent; what certainly did not come out is struck there, with the reason,
 * so that no sheet is compared with a paper nobody has, and the band before counts again. What
 * nobody can know stays "sent" until somebody looked. It never knows what is drawn.
 */

#include "desk/desk.h"

#include "print/spool.h"

typedef struct Dispatch Dispatch;

/* Begins the process that carries prints. WORDS (NULL at the end) are those of the command line:
 * what of them is a device it may write to. Comes before sandbox_begin() and the first secret. NULL
 * if it cannot be begun. In the process that carries it returns NULL, too, when all is done, and
 * *RET_CARRIED is true: that process ends then. (transfer full) */
Dispatch *dispatch_new(const char *const *words, bool *ret_carried);
void dispatch_free(Dispatch *dispatch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Dispatch, dispatch_free)

/* DESK prints by DISPATCH, which outlives it; NULL = to files only. */
void desk_use_dispatch(Desk *desk, Dispatch *dispatch);

/* A printer as people name it: "zpl:/dev/usb/lp0", "band-printer". */
typedef struct {
    char *name;
    char *words; /* its state, for people; "" = nothing to say */
} DispatchPrinter;

/* The printers there are: MEGURI_PRINTER, queues, label printers on a cable; with SHEETS only those
 * that print more than labels. Array of DispatchPrinter *. *ret_why (transfer full) says why no
 * queue can be among them, else it is NULL. DISPATCH NULL: none. (transfer full) */
GPtrArray *dispatch_printers(const Dispatch *dispatch, bool sheets, char **ret_why);

typedef struct {
    SpoolState state;
    char *title; /* of what is printed */
    char *words; /* in a sentence, with what was done in the book */
    Instant at;  /* of a sheet: as of when */
    bool ended;
    guint left; /* jobs that have not ended */
} DispatchNews;

void dispatch_news_free(DispatchNews *news);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DispatchNews, dispatch_news_free)

/* The next news of what DESK sent, waiting at most MILLISECONDS; what it means has been written
 * into the book. NULL if there is none, or nothing is on its way. (transfer full) */
DispatchNews *dispatch_next(Desk *desk, guint milliseconds);

/* Somebody looked: band NUMBER of PERSON (the handle on it) was sent and did not come out. Its
 * issue is struck. */
bool dispatch_came_not(Desk *desk, const char *person, guint number, GError **error);

/* The newest print of DESK on its way is wanted no more; asked again, the one before it. Its title;
 * what becomes of it tells dispatch_next(). NULL if there is none. (transfer full) */
char *dispatch_give_up(Desk *desk);

/* True while something that DESK sent has not ended. */
bool dispatch_is_busy(const Desk *desk);
