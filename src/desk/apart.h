/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Two books of one ward that do not join row by row: the rows that fit are joined, and whatever
 * else the copy says is said once more here, by this station, under the ids it has there. Whoever
 * got a number there that is somebody else's here gets a new one. It never decides which of the two
 * is right.
 */

#include "desk/desk.h"

typedef struct {
    guint64 rows;    /* joined */
    guint anew;      /* statements said once more */
    GPtrArray *news; /* char *: sentences about numbers that are others here, and the station */
} Apart;

void apart_clear(Apart *apart);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Apart, apart_clear)

/* Takes in the copy FILE, which log_merge() refused with MEGURI_ERROR_APART; the same copy twice is
 * once. On failure nothing is said anew; the rows that fit may have been joined. */
bool apart_merge(Desk *desk, const char *file, Apart *ret_apart, GError **error);
