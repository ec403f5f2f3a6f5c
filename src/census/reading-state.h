/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What a reading holds. Only its files include it; who looks asks reading.h.
 */

#include "census/reading.h"

struct Reading {
    View view;
    Ties *ties;
    GHashTable
        *standings;     /* const Person * (as read) -> Standing, owned: all with evidence in view */
    GPtrArray *present; /* Standing *: those who take part, in walking order */
    GPtrArray *died;    /* Standing *: the dead, whose beds may not be released yet */
    GPtrArray
        *beds; /* BedStanding *, owned, by Bed.index; NULL where the bed does not exist then */
    GPtrArray *shown; /* BedStanding * that exist, walking order */
};

/* Reads who lies in BED, and from that and what was seen of it, its state. */
void reading_read_bed(Reading *reading, BedStanding *bed);
