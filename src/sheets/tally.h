/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * How many there are of each kind, and in which beds: "oxygen 2: 601-1, 602-2; monitor 1: 603-1".
 * Kinds stand in the order in which they were first named. It never knows what is counted.
 */

#include <glib.h>

typedef struct Tally Tally;

/* (transfer full) */
Tally *tally_new(void);
void tally_free(Tally *tally);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Tally, tally_free)

/* Counts one of the kind KEY, in words LABEL, both copied; BED is a label or NULL. */
void tally_add(Tally *tally, const char *key, const char *label, const char *bed);
/* Names a kind, so that it has its place, and sets how many there are besides those added. */
void tally_set(Tally *tally, const char *key, const char *label, guint count);

/* How many were counted in all kinds together. */
guint tally_sum(const Tally *tally);
/* "oxygen:2,monitor:1", without the kinds of which there is none. (transfer full) */
char *tally_code(const Tally *tally);
/* The same in words, with the beds. (transfer full) */
char *tally_label(const Tally *tally);
