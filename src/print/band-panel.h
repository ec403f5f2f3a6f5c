/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The writing of one band, set to a room beside a code: kana, name, birthdate, numbers and marks,
 * the name as large as the room allows and never cut. It never knows where on the band it stands.
 */

#include "print/page.h"
#include "print/wristband.h"

typedef struct {
    GPtrArray *lines; /* TextBlock, top to bottom; NULL = nothing set */
    double height;
} BandPanel;

void band_panel_clear(BandPanel *panel);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BandPanel, band_panel_clear)

/* The writing a panel is set from. */
typedef struct {
    Page *page;
    const Medium *medium;
    const WristbandText *band;
    double width; /* of the room, points */
    double height;
} BandRoom;

/* What stands largest: kanji, else Latin, kana, known as, alias. */
const char *band_largest_name(const WristbandText *band);

/* All lines of the band, the name in the largest size that leaves room for the others; false if not
 * even the least size does. */
bool band_panel_fit(const BandRoom *room, BandPanel *ret_panel);

/* The lines without the large name, for the smaller rooms of a band whose name needs a larger one;
 * false if they do not fit. */
bool band_panel_fit_rest(const BandRoom *room, BandPanel *ret_panel);

/* Draws the panel AT x and y, in the middle of a room HEIGHT high. */
void band_panel_draw(const BandPanel *panel, Page *page, const double at[2], double height);
