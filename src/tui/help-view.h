/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The help that lies over a page: its keys out of the table of keys, and behind them what the signs
 * on it mean. It never knows which key opens or closes it.
 */

#include "tui/page.h"

/* CAMERA: one is there, whose key is named too. */
void help_view_draw(const Page *page, bool camera, const Canvas *canvas);

/* What the signs on PAGE mean, which must have a legend. */
void help_view_draw_legend(const Page *page, const Canvas *canvas);
