/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/form-print.h"

#include "print/form-part.h"
#include "print/form-slip.h"

#include "base/error.h"
#include "base/language.h"

#include <string.h>

#define WIDE_PAPER (180 * MM) /* narrower holds one slip */
#define ON_A4 4
#define NOTE_SIZE 9.0

typedef struct {
    FormSlip *slip;
    guint page;
    double y; /* from the top of the body */
    double height;
} Placed;

typedef struct {
    SheetFrame *frame;
    FormType type;
    guint per_page;  /* slips, if they are no higher than that */
    GArray *placed;  /* Placed */
    TextBlock *note; /* which questions are not on this form, or NULL */
    double high;     /* of what slips may fill */
} FormSet;

static void
placed_clear(gpointer data)
{
    g_clear_pointer(&((Placed *)data)->slip, form_slip_free);
}

static void
form_set_clear(FormSet *form)
{
    g_clear_pointer(&form->placed, g_array_unref);
    g_clear_pointer(&form->note, text_block_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(FormSet, form_set_clear)

static guint
slips_a_page(const SheetFrame *frame)
{
    if (frame->paper.width < WIDE_PAPER)
        return 1;
    return frame->sheet->head.slips > 0 ? frame->sheet->head.slips : ON_A4;
}

/* What the signs that stand alone mean: "2 t dialysis k exam ...  10 o oxygen ...". */
static void
append_legend(const FormSet *form, GString *note)
{
    const SheetSlip *first = form->frame->sheet->slips->pdata[0];
    for (guint i = 0; i < first->fields->len; i++) {
        const SlipField *field = first->fields->pdata[i];
        guint before = note->len;
        if (form->type.leaves[field->asked->what])
            continue;
        for (guint k = 0; k < field->choices->len; k++) {
            const SlipChoice *choice = field->choices->pdata[k];
            bool told =
                choice->minor && strchr("0u", *choice->sign) != NULL; /* by the note itself */
            if (told || !form_part_bares(&form->type, field, choice))
                continue;
            if (note->len == before)
                g_string_append_printf(note, "%s:", field->asked->number);
            g_string_append_printf(note, " %s %s", choice->sign, choice->label);
        }
        if (note->len > before)
            g_string_append(note, "  ");
    }
}

static void
append_left_out(const FormSet *form, GString *note)
{
    bool first = true;
    for (const BedsideQuestion *asked = bedside_questions; asked->number != NULL; asked++) {
        if (!form->type.leaves[asked->what])
            continue;
        g_string_append_printf(note, "%s %s", first ? _("Not asked here, for want of room:") : "",
                               asked->number);
        first = false;
    }
}

/* A form with room for less says what it does not ask, and what its signs mean. (transfer full) */
static TextBlock *
note_of(const FormSet *form)
{
    if (!form->type.brief)
        return NULL;
    g_autoptr(GString) note = g_string_new(_("0 none  u asked, cannot be told  "));
    append_legend(form, note);
    append_left_out(form, note);
    PageText text = { note->str, NOTE_SIZE, form->type.width };
    return page_layout(form->frame->page, &text, note->str);
}

/* Height of the slip that must fit: of several a page the example, of which nothing is known; of
 * one the highest. */
static double
height_to_fit(FormSet *form)
{
    const GPtrArray *slips = form->frame->sheet->slips;
    double highest = 0;
    for (guint i = 0; i < (form->per_page == 1 ? slips->len : 1); i++) {
        g_autoptr(FormSlip) slip = form_slip_new(&form->type, slips->pdata[i], NULL);
        highest = MAX(highest, slip != NULL ? form_slip_height(slip) : 0);
    }
    return highest;
}

/* Whether PER_PAGE slips fit; the note below them takes some of the room. */
static bool
fits(FormSet *form)
{
    g_clear_pointer(&form->note, text_block_unref);
    form->note = note_of(form);
    double note = form->note != NULL ? text_block_measure(form->note, NULL) : 0;
    form->high = form->frame->body.height - note;
    return height_to_fit(form) <= form->high / form->per_page;
}

/* Tries each question of RANK: as IS, and if there is no room then, as it was. */
static void
try_rank(FormSet *form, bool *choices, guint rank, bool is)
{
    for (What what = 0; what < WHAT_COUNT; what++) {
        if (form_pen(what)->rank != rank || choices[what] == is)
            continue;
        choices[what] = is;
        choices[what] = fits(form) ? is : !is;
    }
}

/* As many questions as there is room for, the most needed first. False if one of the first round
 * had to go. */
static bool
leave_out(FormSet *form)
{
    bool all = true;
    for (What what = 0; what < WHAT_COUNT; what++)
        form->type.leaves[what] = form_pen(what)->rank < FORM_RANK_ALWAYS;
    for (guint rank = FORM_RANK_ALWAYS; rank-- > 0;)
        try_rank(form, form->type.leaves, rank, false);
    for (What what = 0; what < WHAT_COUNT; what++)
        all = all && !(form->type.leaves[what] && form_pen(what)->rank >= FORM_RANK_FIRST);
    return all;
}

/* More signs alone, so that more is asked; what has room for its words after all gets them back. */
static void
bare_signs(FormSet *form)
{
    memset(form->type.leaves, 0, sizeof form->type.leaves);
    for (What what = 0; what < WHAT_COUNT; what++)
        form->type.bare[what] = form_pen(what)->legend;
    if (!fits(form))
        leave_out(form);
    for (guint rank = FORM_RANK_ALWAYS; rank-- > 0;)
        try_rank(form, form->type.bare, rank, false);
}

/* All questions in words; else minor signs alone; else without what is asked last; else with more
 * signs alone. */
static void
choose_questions(FormSet *form)
{
    if (fits(form))
        return;
    form->type.brief = true;
    if (!fits(form) && !leave_out(form))
        bare_signs(form);
    fits(form);
}

/* Slips stand at even distances, so that there is room to write between them. */
static bool
place_slips(FormSet *form, GError **error)
{
    const Sheet *sheet = form->frame->sheet;
    double share = form->high / form->per_page, y = 0;
    guint page = 0;
    for (guint i = 0; i < sheet->slips->len; i++) {
        const SheetSlip *about = sheet->slips->pdata[i];
        Placed placed = { form_slip_new(&form->type, about, error), 0, 0, 0 };
        if (placed.slip == NULL)
            return false;
        g_array_append_val(form->placed, placed);
        Placed *kept = &g_array_index(form->placed, Placed, i);
        kept->height = MAX(form_slip_height(placed.slip), share);
        if (form_slip_height(placed.slip) > form->high) {
            g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                        _("%s: the text is longer than a page; shorten it or use A3."), about->bed);
            return false;
        }
        if (y + kept->height > form->high + 0.01) {
            page++;
            y = 0;
        }
        kept->page = page;
        kept->y = y;
        y += kept->height;
    }
    form->frame->page_count = page + 1;
    return true;
}

static void
draw_page(const FormSet *form, guint number)
{
    const cairo_rectangle_t *body = &form->frame->body;
    Page *page = form->frame->page;
    sheet_frame_draw(form->frame, number);
    for (guint i = 0; i < form->placed->len; i++) {
        const Placed *placed = &g_array_index(form->placed, Placed, i);
        if (placed->page != number)
            continue;
        double y = body->y + placed->y;
        if (placed->y > 0)
            page_line(page, (double[]){ body->x, y, body->x + body->width, y }, 0.8, false);
        form_slip_draw(placed->slip, page, body->x, y);
    }
    if (form->note != NULL)
        page_show(page, form->note, body->x, body->y + form->high);
}

bool
form_print_draw(SheetFrame *frame, GError **error)
{
    g_auto(FormSet) form = { .frame = frame,
                             .type = { .page = frame->page, .width = frame->body.width },
                             .per_page = slips_a_page(frame),
                             .placed = g_array_new(FALSE, TRUE, sizeof(Placed)) };
    g_array_set_clear_func(form.placed, placed_clear);
    choose_questions(&form);
    if (!place_slips(&form, error))
        return false;
    for (frame->copy = 0; frame->copy < sheet_frame_copies(frame); frame->copy++)
        for (guint number = 0; number < frame->page_count; number++)
            draw_page(&form, number);
    return true;
}
