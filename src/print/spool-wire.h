/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What the ward's process and the carrying one say to each other: lines of fields between tabs. An
 * order is a line and the bytes of a page; news are lines no longer than a pipe takes at once, so
 * that those of several jobs never mix. Inside this room.
 */

#include "print/spool.h"

#include <stdio.h>

/* In place of a printer: the job is wanted no more. */
#define SPOOL_GIVE_UP ""

/* An order as it arrived. */
typedef struct {
    guint job; /* 0: no page, the queues are asked for */
    char **fields;
    SpoolOrder order; /* points into FIELDS and BYTES */
    char *bytes;
} SpoolTask;

void spool_task_clear(SpoolTask *task);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SpoolTask, spool_task_clear)

/* Writes the order of job number JOB to FD; false if nobody reads. */
bool spool_write_order(int fd, guint job, const SpoolOrder *order);
/* Reads the next one; false at the end. */
bool spool_read_task(FILE *from, SpoolTask *ret_task);

/* Kinds of a line of news besides the states of a job. */
#define SPOOL_LINE_QUEUE 10
#define SPOOL_LINE_NO_SERVICE 11
#define SPOOL_LINE_END 12

/* Writes one line: the job, a SpoolState or a kind, words. False if nobody reads. */
bool spool_write_line(int fd, guint job, guint kind, const char *words);

/* Where a carried job tells what becomes of it. */
typedef struct {
    int fd;
    guint job;
    SpoolState state; /* told last */
    char *words;      /* likewise, or NULL */
    gint *given_up;   /* 1 as soon as nobody wants the job any more; set by another thread */
} SpoolReport;

/* Tells STATE and WORDS if they are new. False if nobody listens any more. */
bool spool_report(SpoolReport *report, SpoolState state, const char *words);

/* True once nobody wants the job any more. */
bool spool_is_given_up(const SpoolReport *report);

/* The carrying process: takes tasks from IN until its end, each in a thread of its own, and tells
 * OUT; returns when all have ended. */
void spool_serve(int in, int out);
