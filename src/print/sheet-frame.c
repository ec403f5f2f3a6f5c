/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/sheet-frame.h"

#include "print/frame-line.h"
#include "print/sheet-head.h"

#include "base/language.h"

#include <string.h>

#define BINDING (25 * MM) /* holes and clips */
#define RIGHT (10 * MM)
#define BROAD_RIGHT (8.2 * MM)
#define FOOT_SIZE 9
#define FOOT_LINE (6.8 * MM) /* with the line above it */
#define BROAD_FOOT_LINE (4.6 * MM)
#define FOOT_GAP (0.7 * MM) /* on broad paper, above the line and below it */
#define DRILL_GREY 0.45

static char *foot_line(const SheetHead *head);

static const char *
reminder_of(const Sheet *sheet)
{
    return sheet->form->foot != NULL ? _(sheet->form->foot)
                                     : _("When a newer print arrives, hand this sheet back and "
                                         "shred it; names of patients stand on it.");
}

/* True if who printed it, how to get rid of it and its digest stand on one line. */
static bool
foot_is_one_line(SheetFrame *frame)
{
    const SheetHead *head = &frame->sheet->head;
    g_autofree char *line = foot_line(head);
    double digest = head->digest != NULL ? frame_line_width(frame, head->digest, FOOT_SIZE) : 0;
    return frame_line_width(frame, line, FOOT_SIZE) + digest + 2 * FRAME_MARK_GAP +
               frame_line_width(frame, reminder_of(frame->sheet), FOOT_SIZE) <=
           frame->body.width;
}

SheetFrame
sheet_frame_open(const Sheet *sheet, const Medium *medium, bool portrait)
{
    const SheetHead *head = &sheet->head;
    double shorter = MIN(medium->page[0], medium->page[1]) * MM;
    double longer = MAX(medium->page[0], medium->page[1]) * MM;
    PageForm form = { portrait ? shorter : longer, portrait ? longer : shorter,
                      _(sheet->form->title),
                      head->printed_at.seconds != 0 ? head->printed_at : head->at,
                      .stands_in = true };
    SheetFrame frame = { .page = page_new(&form), .sheet = sheet, .page_count = 1 };
    frame.paper = (cairo_rectangle_t){ 0, 0, form.width, form.height };
    frame.body.x = BINDING;
    frame.body.width = form.width - BINDING - (frame_line_is_broad(&frame) ? BROAD_RIGHT : RIGHT);
    frame.foot = frame_line_is_broad(&frame) ? BROAD_FOOT_LINE : FOOT_LINE;
    frame.foot += foot_is_one_line(&frame) ? 0 : FOOT_SIZE + 3;
    frame.body.y = sheet_head_height(&frame);
    frame.body.height = form.height - frame_line_margin(&frame) - frame.foot - frame.body.y;
    return frame;
}

guint
sheet_frame_copies(const SheetFrame *frame)
{
    return MAX(frame->sheet->head.copies, 1);
}

void
sheet_frame_clear(SheetFrame *frame)
{
    g_clear_pointer(&frame->page, page_free);
}

static char *
foot_line(const SheetHead *head)
{
    GString *line = g_string_new(NULL);
    if (head->drill)
        g_string_append_printf(line, "%s   ", _("DRILL"));
    if (head->printed_by != NULL && *head->printed_by != '\0') {
        g_autofree char *minute =
            instant_format_minute(head->printed_at.seconds, head->printed_at.zone);
        g_string_append_printf(line, _("printed by %s, %s"), head->printed_by, minute);
    }
    return g_string_free(line, FALSE);
}

static void
draw_foot(SheetFrame *frame)
{
    const SheetHead *head = &frame->sheet->head;
    const cairo_rectangle_t *body = &frame->body;
    double gap = frame_line_is_broad(frame) ? FOOT_GAP : 2 * MM;
    double y = frame->paper.height - frame_line_margin(frame) - frame->foot + gap;
    page_line(frame->page, (double[]){ body->x, y, body->x + body->width, y }, 0.6, false);
    y += frame_line_is_broad(frame) ? FOOT_GAP : 1 * MM;
    g_autofree char *line = foot_line(head);
    double x = body->x + page_write(frame->page, &(PageText){ line, FOOT_SIZE }, body->x, y);
    if (*line != '\0')
        x += FRAME_MARK_GAP;
    if (head->digest != NULL && *head->digest != '\0')
        frame_line_right(frame, (PageText){ head->digest, FOOT_SIZE }, x, y);
    PageText text = { reminder_of(frame->sheet), FOOT_SIZE, body->width };
    g_autoptr(TextBlock) block = page_layout(frame->page, &text, text.text);
    bool below = frame->foot > FOOT_LINE;
    page_show(frame->page, block, below ? body->x : x, below ? y + FOOT_SIZE + 3 : y);
}

/* The word as a fine outline: seen at once, and what is written across it stays readable
 * even after a copier made all grey black. */
static void
draw_drill(SheetFrame *frame)
{
    cairo_t *cairo = page_cairo(frame->page);
    double size = frame->body.height * 0.48, width;
    PageText text = { _("DRILL"), size, 0 };
    g_autoptr(TextBlock) block = page_layout(frame->page, &text, text.text);
    double height = text_block_measure(block, &width);
    double scale = MIN(1.0, frame->body.width * 0.8 / width);
    cairo_save(cairo);
    cairo_translate(cairo, frame->body.x + frame->body.width / 2,
                    frame->body.y + frame->body.height / 2);
    cairo_rotate(cairo, -0.3);
    cairo_scale(cairo, scale, scale);
    text_block_outline(block, cairo, -width / 2, -height / 2);
    cairo_set_line_width(cairo, 0.4);
    cairo_set_source_rgb(cairo, DRILL_GREY, DRILL_GREY, DRILL_GREY);
    cairo_stroke(cairo);
    cairo_restore(cairo);
}

void
sheet_frame_draw(SheetFrame *frame, guint number)
{
    if (frame->drawn++ > 0)
        page_next(frame->page);
    if (frame->sheet->head.drill)
        draw_drill(frame);
    sheet_head_draw(frame, number);
    draw_foot(frame);
}
