/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/text-block.h"

#include "print/stand-in.h"
#include "print/whole-word.h"

#include "base/text.h"

#include <string.h>

#define BOLD_IS_WIDER 0.95 /* than reckoned */

struct TextBlock {
    Fonts *fonts; /* borrowed */
    PangoLayout *layout;
    double scale; /* points for one unit of LAYOUT */
};

/* True if a mark ends before AT, so that a line may begin there: "[TWO IN BED]" stays whole. */
static bool
is_behind_mark(const char *text, const char *at)
{
    static const char corner[] = "】";
    gsize length = strlen(corner);
    return at > text && (at[-1] == ']' || ((gsize)(at - text) >= length &&
                                           strncmp(at - length, corner, length) == 0));
}

/* LAYOUT's text, the last blank before each break inside a word made a line end. (transfer full) */
static char *
broken_at_blanks(PangoLayout *layout)
{
    char *text = g_strdup(pango_layout_get_text(layout));
    for (GSList *at = pango_layout_get_lines_readonly(layout); at != NULL; at = at->next) {
        const PangoLayoutLine *line = at->data;
        char *blank = text + line->start_index;
        if (line->is_paragraph_start || is_behind_mark(text, blank))
            continue;
        while (blank > text && *blank != ' ' && *blank != '\n')
            blank--;
        if (*blank == ' ')
            *blank = '\n';
    }
    return text;
}

/* True if START to END is narrower than a line. */
static bool
fits_line(TextBlock *block, const char *start, const char *end)
{
    double width = 0, line = pango_units_to_double(pango_layout_get_width(block->layout));
    for (const char *at = start; at < end; at = g_utf8_next_char(at))
        width += fonts_advance(block->fonts, g_utf8_get_char(at)) * FONTS_SIZE;
    return width <= line * BOLD_IS_WIDER;
}

/* What is read as one stays on one line, unless no line can hold it. */
static void
keep_whole(TextBlock *block, const char *text, PangoAttrList *attributes)
{
    const char *end;
    for (const char *at = text; whole_word_next(&at, &end); at = end) {
        if (!fits_line(block, at, end))
            continue;
        PangoAttribute *whole = pango_attr_allow_breaks_new(FALSE);
        whole->start_index = (guint)(at - text);
        whole->end_index = (guint)(end - text);
        pango_attr_list_insert(attributes, whole);
    }
}

/* TEXT as that of BLOCK, its end in the size that FORM asks for. */
static void
set_text(TextBlock *block, const char *text, const PageText *form)
{
    fonts_set_text(block->fonts, block->layout, text);
    bool breaks = form->width > 0 && pango_layout_is_wrapped(block->layout);
    if (form->tail == 0 && !breaks)
        return;
    g_autoptr(PangoAttrList) attributes =
        pango_attr_list_copy(pango_layout_get_attributes(block->layout));
    if (form->tail > 0) {
        double size = form->tail_size / block->scale;
        PangoAttribute *tail = pango_attr_size_new_absolute((int)(size * PANGO_SCALE));
        tail->start_index = (guint)(strlen(text) - MIN(form->tail, strlen(text)));
        pango_attr_list_insert(attributes, tail);
    }
    if (breaks)
        keep_whole(block, text, attributes);
    pango_layout_set_attributes(block->layout, attributes);
}

TextBlock *
text_block_new(Fonts *fonts, const PageText *text)
{
    TextBlock *block = g_rc_box_new0(TextBlock);
    block->fonts = fonts;
    block->layout = fonts_layout(fonts, text->bold);
    block->scale = text->size / FONTS_SIZE;
    if (text->width > 0)
        pango_layout_set_width(block->layout, (int)(text->width / block->scale * PANGO_SCALE));
    g_autofree char *visible = text_visible_but(text->text, "\n");
    set_text(block, visible, text);
    if (text->words && text->width > 0 && pango_layout_is_wrapped(block->layout)) {
        g_autofree char *broken = broken_at_blanks(block->layout);
        set_text(block, broken, text);
    }
    return block;
}

TextBlock *
text_block_ref(TextBlock *block)
{
    return g_rc_box_acquire(block);
}

static void
clear(void *block)
{
    g_object_unref(((TextBlock *)block)->layout);
}

void
text_block_unref(TextBlock *block)
{
    g_rc_box_release_full(block, clear);
}

char *
text_block_missing_sign(const TextBlock *block)
{
    return fonts_missing_sign(block->fonts, block->layout);
}

char *
text_block_stand_in(const TextBlock *block)
{
    return stand_in(block->fonts, block->layout);
}

double
text_block_measure(const TextBlock *block, double *ret_width)
{
    int width, height;
    pango_layout_get_size(block->layout, &width, &height);
    if (ret_width != NULL)
        *ret_width = pango_units_to_double(width) * block->scale;
    return pango_units_to_double(height) * block->scale;
}

int
text_block_lines(const TextBlock *block)
{
    return pango_layout_get_line_count(block->layout);
}

const char *
text_block_words(const TextBlock *block)
{
    return pango_layout_get_text(block->layout);
}

GArray *
text_block_ink(const TextBlock *block)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(cairo_rectangle_t));
    g_autoptr(PangoLayoutIter) iter = pango_layout_get_iter(block->layout);
    do {
        PangoRectangle ink;
        pango_layout_iter_get_line_extents(iter, NULL, &ink);
        double scale = block->scale / PANGO_SCALE;
        cairo_rectangle_t line = { ink.x * scale, ink.y * scale, ink.width * scale,
                                   ink.height * scale };
        g_array_append_val(lines, line);
    } while (pango_layout_iter_next_line(iter));
    return lines;
}

typedef void (*DrawLayout)(cairo_t *cairo, PangoLayout *layout);

static void
draw_scaled(const TextBlock *block, cairo_t *cairo, const double at[2], DrawLayout draw)
{
    cairo_save(cairo);
    cairo_translate(cairo, at[0], at[1]);
    cairo_scale(cairo, block->scale, block->scale);
    cairo_move_to(cairo, 0, 0);
    draw(cairo, block->layout);
    cairo_restore(cairo);
}

void
text_block_show(const TextBlock *block, cairo_t *cairo, double x, double y)
{
    draw_scaled(block, cairo, (double[]){ x, y }, pango_cairo_show_layout);
}

void
text_block_outline(const TextBlock *block, cairo_t *cairo, double x, double y)
{
    draw_scaled(block, cairo, (double[]){ x, y }, pango_cairo_layout_path);
}
