/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/page.h"

#include "print/galley.h"
#include "print/output.h"

#include "base/error.h"
#include "base/language.h"
#include "base/text.h"

#include <cairo-pdf.h>
#include <math.h>

#define POINTS_AN_INCH 72.0

struct Page {
    PageForm form;
    cairo_surface_t *surface; /* the whole PDF, or the dots of this page */
    cairo_t *cairo;
    GByteArray *bytes;
    Fonts *fonts;
    Galley *galley;
    char *missing;  /* first sign that no font has, and where; NULL = none */
    char *stood_in; /* the same, where a mark stands for it */
};

static cairo_status_t
take_bytes(void *bytes, const unsigned char *data, unsigned int length)
{
    g_byte_array_append(bytes, data, length);
    return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
open_pdf(Page *page)
{
    const PageForm *form = &page->form;
    cairo_surface_t *pdf =
        cairo_pdf_surface_create_for_stream(take_bytes, page->bytes, form->width, form->height);
    g_autofree char *made = instant_format(&form->made);
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE,
                                   made + (*made == '~' ? 1 : 0));
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, form->title);
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATOR, "meguri");
    return pdf;
}

/* The same lengths in points, whatever the dots. */
static cairo_surface_t *
open_dots(const PageForm *form)
{
    double dots = form->dpi / POINTS_AN_INCH;
    cairo_surface_t *ink = cairo_image_surface_create(
        CAIRO_FORMAT_A8, (int)lround(form->width * dots), (int)lround(form->height * dots));
    cairo_surface_set_device_scale(ink, dots, dots);
    return ink;
}

static bool
is_dots(const Page *page)
{
    return page->form.language != NULL || page->form.proof;
}

/* White, the whole of it. Cairo joins the place of each thing drawn to those of all before it, and
 * looks at all of them each time, unless they are one. */
static void
open_leaf(Page *page)
{
    if (is_dots(page))
        return; /* of which each that is painted is ink */
    cairo_save(page->cairo);
    cairo_set_source_rgb(page->cairo, 1, 1, 1);
    cairo_paint(page->cairo);
    cairo_restore(page->cairo);
}

static void
open_page(Page *page)
{
    page->surface = is_dots(page) ? open_dots(&page->form) : open_pdf(page);
    page->cairo = cairo_create(page->surface);
    open_leaf(page);
}

static void
close_page(Page *page)
{
    g_clear_pointer(&page->cairo, cairo_destroy);
    g_clear_pointer(&page->surface, cairo_surface_destroy);
}

Page *
page_new(const PageForm *form)
{
    Page *page = g_new0(Page, 1);
    page->form = *form;
    page->bytes = g_byte_array_new();
    page->fonts = fonts_new();
    page->galley = galley_new();
    open_page(page);
    return page;
}

void
page_free(Page *page)
{
    close_page(page);
    g_byte_array_unref(page->bytes);
    galley_free(page->galley);
    fonts_free(page->fonts);
    g_free(page->missing);
    g_free(page->stood_in);
    g_free(page);
}

cairo_t *
page_cairo(Page *page)
{
    return page->cairo;
}

cairo_surface_t *
page_dots(Page *page)
{
    return is_dots(page) ? page->surface : NULL;
}

static void
remember_missing(Page *page, const TextBlock *block, const char *place)
{
    g_autofree char *sign = text_block_missing_sign(block);
    if (sign != NULL && page->missing == NULL)
        page->missing = g_strdup_printf(_("%s: no font on this PC has the sign %s. Write the name "
                                          "with another kanji or in kana, then print again."),
                                        place, sign);
}

/* TEXT with marks for the signs of BLOCK that cannot be drawn, which is remembered; NULL if all
 * can be. (transfer full) */
static TextBlock *
with_stand_ins(Page *page, const PageText *text, const TextBlock *block, const char *place)
{
    g_autofree char *sign = text_block_missing_sign(block);
    if (sign == NULL)
        return NULL;
    if (page->stood_in == NULL)
        page->stood_in = g_strdup_printf(_("%s: no font on this PC has the sign %s. The paper says "
                                           "so in its place; write the name in by hand."),
                                         place, sign);
    g_autofree char *marked = text_block_stand_in(block);
    PageText other = *text;
    other.text = marked;
    return text_block_new(page->fonts, &other);
}

static TextBlock *
set_in_type(Page *page, const PageText *text, const char *place)
{
    g_autoptr(TextBlock) block = text_block_new(page->fonts, text);
    g_autoptr(TextBlock) marked =
        page->form.stands_in ? with_stand_ins(page, text, block, place) : NULL;
    remember_missing(page, marked != NULL ? marked : block, place);
    return marked != NULL ? g_steal_pointer(&marked) : g_steal_pointer(&block);
}

/* Where words stand twice, the first place is the one that a missing sign names. */
TextBlock *
page_layout(Page *page, const PageText *text, const char *place)
{
    TextBlock *kept = galley_find(page->galley, text);
    if (kept != NULL)
        return kept;
    TextBlock *block = set_in_type(page, text, place);
    galley_keep(page->galley, text, block);
    return block;
}

double
page_reckon(const Page *page, const char *text, double size)
{
    double width = 0;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at))
        width += fonts_advance(page->fonts, g_utf8_get_char(at));
    return width * size;
}

void
page_show(Page *page, const TextBlock *block, double x, double y)
{
    if (page->form.language == NULL) {
        text_block_show(block, page->cairo, x, y);
        return;
    }
    /* as outlines: cairo would put each sign of a picture on whole dots, beside its place */
    text_block_outline(block, page->cairo, x, y);
    cairo_fill(page->cairo);
}

double
page_write(Page *page, const PageText *text, double x, double y)
{
    double width;
    g_autoptr(TextBlock) block = page_layout(page, text, text->text);
    text_block_measure(block, &width);
    page_show(page, block, x, y);
    return width;
}

void
page_line(Page *page, const double ends[4], double width, bool dashed)
{
    static const double dash[] = { 2, 2 };
    cairo_set_line_width(page->cairo, width);
    cairo_set_dash(page->cairo, dash, dashed ? G_N_ELEMENTS(dash) : 0, 0);
    cairo_move_to(page->cairo, ends[0], ends[1]);
    cairo_line_to(page->cairo, ends[2], ends[3]);
    cairo_stroke(page->cairo);
    cairo_set_dash(page->cairo, NULL, 0, 0);
}

void
page_box(Page *page, const cairo_rectangle_t *box, double width)
{
    cairo_set_line_width(page->cairo, width);
    cairo_rectangle(page->cairo, box->x, box->y, box->width, box->height);
    cairo_stroke(page->cairo);
}

void
page_alarm(Page *page, double x, double y, double size)
{
    cairo_t *cairo = page->cairo;
    double half = size * 0.58;
    cairo_set_line_width(cairo, size * 0.09);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_move_to(cairo, x + half, y);
    cairo_line_to(cairo, x + 2 * half, y + size);
    cairo_line_to(cairo, x, y + size);
    cairo_close_path(cairo);
    cairo_stroke(cairo);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_width(cairo, size * 0.12);
    cairo_move_to(cairo, x + half, y + size * 0.36);
    cairo_line_to(cairo, x + half, y + size * 0.66);
    cairo_move_to(cairo, x + half, y + size * 0.84);
    cairo_line_to(cairo, x + half, y + size * 0.841);
    cairo_stroke(cairo);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_MITER);
}

/* Dots are told page by page, a PDF as a whole. */
static void
tell_dots(Page *page)
{
    if (cairo_surface_status(page->surface) != CAIRO_STATUS_SUCCESS)
        return; /* page_save() tells it */
    g_autoptr(Raster) raster = raster_of_ink(page->surface);
    page->form.language(page->bytes, raster);
}

void
page_next(Page *page)
{
    if (!is_dots(page)) {
        cairo_show_page(page->cairo);
        open_leaf(page);
        return;
    }
    if (page->form.language != NULL)
        tell_dots(page);
    cairo_save(page->cairo);
    cairo_set_operator(page->cairo, CAIRO_OPERATOR_CLEAR);
    cairo_paint(page->cairo);
    cairo_restore(page->cairo);
}

static bool
finish(Page *page, GError **error)
{
    if (page->form.language == NULL) {
        cairo_show_page(page->cairo);
        cairo_surface_finish(page->surface);
    }
    cairo_status_t status = cairo_surface_status(page->surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_status(page->cairo);
    if (status == CAIRO_STATUS_SUCCESS)
        return true;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE,
                _("The page could not be drawn; the book is not touched by this. (%s)"),
                cairo_status_to_string(status));
    return false;
}

const char *
page_stood_in(const Page *page)
{
    return page->stood_in;
}

bool
page_lacks_signs(const Page *page)
{
    return page->missing != NULL;
}

bool
page_can_draw(Page *page, const char *text)
{
    g_autoptr(TextBlock) block = text_block_new(page->fonts, &(PageText){ text, FONTS_SIZE });
    g_autofree char *sign = text_block_missing_sign(block);
    return sign == NULL;
}

bool
page_save(Page *page, const char *path, GError **error)
{
    if (page->missing != NULL) {
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED, page->missing);
        return false;
    }
    if (!finish(page, error))
        return false;
    if (page->form.language != NULL)
        tell_dots(page);
    return output_write(path, page->bytes, error);
}
