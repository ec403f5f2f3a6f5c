/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Whose bed a bed is at a moment, asked for one bed without reading the ward. It never knows the
 * other beds.
 */

#include "census/standing.h"

/* Persons in, away or not-found whose bed BED is as of VIEW. const Person *, in order of handle.
 * (transfer container) */
GPtrArray *place_persons(const View *view, const Bed *bed);
