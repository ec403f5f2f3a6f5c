/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Chance that is the same on every machine: splitmix64. It never asks a clock or the system.
 */

#include <glib.h>

typedef struct {
    guint64 state;
} Chance;

#define CHANCE_SEED 42

/* The stream of one thing: STREAM numbers it. */
Chance chance_of(guint64 stream);
/* A number below BOUND. */
guint chance_below(Chance *chance, guint bound);
