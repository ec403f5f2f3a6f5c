/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Sheets of a story, in the three forms in which they leave the program. It never judges.
 */

#include "sheets/catalog.h"

#include "census/story.h"

typedef struct {
    const char *sheet;
    const char *at;
    const char *sort;   /* or NULL */
    const char *person; /* narrows a history, or NULL */
    const char *bed;    /* or NULL */
    const char *meal;   /* of a meal list, or NULL */
    const char *since;  /* a handoff: what was known then is compared, or NULL */
    bool initials;      /* a map for the corridor */
} Wish;

/* The sheet as people read it. (transfer full) */
Sheet *show_sheet(const Story *story, const Wish *wish);
/* The sheet as files carry it. (transfer full) */
char *show_tsv(const Story *story, const Wish *wish);
char *show_json(const Story *story, const Wish *wish);
/* Its lines on a screen of 80 columns, without the head. (transfer full) */
char *show_text(const Story *story, const Wish *wish);

/* Only COLUMNS ("bed person state") of the tsv, cells parted by "|", without the header. (transfer
 * full) */
char *show_cells(const Story *story, const Wish *wish, const char *columns);
