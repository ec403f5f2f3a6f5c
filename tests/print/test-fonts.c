/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fonts of a page on a PC whose owner set rules of his own for the screen. */

#include "print/fonts.h"

#include <glib/gstdio.h>
#include <pango/pangofc-font.h>
#include <string.h>

/* Whatever is asked for becomes a mincho, and nothing is drawn bold. */
static const char whims[] =
    "<fontconfig>"
    "<match target='pattern'><edit name='family' mode='assign' binding='strong'>"
    "<string>IPAmjMincho</string></edit></match></fontconfig>";

/* The pattern that TEXT's first sign is drawn by. */
static FcPattern *
pattern_of(PangoLayout *layout)
{
    PangoLayoutLine *line = pango_layout_get_line_readonly(layout, 0);
    PangoGlyphItem *run = line->runs->data;
    return pango_fc_font_get_pattern(PANGO_FC_FONT(run->item->analysis.font));
}

static void
assert_drawn_in(Fonts *fonts, const char *text, bool bold, const char *family)
{
    g_autoptr(PangoLayout) layout = fonts_layout(fonts, bold);
    fonts_set_text(fonts, layout, text);
    FcPattern *pattern = pattern_of(layout);
    FcChar8 *found = NULL;
    FcBool bolder = FcFalse;
    g_assert_cmpint(FcPatternGetString(pattern, FC_FAMILY, 0, &found), ==, FcResultMatch);
    g_assert_cmpstr((const char *)found, ==, family);
    FcPatternGetBool(pattern, FC_EMBOLDEN, 0, &bolder);
    g_assert_true((bool)bolder == bold);
}

static void
test_page_is_the_same_on_each_pc(void)
{
    g_autoptr(Fonts) fonts = fonts_new();
    assert_drawn_in(fonts, "山田", false, "IPAexGothic");
    assert_drawn_in(fonts, "ヤマダ", true, "IPAexGothic");
    assert_drawn_in(fonts, "𠮷", false, "IPAmjMincho");
}

/* A command that prints seeks its fonts while the book is opened, and draws with what was found. */
static void
test_fonts_sought_ahead_are_those_of_the_page(void)
{
    PangoFontMap *before = pango_cairo_font_map_get_default();
    fonts_seek_ahead();
    fonts_seek_ahead();
    test_page_is_the_same_on_each_pc();
    PangoFontMap *sought = pango_cairo_font_map_get_default();
    g_assert_true(sought != before);
    test_page_is_the_same_on_each_pc();
    g_assert_true(pango_cairo_font_map_get_default() == sought);
    fonts_seek_ahead(); /* and ends before it draws */
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autofree char *folder = g_dir_make_tmp("meguri-fonts-XXXXXX", NULL);
    g_autofree char *below = g_build_filename(folder, "fontconfig", NULL);
    g_autofree char *file = g_build_filename(below, "fonts.conf", NULL);
    g_assert_cmpint(g_mkdir(below, 0700), ==, 0);
    g_assert_true(g_file_set_contents(file, whims, (gssize)strlen(whims), NULL));
    g_setenv("XDG_CONFIG_HOME", folder, TRUE); /* before any font is asked for */
    g_test_add_func("/fonts/page-is-the-same-on-each-pc", test_page_is_the_same_on_each_pc);
    g_test_add_func("/fonts/sought-ahead-are-those-of-the-page",
                    test_fonts_sought_ahead_are_those_of_the_page);
    int status = g_test_run();
    g_unlink(file);
    g_rmdir(below);
    g_rmdir(folder);
    return status;
}
