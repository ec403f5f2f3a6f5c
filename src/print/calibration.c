/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/calibration.h"

#include "print/page.h"

#include "base/language.h"

#include <math.h>

#define CROSS_STEP 10.0 /* mm */
#define CROSS_HALF 2.0
#define RULER_EDGE 3.0 /* from the edge of the page to the ruler, past what a head misses */
#define LINE 0.35      /* points */
#define WORDS_TOP 12.4 /* between two rows of crosses */
#define NAME_SIZE 8.0
#define NUMBER_SIZE 5.0

static void
line_mm(Page *page, double x, double y, double across, double down)
{
    page_line(page, (double[]){ x * MM, y * MM, (x + across) * MM, (y + down) * MM }, LINE, false);
}

static void
draw_crosses(Page *page, const Medium *medium)
{
    for (double y = CROSS_STEP; y < medium->page[1] - CROSS_HALF; y += CROSS_STEP)
        for (double x = CROSS_STEP; x < medium->page[0] - CROSS_HALF; x += CROSS_STEP) {
            line_mm(page, x - CROSS_HALF, y, 2 * CROSS_HALF, 0);
            line_mm(page, x, y - CROSS_HALF, 0, 2 * CROSS_HALF);
        }
}

static double
tick_length(guint millimetre)
{
    return millimetre % 10 == 0 ? 2.5 : millimetre % 5 == 0 ? 1.8 : 1.0;
}

/* Down the left edge and along the top; the numbers are centimetres. */
static void
draw_rulers(Page *page, const Medium *medium)
{
    for (guint side = 0; side < 2; side++)
        for (guint at = 0; at <= (guint)floor(medium->page[side]); at++) {
            double length = tick_length(at);
            line_mm(page, side == 0 ? at : RULER_EDGE, side == 0 ? RULER_EDGE : at,
                    side == 0 ? 0 : length, side == 0 ? length : 0);
            if (at % 10 != 0 || at == 0)
                continue;
            g_autofree char *number = g_strdup_printf("%u", at / 10);
            double x = side == 0 ? at + 0.3 : RULER_EDGE + length,
                   y = side == 0 ? RULER_EDGE + length - 1.2 : at - 2.0;
            page_write(page, &(PageText){ number, NUMBER_SIZE, 0 }, x * MM, y * MM);
        }
}

/* The labels of a sheet; of a band where its printed part begins and ends. */
static void
draw_places(Page *page, const Medium *medium)
{
    if (medium->kind == MEDIUM_BAND) {
        for (guint end = 0; end < 2; end++) {
            double y = end == 0 ? medium->empty[0] : medium->page[1] - medium->empty[1];
            page_line(page, (double[]){ 0, y * MM, medium->page[0] * MM, y * MM }, LINE, true);
        }
        return;
    }
    for (guint place = 0; medium->kind == MEDIUM_LABEL && place < medium_places(medium); place++) {
        guint columns = (guint)medium->grid[0];
        page_box(page,
                 &(cairo_rectangle_t){ (medium->origin[0] + place % columns * medium->step[0]) * MM,
                                       (medium->origin[1] + place / columns * medium->step[1]) * MM,
                                       medium->label[0] * MM, medium->label[1] * MM },
                 LINE);
    }
}

/* What was measured, between two rows of crosses; a band is read along its length. */
static void
draw_words(Page *page, const Medium *medium)
{
    bool band = medium->kind == MEDIUM_BAND;
    g_autofree char *words =
        g_strdup_printf("%s  %g × %g mm  %g dpi\n%s", medium->name, medium->page[0],
                        medium->page[1], medium->dpi, _("10 mm from cross to cross"));
    PageText text = { .text = words, .size = NAME_SIZE };
    g_autoptr(TextBlock) block = page_layout(page, &text, medium->name);
    double height = text_block_measure(block, NULL);
    cairo_save(page_cairo(page));
    if (band) {
        cairo_translate(page_cairo(page), medium->page[0] * MM, 0);
        cairo_rotate(page_cairo(page), G_PI / 2);
    }
    double top = band ? MAX(medium->page[0] - WORDS_TOP, 0) * MM - height : WORDS_TOP * MM;
    page_show(page, block, (band ? medium->empty[0] + 2 : WORDS_TOP) * MM, MAX(top, 0));
    cairo_restore(page_cairo(page));
}

bool
calibration_print(const Medium *medium, const Instant *made, const char *path, GError **error)
{
    PageForm form = { .width = medium->page[0] * MM,
                      .height = medium->page[1] * MM,
                      .title = medium->name,
                      .made = *made,
                      .language = label_language_of_file(path),
                      .dpi = medium->dpi };
    if (form.language != NULL && !medium_is_one_label(medium, error))
        return false;
    g_autoptr(Page) page = page_new(&form);
    draw_crosses(page, medium);
    draw_rulers(page, medium);
    draw_places(page, medium);
    draw_words(page, medium);
    return page_save(page, path, error);
}
