/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Where the stations of a copy stand in a book: the number that each has in either of the two, up
 * to which row its chains are one, and why the two do not join, if they do not. It takes no row,
 * and never reads what one says.
 */

#include "store/database.h"

/* A station that has a place in both. */
typedef struct {
    gint64 here; /* its number in the book */
    gint64 there;
    gint64 same; /* the last sequence of a row that is in both; 0: none */
    gint64 fork; /* the first sequence that was written twice; 0: none */
} Branch;

typedef struct {
    GArray *branches; /* Branch, in the order of the copy; a station whose letters another bears
                         here has none */
    GError *apart;    /* MEGURI_ERROR_APART, the first reason why not all rows can be taken; NULL if
                         all can */
} Meeting;

/* Inside a transaction of BOOK: every station of COPY meets the same one there; one that is new
 * there is put in. NULL only if one of the two could not be read or written. (transfer full) */
Meeting *meeting_new(Database *book, Database *copy, GError **error);
void meeting_free(Meeting *meeting);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Meeting, meeting_free)
