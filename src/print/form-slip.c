/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/form-slip.h"

#include "print/form-part.h"
#include "print/qr.h"
#include "print/sheet-frame.h"

#include "base/language.h"

#include <math.h>
#include <string.h>

#define BED_SIZE 16.0
#define SMALL_SIZE 9.0
#define LINE_HEIGHT (4.5 * MM)
#define LINE_GAP (0.3 * MM)
#define FIELD_GAP (4 * MM)
#define PIECE_GAP (1.8 * MM)
#define INDENT (5 * MM)
#define COMB_WIDTH (4.3 * MM)
#define COMB_HEIGHT (6.2 * MM)
#define BOX_HEIGHT COMB_HEIGHT
#define ROOM_WIDTH (9 * MM) /* behind a sign that wants a word */
#define ROOM_BRIEF (5 * MM) /* behind one that stands alone */
#define LINE_LEAST (25 * MM)
#define PEN_WIDTH 0.6
#define CODE_DOT (72.0 / 300)
#define CODE_MODULE (6 * CODE_DOT) /* 12 dots of 600 */
#define CODE_VERSION 1
#define CODE_MODULES 21 /* of that version */
#define CODE_SIDE ((CODE_MODULES + 2 * QR_QUIET_MODULES) * CODE_MODULE)

typedef enum { PIECE_TEXT, PIECE_COMB, PIECE_BOX, PIECE_LINE, PIECE_ALARM } PieceKind;

typedef struct {
    PieceKind kind;
    TextBlock *block; /* of a text, or of what the example writes; owned */
    cairo_rectangle_t box;
    guint cells; /* of a comb */
    char *written;
    bool circled;
    bool starts; /* a new field, which goes on a new line rather than be broken */
    bool breaks; /* a new line in any case */
} Piece;

struct FormSlip {
    GArray *pieces; /* Piece */
    cairo_surface_t *code;
    double width;
    double height;
};

/* ---- pieces ---- */

static void
piece_clear(gpointer data)
{
    Piece *piece = data;
    g_clear_pointer(&piece->block, text_block_unref);
    g_free(piece->written);
}

static Piece *
add_piece(FormSlip *slip, PieceKind kind, double width, double height)
{
    Piece piece = { .kind = kind };
    piece.box.width = width;
    piece.box.height = height;
    g_array_append_val(slip->pieces, piece);
    return &g_array_index(slip->pieces, Piece, slip->pieces->len - 1);
}

/* A text too long for a line that ends at EDGE is broken within it. */
static Piece *
add_text_within(FormType *type, FormSlip *slip, PageText text, double edge)
{
    double width;
    g_autoptr(TextBlock) block = page_layout(type->page, &text, text.text);
    double height = text_block_measure(block, &width);
    if (width > edge - INDENT) {
        text.width = edge - INDENT;
        text_block_unref(block);
        block = page_layout(type->page, &text, text.text);
        height = text_block_measure(block, &width);
    }
    Piece *piece = add_piece(slip, PIECE_TEXT, width, height);
    piece->block = g_steal_pointer(&block);
    return piece;
}

static Piece *
add_text(FormType *type, FormSlip *slip, PageText text)
{
    return add_text_within(type, slip, text, slip->width);
}

/* The letters of the eras, each to be circled; CIRCLED is the example's. */
static void
add_eras(FormType *type, FormSlip *slip, const char *circled)
{
    /* the eras a birthdate may be given in: meiji taisho showa heisei reiwa, and the western year
     */
    g_auto(GStrv) eras = g_strsplit(_("M T S H R AD"), " ", -1);
    for (guint i = 0; eras[i] != NULL; i++) {
        Piece *piece = add_text(type, slip, (PageText){ eras[i], FRAME_BODY_SIZE });
        piece->circled = circled != NULL && *circled != '\0' && g_str_has_prefix(eras[i], circled);
    }
}

/* One part; WRITTEN is what the example's pen puts there. */
static void
add_part(FormType *type, FormSlip *slip, const FormPart *part, const char *written)
{
    Piece *piece = NULL;
    if (part->kind == PART_ERAS)
        add_eras(type, slip, written);
    else if (part->kind == PART_WORDS)
        add_text(type, slip, (PageText){ _(part->words), FRAME_BODY_SIZE });
    else if (part->kind == PART_COMB)
        piece = add_piece(slip, PIECE_COMB, part->size * COMB_WIDTH, COMB_HEIGHT);
    else if (part->kind == PART_BOX)
        piece = add_piece(slip, PIECE_BOX, part->size * MM, BOX_HEIGHT);
    else if (part->kind == PART_LINE)
        piece = add_piece(slip, PIECE_LINE, part->size * MM, BOX_HEIGHT);
    if (piece == NULL)
        return;
    piece->cells = part->size;
    piece->written = g_strdup(written);
    if (piece->kind == PIECE_BOX && written != NULL)
        piece->block = page_layout(type->page, &(PageText){ written, FRAME_NAME_SIZE }, written);
}

/* PARTS one after the other; WRITTEN goes into those that are written into, "|" between. */
static void
add_parts(FormType *type, FormSlip *slip, const FormPart *parts, const char *written)
{
    guint at = 0;
    bool breaks = false;
    g_auto(GStrv) strokes = g_strsplit(written != NULL ? written : "", "|", -1);
    for (; parts->kind != PART_END; parts++) {
        if (parts->kind == PART_BREAK) {
            breaks = true;
            continue;
        }
        guint before = slip->pieces->len;
        bool takes = parts->kind != PART_WORDS && strokes[at] != NULL;
        add_part(type, slip, parts, takes ? strokes[at++] : NULL);
        g_array_index(slip->pieces, Piece, before).breaks = breaks;
        breaks = false;
    }
}

static void
add_choice(FormType *type, FormSlip *slip, const SlipField *field, const SlipChoice *choice)
{
    bool brief = form_part_bares(type, field, choice);
    g_autofree char *words = g_strjoin(" ", choice->sign != NULL ? choice->sign : choice->label,
                                       choice->sign != NULL && !brief ? choice->label : NULL, NULL);
    Piece *piece = add_text(type, slip, (PageText){ words, FRAME_BODY_SIZE });
    piece->circled = choice->circled;
    if (choice->room)
        add_piece(slip, PIECE_LINE, brief ? ROOM_BRIEF : ROOM_WIDTH, LINE_HEIGHT);
}

/* What is known stands small where the pen would write; a box is for what was not asked or does not
 * fit. What is circled can be circled anew. */
static void
add_answer(FormType *type, FormSlip *slip, const SlipField *field)
{
    const FormPart *parts = form_pen(field->asked->what)->parts;
    bool settled = field->known != NULL && !field->differs && parts->kind != PART_END;
    if (!settled)
        add_parts(type, slip, parts, field->written);
    for (guint i = 0; i < field->choices->len && !settled; i++)
        add_choice(type, slip, field, field->choices->pdata[i]);
    if (field->known == NULL)
        return;
    g_autofree char *known = g_strdup_printf("[%s]", field->known);
    add_text(type, slip, (PageText){ known, SMALL_SIZE });
}

static void
add_field(FormType *type, FormSlip *slip, const SlipField *field)
{
    g_autofree char *title = g_strdup_printf("%s%s %s", field->changed ? FRAME_CHANGED : "",
                                             field->asked->number, field->label);
    guint first = slip->pieces->len;
    if (field->differs)
        add_piece(slip, PIECE_ALARM, FRAME_BODY_SIZE * 1.16, FRAME_BODY_SIZE);
    add_text(type, slip, (PageText){ title, FRAME_BODY_SIZE, .bold = true });
    g_array_index(slip->pieces, Piece, first).starts = true;
    add_answer(type, slip, field);
}

static void
add_head(FormType *type, FormSlip *slip, const SheetSlip *about)
{
    add_text(type, slip,
             (PageText){ *about->bed != '\0' ? about->bed : "–", BED_SIZE, .bold = true });
    if (*about->name != '\0')
        add_text_within(type, slip, (PageText){ about->name, FRAME_NAME_SIZE },
                        slip->width - CODE_SIDE); /* both are read: the name and the code */
    if (about->seen != NULL)
        add_text(type, slip, (PageText){ about->seen, SMALL_SIZE });
    guint first = slip->pieces->len;
    add_parts(type, slip, form_seen_by, about->example ? _("Sasaki|11|02|06|12") : NULL);
    g_array_index(slip->pieces, Piece, first).starts = true;
}

/* ---- lines ---- */

/* Where a line that begins at Y ends. */
static double
right_edge(const FormSlip *slip, double y)
{
    return y < CODE_SIDE - FORM_GAP ? slip->width - CODE_SIDE : slip->width;
}

static Piece *
piece_at(const FormSlip *slip, guint index)
{
    return &g_array_index(slip->pieces, Piece, index);
}

/* Width of the field that starts at INDEX on one line. */
static double
field_width(const FormSlip *slip, guint index)
{
    double width = 0;
    for (guint i = index; i < slip->pieces->len; i++) {
        const Piece *piece = piece_at(slip, i);
        if (i > index && (piece->starts || piece->breaks))
            break;
        width += piece->box.width + PIECE_GAP;
    }
    return width - PIECE_GAP;
}

/* Every piece of FIRST to before END onto the same middle. */
static double
close_line(FormSlip *slip, guint first, guint end, double y)
{
    double high = LINE_HEIGHT;
    for (guint i = first; i < end; i++)
        high = MAX(high, piece_at(slip, i)->box.height);
    for (guint i = first; i < end; i++) {
        Piece *piece = piece_at(slip, i);
        piece->box.y = y + (high - piece->box.height) / 2;
    }
    return y + high + LINE_GAP;
}

static bool
wants_new_line(const FormSlip *slip, guint index, double x, double y)
{
    const Piece *piece = piece_at(slip, index);
    double least = piece->kind == PIECE_LINE ? MAX(piece->box.width, LINE_LEAST) : piece->box.width;
    if (piece->kind == PIECE_LINE && piece->box.width > 0)
        least = piece->box.width;
    if (piece->starts)
        least = field_width(slip, index);
    return piece->breaks || x + least > right_edge(slip, y);
}

/* Fields follow one another; one that does not fit what is left of a line begins a new one. */
static void
lay_lines(FormSlip *slip)
{
    double x = 0, y = FORM_GAP;
    guint first = 0;
    for (guint i = 0; i < slip->pieces->len; i++) {
        Piece *piece = piece_at(slip, i);
        x += i == first ? 0 : piece->starts ? FIELD_GAP : PIECE_GAP;
        if (i > first && wants_new_line(slip, i, x, y)) {
            y = close_line(slip, first, i, y);
            first = i;
            x = piece->starts ? 0 : INDENT;
        }
        piece->box.x = x;
        if (piece->kind == PIECE_LINE && piece->box.width <= 0)
            piece->box.width = MAX(right_edge(slip, y) - x, LINE_LEAST);
        x += piece->box.width;
    }
    y = close_line(slip, first, slip->pieces->len, y);
    slip->height = MAX(y + FORM_GAP, CODE_SIDE);
}

FormSlip *
form_slip_new(FormType *type, const SheetSlip *about, GError **error)
{
    g_autoptr(FormSlip) slip = g_new0(FormSlip, 1);
    slip->pieces = g_array_new(FALSE, TRUE, sizeof(Piece));
    g_array_set_clear_func(slip->pieces, piece_clear);
    slip->width = type->width;
    if (about->code != NULL) {
        slip->code = qr_mask(about->code, CODE_VERSION, error);
        if (slip->code == NULL)
            return NULL;
    }
    add_head(type, slip, about);
    for (guint i = 0; i < about->fields->len; i++) {
        const SlipField *field = about->fields->pdata[i];
        if (!type->leaves[field->asked->what])
            add_field(type, slip, field);
    }
    lay_lines(slip);
    return g_steal_pointer(&slip);
}

void
form_slip_free(FormSlip *slip)
{
    g_array_unref(slip->pieces);
    g_clear_pointer(&slip->code, cairo_surface_destroy);
    g_free(slip);
}

double
form_slip_height(const FormSlip *slip)
{
    return slip->height;
}

/* ---- ink ---- */

static void
draw_comb(const Piece *piece, Page *page, double x, double y)
{
    gsize length = piece->written != NULL ? strlen(piece->written) : 0;
    for (guint i = 0; i < piece->cells; i++) {
        cairo_rectangle_t cell = { x + i * COMB_WIDTH, y, COMB_WIDTH, piece->box.height };
        page_box(page, &cell, PEN_WIDTH);
        /* digits end at the right, as numbers are written */
        gsize skipped = piece->cells - MIN(length, piece->cells);
        if (i < skipped)
            continue;
        char sign[2] = { piece->written[i - skipped], '\0' };
        page_write(page, &(PageText){ sign, FRAME_NAME_SIZE }, cell.x + COMB_WIDTH * 0.25, y + 2);
    }
}

/* As a pen circles a word: it does not touch its letters. */
static void
draw_circle(Page *page, const cairo_rectangle_t *box)
{
    cairo_t *cairo = page_cairo(page);
    double radius = box->height / 2 + 0.5, middle = box->y + box->height / 2;
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, box->x + radius - 3, middle, radius, G_PI / 2, -G_PI / 2);
    cairo_arc(cairo, box->x + box->width - radius + 3, middle, radius, -G_PI / 2, G_PI / 2);
    cairo_close_path(cairo);
    cairo_set_line_width(cairo, 1.1);
    cairo_stroke(cairo);
}

static void
draw_piece(const Piece *piece, Page *page, double left, double top)
{
    double x = left + piece->box.x, y = top + piece->box.y, bottom = y + piece->box.height;
    cairo_rectangle_t box = { x, y, piece->box.width, piece->box.height };
    if (piece->kind == PIECE_COMB)
        draw_comb(piece, page, x, y);
    else if (piece->kind == PIECE_BOX)
        page_box(page, &box, PEN_WIDTH);
    else if (piece->kind == PIECE_ALARM)
        page_alarm(page, x, y, FRAME_BODY_SIZE);
    else if (piece->kind == PIECE_LINE)
        page_line(page, (double[]){ x, bottom - 2, x + box.width, bottom - 2 }, PEN_WIDTH, false);
    if (piece->block != NULL)
        page_show(page, piece->block, x + (piece->kind == PIECE_BOX ? 4 : 0),
                  y + (piece->kind == PIECE_BOX ? 3 : 0));
    if (piece->kind == PIECE_LINE && piece->written != NULL)
        page_write(page, &(PageText){ piece->written, FRAME_NAME_SIZE }, x + 4, y + 3);
    if (piece->circled)
        draw_circle(page, &box);
}

/* Where a module of a code begins, so that a printer gives each as many dots. */
static double
on_dot(double at)
{
    return round(at / CODE_DOT) * CODE_DOT;
}

void
form_slip_draw(const FormSlip *slip, Page *page, double x, double y)
{
    for (guint i = 0; i < slip->pieces->len; i++)
        draw_piece(piece_at(slip, i), page, x, y);
    if (slip->code == NULL)
        return;
    double quiet = QR_QUIET_MODULES * CODE_MODULE;
    double at[2] = { on_dot(x + slip->width - CODE_SIDE + quiet), on_dot(y + quiet) };
    qr_draw(page_cairo(page), slip->code, at, CODE_MODULE);
}
