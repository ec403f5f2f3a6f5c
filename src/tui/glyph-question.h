/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The one question that a terminal cannot answer itself: whether a person can read Japanese on it.
 * Asked before anything else is drawn, in words that every terminal has.
 */

#include <stdbool.h>

/* Shows a line of kana and kanji on OUT and reads y or n from IN, as glyph_measure() does; true if
 * it cannot be read. True too if the terminal is gone. */
bool glyph_question(int in, int out);
