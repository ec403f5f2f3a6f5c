/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/output.h"

#include "desk/dispatch-job.h"
#include "desk/paper-before.h"
#include "desk/print-target.h"
#include "desk/sheet-make.h"
#include "desk/writing.h"

#include "print/fonts.h"
#include "print/output.h"
#include "print/sheet-print.h"
#include "print/spreadsheet.h"

#include "census/printbook.h"

#include "base/error.h"

#include <glib/gstdio.h>

void
output_expect(void)
{
    fonts_seek_ahead();
}

/* A number is told apart by its station as soon as another one may have the same. */
static PrintHow
make_how(Desk *desk, const PrintWish *wish, const Print *before)
{
    bool lettered = printbook_needs_letters(desk->census);
    StationId station = log_station(desk->log);
    const char *replaced =
        lettered && before != NULL ? printbook_station(desk->census, before) : NULL;
    return (PrintHow){
        .language = g_strdup(language_code()),
        .letters = lettered ? g_strdup(log_letters(desk->log, &station)) : NULL,
        .replaced = g_strdup(replaced),
        .known = desk->known != INSTANT_END ? desk->known : 0,
        .slips = wish->slips,
        .bilingual = wish->sheet.bilingual,
        .initials = wish->sheet.initials,
        .walking_first = wish->sheet.walking_first,
        .past = desk->at != 0,
    };
}

/* The print that WISH makes now: its number if NUMBERED, what it replaces, and all that its page
 * can be made from once more. (transfer full) */
static Print *
make_print(Desk *desk, const PrintWish *wish, bool numbered)
{
    const Reading *reading = desk_reading(desk);
    /* a number is taken also by a print that was not known at the moment looked at */
    const View all = { desk->census, INSTANT_END, INSTANT_END, NULL, NULL };
    g_autoptr(GPtrArray) book = printbook_read(reading_view(reading));
    g_autofree char *subject = sheet_subject(desk, &wish->sheet);
    PrintMatter matter = {
        wish->sheet.key, subject, { reading_at(reading), 0, false }, wish->sheet.initials
    };
    const Print *before = printbook_last(book, &matter);
    g_auto(GStrv) receivers = g_strsplit(wish->receivers != NULL ? wish->receivers : "", ",", -1);
    Print *print = g_new0(Print, 1);
    print->number = numbered ? printbook_highest(&all) + 1 : 0;
    print->replaces = before != NULL ? before->number : 0;
    print->copies = MAX(MAX(wish->copies, 1), g_strv_length(receivers));
    print->sheet = g_strdup(wish->sheet.key);
    print->medium = g_strdup(wish->media != NULL ? wish->media : "a4");
    print->at = (Instant){ reading_at(reading), (gint16)desk->layout->zone, false };
    print->in_hospital = desk_counts(desk).in_hospital;
    print->receivers = g_strdup(wish->receivers != NULL ? wish->receivers : "");
    print->sort = g_strdup(wish->sheet.sort != NULL ? wish->sheet.sort : "");
    print->horizon = horizon_format(desk->census);
    print->subject = g_steal_pointer(&subject);
    print->how = make_how(desk, wish, before);
    return print;
}

/* A print that was drawn: what it is called on the page, NULL without a number. */
typedef struct {
    char *label;
    guint number;
    Instant printed;
    char *stood_in; /* as of page_stood_in() */
} Drawn;

static void
drawn_clear(Drawn *drawn)
{
    g_free(drawn->label);
    g_free(drawn->stood_in);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Drawn, drawn_clear)

/* Draws what WISH asks for as PRINT. */
static bool
draw(Desk *desk, const PrintWish *wish, Print *print, Drawn *drawn, GError **error)
{
    SheetPrinted printed = { 0 };
    guint64 rows;
    SheetWish marked = wish->sheet;
    marked.marks_changes = true;
    g_autofree char *digest = log_digest(desk->log, &rows, error);
    g_autoptr(Sheet) sheet = digest != NULL ? desk_sheet(desk, &marked, error) : NULL;
    if (sheet == NULL)
        return false;
    print->anchor = g_strdup_printf("%s/%" G_GUINT64_FORMAT, digest, rows);
    drawn->printed = desk_now(desk);
    paper_fill_head(sheet, print, desk->observer, &drawn->printed);
    if (!sheet_print(sheet, wish->to, wish->media, &printed, error))
        return false;
    g_free(drawn->stood_in);
    drawn->stood_in = printed.stood_in;
    return true;
}

bool
output_takes_sheets(const char *to, GError **error)
{
    g_auto(PrintTarget) target = { .file = g_strdup(to) };
    return print_target_takes_sheets(&target, error);
}

/* A ward that can no longer save can still print: without a number, and the page says so by lacking
 * one. */
static bool
print_unnumbered(Desk *desk, const PrintWish *wish, Drawn *drawn, GError **error)
{
    g_autoptr(Print) print = make_print(desk, wish, false);
    return draw(desk, wish, print, drawn, error);
}

static bool
record_print(Writing *writing, Instant printed, const Print *print, GError **error)
{
    g_autofree char *value = print_format(print);
    Statement *said = writing_add(writing, WHAT_PRINTED);
    said->value = writing_keep(writing, value);
    said->seen = printed.seconds; /* as it stands on the page */
    return writing_commit(writing, error);
}

/* Draws WISH, which has a file, and records it. */
static bool
print_to_file(Desk *desk, const PrintWish *wish, Drawn *drawn, GError **error)
{
    g_autoptr(GError) failed = NULL;
    if (desk_is_read_only(desk))
        return print_unnumbered(desk, wish, drawn, error);
    g_autoptr(Writing) writing = writing_begin(desk, &failed);
    if (writing == NULL && g_error_matches(failed, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE))
        return print_unnumbered(desk, wish, drawn, error);
    if (writing == NULL) {
        g_propagate_error(error, g_steal_pointer(&failed));
        return false;
    }
    g_autoptr(Print) print = make_print(desk, wish, true);
    if (!draw(desk, wish, print, drawn, error))
        return false;
    if (record_print(writing, drawn->printed, print, &failed)) {
        drawn->label = print_label(print);
        drawn->number = print->number;
        return true;
    }
    g_unlink(wish->to); /* a page whose number the book does not know must not go round */
    if (g_error_matches(failed, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE) ||
        g_error_matches(failed, MEGURI_ERROR, MEGURI_ERROR_UNSURE))
        return print_unnumbered(desk, wish, drawn, error);
    g_propagate_error(error, g_steal_pointer(&failed));
    return false;
}

bool
output_file(const char *bytes, gsize length, const char *to, GError **error)
{
    g_autoptr(GByteArray) whole = g_byte_array_sized_new((guint)length);
    g_byte_array_append(whole, (const guint8 *)bytes, (guint)length);
    return output_write(to, whole, error);
}

bool
output_spreadsheet(const Sheet *sheet, const char *to, GError **error)
{
    return spreadsheet_write(sheet, to, error);
}

bool
output_print(Desk *desk, const PrintWish *wish, char **ret_number, char **ret_stood_in,
             GError **error)
{
    g_auto(PrintTarget) target = { NULL };
    PrintWish to_file = *wish;
    g_auto(Drawn) drawn = { NULL };
    if (!print_target_find(desk, wish->to, wish->printer, &target, error) ||
        !print_target_takes_sheets(&target, error))
        return false;
    to_file.to = target.file;
    if (!print_to_file(desk, &to_file, &drawn, error))
        return false;
    DispatchJob *job = dispatch_job_of_sheet(desk, wish->sheet.key, wish->media);
    job->print = drawn.number;
    job->at = (Instant){ reading_at(desk_reading(desk)), (gint16)desk->layout->zone, false };
    if (!dispatch_send(desk, &target, job, error))
        return false;
    *ret_number = g_steal_pointer(&drawn.label);
    if (ret_stood_in != NULL)
        *ret_stood_in = g_steal_pointer(&drawn.stood_in);
    return true;
}
