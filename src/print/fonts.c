/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/fonts.h"

#include "print/font-rules.h"

#include "base/text.h"

#include <hb.h>
#include <stdlib.h>
#include <string.h>

/* In order of preference. IPAexGothic is clear in small sizes and light in a PDF; IPAmjMincho holds
 * the family register's kanji; Noto is five times heavier and comes last. */
static const char *const families[] = { "IPAexGothic",       "IPAmjMincho", "Noto Sans CJK JP",
                                        "Noto Serif CJK JP", "Noto Sans",   NULL };
#define ASCII 128
#define FAMILY_COUNT (G_N_ELEMENTS(families) - 1)

G_DEFINE_AUTOPTR_CLEANUP_FUNC(cairo_font_options_t, cairo_font_options_destroy)

struct Fonts {
    PangoContext *context;
    PangoFont *loaded[FAMILY_COUNT]; /* by need */
    double advances[ASCII];          /* of the first, by need; 0 = not asked yet */
};

/* The fonts of this thread. */
static Fonts *
open_fonts(void)
{
    font_rules_take();
    Fonts *fonts = g_new0(Fonts, 1);
    fonts->context = pango_font_map_create_context(pango_cairo_font_map_get_default());
    pango_context_set_language(fonts->context, pango_language_from_string("ja"));
    pango_context_set_round_glyph_positions(fonts->context, FALSE);
    pango_cairo_context_set_resolution(fonts->context, 72);
    g_autoptr(cairo_font_options_t) options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(fonts->context, options);
    return fonts;
}

void
fonts_free(Fonts *fonts)
{
    for (guint i = 0; i < FAMILY_COUNT; i++)
        g_clear_object(&fonts->loaded[i]);
    g_object_unref(fonts->context);
    g_free(fonts);
}

PangoLayout *
fonts_layout(Fonts *fonts, bool bold)
{
    PangoLayout *layout = pango_layout_new(fonts->context);
    g_autofree char *list = g_strjoinv(",", (char **)families);
    g_autoptr(PangoFontDescription) description = pango_font_description_new();
    pango_font_description_set_family(description, list);
    pango_font_description_set_absolute_size(description, FONTS_SIZE * PANGO_SCALE);
    if (bold)
        pango_font_description_set_weight(description, PANGO_WEIGHT_BOLD);
    pango_layout_set_font_description(layout, description);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    return layout;
}

/* ---- sought ahead ---- */

/* Pango keeps a map of fonts for each thread: one on its way to the thread that draws. */
static GThread *seeking;

/* A map (transfer full) in which what nearly every page is set in was found. */
static gpointer
seek(G_GNUC_UNUSED gpointer nothing)
{
    g_autoptr(Fonts) fonts = open_fonts();
    for (guint bold = 0; bold <= 1; bold++) {
        g_autoptr(PangoLayout) layout = fonts_layout(fonts, bold);
        fonts_set_text(fonts, layout, "Bed 病棟");
        pango_layout_get_size(layout, NULL, NULL);
    }
    return g_object_ref(pango_context_get_font_map(fonts->context));
}

static void
take_sought(void)
{
    if (seeking == NULL)
        return;
    g_autoptr(PangoFontMap) map = g_thread_join(g_steal_pointer(&seeking));
    pango_cairo_font_map_set_default(PANGO_CAIRO_FONT_MAP(map));
}

Fonts *
fonts_new(void)
{
    take_sought();
    return open_fonts();
}

void
fonts_seek_ahead(void)
{
    if (seeking == NULL && (seeking = g_thread_try_new("fonts", seek, NULL, NULL)) != NULL)
        atexit(take_sought); /* a process that ends before it draws leaves no thread behind */
}

/* ---- what a font has ---- */

/* Selectors that choose a glyph of a name; those for emoji may be dropped unharmed. */
static bool
is_selector(gunichar c)
{
    return (c >= 0xFE00 && c <= 0xFE0D) || (c >= 0xE0100 && c <= 0xE01EF);
}

/* NULL if this PC has no such family. */
static hb_font_t *
font_of(Fonts *fonts, guint family)
{
    if (fonts->loaded[family] == NULL) {
        g_autoptr(PangoFontDescription) description =
            pango_font_description_from_string(families[family]);
        pango_font_description_set_absolute_size(description, FONTS_SIZE * PANGO_SCALE);
        fonts->loaded[family] = pango_context_load_font(fonts->context, description);
    }
    return fonts->loaded[family] != NULL ? pango_font_get_hb_font(fonts->loaded[family]) : NULL;
}

static bool
has_pair(Fonts *fonts, guint family, gunichar base, gunichar selector)
{
    hb_font_t *font = font_of(fonts, family);
    hb_codepoint_t glyph;
    return font != NULL && hb_font_get_variation_glyph(font, base, selector, &glyph);
}

static double
read_advance(Fonts *fonts, gunichar sign)
{
    hb_font_t *font = font_of(fonts, 0);
    hb_codepoint_t glyph;
    int scale = 0;
    if (font != NULL)
        hb_font_get_scale(font, &scale, NULL);
    if (scale == 0 || !hb_font_get_nominal_glyph(font, sign, &glyph))
        return text_char_cells(sign) / 2.0;
    return (double)hb_font_get_glyph_h_advance(font, glyph) / scale;
}

double
fonts_advance(Fonts *fonts, gunichar sign)
{
    if (sign >= ASCII)
        return text_char_cells(sign) == 2 ? 1 : read_advance(fonts, sign);
    if (fonts->advances[sign] == 0)
        fonts->advances[sign] = read_advance(fonts, sign);
    return fonts->advances[sign];
}

static int
family_with_pair(Fonts *fonts, gunichar base, gunichar selector)
{
    for (guint i = 0; i < FAMILY_COUNT; i++)
        if (has_pair(fonts, i, base, selector))
            return (int)i;
    return -1;
}

bool
fonts_lacks_pair(Fonts *fonts, gunichar base, gunichar selector)
{
    return is_selector(selector) && family_with_pair(fonts, base, selector) < 0;
}

/* The next selector at or after AT, or NULL. Most text has none. */
static const char *
next_selector(const char *at)
{
    for (; *at != '\0'; at = g_utf8_next_char(at))
        if ((guchar)*at >= 0xEF && is_selector(g_utf8_get_char(at)))
            return at;
    return NULL;
}

static void
add_families(Fonts *fonts, PangoAttrList *attributes, const char *text)
{
    for (const char *at = next_selector(text); at != NULL;
         at = next_selector(g_utf8_next_char(at))) {
        if (at == text)
            continue;
        const char *base = g_utf8_prev_char(at);
        int family = family_with_pair(fonts, g_utf8_get_char(base), g_utf8_get_char(at));
        if (family < 0)
            continue;
        PangoAttribute *attribute = pango_attr_family_new(families[family]);
        attribute->start_index = (guint)(base - text);
        attribute->end_index = (guint)(g_utf8_next_char(at) - text);
        pango_attr_list_insert(attributes, attribute);
    }
}

void
fonts_set_text(Fonts *fonts, PangoLayout *layout, const char *text)
{
    g_autoptr(PangoAttrList) attributes = pango_attr_list_new();
    /* a hyphen that is not in the data must not come into a number */
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
    add_families(fonts, attributes, text);
    pango_layout_set_text(layout, text, -1);
    pango_layout_set_attributes(layout, attributes);
}

static char *
missing_pair(Fonts *fonts, const char *text)
{
    for (const char *at = next_selector(text); at != NULL;
         at = next_selector(g_utf8_next_char(at))) {
        gunichar selector = g_utf8_get_char(at);
        const char *base = at == text ? at : g_utf8_prev_char(at);
        gunichar c = g_utf8_get_char(base);
        if (base == at || family_with_pair(fonts, c, selector) < 0)
            return g_strdup_printf("“%.*s” (U+%04X U+%04X)", (int)(g_utf8_next_char(at) - base),
                                   base, c, selector);
    }
    return NULL;
}

static char *
missing_in_run(const PangoGlyphString *glyphs)
{
    for (int i = 0; i < glyphs->num_glyphs; i++) {
        PangoGlyph glyph = glyphs->glyphs[i].glyph;
        if ((glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0)
            continue;
        char sign[7] = "";
        gunichar c = glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
        g_unichar_to_utf8(c, sign);
        return g_strdup_printf("“%s” (U+%04X)", sign, c);
    }
    return NULL;
}

char *
fonts_missing_sign(Fonts *fonts, PangoLayout *layout)
{
    if (pango_layout_get_unknown_glyphs_count(layout) == 0)
        return missing_pair(fonts, pango_layout_get_text(layout));
    for (GSList *line = pango_layout_get_lines_readonly(layout); line != NULL; line = line->next)
        for (GSList *run = ((PangoLayoutLine *)line->data)->runs; run != NULL; run = run->next) {
            char *sign = missing_in_run(((PangoGlyphItem *)run->data)->glyphs);
            if (sign != NULL)
                return sign;
        }
    return NULL;
}
