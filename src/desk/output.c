/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/output.h"

#include "desk/print-target.h"
#include "desk/sheet-make.h"
#include "desk/writing.h"

#include "print/label-language.h"
#include "print/media.h"
#include "print/sheet-print.h"
#include "print/spreadsheet.h"

#include "census/printbook.h"

#include "base/error.h"

#include <glib/gstdio.h>

/* The print that would be recorded for WISH under NUMBER. (transfer full) */
static Print *
make_print(Desk *desk, const PrintWish *wish, const Sheet *sheet)
{
    Print *print = g_new0(Print, 1);
    print->number = sheet->head.print_number;
    print->replaces = sheet->head.replaces;
    print->copies = sheet->head.copies;
    print->sheet = g_strdup(wish->sheet.key);
    print->medium = g_strdup(wish->media != NULL ? wish->media : "a4");
    print->at = (Instant){ reading_at(desk_reading(desk)), (gint16)desk->layout->zone, false };
    print->in_hospital = desk_counts(desk).in_hospital;
    print->receivers = g_strdup(wish->receivers != NULL ? wish->receivers : "");
    print->sort = g_strdup(wish->sheet.sort != NULL ? wish->sheet.sort : "");
    print->anchor = g_strdup(sheet->head.digest);
    print->horizon = printbook_horizon(desk->census);
    print->subject = sheet_subject(desk, &wish->sheet);
    return print;
}

/* The highest number of all prints, the number of the last print of SHEET. */
static void
read_numbers(Desk *desk, const SheetWish *wish, guint *ret_last, guint *ret_replaced)
{
    g_autofree char *subject = sheet_subject(desk, wish);
    PrintMatter matter = { wish->key, subject, { reading_at(desk_reading(desk)), 0, false } };
    g_autoptr(GPtrArray) book = printbook_read(reading_view(desk_reading(desk)));
    const Print *before = printbook_last(book, &matter);
    *ret_last = printbook_highest(reading_view(desk_reading(desk)));
    *ret_replaced = before != NULL ? before->number : 0;
}

static bool
fill_head(Desk *desk, Sheet *sheet, guint number, guint replaces, GError **error)
{
    guint64 rows;
    g_autofree char *digest = log_digest(desk->log, &rows, error);
    if (digest == NULL)
        return false;
    g_free(sheet->head.printed_by);
    g_free(sheet->head.digest);
    sheet->head.printed_by = g_strdup(desk->observer);
    sheet->head.printed_at = desk_now(desk);
    sheet->head.print_number = number;
    sheet->head.replaces = replaces;
    sheet->head.digest = g_strdup_printf("%s/%" G_GUINT64_FORMAT, digest, rows);
    return true;
}

/* Draws the sheet, with a number if NUMBERED; what was drawn. (transfer full) */
static Sheet *
draw(Desk *desk, const PrintWish *wish, bool numbered, GError **error)
{
    guint last, replaced;
    SheetWish marked = wish->sheet;
    marked.marks_changes = true;
    g_autoptr(Sheet) sheet = desk_sheet(desk, &marked, error);
    if (sheet == NULL)
        return NULL;
    read_numbers(desk, &wish->sheet, &last, &replaced);
    g_auto(GStrv) receivers = g_strsplit(wish->receivers != NULL ? wish->receivers : "", ",", -1);
    sheet->head.copies = MAX(MAX(wish->copies, 1), g_strv_length(receivers));
    sheet->head.receivers = g_strdup(wish->receivers);
    sheet->head.slips = wish->slips;
    if (!fill_head(desk, sheet, numbered ? last + 1 : 0, replaced, error) ||
        !sheet_print(sheet, wish->to, wish->media, NULL, error))
        return NULL;
    return g_steal_pointer(&sheet);
}

static bool
is_for_sheets(const PrintTarget *target, GError **error)
{
    if (label_language_of_file(target->file) == NULL)
        return true;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                _("“%s” is for a label printer, which prints bands and labels; a sheet needs a "
                  "FILE.pdf"),
                target->printer != NULL ? target->printer : target->file);
    return false;
}

bool
output_takes_sheets(const char *to, GError **error)
{
    return is_for_sheets(&(PrintTarget){ .file = (char *)to }, error);
}

/* What is sent of the sheet that was drawn. (transfer full) */
static DispatchJob *
make_job(Desk *desk, const PrintWish *wish, guint number)
{
    DispatchJob *job = g_new0(DispatchJob, 1);
    const char *code = desk->layout->code;
    g_autoptr(Media) media = media_builtin();
    const Medium *paper = media_find(media, wish->media != NULL ? wish->media : "a4");
    job->title = g_strdup_printf("%s %s", code != NULL ? code : "meguri", wish->sheet.key);
    job->print = number;
    job->at = (Instant){ reading_at(desk_reading(desk)), (gint16)desk->layout->zone, false };
    job->size[0] = paper->page[0];
    job->size[1] = paper->page[1];
    job->turns = true;
    return job;
}

/* A ward that can no longer save can still print: without a number, and the page says so by lacking
 * one. */
static bool
print_unnumbered(Desk *desk, const PrintWish *wish, guint *ret_number, GError **error)
{
    g_autoptr(Sheet) drawn = draw(desk, wish, false, error);
    if (drawn == NULL)
        return false;
    *ret_number = 0;
    return true;
}

static bool
record_print(Desk *desk, Writing *writing, const PrintWish *wish, const Sheet *drawn,
             GError **error)
{
    g_autoptr(Print) print = make_print(desk, wish, drawn);
    g_autofree char *value = print_format(print);
    writing_add(writing, WHAT_PRINTED)->value = writing_keep(writing, value);
    return writing_commit(writing, error);
}

/* Draws WISH, which has a file, and records it. */
static bool
print_to_file(Desk *desk, const PrintWish *wish, guint *ret_number, GError **error)
{
    g_autoptr(GError) failed = NULL;
    if (desk_is_read_only(desk))
        return print_unnumbered(desk, wish, ret_number, error);
    g_autoptr(Writing) writing = writing_begin(desk, &failed);
    if (writing == NULL && g_error_matches(failed, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE))
        return print_unnumbered(desk, wish, ret_number, error);
    if (writing == NULL) {
        g_propagate_error(error, g_steal_pointer(&failed));
        return false;
    }
    g_autoptr(Sheet) drawn = draw(desk, wish, true, error);
    if (drawn == NULL)
        return false;
    if (record_print(desk, writing, wish, drawn, &failed)) {
        *ret_number = drawn->head.print_number;
        return true;
    }
    g_unlink(wish->to); /* a page whose number the book does not know must not go round */
    if (g_error_matches(failed, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE) ||
        g_error_matches(failed, MEGURI_ERROR, MEGURI_ERROR_UNSURE))
        return print_unnumbered(desk, wish, ret_number, error);
    g_propagate_error(error, g_steal_pointer(&failed));
    return false;
}

bool
output_spreadsheet(const Sheet *sheet, const char *to, GError **error)
{
    return spreadsheet_write(sheet, to, error);
}

bool
output_print(Desk *desk, const PrintWish *wish, guint *ret_number, GError **error)
{
    g_auto(PrintTarget) target = { NULL };
    PrintWish drawn = *wish;
    guint number;
    if (!print_target_find(desk, wish->to, wish->printer, &target, error) ||
        !is_for_sheets(&target, error))
        return false;
    drawn.to = target.file;
    if (!print_to_file(desk, &drawn, &number, error) ||
        !dispatch_send(desk, &target, make_job(desk, wish, number), error))
        return false;
    *ret_number = number;
    return true;
}
