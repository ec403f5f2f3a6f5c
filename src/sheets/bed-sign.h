/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The letters beside a name on the bed map: devices and cautions, the harmful ones apart, so that
 * no place is too narrow for them. It never knows whose they are or where they stand.
 */

#include <glib.h>

/* The values of devices and cautions as they hold; either may be NULL. */
typedef struct {
    const char *devices;
    const char *cautions;
} BedSigns;

/* The letter of isolation, or "". (transfer full) */
char *bed_sign_alert(const BedSigns *signs);
/* The letters of what kills when it is overlooked, the worst first, parted by blanks. (transfer
 * full) */
char *bed_sign_vital(const BedSigns *signs);
/* The letters of all else. (transfer full) */
char *bed_sign_letters(const BedSigns *signs);
