/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A table of statements into the book: all of it or none, or the good lines alone. Each bad line is
 * named by file and line with what is wrong. It never knows where the table came from.
 */

#include "desk/desk.h"

typedef struct {
    const char *text;
    gsize length;
    const char *file; /* names the table in messages */
    bool keep_good;
} RecordWish;

typedef struct {
    guint taken;
    guint passed_over;   /* lines whose own id was in the book already */
    GPtrArray *faults;   /* char *: "FILE:LINE: what is wrong" */
    GPtrArray *warnings; /* char *: "FILE:LINE: ..." about lines that were taken */
    GString *rejected;   /* header and bad lines as they came */
} RecordReport;

RecordReport *record_report_new(void);
void record_report_free(RecordReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RecordReport, record_report_free)

/* Records the table in one commit. REPORT tells what happened, also on failure.
 * MEGURI_ERROR_REFUSED: some line is bad and nothing was taken; MEGURI_ERROR_CANNOT_SAVE: nothing
 * was saved. After a refusal the desk must be opened anew. */
bool record_table(Desk *desk, const RecordWish *wish, RecordReport *report, GError **error);

/* An empty table of the ward: a line per bed and question, in walking order. (transfer full) */
char *record_template(Desk *desk);
