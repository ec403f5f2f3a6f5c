/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/wristband.h"

#include "print/band-panel.h"
#include "print/page.h"
#include "print/proof.h"
#include "print/qr.h"

#include "base/error.h"
#include "base/language.h"

#include <math.h>

#define EDGE (0.8 * MM)      /* what a print head misses at the side of a band */
#define PANEL_GAP (0.3 * MM) /* between a code's white and the text */
#define TEST_BAR (1.0 * MM)  /* from the start of the print zone */

typedef struct {
    Page *page;
    const Medium *medium;
    Proof *proof;          /* PAGE is one of dots, whose codes are read back; NULL = it is not */
    bool codes_only;       /* nothing else of the page is looked at */
    double module;         /* points */
    double code;           /* width of this band's code */
    cairo_surface_t *mask; /* of this band */
    bool makes_way;        /* a name that cannot be drawn, for another */
} Press;

static double
snapped(const Press *press, double points)
{
    double dot = press->module / press->medium->module;
    return round(points / dot) * dot;
}

static double
code_start(const Press *press, guint copy)
{
    const Medium *medium = press->medium;
    return snapped(press, (medium->empty[0] + medium->first + copy * medium->pitch) * MM);
}

static double
text_start(const Press *press, guint copy)
{
    return code_start(press, copy) + press->code + QR_QUIET_MODULES * press->module + PANEL_GAP;
}

/* The room for text behind the last code: to where a next one would be, or all that is left. */
static double
last_room(const Press *press, bool all)
{
    const Medium *medium = press->medium;
    double start = text_start(press, (guint)medium->copies - 1);
    double end = (medium->label[0] - medium->empty[1]) * MM - EDGE;
    double next =
        code_start(press, (guint)medium->copies) - QR_QUIET_MODULES * press->module - PANEL_GAP;
    return (all || medium->copies < 2 ? end : MIN(end, next)) - start;
}

/* The code at the place of COPY and its panel, if there is any. */
static void
draw_code(const Press *press, const BandPanel *panel, guint copy)
{
    double y = snapped(press, (press->medium->label[1] * MM - press->code) / 2);
    qr_draw(page_cairo(press->page), press->mask, (double[]){ code_start(press, copy), y },
            press->module);
    if (panel->lines != NULL)
        band_panel_draw(panel, press->page, (double[]){ text_start(press, copy), EDGE },
                        press->medium->label[1] * MM - 2 * EDGE);
}

/* The same code and panel COUNT times from the head on. A PDF keeps them as one object, so that
 * three cost little more than one. */
static void
draw_alike(const Press *press, const BandPanel *panel, guint count)
{
    cairo_t *cairo = page_cairo(press->page);
    if (count < 2 || page_dots(press->page) != NULL) {
        for (guint copy = 0; copy < count; copy++)
            draw_code(press, panel, copy);
        return;
    }
    cairo_push_group(cairo);
    draw_code(press, panel, 0);
    g_autoptr(cairo_pattern_t) group = cairo_pop_group(cairo);
    for (guint copy = 0; copy < count; copy++) {
        cairo_save(cairo);
        cairo_translate(cairo, code_start(press, copy) - code_start(press, 0), 0);
        cairo_set_source(cairo, group);
        cairo_paint(cairo);
        cairo_restore(cairo);
    }
}

/* Text beside every code, or, where a name is too long for that, all of it behind the last code and
 * kana, birthdate and numbers beside the others. */
static bool
draw_codes(const Press *press, const WristbandText *band)
{
    const Medium *medium = press->medium;
    guint copies = (guint)medium->copies;
    BandRoom room = { press->page, medium, band, last_room(press, false),
                      medium->label[1] * MM - 2 * EDGE };
    g_auto(BandPanel) panel = { NULL }, rest = { NULL };
    if (medium->text_each && band_panel_fit(&room, &panel)) {
        draw_alike(press, &panel, copies);
        return true;
    }
    if (medium->text_each)
        band_panel_fit_rest(&room, &rest);
    room.width = last_room(press, true);
    if (!band_panel_fit(&room, &panel))
        return false;
    draw_alike(press, &rest, copies - 1);
    draw_code(press, &panel, copies - 1);
    return true;
}

/* The codes of this band are to be read back; beside them nothing need be drawn for that. */
static void
expect_codes(const Press *press, const WristbandText *band)
{
    cairo_t *cairo = page_cairo(press->page);
    double quiet = QR_QUIET_MODULES * press->module, side = press->code + 2 * quiet;
    double y = snapped(press, (press->medium->label[1] * MM - press->code) / 2) - quiet;
    for (guint copy = 0; copy < (guint)press->medium->copies; copy++) {
        ProofCode code = { { code_start(press, copy) - quiet, y, side, side },
                           band->payload,
                           band->numbers };
        proof_expect(press->proof, cairo, &code);
        cairo_rectangle(cairo, code.square.x, y, side, side);
    }
    if (press->codes_only)
        cairo_clip(cairo);
    cairo_new_path(cairo);
}

/* One band with its length along x from the origin of the user space. */
static bool
draw_whole(Press *press, const WristbandText *band, GError **error)
{
    const Medium *medium = press->medium;
    g_autoptr(cairo_surface_t) mask = qr_mask(band->payload, (int)medium->version, error);
    if (mask == NULL)
        return false;
    press->mask = mask;
    press->code = cairo_image_surface_get_width(press->mask) * press->module;
    if (press->code + 2 * QR_QUIET_MODULES * press->module > (medium->label[1] + 0.1) * MM) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                    _("%s: the code is too large for [%s]."), band->numbers, medium->name);
        return false;
    }
    if (press->proof != NULL)
        expect_codes(press, band);
    if (draw_codes(press, band))
        return true;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                _("%s: the name “%s” does not fit on [%s] at %.0f points; choose a larger medium."),
                band->numbers, band_largest_name(band), medium->name, medium->name_size[1]);
    return false;
}

/* NAME, or NULL if it cannot be drawn whole; *RET_LACKS is then set. */
static const char *
drawable(const Press *press, const char *name, bool *ret_lacks)
{
    if (name == NULL || page_can_draw(press->page, name))
        return name;
    *ret_lacks = true;
    return NULL;
}

/* MARKS and the word for a written name that stands nowhere on the band. (transfer container) */
static GPtrArray *
with_lack(const char *const *marks)
{
    GPtrArray *all = g_ptr_array_new();
    for (; marks != NULL && *marks != NULL; marks++)
        g_ptr_array_add(all, (gpointer)*marks);
    g_ptr_array_add(all, (gpointer)_("written name not printable"));
    g_ptr_array_add(all, NULL);
    return all;
}

/* A written name with a sign that no font has makes way for the others that were said, above all
 * the kana, and the band says so. Without any other name it is refused. */
static bool
draw_band(Press *press, const WristbandText *band, GError **error)
{
    bool lacks = false;
    WristbandText drawn = *band;
    if (!press->makes_way)
        return draw_whole(press, band, error);
    drawn.kanji = drawable(press, band->kanji, &lacks);
    drawn.latin = drawable(press, band->latin, &lacks);
    drawn.known_as = drawable(press, band->known_as, &lacks);
    if (!lacks || *band_largest_name(&drawn) == '\0')
        return draw_whole(press, band, error);
    g_autoptr(GPtrArray) marks = with_lack(band->marks);
    drawn.marks = (const char *const *)marks->pdata;
    return draw_whole(press, &drawn, error);
}

/* Across the whole head: a white break in it shows a dead dot of the print head before a nurse
 * trusts the band. */
static void
draw_test_bar(const Press *press)
{
    double x = snapped(press, press->medium->empty[0] * MM + TEST_BAR);
    page_line(press->page, (double[]){ x, 0, x, press->medium->label[1] * MM },
              press->module * 2 / press->medium->module, false);
}

/* Moves the origin to the place of a band on its page, in whole dots; a band's length runs down the
 * page. */
static void
go_to_place(const Press *press, guint place)
{
    const Medium *medium = press->medium;
    cairo_t *cairo = page_cairo(press->page);
    double dot = press->module / medium->module;
    if (medium->kind == MEDIUM_BAND) {
        cairo_translate(cairo, floor(medium->page[0] * MM / dot + 0.001) * dot, 0);
        cairo_rotate(cairo, G_PI / 2);
        return;
    }
    guint columns = (guint)medium->grid[0];
    cairo_translate(cairo,
                    snapped(press, (medium->origin[0] + place % columns * medium->step[0]) * MM),
                    snapped(press, (medium->origin[1] + place / columns * medium->step[1]) * MM));
}

static bool
draw_place(Press *press, const WristbandText *band, guint place, GError **error)
{
    const Medium *medium = press->medium;
    cairo_save(page_cairo(press->page));
    go_to_place(press, place);
    bool good = draw_band(press, band, error);
    if (medium->kind == MEDIUM_BAND)
        draw_test_bar(press);
    if (medium->cut)
        page_box(press->page,
                 &(cairo_rectangle_t){ 0, 0, medium->label[0] * MM, medium->label[1] * MM }, 0.3);
    cairo_restore(page_cairo(press->page));
    return good;
}

static bool
read_back(const Press *press, GError **error)
{
    return press->proof == NULL || proof_read(press->proof, press->page, error);
}

/* All bands of JOB, one place after the other. */
static bool
press_job(Press *press, const WristbandJob *job, GError **error)
{
    guint places = medium_places(job->medium), used = job->used % places;
    for (guint i = 0; i < job->count; i++) {
        guint place = (used + i) % places;
        if (i > 0 && place == 0) {
            if (!read_back(press, error))
                return false;
            page_next(press->page);
        }
        if (!draw_place(press, &job->bands[i], place, error))
            return false;
    }
    return read_back(press, error);
}

/* Draws JOB to *RET_PAGE, which is there whether it could be drawn or not; codes are read back off
 * a page of dots. (transfer full) */
static bool
draw_job(const WristbandJob *job, const PageForm *form, bool makes_way, Page **ret_page,
         GError **error)
{
    g_autoptr(Proof) proof = form->language != NULL || form->proof ? proof_new() : NULL;
    Press press = { .page = page_new(form),
                    .medium = job->medium,
                    .proof = proof,
                    .codes_only = form->proof,
                    .module = medium_module_mm(job->medium) * MM,
                    .makes_way = makes_way };
    *ret_page = press.page;
    return press_job(&press, job, error);
}

/* A printer makes dots of a PDF itself: here they are made as on a printer of the medium. */
static bool
prove_pdf(const WristbandJob *job, const PageForm *form, bool makes_way, GError **error)
{
    PageForm dots = *form;
    g_autoptr(Page) page = NULL;
    dots.proof = true;
    return proof_lacks() != NULL || draw_job(job, &dots, makes_way, &page, error);
}

bool
wristband_print(const WristbandJob *job, const char *path, GError **error)
{
    const Medium *medium = job->medium;
    PageForm form = { .width = medium->page[0] * MM,
                      .height = medium->page[1] * MM,
                      .title = _("Wristbands"),
                      .made = job->made,
                      .language = label_language_of_file(path),
                      .dpi = medium->dpi };
    if (job->count == 0 || medium->kind == MEDIUM_PAPER) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                    _("There is no band to print, or [%s] is no medium for bands."), medium->name);
        return false;
    }
    if (form.language != NULL && !medium_is_one_label(medium, error))
        return false;
    g_autoptr(GError) fault = NULL;
    g_autoptr(Page) page = NULL;
    bool drawn = draw_job(job, &form, false, &page, &fault);
    bool lacks = page_lacks_signs(page); /* seldom: then names are looked at one by one */
    if (lacks) {
        g_clear_error(&fault);
        page_free(page);
        drawn = draw_job(job, &form, true, &page, &fault);
    }
    if (drawn && form.language == NULL)
        drawn = prove_pdf(job, &form, lacks, &fault);
    if (drawn)
        return page_save(page, path, error);
    g_propagate_error(error, g_steal_pointer(&fault));
    return false;
}
