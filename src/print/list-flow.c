/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/list-flow.h"

#include "base/text.h"

#include <string.h>

#define FACTS_GAP "  " /* between two facts on one line */
#define PARTS_GAP " "  /* within a list */
#define WHOLE_LINES 2  /* on more, a piece may be broken between its words or wide signs */
#define RAGGED 0.7     /* of a line, lost at the ends of the others */

typedef struct {
    char *text;
    const char *gap; /* what parts it from the piece before, on one line */
    bool tail;
    double size;
    double width; /* points, as is GAP_WIDTH */
    double gap_width;
} ListPiece;

struct ListFlow {
    GArray *pieces; /* ListPiece */
    double word;    /* points of the longest word or figure of narrow signs */
    bool prose;     /* read as sentences, wherever they are broken */
};

double
list_face_size(const SheetFace *face)
{
    return face->kind == FACE_NAME ? FRAME_NAME_SIZE : FRAME_BODY_SIZE;
}

static const ListPiece *
piece_at(const ListFlow *flow, guint index)
{
    return &g_array_index(flow->pieces, ListPiece, index);
}

static void
piece_clear(gpointer piece)
{
    g_free(((ListPiece *)piece)->text);
}

/* The longest run of PIECE in which no line ends. */
static double
longest_word(const SheetFrame *frame, const ListPiece *piece)
{
    double longest = 0;
    g_auto(GStrv) words = g_strsplit(piece->text, " ", -1);
    for (guint i = 0; words[i] != NULL; i++)
        if (text_cells(words[i]) == (guint)g_utf8_strlen(words[i], -1))
            longest = MAX(longest, page_reckon(frame->page, words[i], piece->size));
    return longest;
}

static void
add_piece(const SheetFrame *frame, ListFlow *flow, ListPiece piece)
{
    flow->word = MAX(flow->word, longest_word(frame, &piece));
    piece.width = page_reckon(frame->page, piece.text, piece.size);
    piece.gap_width = page_reckon(frame->page, piece.gap, piece.size);
    g_array_append_val(flow->pieces, piece);
}

/* LINE, broken behind its commas. */
static void
add_line(const SheetFrame *frame, ListFlow *flow, const char *line, ListPiece like)
{
    for (const char *comma; (comma = strstr(line, ", ")) != NULL; line = comma + 2) {
        like.text = g_strndup(line, (gsize)(comma + 1 - line));
        add_piece(frame, flow, like);
        like.gap = PARTS_GAP;
    }
    like.text = g_strdup(line);
    add_piece(frame, flow, like);
}

static void
add_lines(const SheetFrame *frame, ListFlow *flow, const char *text, ListPiece like)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++)
        add_line(frame, flow, lines[i], like);
}

ListFlow *
list_flow_new(const SheetFrame *frame, const SheetRow *row, const SheetFace *face)
{
    ListFlow *flow = g_new0(ListFlow, 1);
    flow->pieces = g_array_new(FALSE, FALSE, sizeof(ListPiece));
    g_array_set_clear_func(flow->pieces, piece_clear);
    flow->prose = face->kind == FACE_PEN;
    ListPiece like = { .gap = FACTS_GAP, .size = list_face_size(face) };
    SheetFace first = { .lines = face->lines }, beside = { .lines = face->beside };
    g_autofree char *words = sheet_face_text(frame->sheet, row, &first);
    g_autofree char *more = sheet_face_text(frame->sheet, row, &beside);
    add_lines(frame, flow, words, like);
    like.tail = true;
    like.size = FRAME_BODY_SIZE;
    add_lines(frame, flow, more, like);
    return flow;
}

void
list_flow_free(ListFlow *flow)
{
    g_array_unref(flow->pieces);
    g_free(flow);
}

/* Of the pieces from FIRST to before END on one line. */
static double
width_of(const ListFlow *flow, guint first, guint end)
{
    double width = 0;
    for (guint i = first; i < end; i++)
        width += piece_at(flow, i)->width + (i > first ? piece_at(flow, i)->gap_width : 0);
    return width;
}

/* Of the pieces from FIRST on. */
static double
width_on(const ListFlow *flow, guint first, guint lines)
{
    guint count = flow->pieces->len;
    double least = width_of(flow, first, count);
    for (guint i = first + 1; lines > 1 && i < count; i++)
        least = MIN(least, MAX(width_of(flow, first, i), width_on(flow, i, lines - 1)));
    return least;
}

double
list_flow_width(const ListFlow *flow, guint lines)
{
    double whole = width_on(flow, 0, lines);
    if (lines <= WHOLE_LINES && !flow->prose)
        return whole;
    double broken = width_of(flow, 0, flow->pieces->len) / (lines - RAGGED);
    return MIN(whole, MAX(broken, flow->word));
}

char *
list_flow_text(const ListFlow *flow, double room, gsize *ret_tail)
{
    GString *out = g_string_new(NULL);
    double used = 0;
    gsize name = 0;
    for (guint i = 0; i < flow->pieces->len; i++) {
        const ListPiece *piece = piece_at(flow, i);
        double wanted = used + piece->gap_width + piece->width;
        bool wraps = piece->width > room; /* by itself, so that it may begin here */
        bool beside = i > 0 && (wanted <= room || wraps);
        if (i > 0)
            g_string_append(out, beside ? piece->gap : "\n");
        g_string_append(out, piece->text);
        name = piece->tail ? name : out->len;
        used = wraps ? room : beside ? wanted : piece->width;
    }
    *ret_tail = out->len - name;
    return g_string_free(out, FALSE);
}
