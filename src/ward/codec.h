/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The one byte form of a commit's statements, version 1, as meguri-book(5) lays it out. The same
 * statements always give the same bytes. It never knows about rows, chains or keys.
 */

#include "ward/statement.h"

#define CODEC_VERSION 1

/* The bytes of LIST (1..n statements). Statement i carries clock = first clock + i; wall, wall zone
 * and station are those of the first. (transfer full) */
GBytes *codec_encode(const Statements *list);

/* Reads what codec_encode() wrote. Statements are added to LIST (cleared texts stay with it) as
 * written by STATION. Fails with MEGURI_ERROR_DAMAGED on any byte that codec_encode() would not
 * have written; LIST then holds what it held. */
bool codec_decode(const guint8 *bytes, gsize length, const StationId *station, Statements *list,
                  GError **error);

/* The clock of the last statement in BYTES, without reading the rest. */
bool codec_last_clock(const guint8 *bytes, gsize length, guint64 *ret_clock, GError **error);
