/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The queues of this PC's print service (CUPS), where the program was built with its library. A job
 * is watched until it is really out; what holds it up is told in words. Inside this room, in the
 * carrying process.
 */

#include "print/spool-wire.h"

/* Writes a line of news for each queue, then one that ends them; see spool_queues(). */
void queue_list(int out);

/* Prints ORDER and reports until it has ended, or nobody listens. */
void queue_print(const SpoolOrder *order, SpoolReport *report);
