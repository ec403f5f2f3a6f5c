/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What stands on paper in the place of signs that no font of this PC has: a mark that counts them,
 * as the screen has it, so that the rest of the page is still of use and nobody takes a gap or a
 * box for the name. It never knows whose name it is.
 */

#include "print/fonts.h"

/* LAYOUT's text with each run of signs that cannot be drawn, blanks between them included, as
 * "[3 signs not printable]". (transfer full) */
char *stand_in(Fonts *fonts, PangoLayout *layout);
