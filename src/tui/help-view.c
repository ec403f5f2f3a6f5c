/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/help-view.h"

#include "base/language.h"

#define MARGIN 2

static const char *
foot_of(const Page *page)
{
    if (page->ops->legend != NULL)
        return _("Every entry is saved at once. L locks. ?: the signs. Any other key closes.");
    if (page->ops->kind == PAGE_NEED)
        return _("Enter keeps what was ticked. L locks the screen. Any key closes this help.");
    return _("Every entry is saved at once. L locks the screen. Any key closes this help.");
}

void
help_view_draw(const Page *page, bool camera, const Canvas *canvas)
{
    g_autoptr(GPtrArray) lines = keymap_help(page->ops->kind);
    if (camera)
        g_ptr_array_add(lines, g_strdup(_("F      read a code by the camera, where one is asked")));
    int top = MAX(1, (canvas->rows - (int)lines->len) / 2 - 2);
    Canvas part = canvas_part(canvas, (Spot){ top, 0, 0 }, (int)lines->len + 4);
    canvas_clear(&part);
    canvas_rule(&part, 0);
    for (guint i = 0; i < lines->len; i++)
        canvas_text(&part, (Spot){ (int)i + 1, MARGIN, 0 }, INK_PLAIN, g_ptr_array_index(lines, i));
    canvas_text(&part, (Spot){ (int)lines->len + 2, MARGIN, 0 }, INK_QUIET, foot_of(page));
    canvas_rule(&part, (int)lines->len + 3);
}

/* One below the other, a free line between as long as there is room. */
void
help_view_draw_legend(const Page *page, const Canvas *canvas)
{
    g_autoptr(GPtrArray) kinds = page->ops->legend();
    Canvas part =
        canvas_part(canvas, (Spot){ 0, MARGIN, canvas->columns - 2 * MARGIN }, canvas->rows - 1);
    canvas_clear(canvas);
    int row = 0;
    for (guint i = 0; i < kinds->len && row < part.rows; i++)
        row += 1 + canvas_lines(&part, (Spot){ row, 0, 0 }, part.rows - row, INK_PLAIN,
                                g_ptr_array_index(kinds, i));
    canvas_text(canvas, (Spot){ canvas->rows - 1, MARGIN, 0 }, INK_QUIET,
                _("Any key closes this help."));
}
