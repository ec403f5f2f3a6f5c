/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/key-sheet.h"

#include "print/page.h"
#include "print/qr.h"

#include "base/error.h"
#include "base/language.h"

#include <glib/gstdio.h>
#include <string.h>

#define LEFT (25 * MM)
#define WIDTH (160 * MM)
#define GROUPS_A_LINE 4
#define MODULE (0.8 * MM)
#define CODE_VERSION 6

/* Writes TEXT from Y on, broken at the margin; where it ends. */
static double
write_text(Page *page, const char *text, double size, double y)
{
    PageText form = { .text = text, .size = size, .width = WIDTH };
    g_autoptr(TextBlock) block = page_layout(page, &form, "");
    page_show(page, block, LEFT, y);
    return y + text_block_measure(block, NULL);
}

/* Four groups a line, large: they are typed by somebody in a hurry. */
static double
write_groups(Page *page, const char *code, double y)
{
    g_auto(GStrv) groups = g_strsplit(code, "-", -1);
    for (guint i = 0; groups[i] != NULL; i++) {
        PageText form = { .text = groups[i], .size = 20, .bold = true };
        double x = LEFT + (i % GROUPS_A_LINE) * WIDTH / GROUPS_A_LINE;
        page_write(page, &form, x, y + (i / GROUPS_A_LINE) * 12 * MM);
    }
    return y + (g_strv_length(groups) + GROUPS_A_LINE - 1) / GROUPS_A_LINE * 12 * MM;
}

static bool
draw_code(Page *page, const char *code, double y, GError **error)
{
    double at[2] = { LEFT + QR_QUIET_MODULES * MODULE, y };
    g_autoptr(cairo_surface_t) mask = qr_mask(code, CODE_VERSION, error);
    if (mask == NULL)
        return false;
    qr_draw(page_cairo(page), mask, at, MODULE);
    return true;
}

bool
key_sheet_print(const KeySheet *sheet, const char *path, GError **error)
{
    PageForm form = { 210 * MM, 297 * MM, "meguri key", sheet->made };
    g_autoptr(Page) page = page_new(&form);
    g_autofree char *title =
        g_strdup_printf(sheet->drill ? _("DRILL  Recovery key, envelope no. %u")
                                     : _("Recovery key, envelope no. %u"),
                        sheet->number);
    g_autofree char *of_ward = g_strjoin("  ", sheet->hospital, sheet->ward, sheet->book, NULL);
    const char *place = *sheet->hospital != '\0' ? of_ward : of_ward + 2; /* no blanks first */
    g_autofree char *made = instant_format_minute(sheet->made.seconds, sheet->made.zone);
    double y = write_text(page, title, 20, 20 * MM);
    y = write_text(page, place, 12, y + 3 * MM);
    y = write_text(page, made, 12, y + 1 * MM);
    y = write_text(
        page,
        _("Whoever holds this sheet opens the book without a passphrase. Fold it, seal it in "
          "an envelope, number the envelope, and keep it in a safe; a second one in another "
          "place. Opening it is written in the book."),
        12, y + 6 * MM);
    if (sheet->waits)
        y = write_text(
            page,
            _("THIS CODE IS NEW: it opens nothing until this sheet was read back into "
              "meguri (o, then k; or meguri key test). Then throw away older envelopes."),
            12, y + 3 * MM);
    y = write_groups(page, sheet->code, y + 10 * MM);
    y = write_text(
        page,
        _("To open the book: type the groups where meguri asks for the passphrase, or scan the "
          "code. Small letters, blanks and hyphens do not matter; there is no O, I, L or U."),
        12, y + 4 * MM);
    if (!draw_code(page, sheet->code, y + 10 * MM, error) || !page_save(page, path, error))
        return false;
    g_chmod(path, 0600);
    return true;
}
