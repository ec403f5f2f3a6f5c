/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/bed-cell.h"

#include "base/text.h"

#include <string.h>

#define HALF_FIRST 0xFF65
#define WIDE_CELLS 26 /* from here on a full name at full width leaves room for the rest */

/* What each half-width sign is short for, from HALF_FIRST on; the last two are the voicing marks.
 */
static const gunichar fulls[] = {
    0x30FB, 0x30F2, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30E3, 0x30E5, 0x30E7, 0x30C3, 0x30FC,
    0x30A2, 0x30A4, 0x30A6, 0x30A8, 0x30AA, 0x30AB, 0x30AD, 0x30AF, 0x30B1, 0x30B3, 0x30B5, 0x30B7,
    0x30B9, 0x30BB, 0x30BD, 0x30BF, 0x30C1, 0x30C4, 0x30C6, 0x30C8, 0x30CA, 0x30CB, 0x30CC, 0x30CD,
    0x30CE, 0x30CF, 0x30D2, 0x30D5, 0x30D8, 0x30DB, 0x30DE, 0x30DF, 0x30E0, 0x30E1, 0x30E2, 0x30E4,
    0x30E6, 0x30E8, 0x30E9, 0x30EA, 0x30EB, 0x30EC, 0x30ED, 0x30EF, 0x30F3, 0x3099, 0x309A,
};

/* The half-width sign for FULL; 0 if there is none. */
static gunichar
half_of(gunichar full)
{
    for (guint i = 0; i < G_N_ELEMENTS(fulls); i++)
        if (fulls[i] == full)
            return HALF_FIRST + i;
    return 0;
}

char *
bed_cell_narrow(const char *kana)
{
    GString *narrow = g_string_new(NULL);
    for (const char *at = kana; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        gunichar base = c, mark = 0;
        if (c >= 0x30A1 && c <= 0x30FE)
            g_unichar_decompose(c, &base, &mark);
        gunichar half = base >= 0x3099 ? half_of(base) : 0;
        g_string_append_unichar(narrow, half != 0 ? half : c);
        if (half != 0 && mark != 0)
            g_string_append_unichar(narrow, half_of(mark));
    }
    return g_string_free(narrow, FALSE);
}

/* What one line of a bed says, from left to right. */
typedef struct {
    const char *label;
    char gap;    /* blank, or "!" for a loud mark that found no room */
    char *words; /* state */
    char *name;
    const char *who;
    const char *marks;
    char *end; /* transport letter and grade */
} CellLine;

static void
cell_line_clear(CellLine *line)
{
    g_free(line->words);
    g_free(line->name);
    g_free(line->end);
}

/* Cells of TEXT and the blank that parts it from its neighbour. */
static int
parted(const char *text)
{
    return text != NULL && *text != '\0' ? (int)text_cells(text) + 1 : 0;
}

/* Makes room for the name among what stands beside it; the cells the name may take. */
static int
make_room(CellLine *line, int cells)
{
    int left = cells - (int)text_cells(line->label) - 1 - (int)text_cells(line->name);
    if (*line->words != '\0' && left < parted(line->words) + parted(line->end))
        line->end[0] = '\0';
    left -= parted(line->end);
    if (*line->words != '\0' && left < parted(line->words)) {
        g_autofree char *whole = g_steal_pointer(&line->words);
        line->words = text_clip(whole, (guint)MAX(left - 1, 4));
    }
    return cells - (int)text_cells(line->label) - 1 - parted(line->words) - parted(line->end);
}

/* Finds the fullest form of LINE, whose name is whole, that fits CELLS; MARKS_BELOW: the line below
 * shows them. */
static void
fit(CellLine *line, const SheetBedPerson *person, int cells, bool marks_below)
{
    bool narrow = cells < WIDE_CELLS;
    g_autofree char *full = line->name;
    line->name = narrow ? bed_cell_narrow(full) : g_strdup(full);
    int room = make_room(line, cells);
    if ((int)text_cells(line->name) > room && !narrow) {
        g_free(line->name);
        line->name = bed_cell_narrow(full);
    }
    g_autofree char *whole = g_steal_pointer(&line->name);
    line->name = text_clip(whole, (guint)MAX(room, 0));
    room -= (int)text_cells(line->name);
    if (!marks_below && *person->marks != '\0' && parted(person->marks) <= room) {
        line->marks = person->marks;
        room -= parted(person->marks);
    } else if (!marks_below && person->loud) {
        line->gap = '!';
    }
    if (parted(person->who) <= room)
        line->who = person->who;
}

static char *
person_end(const SheetBed *bed, const SheetBedPerson *person)
{
    g_autofree char *more =
        bed->persons->len > 1 ? g_strdup_printf("+%u", bed->persons->len - 1) : NULL;
    return g_strconcat(person->transport, person->grade, more, NULL);
}

static Ink
state_ink(const SheetBed *bed)
{
    if (strcmp(bed->state, "missing") == 0)
        return INK_LOUD;
    bool calm = strcmp(bed->state, "empty") == 0 || strcmp(bed->state, "closed") == 0;
    return calm ? INK_QUIET : INK_PLAIN;
}

typedef struct {
    const Canvas *canvas;
    Spot spot;
    bool cursor;
    int used;
} Pen;

/* On the bed one stands on everything is in the cursor's ink: no ink in it could be told from it.
 */
static void
pen_write(Pen *pen, Ink ink, const char *text)
{
    Spot spot = { pen->spot.row, pen->spot.column + pen->used, pen->spot.cells - pen->used };
    if (spot.cells > 0)
        pen->used += canvas_word(pen->canvas, spot, pen->cursor ? INK_CURSOR : ink, text);
}

static void
draw_line(Pen *pen, const CellLine *line, Ink state, bool loud)
{
    char gap[2] = { line->gap, '\0' };
    pen_write(pen, INK_PLAIN, line->label);
    pen_write(pen, line->gap == '!' ? INK_LOUD : INK_PLAIN, gap);
    if (*line->words != '\0') {
        pen_write(pen, state, line->words);
        pen_write(pen, INK_PLAIN, " ");
    }
    pen_write(pen, INK_PLAIN, line->name);
    if (line->marks != NULL)
        pen_write(pen, INK_PLAIN, " ");
    pen_write(pen, loud ? INK_LOUD : INK_PLAIN, line->marks != NULL ? line->marks : "");
    g_autofree char *end = g_strconcat(line->who != NULL ? line->who : "",
                                       *line->end != '\0' ? " " : "", line->end, NULL);
    int blank = pen->spot.cells - pen->used - (int)text_cells(end);
    g_autofree char *fill = g_strnfill((gsize)MAX(blank, 0), ' ');
    pen_write(pen, INK_PLAIN, fill);
    pen_write(pen, INK_PLAIN, end);
}

/* A bed alone in a room of its own name needs no label. */
static const char *
bed_label(const SheetBed *bed, const char *room)
{
    return strcmp(bed->shorter, room) == 0 ? " " : bed->shorter;
}

/* A bed of one person with a second line says its state and marks there. */
static bool
has_second(const SheetBed *bed, const CellPlace *place)
{
    return place->lines > 1 && bed->persons->len == 1;
}

static void
draw_person(Pen *pen, const SheetBed *bed, guint index, const CellPlace *place)
{
    const SheetBedPerson *person = g_ptr_array_index(bed->persons, index);
    g_autofree char *indent = g_strnfill(text_cells(bed_label(bed, place->room)), ' ');
    bool first = index == 0;
    bool second = has_second(bed, place);
    int below = pen->spot.cells - (int)text_cells(indent) - parted(bed->words);
    CellLine line = { .label = first ? bed_label(bed, place->room) : indent, .gap = ' ' };
    line.words = g_strdup(first && !second && bed->words != NULL ? bed->words : "");
    line.end = first && place->lines == 1 ? person_end(bed, person)
                                          : g_strconcat(person->transport, person->grade, NULL);
    Glyphs letters = { .latin_only = pen->canvas->glyphs.latin_only }; /* how long the name gets */
    line.name = glyphs_fit(&letters, person->name);
    fit(&line, person, pen->spot.cells, second && parted(person->marks) <= below);
    draw_line(pen, &line, state_ink(bed), person->loud);
    cell_line_clear(&line);
}

/* Writes TEXT after a blank if all of it fits. */
static void
write_whole(Pen *pen, Ink ink, const char *text)
{
    if (text == NULL || *text == '\0' || pen->used + parted(text) > pen->spot.cells)
        return;
    pen_write(pen, INK_PLAIN, " ");
    pen_write(pen, ink, text);
}

/* Writes NAMES, parted by " / ", as many from the first on as fit whole. */
static void
write_names(Pen *pen, const char *names)
{
    g_autofree char *left = g_strdup(names != NULL ? names : "");
    for (char *end = left; end != NULL && pen->used + parted(left) > pen->spot.cells;) {
        end = g_strrstr(left, " / ");
        if (end != NULL)
            *end = '\0';
    }
    write_whole(pen, INK_PLAIN, left);
}

/* Writes MARKS, the weightiest first; "+" stands for those that find no room. */
static void
write_marks(Pen *pen, Ink ink, const char *marks)
{
    g_autofree char *left = g_strdup(marks != NULL ? marks : "");
    int room = pen->spot.cells - pen->used;
    while (parted(left) > room) {
        char *end = g_strrstr(left, "[");
        if (end == NULL)
            end = g_strrstr(left, "【");
        if (end == NULL || end == left)
            return;
        end[0] = '+';
        end[1] = '\0';
    }
    write_whole(pen, ink, left);
}

/* The second line of a bed with one person: state, marks, kanji, and what hangs on them. */
static void
draw_second(Pen *pen, const SheetBed *bed, const CellPlace *place)
{
    const SheetBedPerson *person = g_ptr_array_index(bed->persons, 0);
    g_autofree char *indent = g_strnfill(text_cells(bed_label(bed, place->room)), ' ');
    pen_write(pen, INK_PLAIN, indent);
    write_whole(pen, state_ink(bed), bed->words);
    if (person->loud)
        write_marks(pen, INK_LOUD, person->marks);
    write_names(pen, person->kanji);
    write_whole(pen, INK_PLAIN, person->letters);
    if (!person->loud)
        write_marks(pen, INK_QUIET, person->marks);
}

void
bed_cell_draw(const SheetBed *bed, const Canvas *canvas, const CellPlace *place)
{
    for (int i = 0; i < place->lines; i++) {
        Spot spot = { place->spot.row + i, place->spot.column, place->spot.cells };
        Pen pen = { canvas, spot, place->cursor, 0 };
        if ((guint)i < bed->persons->len)
            draw_person(&pen, bed, (guint)i, place);
        else if (i > 0 && has_second(bed, place))
            draw_second(&pen, bed, place);
        else if (i == 0) {
            pen_write(&pen, INK_PLAIN, bed_label(bed, place->room));
            pen_write(&pen, INK_PLAIN, " ");
            pen_write(&pen, state_ink(bed), bed->words != NULL ? bed->words : "");
        }
        g_autofree char *rest = g_strnfill((gsize)MAX(spot.cells - pen.used, 0), ' ');
        pen_write(&pen, INK_PLAIN, rest);
    }
}
