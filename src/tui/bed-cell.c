/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/bed-cell.h"

#include "tui/fitting.h"

#include "census/mark.h"

#include "base/text.h"

#include <string.h>

#define HALF_FIRST 0xFF65
#define LETTER_CELLS 2
#define STATE_CELLS 8 /* of a state beside which much must stand */
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

/* ---- the first line: name and what must stand beside it ---- */

/* Who stands in a line, with what is to be told of those of the bed who found none. */
typedef struct {
    const SheetBedPerson *person;
    char *urgent; /* letters of isolation, and of what is vital, of any of them; no blanks */
    bool loud;    /* any of them */
    guint more;   /* how many found none */
} Who;

/* What the first line of a person says, from left to right. */
typedef struct {
    const char *label;
    char gap;    /* blank; "!" for a loud mark, "+" for a quiet one that found no room */
    char *words; /* state */
    char *name;
    const char *who;
    char *marks;
    char *end; /* what is urgent, transport, grade, "+1" */
} CellLine;

static void
cell_line_clear(CellLine *line)
{
    g_free(line->words);
    g_free(line->name);
    g_free(line->marks);
    g_free(line->end);
}

/* The letters of LETTERS, parted by blanks, that do not stand in OUT. */
static void
add_urgent(GString *out, const char *letters)
{
    g_auto(GStrv) all = g_strsplit(letters, " ", -1);
    for (guint i = 0; all[i] != NULL; i++)
        if (strstr(out->str, all[i]) == NULL)
            g_string_append(out, all[i]);
}

/* VITAL: here, as no second line tells it. *RET_URGENT holds the letters. */
static Who
who_in_line(const SheetBed *bed, guint index, int lines, bool vital, char **ret_urgent)
{
    const SheetBedPerson *person = g_ptr_array_index(bed->persons, index);
    Who who = { person, NULL, person->loud, 0 };
    g_autoptr(GString) urgent = g_string_new(person->alert);
    bool last = (int)index + 1 == lines;
    for (guint i = index + 1; last && i < bed->persons->len; i++) {
        const SheetBedPerson *other = g_ptr_array_index(bed->persons, i);
        who.more++;
        who.loud = who.loud || other->loud;
        add_urgent(urgent, other->alert);
    }
    for (guint i = index; vital && i <= index + who.more; i++)
        add_urgent(urgent, ((const SheetBedPerson *)g_ptr_array_index(bed->persons, i))->vital);
    who.urgent = *ret_urgent = g_strdup(urgent->str);
    return who;
}

/* Cells of TEXT and the blank that parts it from its neighbour. */
static int
parted(const char *text)
{
    return text != NULL && *text != '\0' ? (int)text_cells(text) + 1 : 0;
}

/* The right end of a line: what is urgent and how many more never give way, the grade first. */
static char *
end_of(const Who *who, int letters)
{
    g_autofree char *more = who->more > 0 ? g_strdup_printf("+%u", who->more) : NULL;
    return g_strconcat(who->urgent, letters > 0 ? who->person->transport : "",
                       letters > 1 ? who->person->grade : "", more, NULL);
}

/* How many letters, of class and grade, stay whatever the name needs: of whom much is urgent the
 * name goes before them. */
static int
least_letters(const CellLine *line, const Who *who)
{
    guint urgent = text_cells(who->urgent);
    if (*line->words != '\0' || urgent > LETTER_CELLS)
        return 0;
    return urgent > 0 ? 1 : 2;
}

/* Makes room for the name among what stands beside it; the cells the name may take. */
static int
make_room(CellLine *line, const Who *who, int cells)
{
    bool away = *line->words != '\0';
    int left = cells - (int)text_cells(line->label) - 1 - (int)text_cells(line->name);
    int least = least_letters(line, who);
    int letters = 2;
    line->end = end_of(who, letters);
    while (letters > least && left < parted(line->words) + parted(line->end)) {
        letters = away ? 0 : letters - 1;
        g_free(line->end);
        line->end = end_of(who, letters);
    }
    left -= parted(line->end);
    if (away && left < parted(line->words)) {
        g_autofree char *whole = g_steal_pointer(&line->words);
        line->words = text_clip(whole, (guint)MAX(left - 1, 4));
    }
    return cells - (int)text_cells(line->label) - 1 - parted(line->words) - parted(line->end);
}

/* Puts the marks of PERSON and age and sex into ROOM cells: marks in words, or their signs, or what
 * stands in the gap for them, which takes no room. */
static void
fit_beside(CellLine *line, const SheetBedPerson *person, int room)
{
    g_autofree char *words = marks_label(person->marks), *signs = marks_signs(person->marks);
    int who = parted(person->who) <= room ? parted(person->who) : 0;
    bool any = *words != '\0';
    if (any && parted(words) + who <= room)
        line->marks = g_steal_pointer(&words);
    else if (any && parted(signs) + who <= room)
        line->marks = g_steal_pointer(&signs);
    else if (any)
        line->gap = marks_are_loud(person->marks) ? '!' : '+';
    line->who = who > 0 ? person->who : NULL;
}

/* Finds the fullest form of LINE, whose name is whole, that fits CELLS; MARKS_BELOW: the line below
 * shows them. */
static void
fit(CellLine *line, const Who *who, int cells, bool marks_below)
{
    bool narrow = cells < WIDE_CELLS;
    g_autofree char *full = line->name;
    line->name = narrow ? bed_cell_narrow(full) : g_strdup(full);
    int room = make_room(line, who, cells);
    if ((int)text_cells(line->name) > room && !narrow) {
        g_free(line->name);
        line->name = bed_cell_narrow(full);
    }
    g_autofree char *whole = g_steal_pointer(&line->name);
    line->name = who->person->alias ? text_clip_middle(whole, (guint)MAX(room, 0))
                                    : text_clip(whole, (guint)MAX(room, 0));
    SheetBedPerson beside = *who->person;
    if (marks_below)
        beside.marks = 0;
    fit_beside(line, &beside, room - (int)text_cells(line->name));
    bool unshown = !marks_below && who->loud && line->marks == NULL;
    if (unshown || (who->more > 0 && who->loud))
        line->gap = '!';
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
draw_line(Pen *pen, const CellLine *line, Ink state, const Who *who)
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
    pen_write(pen, who->person->loud ? INK_LOUD : INK_PLAIN,
              line->marks != NULL ? line->marks : "");
    const char *age = line->who != NULL ? line->who : "";
    int end = (int)text_cells(age) + parted(line->end);
    g_autofree char *fill = g_strnfill((gsize)MAX(pen->spot.cells - pen->used - end, 0), ' ');
    pen_write(pen, INK_PLAIN, fill);
    pen_write(pen, INK_PLAIN, age);
    pen_write(pen, INK_PLAIN, *line->end != '\0' ? " " : "");
    pen_write(pen, INK_STRONG, who->urgent);
    pen_write(pen, INK_PLAIN, line->end + strlen(who->urgent));
}

/* A bed alone in a room of its own name needs no label. */
static const char *
bed_label(const SheetBed *bed, const char *room)
{
    return strcmp(bed->shorter, room) == 0 ? " " : bed->shorter;
}

/* ---- the second line of a bed with one person: state, what is vital, marks, kanji, the rest ----
 */

static bool
has_second(const SheetBed *bed, const CellPlace *place)
{
    return place->lines > 1 && bed->persons->len == 1;
}

static void
add_marks(Fitting *fitting, guint marks, Weight weight, Ink ink)
{
    while (marks != 0) {
        guint mark = marks_take(&marks);
        g_autofree char *word = marks_label(mark), *sign = marks_signs(mark);
        fitting_add(fitting, weight, ink, word, sign);
    }
}

/* The name read from afar must stand; those after it, such as the one gone by, may go. */
static void
add_names(Fitting *fitting, const char *kanji)
{
    g_auto(GStrv) names = g_strsplit(kanji != NULL ? kanji : "", " / ", -1);
    for (guint i = 0; names[i] != NULL; i++) {
        g_autofree char *name = g_strconcat(i > 0 ? "/ " : "", names[i], NULL);
        fitting_add(fitting, i == 0 ? WEIGHT_NAME : WEIGHT_LIGHT, INK_PLAIN, name, NULL);
    }
}

static void
add_letters(Fitting *fitting, const char *letters, Weight weight, Ink ink)
{
    g_auto(GStrv) all = g_strsplit(letters, " ", -1);
    for (guint i = 0; all[i] != NULL; i++)
        fitting_add(fitting, weight, ink, all[i], NULL);
}

/* In the order of harm: what is vital gives way to nothing, a loud mark becomes its sign before a
 * device goes, a quiet one and a second name go first. */
static Fitting *
second_line(const SheetBed *bed)
{
    const SheetBedPerson *person = g_ptr_array_index(bed->persons, 0);
    guint loud = marks_loud(person->marks);
    Fitting *fitting = fitting_new();
    g_autofree char *state = text_clip(bed->words != NULL ? bed->words : "", STATE_CELLS);
    bool crowded = *person->vital != '\0';
    fitting_add(fitting, WEIGHT_HEAVY, state_ink(bed), bed->words, crowded ? state : NULL);
    add_letters(fitting, person->vital, WEIGHT_MUST, INK_STRONG);
    add_marks(fitting, loud, WEIGHT_HEAVY, INK_LOUD);
    add_names(fitting, person->kanji);
    add_letters(fitting, person->letters, WEIGHT_PLAIN, INK_PLAIN);
    add_marks(fitting, person->marks & ~loud, WEIGHT_LIGHT, INK_QUIET);
    return fitting;
}

static void
draw_second(Pen *pen, const SheetBed *bed, const CellPlace *place)
{
    g_autofree char *indent = g_strnfill(text_cells(bed_label(bed, place->room)), ' ');
    g_autoptr(GArray) fitting = second_line(bed);
    pen_write(pen, INK_PLAIN, indent);
    bool whole = fitting_choose(fitting, pen->spot.cells - pen->used);
    for (guint i = 0; i < fitting->len; i++) {
        const FitWord *word = &g_array_index(fitting, FitWord, i);
        if (word->shown == NULL)
            continue;
        pen_write(pen, INK_PLAIN, " ");
        pen_write(pen, word->ink, word->shown);
    }
    pen_write(pen, INK_PLAIN, whole ? "" : "+");
}

/* False if what is vital, or a state of many cells, leaves a loud mark no room there, not even for
 * its sign. */
static bool
second_tells_loud(const SheetBed *bed, int cells)
{
    g_autoptr(GArray) fitting = second_line(bed);
    fitting_choose(fitting, cells);
    for (guint i = 0; i < fitting->len; i++) {
        const FitWord *word = &g_array_index(fitting, FitWord, i);
        if (word->ink == INK_LOUD && word->shown == NULL)
            return false;
    }
    return true;
}

/* What stands before the name at INDEX: the person's own state where several share the bed, else
 * that of the bed, unless a second line tells it. */
static const char *
state_before(const SheetBed *bed, guint index, const CellPlace *place)
{
    const SheetBedPerson *person = g_ptr_array_index(bed->persons, index);
    if (bed->persons->len > 1)
        return person->state != NULL ? person->state : "";
    return has_second(bed, place) || bed->words == NULL ? "" : bed->words;
}

static void
draw_person(Pen *pen, const SheetBed *bed, guint index, const CellPlace *place)
{
    bool first = index == 0;
    bool second = has_second(bed, place);
    g_autofree char *urgent = NULL;
    Who who = who_in_line(bed, index, place->lines, !second, &urgent);
    g_autofree char *indent = g_strnfill(text_cells(bed_label(bed, place->room)), ' ');
    CellLine line = { .label = first ? bed_label(bed, place->room) : indent, .gap = ' ' };
    line.words = g_strdup(state_before(bed, index, place));
    Glyphs letters = { .latin_only = pen->canvas->glyphs.latin_only }; /* how long the name gets */
    line.name = glyphs_fit(&letters, who.person->name);
    int below = pen->spot.cells - (int)text_cells(indent);
    fit(&line, &who, pen->spot.cells, second && second_tells_loud(bed, below));
    draw_line(pen, &line, state_ink(bed), &who);
    cell_line_clear(&line);
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
