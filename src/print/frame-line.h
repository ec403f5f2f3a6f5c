/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Lines of words above and below every sheet, set so that they stand on one line, and the margins
 * that are kept around them. It never knows what they say.
 */

#include "print/sheet-frame.h"

#define FRAME_MARK_GAP (3 * MM) /* between two things on one line */

/* Broad paper has whose sheet it is beside the title, and more room below. */
bool frame_line_is_broad(const SheetFrame *frame);

/* Above the head and below the foot. */
double frame_line_margin(const SheetFrame *frame);

/* How wide it stands on one line. */
double frame_line_width_of(const SheetFrame *frame, PageText text);
double frame_line_width(const SheetFrame *frame, const char *words, double size);

/* One line of TEXT, smaller where it would be wider than ROOM. (transfer full) */
TextBlock *frame_line_within(SheetFrame *frame, PageText text, double room);

/* TEXT ending at the right edge of the body, not left of X; returns where it starts. */
double frame_line_right(SheetFrame *frame, PageText text, double x, double y);
