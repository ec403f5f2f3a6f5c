/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/frame-line.h"

#define MARGIN (10 * MM)
#define BROAD_MARGIN                                                                               \
    (6.5 * MM) /* above and below; what stands in lines of words needs the height */

bool
frame_line_is_broad(const SheetFrame *frame)
{
    return frame->paper.width > frame->paper.height && !frame->sheet->form->timeless;
}

double
frame_line_margin(const SheetFrame *frame)
{
    return frame_line_is_broad(frame) ? BROAD_MARGIN : MARGIN;
}

double
frame_line_width_of(const SheetFrame *frame, PageText text)
{
    double width;
    g_autoptr(TextBlock) block = page_layout(frame->page, &text, text.text);
    text_block_measure(block, &width);
    return width;
}

double
frame_line_width(const SheetFrame *frame, const char *words, double size)
{
    return frame_line_width_of(frame, (PageText){ words, size });
}

TextBlock *
frame_line_within(SheetFrame *frame, PageText text, double room)
{
    double width;
    g_autoptr(TextBlock) block = page_layout(frame->page, &text, text.text);
    text_block_measure(block, &width);
    if (width <= room)
        return g_steal_pointer(&block);
    text.size *= room / width * 0.99;
    return page_layout(frame->page, &text, text.text);
}

double
frame_line_right(SheetFrame *frame, PageText text, double x, double y)
{
    double width, right = frame->body.x + frame->body.width;
    g_autoptr(TextBlock) block = frame_line_within(frame, text, right - x);
    text_block_measure(block, &width);
    page_show(frame->page, block, right - width, y);
    return right - width;
}
