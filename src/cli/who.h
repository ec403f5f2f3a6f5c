/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The persons that a command line names by handle or bed, and where on a sheet their labels begin.
 * It never knows what is done with them.
 */

#include "cli/commands.h"

/* Handles of all that the call's words name: a word is a bed and then everyone whose bed it is,
 * else a person's handle. NULL if one names nobody. (transfer full) */
GPtrArray *who_named(Call *call, Desk *desk, GError **error);

/* False, with MEGURI_ERROR_USAGE, if START is no place on a sheet. */
bool who_starts_at(int start, GError **error);
