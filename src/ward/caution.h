/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Cautions that are over when somebody says so, and by what word. It never knows whose they are.
 */

/* The key that says that CAUTION, a key, is over ("isolation-ended"); NULL where only a strike ends
 * it or the next list does. */
const char *caution_end(const char *caution);
