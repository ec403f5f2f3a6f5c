/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * How far each station's statements had been taken in at this desk at some time: what a sheet on
 * paper could know. A statement of another station that was written before the print but came in
 * after it lies beyond, which no clock could tell. It never knows what a statement says.
 */

#include "ward/statement.h"

typedef struct Horizon Horizon;

/* "A=18c2f0…,B=18c2ee…" as horizon_format() wrote it, "" for one that holds nothing; NULL if TEXT
 * is none. A station is told by its letters, and FIND gives its id, false if it knows none: what
 * that one wrote cannot be here. (transfer full) */
typedef bool (*HorizonFind)(const char *letters, StationId *ret_station, gconstpointer user);
Horizon *horizon_parse(const char *text, HorizonFind find, gconstpointer user);
void horizon_free(Horizon *horizon);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Horizon, horizon_free)

/* True if STATEMENT had been taken in. */
bool horizon_holds(const Horizon *horizon, const Statement *statement);
