/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/cover-print.h"

#include "print/list-line.h"
#include "print/qr.h"

#include "base/language.h"

#define KANA_SIZE 26
#define KANJI_SIZE 22
#define FACT_SIZE 15
#define CODE_SIDE (70 * MM) /* with its quiet zone */
#define CODE_VERSION 3
#define GAP (5 * MM)
#define BLANK_HEIGHT (13 * MM) /* to write in with a pen */

typedef struct {
    SheetFrame *frame;
    const SheetRow *row;
    double y;
} Cover;

static const char *
shown(const Cover *cover, const char *key)
{
    const SheetCell *cell = sheet_cell(cover->frame->sheet, cover->row, key);
    return cell->label != NULL ? cell->label : cell->code;
}

/* TEXT over the page's width from where the pen stands. */
static void
write_line(Cover *cover, const char *text, double size, bool bold)
{
    if (*text == '\0')
        return;
    const cairo_rectangle_t *body = &cover->frame->body;
    g_autofree char *place = list_row_place(cover->frame, cover->row);
    PageText words = { text, size, body->width, .bold = bold, .words = true };
    g_autoptr(TextBlock) block = page_layout(cover->frame->page, &words, place);
    page_show(cover->frame->page, block, body->x, cover->y);
    cover->y += text_block_measure(block, NULL) + GAP / 2;
}

static void
write_identity(Cover *cover)
{
    g_autofree char *born =
        g_strjoin("  ", shown(cover, "birthdate"), shown(cover, "age"), shown(cover, "sex"), NULL);
    g_autofree char *numbers = g_strdup_printf(_("ID %s   temporary number %s"),
                                               shown(cover, "patient_id"), shown(cover, "handles"));
    g_autofree char *days =
        g_strdup_printf(_("Papers of %s to %s"), shown(cover, "from"), shown(cover, "to"));
    write_line(cover, shown(cover, "kana"), KANA_SIZE, true);
    write_line(cover, shown(cover, "kanji"), KANJI_SIZE, false);
    write_line(cover, shown(cover, "marks"), FACT_SIZE, true);
    write_line(cover, born, FACT_SIZE, false);
    write_line(cover, numbers, FACT_SIZE, false);
    write_line(cover, days, FACT_SIZE, true);
}

/* What is filled in by hand, beside the code. */
static void
draw_blanks(const Cover *cover, double x, double y)
{
    const char *blanks[] = { _("Pages behind this one"), _("of these with writing on the back"),
                             _("Scanned by"), _("on, at"), _("Counted again by") };
    Page *page = cover->frame->page;
    double right = cover->frame->body.x + cover->frame->body.width;
    for (guint i = 0; i < G_N_ELEMENTS(blanks); i++, y += BLANK_HEIGHT) {
        double foot = y + BLANK_HEIGHT - GAP / 2;
        page_write(page, &(PageText){ blanks[i], FRAME_BODY_SIZE, 0 }, x, y);
        page_line(page, (double[]){ x, foot, right, foot }, 0.6, false);
    }
}

static bool
draw_code(Cover *cover, GError **error)
{
    const char *code = sheet_cell(cover->frame->sheet, cover->row, "code")->code;
    g_autoptr(cairo_surface_t) mask = qr_mask(code, CODE_VERSION, error);
    if (mask == NULL)
        return false;
    double x = cover->frame->body.x;
    double module = CODE_SIDE / (cairo_image_surface_get_width(mask) + 2 * QR_QUIET_MODULES);
    double at[2] = { x + QR_QUIET_MODULES * module, cover->y + QR_QUIET_MODULES * module };
    qr_draw(page_cairo(cover->frame->page), mask, at, module);
    draw_blanks(cover, x + CODE_SIDE + GAP, cover->y + GAP);
    cover->y += CODE_SIDE;
    write_line(cover, code, FRAME_BODY_SIZE, false);
    write_line(cover,
               _("Put this page on top of the papers of this patient and of nobody else, then scan "
                 "them in one go."),
               FRAME_BODY_SIZE, false);
    return true;
}

bool
cover_print_draw(SheetFrame *frame, GError **error)
{
    const GPtrArray *rows = frame->sheet->rows;
    frame->page_count = MAX(rows->len, 1);
    for (frame->copy = 0; frame->copy < sheet_frame_copies(frame); frame->copy++) {
        if (rows->len == 0)
            sheet_frame_draw(frame, 0);
        for (guint i = 0; i < rows->len; i++) {
            Cover cover = { frame, rows->pdata[i], frame->body.y + GAP };
            sheet_frame_draw(frame, i);
            write_identity(&cover);
            if (!draw_code(&cover, error))
                return false;
        }
    }
    return true;
}
