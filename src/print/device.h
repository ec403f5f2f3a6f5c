/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A label printer on a cable, by its device file. It takes bytes and says next to nothing: that all
 * were taken is known, that they are on a label is not. Inside this room, in the carrying process.
 */

#include "print/spool-wire.h"

/* Writes ORDER to its device and reports, until all is taken or it cannot be. */
void device_print(const SpoolOrder *order, SpoolReport *report);
