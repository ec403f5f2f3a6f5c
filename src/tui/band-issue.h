/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Issuing bands, or printing labels, step by step: why, where the old band is, who checked besides,
 * on what, into which file. It never knows the list it was begun from.
 */

#include "tui/page.h"
#include "tui/prompt.h"

typedef struct BandIssue BandIssue;

typedef struct {
    GPtrArray *persons; /* handles; taken */
    char *whom;         /* they, in words: stands above each step; taken */
    bool paper;         /* known from paper only: a reason is asked */
    bool labels;        /* labels, which are no bands */
    guint old;          /* number of the band that is replaced, 0 = none or several */
} BandIssueWish;

/* (transfer full) */
BandIssue *band_issue_new(Session *session, const BandIssueWish *wish);
void band_issue_free(BandIssue *issue);

/* Takes KEY; true when there is nothing more to ask or do, and it is to be freed. */
bool band_issue_key(BandIssue *issue, const Key *key);

/* True while words are typed. */
bool band_issue_is_typing(const BandIssue *issue);

/* Draws the bands once "printing ..." is on the glass; true when they are there and it is to be
 * freed. */
bool band_issue_work(BandIssue *issue);

void band_issue_draw(BandIssue *issue, const Canvas *canvas);
