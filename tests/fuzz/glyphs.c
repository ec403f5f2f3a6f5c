/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any text on its way to any terminal: one that draws all, no kana, or some signs wider. */

#include "tui/glyphs.h"

#include "base/text.h"

#include <locale.h>
#include <string.h>
#include <wchar.h>

#include "target.h"

/* As wide as FIT says for it, in cells of a terminal whose ambiguous signs take two if WIDE. */
static guint
terminal_cells(const char *fit, bool wide)
{
    guint cells = 0;
    for (const char *at = fit; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar sign = g_utf8_get_char(at);
        guint own = text_char_cells(sign);
        bool wider = wide && own == 1 && sign >= 0x80 && g_unichar_iswide_cjk(sign);
        cells += sign == GLYPHS_OTHER_CELL ? 0 : wider ? 2 : own;
    }
    return cells;
}

static void
claim_drawn(const Glyphs *glyphs, const char *text)
{
    g_autofree char *fit = glyphs_fit(glyphs, text);
    guint cells = 0;
    claim_text(fit);
    for (const char *at = fit; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar sign = g_utf8_get_char(at);
        bool other_cell = sign == GLYPHS_OTHER_CELL;
        g_assert_true(glyphs->wide || !other_cell);
        g_assert_true(other_cell || wcwidth((wchar_t)sign) >= 0);
        g_assert_true(!glyphs->latin_only || text_char_cells(sign) < 2);
        cells += other_cell ? 1 : text_char_cells(sign);
    }
    g_assert_cmpuint(terminal_cells(fit, glyphs->wide), ==, cells);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    static const Glyphs all[] = {
        { false, false }, { true, false }, { false, true }, { true, true }
    };
    setlocale(LC_CTYPE, "C.UTF-8"); /* for wcwidth() */
    g_autofree char *text = target_text(data, size);
    g_autofree char *visible = text_visible(text);
    g_autofree char *drawn = glyphs_fit(&all[0], text);
    for (guint i = 0; i < G_N_ELEMENTS(all); i++)
        claim_drawn(&all[i], text);
    if (strstr(drawn, "<U+") == NULL)
        g_assert_cmpstr(drawn, ==, visible);
    return 0;
}
