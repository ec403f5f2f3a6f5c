/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Random wards for property tests: a small layout and statements of three stations whose clocks
 * disagree, with moves, leaves, deaths, added beds, late entries, strikes of strikes,
 * re-assignments and ties. The same seed gives the same ward. It never judges.
 */

#include "sheets/catalog.h"
#include "sheets/history.h"

#include "census/movement.h"

/* 2026-11-02T00:00 in the ward's zone. */
#define WARD_MORNING ((gint64)1793545200)
#define WARD_DAY 86400

typedef struct {
    guint64 state;
} Dice;

guint64 dice_roll(Dice *dice);
guint dice_below(Dice *dice, guint most);

/* The layout of all random wards. (transfer full) */
Layout *ward_layout(void);

/* COUNT statements of the ward SEED. (transfer full) */
Statements *ward_statements(guint64 seed, guint count);

/* A census of those of LIST whose KEEP is true (NULL = all), filed in the order of ORDER (NULL = as
 * listed). (transfer full) */
typedef struct {
    const Statements *list;
    const bool *keep;
    const guint *order;
    bool at_once; /* between census_load_begin() and census_load_end() */
} Filing;

Census *ward_file(const Layout *layout, const Filing *filing);

/* All sheets of READING as one text; those in BUT (ended by NULL) left out. (transfer full) */
char *ward_sheets(const Reading *reading, const char *const *but);
char *ward_sheets_at(const Census *census, gint64 at, gint64 known, const char *const *but);

/* The statements that are kept as lines of a story (census/story.h), for who must read a failing
 * case. */
void ward_print(const Statements *list, const bool *keep);
