/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Where the fonts of this PC lie, and the few rules they are chosen and drawn by: a page looks the
 * same on each PC, whatever rules somebody set for its screen. It never knows which fonts a page
 * asks for.
 */

/* From here on this process knows no others, before any font is asked for. The PC's own rules stay
 * where no font is found by ours, or where FONTCONFIG_FILE names others. Again is harmless. */
void font_rules_take(void);
