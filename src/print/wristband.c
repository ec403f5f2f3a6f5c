/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/wristband.h"

#include "print/page.h"
#include "print/qr.h"

#include "base/error.h"
#include "base/language.h"

#include <math.h>
#include <string.h>

#define EDGE (1.0 * MM)      /* what a print head misses at the side of a band */
#define PANEL_GAP (0.3 * MM) /* between a code's white and the text */
#define LINE_GAP_MOST 2.5
#define TEST_BAR (1.0 * MM) /* from the start of the print zone */
#define NAME_LINES_MOST 4

/* The lines of one panel, top to bottom. */
typedef struct {
    GPtrArray *lines; /* PangoLayout */
    double height;
} Panel;

typedef struct {
    Page *page;
    const Medium *medium;
    double module; /* points */
    double code;   /* width of this band's code */
    cairo_surface_t *mask;
} Press;

static void
panel_clear(Panel *panel)
{
    g_clear_pointer(&panel->lines, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Panel, panel_clear)

static const char *
largest_name(const WristbandText *band)
{
    const char *names[] = { band->kanji, band->kana, band->latin, band->alias };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (names[i] != NULL && *names[i] != '\0')
            return names[i];
    return "";
}

static void
panel_take(Panel *panel, PangoLayout *layout)
{
    g_ptr_array_add(panel->lines, layout);
    panel->height += page_measure(layout, NULL);
}

static void
panel_add(const Press *press, Panel *panel, const PageText *text, const char *place)
{
    if (text->text != NULL && *text->text != '\0')
        panel_take(panel, page_layout(press->page, text, place));
}

/* TEXT on two lines, broken at the blank nearest its middle: surname over given name, date over
 * era. NULL without a blank. (transfer full) */
static char *
broken_in_two(const char *text)
{
    glong length = g_utf8_strlen(text, -1), nearest = G_MAXLONG, at = 0;
    const char *best = NULL;
    for (const char *sign = text; *sign != '\0'; sign = g_utf8_next_char(sign), at++) {
        glong distance = ABS(2 * at - length);
        if (!g_unichar_isspace(g_utf8_get_char(sign)) || distance >= nearest)
            continue;
        nearest = distance;
        best = sign;
    }
    if (best == NULL)
        return NULL;
    return g_strdup_printf("%.*s\n%s", (int)(best - text), text, g_utf8_next_char(best));
}

/* The name SIZE high on LINES lines (3 = broken anywhere), or NULL if it is wider than ROOM. */
static PangoLayout *
set_name(const Press *press, const char *name, double size, double room, guint lines)
{
    double width;
    g_autofree char *broken = lines == 2 ? broken_in_two(name) : NULL;
    PageText text = { broken != NULL ? broken : name, size, lines > 2 ? room : 0, .words = true };
    g_autoptr(PangoLayout) layout = page_layout(press->page, &text, name);
    page_measure(layout, &width);
    if (width > room || pango_layout_get_line_count(layout) > NAME_LINES_MOST)
        return NULL;
    return g_steal_pointer(&layout);
}

/* Birthdate and sex on one line, else on two of some length. */
static void
panel_add_birth(const Press *press, Panel *panel, const WristbandText *band, double room)
{
    double width;
    g_autofree char *birth = g_strdup_printf("%s %s", band->birth_line ? band->birth_line : "",
                                             band->sex ? band->sex : "");
    PageText text = { g_strstrip(birth), press->medium->birthdate_size, .bold = true };
    g_autofree char *broken = broken_in_two(text.text);
    g_autoptr(PangoLayout) whole = page_layout(press->page, &text, band->numbers);
    page_measure(whole, &width);
    if (width <= room) {
        panel_take(panel, g_steal_pointer(&whole));
        return;
    }
    if (broken != NULL)
        text.text = broken;
    text.width = room;
    panel_add(press, panel, &text, band->numbers);
}

/* All lines of a band but the large name. */
static Panel
panel_set(const Press *press, const WristbandText *band, const char *kana, double room)
{
    const Medium *medium = press->medium;
    Panel panel = { .lines = g_ptr_array_new_with_free_func(g_object_unref) };
    const char *place = band->numbers;
    g_autofree char *marks =
        band->marks != NULL ? g_strjoinv("】【", (char **)band->marks) : g_strdup("");
    g_autofree char *framed = *marks == '\0' ? NULL : g_strdup_printf("【%s】", marks);
    panel_add(press, &panel, &(PageText){ kana, medium->kana_size, room, .words = true }, place);
    panel_add_birth(press, &panel, band, room);
    panel_add(press, &panel, &(PageText){ band->numbers, medium->numbers_size, room }, place);
    panel_add(press, &panel, &(PageText){ framed, medium->numbers_size, room, .bold = true },
              place);
    return panel;
}

/* The largest name that leaves room for all other lines; whole names before broken ones. */
static bool
panel_fit(const Press *press, const WristbandText *band, const double room[2], Panel *ret_panel)
{
    const double *sizes = press->medium->name_size;
    const char *name = largest_name(band), *kana = name == band->kana ? NULL : band->kana;
    if (room[0] <= 0)
        return false;
    g_auto(Panel) panel = panel_set(press, band, kana, room[0]);
    for (guint lines = 1; lines <= 3; lines++)
        for (double size = sizes[0]; size >= sizes[1] - 0.01; size--) {
            g_autoptr(PangoLayout) layout = set_name(press, name, size, room[0], lines);
            if (layout == NULL || panel.height + page_measure(layout, NULL) > room[1])
                continue;
            panel.height += page_measure(layout, NULL);
            g_ptr_array_insert(panel.lines, kana != NULL && *kana != '\0' ? 1 : 0,
                               g_steal_pointer(&layout));
            *ret_panel = panel;
            panel.lines = NULL;
            return true;
        }
    return false;
}

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

/* The room for text behind the last code: to the next code if there were one, or all that is left.
 */
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

static void
draw_panel(const Press *press, const Panel *panel, double x)
{
    double room = press->medium->label[1] * MM - 2 * EDGE;
    double spare = room - panel->height;
    double gap = panel->lines->len > 1 ? MIN(spare / (panel->lines->len - 1), LINE_GAP_MOST) : 0;
    double y = (press->medium->label[1] * MM - panel->height - gap * (panel->lines->len - 1)) / 2;
    for (guint i = 0; i < panel->lines->len; i++) {
        PangoLayout *layout = g_ptr_array_index(panel->lines, i);
        page_show(press->page, layout, x, y);
        y += page_measure(layout, NULL) + gap;
    }
}

/* The code at the place of COPY and its panel, if there is any. */
static void
draw_code(const Press *press, const Panel *panel, guint copy)
{
    double y = snapped(press, (press->medium->label[1] * MM - press->code) / 2);
    qr_draw(page_cairo(press->page), press->mask, (double[]){ code_start(press, copy), y },
            press->module);
    if (panel->lines != NULL)
        draw_panel(press, panel, text_start(press, copy));
}

/* The same code and panel COUNT times from the head on. The page keeps them as one object, so that
 * three cost little more than one. */
static void
draw_alike(const Press *press, const Panel *panel, guint count)
{
    cairo_t *cairo = page_cairo(press->page);
    if (count < 2) {
        if (count == 1)
            draw_code(press, panel, 0);
        return;
    }
    cairo_push_group(cairo);
    draw_code(press, panel, 0);
    cairo_pattern_t *group = cairo_pop_group(cairo);
    for (guint copy = 0; copy < count; copy++) {
        cairo_save(cairo);
        cairo_translate(cairo, code_start(press, copy) - code_start(press, 0), 0);
        cairo_set_source(cairo, group);
        cairo_paint(cairo);
        cairo_restore(cairo);
    }
    cairo_pattern_destroy(group);
}

/* Text beside every code, or, where a name is too long for that, all of it behind the last code and
 * kana, birthdate and numbers beside the others. */
static bool
draw_codes(const Press *press, const WristbandText *band)
{
    const Medium *medium = press->medium;
    guint copies = (guint)medium->copies;
    double high = medium->label[1] * MM - 2 * EDGE, narrow = last_room(press, false);
    g_auto(Panel) panel = { NULL }, rest = { NULL };
    if (medium->text_each && panel_fit(press, band, (double[]){ narrow, high }, &panel)) {
        draw_alike(press, &panel, copies);
        return true;
    }
    if (!panel_fit(press, band, (double[]){ last_room(press, true), high }, &panel))
        return false;
    if (medium->text_each && narrow > 0)
        rest = panel_set(press, band, band->kana, narrow);
    if (rest.height > high)
        panel_clear(&rest);
    draw_alike(press, &rest, copies - 1);
    draw_code(press, &panel, copies - 1);
    return true;
}

/* One band with its length along x from the origin of the user space. */
static bool
draw_band(Press *press, const WristbandText *band, GError **error)
{
    const Medium *medium = press->medium;
    press->mask = qr_mask(band->payload, (int)medium->version, error);
    if (press->mask == NULL)
        return false;
    press->code = cairo_image_surface_get_width(press->mask) * press->module;
    if (press->code + 2 * QR_QUIET_MODULES * press->module > (medium->label[1] + 0.1) * MM) {
        cairo_surface_destroy(press->mask);
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                    _("%s: the code is too large for [%s]."), band->numbers, medium->name);
        return false;
    }
    bool drawn = draw_codes(press, band);
    cairo_surface_destroy(press->mask);
    if (drawn)
        return true;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                _("%s: the name “%s” does not fit on [%s] at %.0f points; choose a larger medium."),
                band->numbers, largest_name(band), medium->name, medium->name_size[1]);
    return false;
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

bool
wristband_print(const WristbandJob *job, const char *path, GError **error)
{
    const Medium *medium = job->medium;
    PageForm form = { medium->page[0] * MM, medium->page[1] * MM, _("Wristbands"), job->made };
    if (job->count == 0 || medium->kind == MEDIUM_PAPER) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                    _("There is no band to print, or [%s] is no medium for bands."), medium->name);
        return false;
    }
    g_autoptr(Page) page = page_new(&form);
    Press press = { .page = page, .medium = medium, .module = medium_module_mm(medium) * MM };
    guint places = medium_places(medium), used = job->used % places;
    for (guint i = 0; i < job->count; i++) {
        guint place = (used + i) % places;
        if (i > 0 && place == 0)
            page_next(page);
        if (!draw_place(&press, &job->bands[i], place, error))
            return false;
    }
    return page_save(page, path, error);
}
