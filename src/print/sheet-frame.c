/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/sheet-frame.h"

#include "base/language.h"

#include <string.h>

#define BINDING (25 * MM) /* holes and clips */
#define MARGIN (10 * MM)
#define BROAD_MARGIN                                                                               \
    (6.5 * MM) /* above and below; what stands in lines of words needs the height */
#define BROAD_RIGHT (8.2 * MM)
#define TITLE_SIZE 18
#define MOMENT_SIZE 22
#define WARD_SIZE 12
#define FOOT_SIZE 9
#define FOOT_LINE (6.8 * MM) /* with the line above it */
#define BROAD_FOOT_LINE (4.6 * MM)
#define FOOT_GAP (0.7 * MM) /* on broad paper, above the line and below it */
#define HEAD_GAP (2 * MM)
#define BROAD_HEAD_GAP (0.8 * MM)
#define MARK_GAP (3 * MM)
#define ROW_HEIGHT (9.2 * MM) /* of the title */
#define BROAD_ROW_HEIGHT (7.8 * MM)
#define DRILL_GREY 0.45
#define NARROW (180 * MM) /* narrower paper has a smaller head */
#define NARROW_SCALE 0.68
#define WARD_HEIGHT (6.5 * MM)

static char *print_line(const SheetFrame *frame, guint number, guint count);
static char *foot_line(const SheetHead *head);

/* Broad paper has whose sheet it is beside the title, and more room below. */
static bool
is_broad(const SheetFrame *frame)
{
    return frame->paper.width > frame->paper.height && !frame->sheet->form->timeless;
}

/* Above the head and below the foot. */
static double
margin_of(const SheetFrame *frame)
{
    return is_broad(frame) ? BROAD_MARGIN : MARGIN;
}

static double
head_gap(const SheetFrame *frame)
{
    return is_broad(frame) ? BROAD_HEAD_GAP : HEAD_GAP;
}

static double
width_of(SheetFrame *frame, const char *words, double size)
{
    double width;
    g_autoptr(TextBlock) block = page_layout(frame->page, &(PageText){ words, size }, words);
    text_block_measure(block, &width);
    return width;
}

/* The line of figures, on broad paper beside the number of the print. */
static TextBlock *
counts_block(SheetFrame *frame)
{
    const char *counts = frame->sheet->head.counts;
    PageText text = { counts != NULL ? counts : "", FRAME_BODY_SIZE, frame->body.width };
    if (is_broad(frame)) {
        g_autofree char *widest = print_line(frame, 99, 99);
        double print = width_of(frame, widest, FRAME_BODY_SIZE) + MARK_GAP;
        text.width = MAX(text.width - print, text.width / 2);
    }
    return page_layout(frame->page, &text, _("the line of figures"));
}

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
    double digest = head->digest != NULL ? width_of(frame, head->digest, FOOT_SIZE) : 0;
    return width_of(frame, line, FOOT_SIZE) + digest + 2 * MARK_GAP +
               width_of(frame, reminder_of(frame->sheet), FOOT_SIZE) <=
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
    frame.body.width = form.width - BINDING - (is_broad(&frame) ? BROAD_RIGHT : MARGIN);
    g_autoptr(TextBlock) counts = counts_block(&frame);
    double high =
        head->counts != NULL && *head->counts != '\0' ? text_block_measure(counts, NULL) : 0;
    double ward = sheet->form->timeless || is_broad(&frame) ? 0 : WARD_HEIGHT;
    if (is_broad(&frame))
        high = MAX(high, FRAME_BODY_SIZE * 1.2); /* of the number of the print */
    frame.foot = is_broad(&frame) ? BROAD_FOOT_LINE : FOOT_LINE;
    frame.foot += foot_is_one_line(&frame) ? 0 : FOOT_SIZE + 3;
    frame.body.y = margin_of(&frame) + (is_broad(&frame) ? BROAD_ROW_HEIGHT : ROW_HEIGHT) + ward +
                   high + head_gap(&frame) * 2;
    frame.body.height = form.height - margin_of(&frame) - frame.foot - frame.body.y;
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

/* Sizes of type in the head. */
static double
head_size(const SheetFrame *frame, double size)
{
    return frame->paper.width < NARROW ? size * NARROW_SCALE : size;
}

/* TEXT in a frame of lines; returns where it ends. */
static double
draw_boxed(SheetFrame *frame, const char *word, double x, double y)
{
    PageText text = { word, head_size(frame, 14), 0, .bold = true };
    double width;
    g_autoptr(TextBlock) block = page_layout(frame->page, &text, word);
    double height = text_block_measure(block, &width);
    page_show(frame->page, block, x + 4, y + 3);
    page_box(frame->page, &(cairo_rectangle_t){ x, y, width + 8, height + 6 }, 1);
    return x + width + 8;
}

/* One line of TEXT, smaller where it would be wider than ROOM. (transfer full) */
static TextBlock *
line_within(SheetFrame *frame, PageText text, double room)
{
    double width;
    g_autoptr(TextBlock) block = page_layout(frame->page, &text, text.text);
    text_block_measure(block, &width);
    if (width <= room)
        return g_steal_pointer(&block);
    text.size *= room / width * 0.99;
    return page_layout(frame->page, &text, text.text);
}

/* TEXT ending at the right edge of the body, not left of X; returns where it starts. */
static double
draw_right(SheetFrame *frame, PageText text, double x, double y)
{
    double width, right = frame->body.x + frame->body.width;
    g_autoptr(TextBlock) block = line_within(frame, text, right - x);
    text_block_measure(block, &width);
    page_show(frame->page, block, right - width, y);
    return right - width;
}

/* Title and marks; returns where they end. */
static double
draw_title(SheetFrame *frame, double y)
{
    const SheetHead *head = &frame->sheet->head;
    PageText title = { _(frame->sheet->form->title), head_size(frame, TITLE_SIZE), 0,
                       .bold = true };
    double x = frame->body.x + page_write(frame->page, &title, frame->body.x, y + 3) + MARK_GAP;
    if (head->drill)
        x = draw_boxed(frame, _("DRILL"), x, y) + MARK_GAP;
    if (frame->sheet->form->confidential)
        x = draw_boxed(frame, _("CONFIDENTIAL"), x, y) + MARK_GAP;
    return x;
}

/* Returns where it starts. */
static double
draw_moment(SheetFrame *frame, double x, double y)
{
    const SheetHead *head = &frame->sheet->head;
    g_autofree char *minute = instant_format_minute(head->at.seconds, head->at.zone);
    g_autofree char *moment = g_strdup_printf(_("as of %s"), minute);
    return draw_right(frame, (PageText){ moment, head_size(frame, MOMENT_SIZE), .bold = true }, x,
                      y);
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

/* Whose the sheet is, between X and END. */
static void
draw_ward(SheetFrame *frame, double x, double end, double y)
{
    g_autofree char *ward = ward_line(&frame->sheet->head);
    g_autoptr(TextBlock) whose =
        line_within(frame, (PageText){ ward, WARD_SIZE, .bold = true }, end - MARK_GAP - x);
    page_show(frame->page, whose, x, y);
}

/* Which print and page it is, at the right, not left of X; returns where it starts. */
static double
draw_print(SheetFrame *frame, guint number, double x, double y)
{
    g_autofree char *line = print_line(frame, number, frame->page_count);
    return draw_right(frame, (PageText){ line, FRAME_BODY_SIZE }, x, y);
}

/* The rows above the line of figures; returns where that is. */
static double
draw_rows(SheetFrame *frame, guint number)
{
    double left = frame->body.x, y = margin_of(frame), x = draw_title(frame, y);
    if (frame->sheet->form->timeless) {
        draw_ward(frame, x, draw_print(frame, number, x, y + 8), y + 7);
        return y + ROW_HEIGHT;
    }
    double moment = draw_moment(frame, x, y);
    if (is_broad(frame)) {
        draw_ward(frame, x, moment, y + TITLE_SIZE - WARD_SIZE + 1);
        y += BROAD_ROW_HEIGHT;
        draw_print(frame, number, left, y);
        return y;
    }
    y += ROW_HEIGHT;
    draw_ward(frame, left, draw_print(frame, number, left, y + 3), y + 2);
    return y + WARD_HEIGHT;
}

static void
draw_head(SheetFrame *frame, guint number)
{
    const cairo_rectangle_t *body = &frame->body;
    double figures = draw_rows(frame, number), y = body->y - head_gap(frame);
    g_autoptr(TextBlock) counts = counts_block(frame);
    page_show(frame->page, counts, body->x, figures);
    page_line(frame->page, (double[]){ body->x, y, body->x + body->width, y }, 1.2, false);
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
    double gap = is_broad(frame) ? FOOT_GAP : 2 * MM;
    double y = frame->paper.height - margin_of(frame) - frame->foot + gap;
    page_line(frame->page, (double[]){ body->x, y, body->x + body->width, y }, 0.6, false);
    y += is_broad(frame) ? FOOT_GAP : 1 * MM;
    g_autofree char *line = foot_line(head);
    double x = body->x + page_write(frame->page, &(PageText){ line, FOOT_SIZE }, body->x, y);
    if (*line != '\0')
        x += MARK_GAP;
    if (head->digest != NULL && *head->digest != '\0')
        draw_right(frame, (PageText){ head->digest, FOOT_SIZE }, x, y);
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
    draw_head(frame, number);
    draw_foot(frame);
}
