/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/page-reentry.h"

#include "tui/page-print.h"
#include "tui/sheet-page.h"

#include "desk/desk.h"

#include "census/reentry.h"

#include "base/language.h"

#include <string.h>

typedef struct {
    SheetPage sheet;
    char *person; /* NULL = the ward */
    bool fresh;   /* not drawn yet */
} ReentryPage;

static SheetWish
wish_of(const ReentryPage *page)
{
    return (SheetWish){ .key = page->person != NULL ? "reentry" : "reentry-open",
                        .person = page->person };
}

static void
draw(Page *base, const Canvas *canvas)
{
    ReentryPage *page = (ReentryPage *)base;
    SheetWish wish = wish_of(page);
    page->fresh |= page->sheet.view.sheet == NULL;
    sheet_page_read(&page->sheet, &wish);
    sheet_view_draw(&page->sheet.view, canvas);
    if (!page->fresh || page->sheet.view.sheet->rows->len == 0)
        return;
    page->fresh = false; /* above the first row stands its heading */
    sheet_view_go(&page->sheet.view, page->sheet.view.sheet->rows->pdata[0]);
    sheet_view_draw(&page->sheet.view, canvas);
}

static const char *
code_of(const ReentryPage *page, const SheetRow *row, const char *key)
{
    return sheet_cell(page->sheet.view.sheet, row, key)->code;
}

/* Says that the line under the cursor, as it reads now, was typed in. */
static void
tick(ReentryPage *page)
{
    Session *session = page->sheet.page.session;
    const SheetRow *row = sheet_view_row(&page->sheet.view);
    if (row == NULL)
        session_warn(session, _("Choose the line that was entered."));
    if (row == NULL || session_cannot_say(session))
        return;
    if (strcmp(code_of(page, row, "state"), "done") == 0) {
        g_autofree char *words = g_strdup_printf(_("Entered already by %s; the history (Tab) can "
                                                   "strike that."),
                                                 code_of(page, row, "ticked_by"));
        session_warn(session, words);
        return;
    }
    g_autofree char *value =
        reentry_tick(code_of(page, row, "line"), code_of(page, row, "content"));
    Saying saying = { .what = WHAT_REENTERED, .person = row->person, .value = value };
    desk_open_form(session->desk);
    if (!session_say(session, &saying, NULL))
        return;
    session_tell(session, _("Entered; kept with your name and the time."));
    sheet_view_move(&page->sheet.view, ACTION_DOWN);
}

static void
open_line(ReentryPage *page)
{
    const SheetRow *row = sheet_view_row(&page->sheet.view);
    if (page->person == NULL && row != NULL && row->person != NULL)
        session_open_page(page->sheet.page.session, page_reentry_new(row->person));
}

static void
act(Page *base, Action action)
{
    ReentryPage *page = (ReentryPage *)base;
    SheetWish wish = wish_of(page);
    if (action == ACTION_BACK)
        session_close_page(base->session);
    else if (action == ACTION_TICK && page->person != NULL)
        tick(page);
    else if (action == ACTION_ENTER)
        open_line(page);
    else if (action == ACTION_PRINT)
        session_open_page(base->session, page_print_new(&wish));
    else
        sheet_view_move(&page->sheet.view, action);
}

static bool
offers(const Page *base, Action action)
{
    const ReentryPage *page = (const ReentryPage *)base;
    bool of_one = page->person != NULL;
    return action == ACTION_TICK ? of_one : action == ACTION_ENTER ? !of_one : true;
}

static void
free_page(Page *base)
{
    ReentryPage *page = (ReentryPage *)base;
    sheet_view_clear(&page->sheet.view);
    g_free(page->person);
    g_free(page);
}

static const PageOps ops = {
    .kind = PAGE_REENTRY,
    .draw = draw,
    .key = sheet_page_key,
    .act = act,
    .offers = offers,
    .forget = sheet_page_forget,
    .free = free_page,
};

Page *
page_reentry_new(const char *person)
{
    ReentryPage *page = g_new0(ReentryPage, 1);
    page->sheet.page.ops = &ops;
    page->person = g_strdup(person);
    return &page->sheet.page;
}
