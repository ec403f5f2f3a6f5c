/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * How far each station's statements had been taken in at this desk at some time: what a sheet on
 * paper could know. A statement of another station that was written before the print but came in
 * after it lies beyond, which no clock could tell. It never knows what a statement says.
 */

#include "census/census.h"

typedef struct Horizon Horizon;

/* How far CENSUS has read now: "A=18c2f0…,B=18c2ee…", each station told by its letters. (transfer
 * full) */
char *horizon_format(const Census *census);

/* TEXT as horizon_format() wrote it, "" for one that holds nothing; NULL if it is none. A station
 * that CENSUS does not know is left out: what that one wrote cannot be here. (transfer full) */
Horizon *horizon_parse(const char *text, const Census *census);
void horizon_free(Horizon *horizon);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Horizon, horizon_free)

/* True if STATEMENT had been taken in. */
bool horizon_holds(const Horizon *horizon, const Statement *statement);
