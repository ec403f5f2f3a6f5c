/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The first sign of TEXT that no font of this PC can draw, as "“X” (U+XXXX)"; NULL if all can be. A
 * selector that the fonts lack for its character counts as missing. (transfer full) */
char *missing_sign(const char *text);
