/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Finished pages on their way to a printer: a queue of the PC's print service, or a device file. A
 * process of its own carries them, begun before the program gives up network and devices; it gets a
 * page's bytes through a pipe and nothing else, no book and no key. Nobody waits here: what becomes
 * of a job is asked for when there is time. It never knows what is printed.
 */

#include <glib.h>
#include <stdbool.h>

typedef struct Spool Spool;

/* Begins the carrying process, which calls SHUT with DATA to give up what it has no use for.
 * Returns in both processes: in the one that carries, once nobody has anything to carry any more,
 * with NULL and *RET_CARRIED true; it must end then. NULL in the other if none can be begun. No
 * thread may be running. (transfer full) */
typedef void (*SpoolShut)(gpointer data);
Spool *spool_new(SpoolShut shut, gpointer data, bool *ret_carried);
/* Jobs that are on their way go on. */
void spool_free(Spool *spool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Spool, spool_free)

typedef struct {
    const char *printer; /* name of a queue, or a path that begins with "/" */
    const char *title;   /* what the queue shows to everybody: no name */
    bool raw;            /* a label printer's own language; else PDF */
    bool turns;          /* paper that may lie either way */
    double size[2];      /* of a page, mm */
    const char *bytes;
    gsize length;
} SpoolOrder;

/* Hands over ORDER; the number of the job, 0 if the carrying process is gone. */
guint spool_send(Spool *spool, const SpoolOrder *order);

/* Nobody wants JOB any more: whether it could be stopped, and what came out of it, is its news. */
void spool_give_up(Spool *spool, guint job);

typedef enum {
    SPOOL_WAITS, /* on its way; the words tell what for */
    SPOOL_OUT,
    SPOOL_TAKEN,  /* the printer has all of it and tells no more: somebody must look */
    SPOOL_FAILED, /* nothing of it was printed, and nothing will be */
    SPOOL_UNSURE  /* some of it may be out: somebody must look */
} SpoolState;

typedef struct {
    guint job;
    SpoolState state;
    char *words; /* in a sentence */
} SpoolNews;

void spool_news_free(SpoolNews *news);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SpoolNews, spool_news_free)

/* The next news of any job, waiting at most MILLISECONDS; NULL if there is none. (transfer full) */
SpoolNews *spool_next(Spool *spool, guint milliseconds);
/* True once the carrying process is gone and all that it told was handed out: of jobs that have not
 * ended nothing will be heard any more. */
bool spool_has_ended(const Spool *spool);

typedef struct {
    char *name;
    char *words; /* its state and medium, for people */
    bool raw;    /* takes bytes as they are: for a label printer's language */
    bool usual;  /* what the PC prints on if nobody says */
} SpoolQueue;

void spool_queue_free(gpointer queue);

/* The queues of this PC, the usual one first, SpoolQueue *; waits at most MILLISECONDS. Fails with
 * MEGURI_ERROR_NO if no print service answers, or this program was built without one. News of jobs
 * are not lost. (transfer full) */
GPtrArray *spool_queues(Spool *spool, guint milliseconds, GError **error);
