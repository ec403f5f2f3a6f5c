/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The ward's own kanji variants: variants.tsv beside the book, in the form of the program's own
 * table, added to it. Variants rank and find; a file that cannot be read therefore keeps nobody
 * out. It never knows what is compared by them.
 */

#include "desk/desk.h"

/* Lets the desk's census compare names by the program's variants and the ward's own; to be called
 * before anything is filed. Why the ward's are not taken, as a whole sentence; NULL if they are or
 * there are none. (transfer full) */
char *variants_take(Desk *desk);
