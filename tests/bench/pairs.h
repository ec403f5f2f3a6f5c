/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Figures: a time is told as a ratio to its physical limit, measured in turn with it (A B A B ...)
 * in the same run. Nothing is asserted. It never knows what is measured.
 */

#include <glib.h>
#include <stdbool.h>

/* Prints what is measured, the load of the machine, and a warning if others use it. */
void pairs_head(const char *title);

/* Milliseconds of a clock that only runs forward. */
double pairs_clock(void);

typedef struct Pairs Pairs;

/* (transfer full) */
Pairs *pairs_new(void);
void pairs_free(Pairs *pairs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pairs, pairs_free)

void pairs_add(Pairs *pairs, double ours, double limit);

/* Prints one row: WHAT in ms, its limit in ms, the median of the pairwise ratios, the goal (0 =
 * none). */
void pairs_print(const Pairs *pairs, const char *what, const char *limit, double goal);

/* Prints one row of a plain figure and the goal it should not pass (0 = none). */
void pairs_figure(const char *what, double value, const char *unit, double goal);

/* Prints what could not be compared. */
void pairs_missing(const char *what);

/* Median of COUNT values; sorts them. */
double pairs_median(double *values, guint count);

/* Runs WORK in a child process with nothing warmed up, and gives the COUNT figures that it filled
 * in. False if the child failed. */
typedef bool (*PairsWork)(gpointer user, double *ret_figures);
bool pairs_in_child(PairsWork work, gpointer user, double *ret_figures, guint count);

/* Highest resident memory of this process so far, in KiB; 0 if the system does not tell. */
double pairs_memory(void);
