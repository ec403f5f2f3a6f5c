/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/sheet-head.h"

#include "print/frame-line.h"

#include "base/language.h"

#define TITLE_SIZE 18
#define MOMENT_SIZE 22
#define WARD_SIZE 12
#define WARD_LEAST 9.0 /* points: what would be smaller has a row to itself */
#define BOXED_SIZE 14
#define BOXED_PAD 8
#define HEAD_GAP (2 * MM)
#define BROAD_HEAD_GAP (0.8 * MM)
#define ROW_HEIGHT (9.2 * MM) /* of the title */
#define BROAD_ROW_HEIGHT (7.8 * MM)
#define NARROW (180 * MM) /* narrower paper has a smaller head */
#define NARROW_SCALE 0.68
#define WARD_HEIGHT (6.5 * MM)
#define PRINT_LINE (FRAME_BODY_SIZE * 1.2) /* of the number of the print, on broad paper */

static double
head_gap(const SheetFrame *frame)
{
    return frame_line_is_broad(frame) ? BROAD_HEAD_GAP : HEAD_GAP;
}

/* To whom COPY goes, "" if nobody was named. (transfer full) */
static char *
receiver_of(const SheetHead *head, guint copy)
{
    g_auto(GStrv) names = g_strsplit(head->receivers != NULL ? head->receivers : "", ",", -1);
    return g_strdup(copy < g_strv_length(names) ? g_strstrip(names[copy]) : "");
}

/* Which print, copy and page NUMBER, from 0, of COUNT it is. (transfer full) */
static char *
print_line(const SheetFrame *frame, guint number, guint count)
{
    const SheetHead *head = &frame->sheet->head;
    GString *line = g_string_new(NULL);
    if (*head->print_number != '\0') {
        g_string_append_printf(line, _("Print no. %s"), head->print_number);
        if (*head->replaces != '\0')
            g_string_append_printf(line, _(", replaces no. %s"), head->replaces);
        g_string_append(line, "   ");
    }
    g_autofree char *receiver = receiver_of(head, frame->copy);
    if (sheet_frame_copies(frame) > 1 || *receiver != '\0') {
        const char *form = *receiver != '\0' ? _("copy %u of %u for %s") : _("copy %u of %u");
        g_string_append_printf(line, form, frame->copy + 1, sheet_frame_copies(frame), receiver);
        g_string_append(line, "   ");
    }
    g_string_append_printf(line, _("page %u/%u"), number + 1, count);
    return g_string_free(line, FALSE);
}

/* Of the widest line that tells which print, copy and page it is. */
static double
print_width(const SheetFrame *frame)
{
    SheetFrame every = *frame;
    double width = 0;
    for (every.copy = 0; every.copy < sheet_frame_copies(frame); every.copy++) {
        g_autofree char *line = print_line(&every, 99, 99);
        width = MAX(width, frame_line_width(&every, line, FRAME_BODY_SIZE));
    }
    return width + FRAME_MARK_GAP;
}

/* True if the figures stand on the lines of the number of the print, not below it. */
static bool
figures_are_beside(const SheetFrame *frame)
{
    return frame_line_is_broad(frame) && print_width(frame) <= frame->body.width / 2;
}

/* The line of figures, on broad paper beside the number of the print. */
static TextBlock *
counts_block(SheetFrame *frame)
{
    const char *counts = frame->sheet->head.counts;
    PageText text = { counts != NULL ? counts : "", FRAME_BODY_SIZE, frame->body.width };
    if (figures_are_beside(frame))
        text.width -= print_width(frame);
    return page_layout(frame->page, &text, _("the line of figures"));
}

/* Sizes of type in the head. */
static double
head_size(const SheetFrame *frame, double size)
{
    return frame->paper.width < NARROW ? size * NARROW_SCALE : size;
}

/* Title and marks, with the gap behind each. */
static double
title_width(SheetFrame *frame)
{
    const SheetForm *form = frame->sheet->form;
    const char *marks[] = { frame->sheet->head.drill ? _("DRILL") : NULL,
                            form->confidential ? _("CONFIDENTIAL") : NULL };
    PageText title = { _(form->title), head_size(frame, TITLE_SIZE), .bold = true };
    double width = frame_line_width_of(frame, title) + FRAME_MARK_GAP;
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
        PageText mark = { marks[i], head_size(frame, BOXED_SIZE), .bold = true };
        if (marks[i] != NULL)
            width += frame_line_width_of(frame, mark) + BOXED_PAD + FRAME_MARK_GAP;
    }
    return width;
}

static char *
ward_line(const SheetHead *head)
{
    g_autofree char *ward = g_strdup_printf("%s  %s", head->hospital != NULL ? head->hospital : "",
                                            head->ward != NULL ? head->ward : "");
    if (head->known == INSTANT_END || head->known == 0)
        return g_strdup(g_strstrip(ward));
    g_autofree char *known = instant_format_minute(head->known, head->at.zone);
    g_autofree char *only = g_strdup_printf(_("(only what was recorded by %s)"), known);
    return g_strdup_printf("%s   %s", g_strstrip(ward), only);
}

static char *
moment_line(const SheetHead *head)
{
    g_autofree char *minute = instant_format_minute(head->at.seconds, head->at.zone);
    return g_strdup_printf(_("as of %s"), minute);
}

/* What is left for whose sheet it is, beside what stands in that row of the head. */
static double
ward_room(SheetFrame *frame)
{
    double room = frame->body.width - FRAME_MARK_GAP;
    if (frame->sheet->form->timeless)
        return room - title_width(frame) - print_width(frame);
    if (!frame_line_is_broad(frame))
        return room - print_width(frame);
    g_autofree char *moment = moment_line(&frame->sheet->head);
    PageText text = { moment, head_size(frame, MOMENT_SIZE), .bold = true };
    return room - title_width(frame) - frame_line_width_of(frame, text);
}

/* Whose sheet it is, over the whole width where beside the rest a copier would not keep it.
 * (transfer full) */
static TextBlock *
ward_apart(SheetFrame *frame)
{
    g_autofree char *ward = ward_line(&frame->sheet->head);
    PageText text = { ward, WARD_SIZE, .bold = true };
    if (frame_line_width_of(frame, text) * WARD_LEAST / WARD_SIZE <= ward_room(frame))
        return NULL;
    text.width = frame->body.width;
    return page_layout(frame->page, &text, text.text);
}

/* TEXT in a frame of lines; returns where it ends. */
static double
draw_boxed(SheetFrame *frame, const char *word, double x, double y)
{
    PageText text = { word, head_size(frame, BOXED_SIZE), 0, .bold = true };
    double width;
    g_autoptr(TextBlock) block = page_layout(frame->page, &text, word);
    double height = text_block_measure(block, &width);
    page_show(frame->page, block, x + 4, y + 3);
    page_box(frame->page, &(cairo_rectangle_t){ x, y, width + BOXED_PAD, height + 6 }, 1);
    return x + width + BOXED_PAD;
}

/* Title and marks; returns where they end. */
static double
draw_title(SheetFrame *frame, double y)
{
    const SheetHead *head = &frame->sheet->head;
    PageText title = { _(frame->sheet->form->title), head_size(frame, TITLE_SIZE), 0,
                       .bold = true };
    double x =
        frame->body.x + page_write(frame->page, &title, frame->body.x, y + 3) + FRAME_MARK_GAP;
    if (head->drill)
        x = draw_boxed(frame, _("DRILL"), x, y) + FRAME_MARK_GAP;
    if (frame->sheet->form->confidential)
        x = draw_boxed(frame, _("CONFIDENTIAL"), x, y) + FRAME_MARK_GAP;
    return x;
}

/* Returns where it starts. */
static double
draw_moment(SheetFrame *frame, double x, double y)
{
    g_autofree char *moment = moment_line(&frame->sheet->head);
    return frame_line_right(
        frame, (PageText){ moment, head_size(frame, MOMENT_SIZE), .bold = true }, x, y);
}

/* Whose the sheet is, between X and END, unless it has a row to itself. */
static void
draw_ward(SheetFrame *frame, double x, double end, double y)
{
    g_autoptr(TextBlock) apart = ward_apart(frame);
    if (apart != NULL)
        return;
    g_autofree char *ward = ward_line(&frame->sheet->head);
    g_autoptr(TextBlock) whose = frame_line_within(
        frame, (PageText){ ward, WARD_SIZE, .bold = true }, end - FRAME_MARK_GAP - x);
    page_show(frame->page, whose, x, y);
}

/* Which print and page it is, at the right, not left of X; returns where it starts. */
static double
draw_print(SheetFrame *frame, guint number, double x, double y)
{
    g_autofree char *line = print_line(frame, number, frame->page_count);
    return frame_line_right(frame, (PageText){ line, FRAME_BODY_SIZE }, x, y);
}

/* Whose the sheet is where it has a row to itself; returns where the next one is. */
static double
draw_apart(SheetFrame *frame, double y)
{
    g_autoptr(TextBlock) apart = ward_apart(frame);
    if (apart == NULL)
        return y;
    page_show(frame->page, apart, frame->body.x, y);
    return y + text_block_measure(apart, NULL);
}

/* The rows above the line of figures; returns where that is. */
static double
draw_rows(SheetFrame *frame, guint number)
{
    double left = frame->body.x, y = frame_line_margin(frame), x = draw_title(frame, y);
    if (frame->sheet->form->timeless) {
        draw_ward(frame, x, draw_print(frame, number, x, y + 8), y + 7);
        return draw_apart(frame, y + ROW_HEIGHT);
    }
    double moment = draw_moment(frame, x, y);
    if (frame_line_is_broad(frame)) {
        draw_ward(frame, x, moment, y + TITLE_SIZE - WARD_SIZE + 1);
        y = draw_apart(frame, y + BROAD_ROW_HEIGHT);
        draw_print(frame, number, left, y);
        return figures_are_beside(frame) ? y : y + PRINT_LINE;
    }
    y = draw_apart(frame, y + ROW_HEIGHT);
    draw_ward(frame, left, draw_print(frame, number, left, y + 3), y + 2);
    return y + WARD_HEIGHT;
}

double
sheet_head_height(SheetFrame *frame)
{
    const SheetHead *head = &frame->sheet->head;
    bool broad = frame_line_is_broad(frame);
    g_autoptr(TextBlock) counts = counts_block(frame);
    g_autoptr(TextBlock) apart = ward_apart(frame);
    double high =
        head->counts != NULL && *head->counts != '\0' ? text_block_measure(counts, NULL) : 0;
    double ward = frame->sheet->form->timeless || broad ? 0 : WARD_HEIGHT;
    if (apart != NULL)
        ward += text_block_measure(apart, NULL);
    if (broad)
        high = figures_are_beside(frame) ? MAX(high, PRINT_LINE) : high + PRINT_LINE;
    return frame_line_margin(frame) + (broad ? BROAD_ROW_HEIGHT : ROW_HEIGHT) + ward + high +
           head_gap(frame) * 2;
}

void
sheet_head_draw(SheetFrame *frame, guint number)
{
    const cairo_rectangle_t *body = &frame->body;
    double figures = draw_rows(frame, number), y = body->y - head_gap(frame);
    g_autoptr(TextBlock) counts = counts_block(frame);
    page_show(frame->page, counts, body->x, figures);
    page_line(frame->page, (double[]){ body->x, y, body->x + body->width, y }, 1.2, false);
}
