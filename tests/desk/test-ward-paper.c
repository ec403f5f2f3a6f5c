/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands on a sheet stands on its paper: each cell that paper shows is read back from the page
 * by pdftotext (poppler-utils), whole and in the order of the rows. Without pdftotext it is
 * skipped. */
#include "desk/output.h"

#include "sheets/catalog.h"
#include "sheets/slip.h"

#include "census/mark.h"

#include "base/language.h"

#include <string.h>

#include "ward-books.h"

/* The others hold no sheet that these do not. */
static const char *const looked_at[] = { "drill", "full", "sixty", NULL };

/* Bytes without blanks between two rows, or two beds: head, foot, legend, heading of a group. */
#define BETWEEN_MOST 2200

/* Of one page after another, read from front to back. */
typedef struct {
    const char *sheet;
    char *text;
    const char *at; /* what was read until here */
} Paper;

static void
paper_clear(Paper *paper)
{
    g_free(paper->text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Paper, paper_clear)

/* Without blanks and variation selectors, which a page does not give back, in one form of each
 * sign. (transfer full) */
static char *
bare(const char *text)
{
    g_autofree char *even = g_utf8_normalize(text, -1, G_NORMALIZE_ALL_COMPOSE);
    GString *out = g_string_new(NULL);
    for (const char *at = even; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (!g_unichar_isspace(c) && c != 0x200B && !(c >= 0xE0100 && c <= 0xE01EF) &&
            !(c >= 0xFE00 && c <= 0xFE0F) && c != '\f')
            g_string_append_unichar(out, c);
    }
    return g_string_free(out, FALSE);
}

/* ---- reading ---- */

/* Reads WORDS right here. */
static bool
comes_next(Paper *paper, const char *words)
{
    g_autofree char *wanted = bare(words);
    if (!g_str_has_prefix(paper->at, wanted))
        return false;
    paper->at += strlen(wanted);
    return true;
}

/* Reads WORDS after what may stand between. */
static bool
comes_soon(Paper *paper, const char *words)
{
    g_autofree char *wanted = bare(words);
    const char *found = strstr(paper->at, wanted);
    if (found == NULL || found - paper->at > BETWEEN_MOST)
        return false;
    paper->at = found + strlen(wanted);
    return true;
}

static void
miss(const Paper *paper, const char *what, const char *words)
{
    g_test_message("%s: “%s” of %s is not on the page after “...%.120s”", paper->sheet, words, what,
                   paper->at);
    g_test_fail();
}

/* ---- lists ---- */

/* The beginning of WORDS, or nothing of them, and that they go on below; *RET_REST is how. */
static bool
begins_here(Paper *paper, const char *words, char **ret_rest)
{
    g_autofree char *whole = bare(words);
    g_autofree char *pointer = bare(_("(see below)"));
    const char *found = strstr(paper->at, pointer);
    if (found == NULL || strncmp(paper->at, whole, (gsize)(found - paper->at)) != 0)
        return false;
    *ret_rest = g_strdup(whole + (found - paper->at));
    paper->at = found + strlen(pointer);
    return true;
}

/* A cell right behind the one before; what of it was too long stands under its row, once, and the
 * cell says so. BELOW is what comes there. */
static bool
cell_comes(Paper *paper, const char *words, bool first, char **ret_below)
{
    if (!(first ? comes_soon(paper, words) : comes_next(paper, words)))
        return begins_here(paper, words, ret_below);
    comes_next(paper, _("(set small)"));
    return true;
}

static bool
is_printed(const SheetFace *face)
{
    return face->share > 0 && face->kind != FACE_TICK;
}

/* The cells of a row as one, as they stand where none was too long. */
static bool
row_comes(Paper *paper, const Sheet *sheet, const SheetRow *row)
{
    g_autoptr(GString) all = g_string_new(NULL);
    for (const SheetFace *face = sheet->form->faces; face->label != NULL; face++) {
        g_autofree char *words = sheet_face_text(sheet, row, face);
        g_string_append(all, is_printed(face) ? words : "");
    }
    return comes_soon(paper, all->str);
}

static void
read_row(Paper *paper, const Sheet *sheet, const SheetRow *row)
{
    bool first = true;
    g_autofree char *number = g_strdup(""); /* alone it could be a figure of the head */
    g_autoptr(GPtrArray) below = g_ptr_array_new_with_free_func(g_free);
    if (row_comes(paper, sheet, row))
        return;
    for (const SheetFace *face = sheet->form->faces; face->label != NULL; face++) {
        g_autofree char *said = sheet_face_text(sheet, row, face);
        g_autofree char *words = g_strconcat(number, said, NULL);
        if (!is_printed(face) || *words == '\0')
            continue;
        g_free(number);
        number = g_strdup(face->kind == FACE_NUMBER ? words : "");
        if (face->kind == FACE_NUMBER)
            continue;
        g_autofree char *rest = NULL;
        if (!cell_comes(paper, words, first, &rest))
            miss(paper, row->bed != NULL ? row->bed : "a row", words);
        if (rest != NULL)
            g_ptr_array_add(below, g_strconcat(_(face->label), ":", rest, NULL));
        first = false;
    }
    for (guint i = 0; i < below->len; i++)
        if (!comes_soon(paper, below->pdata[i]))
            miss(paper, "under a row", below->pdata[i]);
}

static void
read_list(Paper *paper, const Sheet *sheet)
{
    for (guint i = 0; i < sheet->rows->len; i++) {
        const SheetRow *row = sheet->rows->pdata[i];
        if (row->group != NULL && !comes_soon(paper, row->group))
            miss(paper, "a heading", row->group);
        read_row(paper, sheet, row);
    }
    for (guint i = 0; i < sheet->notes->len; i++)
        if (!comes_soon(paper, sheet->notes->pdata[i]))
            miss(paper, "a note", sheet->notes->pdata[i]);
}

/* ---- the others ---- */

static void
read_cell(Paper *paper, const char *what, const char *words)
{
    if (words != NULL && *words != '\0' && !comes_soon(paper, words))
        miss(paper, what, words);
}

static void
read_bed(Paper *paper, const SheetBed *bed)
{
    read_cell(paper, bed->label, bed->shorter);
    read_cell(paper, bed->label, bed->words);
    for (guint i = 0; i < bed->persons->len; i++) {
        const SheetBedPerson *person = bed->persons->pdata[i];
        g_autofree char *marks = marks_label(person->marks);
        const char *cells[] = { person->name,  person->kanji, person->who,     person->transport,
                                person->alert, person->grade, person->letters, marks };
        for (guint k = 0; k < G_N_ELEMENTS(cells); k++)
            read_cell(paper, bed->label, cells[k]);
    }
}

static void
read_map(Paper *paper, const Sheet *sheet)
{
    for (guint i = 0; i < sheet->rooms->len; i++) {
        const SheetRoom *room = sheet->rooms->pdata[i];
        read_cell(paper, "a room", room->label);
        for (guint k = 0; k < room->beds->len; k++)
            read_bed(paper, room->beds->pdata[k]);
    }
}

/* What a slip has no room to ask is named at the foot; here it is whose it is. */
static void
read_slips(Paper *paper, const Sheet *sheet)
{
    for (guint i = 0; i < sheet->slips->len; i++) {
        const SheetSlip *slip = sheet->slips->pdata[i];
        read_cell(paper, "a slip", slip->bed);
        read_cell(paper, slip->bed, slip->name);
    }
}

static void
read_covers(Paper *paper, const Sheet *sheet)
{
    static const char *const shown[] = { "kana", "kanji", "marks", "birthdate", "sex", "code" };
    for (guint i = 0; i < sheet->rows->len; i++)
        for (guint k = 0; k < G_N_ELEMENTS(shown); k++) {
            const SheetCell *cell = sheet_cell(sheet, sheet->rows->pdata[i], shown[k]);
            read_cell(paper, "a cover", cell->label != NULL ? cell->label : cell->code);
        }
}

/* ---- every sheet ---- */

static char *
text_of(const char *pdf)
{
    const char *command[] = { "pdftotext", "-raw", pdf, "-", NULL };
    g_autoptr(GError) error = NULL;
    g_autofree char *text = NULL;
    g_spawn_sync(NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL,
                 &error);
    g_assert_no_error(error);
    /* the fingerprint of the book in each foot is chance, and may spell a bed: "...-518T/2" */
    g_autoptr(GRegex) fingerprint =
        g_regex_new("(?<!;)[0-9A-Z]{4}-[0-9A-Z]{4}(?=/\\d+$)", G_REGEX_MULTILINE, 0, &error);
    g_autofree char *plain = g_regex_replace_literal(fingerprint, text, -1, 0, "", 0, &error);
    g_assert_no_error(error);
    return bare(plain);
}

static void
read_sheet(const Stage *stage, Desk *desk, const char *key)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *number = NULL;
    g_autofree char *pdf = stage_path(stage, "sheet.pdf");
    SheetWish wish = { .key = key };
    g_autoptr(Sheet) sheet = desk_sheet(desk, &wish, &error);
    g_assert_no_error(error);
    PrintWish print = { .sheet = wish, .to = pdf };
    output_print(desk, &print, &number, NULL, &error);
    g_assert_no_error(error);
    g_auto(Paper) paper = { .sheet = key, .text = text_of(pdf) };
    paper.at = paper.text;
    if (sheet->rooms != NULL)
        read_map(&paper, sheet);
    else if (sheet->slips != NULL)
        read_slips(&paper, sheet);
    else if (sheet->form->cover)
        read_covers(&paper, sheet);
    else
        read_list(&paper, sheet);
}

static void
no_cell_of_a_sheet_is_lost_on_paper(gconstpointer data)
{
    g_autofree char *tool = g_find_program_in_path("pdftotext");
    if (tool == NULL) {
        g_test_skip("needs pdftotext");
        return;
    }
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = ward_book_open(stage, data);
    for (const CatalogRow *row = catalog; row->form != NULL; row++)
        read_sheet(stage, desk, row->form->key);
}

int
main(int argc, char **argv)
{
    ward_books_choose_language();
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < WARD_BOOKS; i++) {
        g_autofree char *path = g_strdup_printf("/paper/%s", ward_books[i].name);
        if (g_strv_contains(looked_at, ward_books[i].name))
            g_test_add_data_func(path, &ward_books[i], no_cell_of_a_sheet_is_lost_on_paper);
    }
    return g_test_run();
}
