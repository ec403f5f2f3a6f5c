/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/dispatch-job.h"
#include "desk/output.h"
#include "desk/paper-before.h"
#include "desk/paper.h"
#include "desk/print-target.h"
#include "desk/sheet-make.h"
#include "desk/writing.h"

#include "print/sheet-print.h"

#include "base/error.h"

#include <string.h>

/* The one print that is called NUMBER. (transfer none) */
static const Print *
find_print(Desk *desk, const GPtrArray *book, const char *number, GError **error)
{
    g_autoptr(GPtrArray) found = paper_called(desk, book, number);
    if (found->len == 1)
        return found->pdata[0];
    if (found->len == 0)
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE, _("The book knows of no print no. %s"),
                    number);
    else
        g_set_error(
            error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
            _("Several stations have a print no. %s: put the station's letter before it, such "
              "as %s%s"),
            number, printbook_station(desk->census, found->pdata[0]), number);
    return NULL;
}

static void
refuse_unkept(const Print *print, GError **error)
{
    g_autofree char *number = print_label(print);
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_NO,
                _("Print no. %s was made by a program that did not keep how: print the sheet "
                  "anew."),
                number);
}

/* The sheet of PRINT as it was read then. */
static Sheet *
sheet_of(Desk *desk, const Print *print, GError **error)
{
    SheetWish wish = sheet_wish_of(desk, print);
    g_autoptr(Horizon) horizon = NULL;
    g_autoptr(Reading) then = printbook_reading(desk->census, print, &horizon);
    if (then == NULL) { /* the book's word of it is not of this program's form */
        refuse_unkept(print, error);
        return NULL;
    }
    g_autoptr(Reading) whole = print->how.past ? NULL
                                               : reading_new_within(desk->census, INSTANT_END,
                                                                    reading_known(then), horizon);
    g_auto(Paper) paper = paper_of(desk, &wish, print->subject, then);
    SheetGround ground = { then, paper.last, paper.then, whole };
    Sheet *sheet = sheet_make(desk, &wish, &ground, error);
    if (sheet != NULL)
        paper_mark_changes(desk, &paper, &wish, sheet);
    return sheet;
}

static bool
draw_again(Desk *desk, const Print *print, const char *to, GError **error)
{
    g_autoptr(Sheet) sheet = sheet_of(desk, print, error);
    if (sheet == NULL)
        return false;
    Instant printed = statement_seen(&print->filed->said);
    paper_fill_head(sheet, print, print->filed->said.observer, &printed);
    return sheet_print(sheet, to, print->medium, NULL, error);
}

/* In the language that it was made in. */
static bool
draw_as_then(Desk *desk, const Print *print, const char *to, GError **error)
{
    const char *spoken = language_code();
    language_choose(print->how.language);
    bool drawn = draw_again(desk, print, to, error);
    language_choose(spoken);
    return drawn;
}

/* That the page was made again is kept where it can be; the paper is no other without it. */
static void
record_again(Desk *desk, const Print *print)
{
    g_autoptr(GError) unsaved = NULL;
    g_autofree char *value = print_format(print);
    g_autofree char *again = g_strconcat(value, ",again", NULL);
    g_autoptr(Writing) writing = desk_is_read_only(desk) ? NULL : writing_begin(desk, &unsaved);
    if (writing == NULL)
        return;
    writing_add(writing, WHAT_PRINTED)->value = writing_keep(writing, again);
    writing_commit(writing, &unsaved);
}

bool
output_print_again(Desk *desk, const char *number, const PrintWish *wish, GError **error)
{
    g_auto(PrintTarget) target = { NULL };
    const View all = { desk->census, INSTANT_END, INSTANT_END, NULL, NULL };
    g_autoptr(GPtrArray) book = printbook_read(&all);
    const Print *print = find_print(desk, book, number, error);
    if (print == NULL)
        return false;
    if (*print->horizon == '\0' || print->how.language == NULL ||
        catalog_find(print->sheet) == NULL) {
        refuse_unkept(print, error);
        return false;
    }
    if (!print_target_find(desk, wish->to, wish->printer, &target, error) ||
        !print_target_takes_sheets(&target, error) ||
        !draw_as_then(desk, print, target.file, error))
        return false;
    record_again(desk, print);
    DispatchJob *job = dispatch_job_of_sheet(desk, print->sheet, print->medium);
    job->at = print->at;
    return dispatch_send(desk, &target, job, error);
}
