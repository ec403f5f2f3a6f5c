/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The table of the rows, "entry" of data/schema.sql, as SQL and as numbers name it. It never knows
 * what stands in a row.
 */

#include <glib.h>

/* A row's place in the table is one number: two small ones side by side, that of its station in
 * this file and, in so many bits, its sequence. */
#define ENTRY_SEQ_BITS 40
/* No row has it. */
#define ENTRY_SEQ_END ((gint64)1 << ENTRY_SEQ_BITS)

#define ENTRY_PLACE_OF(station, seq) ((gint64)(station) << ENTRY_SEQ_BITS | (gint64)(seq))
#define ENTRY_STATION(place) ((guint64)(place) >> ENTRY_SEQ_BITS)
#define ENTRY_SEQ(place) ((guint64)(place) & (guint64)(ENTRY_SEQ_END - 1))

/* The same in SQL: "(number" ENTRY_SHIFT ") + seq". */
#define ENTRY_SHIFT " << " G_STRINGIFY(ENTRY_SEQ_BITS)

/* What is written of a row, and how: the values in the same order. */
#define ENTRY_REST "epoch, box, prev, hash, signature"
#define ENTRY_COLUMNS "place, " ENTRY_REST
#define ENTRY_INSERT "INSERT INTO entry (" ENTRY_COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
