/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Made-up wards for the tests of print/: hard names, two in one bed, a struck row, a note without
 * end. Built without a census, for print/ never knows one.
 */

#include "print/wristband.h"

#include "sheets/sheet.h"

/* A list of COUNT persons in groups of ten; every name stands in sample_names(). (transfer full) */
Sheet *sample_list(guint count);
/* A bed map of COUNT rooms of four. (transfer full) */
Sheet *sample_map(guint count);

const char *const *sample_names(guint *ret_count);

/* Three bands: an ordinary name, a long one with marks, someone unknown. */
const WristbandText *sample_bands(guint *ret_count);
/* A band for a newborn. */
const WristbandText *sample_newborn(void);

extern const Instant sample_moment;
