/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chance.h"

#define GOLDEN G_GUINT64_CONSTANT(0x9E3779B97F4A7C15)

static guint64
next(Chance *chance)
{
    guint64 z = (chance->state += GOLDEN);
    z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

Chance
chance_of(guint64 stream)
{
    Chance seed = { CHANCE_SEED + stream };
    return (Chance){ next(&seed) };
}

guint
chance_below(Chance *chance, guint bound)
{
    return (guint)(next(chance) % bound);
}
