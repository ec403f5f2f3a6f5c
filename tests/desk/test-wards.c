/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every sheet of six wards, each made from its layout and its table, is as
 * tests/sheets/golden/WARD.LANGUAGE.txt holds it. LANGUAGE is the language; MEGURI_GENERATE=1
 * writes the texts anew: read them before you keep them. */
#include "sheets/catalog.h"
#include "sheets/sheet-text.h"

#include "base/language.h"

#include <string.h>

#include "ward-books.h"

#define COLUMNS 80

/* Of a longer sheet the first and last lines are kept to be read, and the digest of all. */
#define LINES_MOST 200
#define LINES_FIRST 110
#define LINES_LAST 20

/* Sheets that are asked for otherwise than by their name alone. */
static const SheetWish variants[] = {
    { .key = "bed-map", .initials = true },
    { .key = "transport-list", .walking_first = true },
    { .key = "patient-list", .sort = "kana" },
    { .key = "questions", .sort = "id" },
};

/* ---- what is kept of a sheet ---- */

/* Ids of statements are drawn anew each time. (transfer full) */
static char *
without_ids(const char *text)
{
    g_autoptr(GRegex) id = g_regex_new("\\b[0-9a-f]{10,32}\\b", 0, 0, NULL);
    return g_regex_replace_literal(id, text, -1, 0, "(id)", 0, NULL);
}

static void
append_lines(GString *out, char *const *lines, guint from, guint to)
{
    for (guint i = from; i < to; i++)
        g_string_append_printf(out, "%s\n", lines[i]);
}

static void
append_sheet(GString *out, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint count = g_strv_length(lines) - 1; /* the text ends a line */
    if (count <= LINES_MOST) {
        g_string_append(out, text);
        return;
    }
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
    append_lines(out, lines, 0, LINES_FIRST);
    g_string_append_printf(out, "... %u lines; all of them: %.16s\n",
                           count - LINES_FIRST - LINES_LAST, digest);
    append_lines(out, lines, count - LINES_LAST, count);
}

/* A heading that is cut off leaves a nurse to guess what stands below it. */
static void
every_heading_is_whole(const Sheet *sheet)
{
    g_autoptr(GPtrArray) lines = sheet_lines(sheet, COLUMNS);
    const char *heading = ((const SheetLine *)lines->pdata[0])->text;
    for (const SheetFace *face = sheet->form->faces; face->label != NULL; face++)
        if (face->cells > 0 && strstr(heading, _(face->label)) == NULL) {
            g_test_message("%s: “%s” is not in “%s”", sheet->form->key, _(face->label), heading);
            g_test_fail();
        }
}

static void
append_wish(GString *out, Desk *desk, const SheetWish *wish)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Sheet) sheet = desk_sheet(desk, wish, &error);
    g_assert_no_error(error);
    every_heading_is_whole(sheet);
    g_autofree char *text = sheet_text(sheet, COLUMNS);
    g_autofree char *plain = without_ids(text);
    g_string_append_printf(out, "%s==== %s%s%s%s%s\n", out->len > 0 ? "\n" : "", wish->key,
                           wish->initials ? ", initials" : "",
                           wish->walking_first ? ", walking first" : "",
                           wish->sort != NULL ? ", by " : "", wish->sort != NULL ? wish->sort : "");
    append_sheet(out, plain);
}

static char *
all_sheets(Desk *desk)
{
    GString *out = g_string_new(NULL);
    for (const CatalogRow *row = catalog; row->form != NULL; row++) {
        SheetWish wish = { .key = row->form->key };
        append_wish(out, desk, &wish);
        for (guint i = 0; i < G_N_ELEMENTS(variants); i++)
            if (strcmp(variants[i].key, wish.key) == 0)
                append_wish(out, desk, &variants[i]);
    }
    return g_string_free(out, FALSE);
}

/* ---- comparing ---- */

/* The first line that differs, and in which sheet. */
static void
tell_difference(const char *path, const char *golden, const char *now)
{
    g_auto(GStrv) was = g_strsplit(golden, "\n", -1);
    g_auto(GStrv) is = g_strsplit(now, "\n", -1);
    const char *sheet = "";
    guint i = 0;
    for (; was[i] != NULL && is[i] != NULL && strcmp(was[i], is[i]) == 0; i++)
        if (g_str_has_prefix(is[i], "==== "))
            sheet = is[i] + strlen("==== ");
    g_test_message("%s:%u: %s differs.\nIt was: %s\nIt is:  %s", path, i + 1, sheet,
                   was[i] != NULL ? was[i] : "(the end)", is[i] != NULL ? is[i] : "(the end)");
}

static void
compare(const char *ward, const char *now)
{
    g_autofree char *name = g_strdup_printf("%s.%s.txt", ward, g_getenv("LANGUAGE"));
    g_autofree char *path = g_build_filename(g_getenv("MEGURI_SHEETS"), "golden", name, NULL);
    g_autofree char *golden = NULL;
    if (g_strcmp0(g_getenv("MEGURI_GENERATE"), "1") == 0) {
        g_assert_true(g_file_set_contents(path, now, -1, NULL));
        return;
    }
    if (!g_file_get_contents(path, &golden, NULL, NULL))
        g_test_message("There is no %s; MEGURI_GENERATE=1 writes it.", path);
    if (g_strcmp0(golden, now) == 0)
        return;
    tell_difference(path, golden != NULL ? golden : "", now);
    g_test_fail();
}

static void
every_sheet_of_the_ward_reads_as_it_did(gconstpointer data)
{
    const WardBook *ward = data;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Desk) desk = ward_book_open(stage, ward);
    g_autofree char *now = all_sheets(desk);
    compare(ward->name, now);
}

int
main(int argc, char **argv)
{
    ward_books_choose_language();
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < WARD_BOOKS; i++) {
        const WardBook *ward = &ward_books[i];
        g_autofree char *path = g_strdup_printf("/wards/%s: %s", ward->name, ward->story);
        g_test_add_data_func(path, ward, every_sheet_of_the_ward_reads_as_it_did);
    }
    return g_test_run();
}
