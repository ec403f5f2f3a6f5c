/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/page-conflicts.h"

#include "tui/page-move.h"
#include "tui/page-person.h"
#include "tui/page-print.h"
#include "tui/page-questions.h"
#include "tui/page-search.h"
#include "tui/page-settle.h"
#include "tui/sheet-page.h"

#include "base/language.h"

typedef struct {
    SheetPage sheet;
} ConflictsPage;

static const SheetWish wish = { .key = "conflicts" };

static void
draw(Page *base, const Canvas *canvas)
{
    ConflictsPage *page = (ConflictsPage *)base;
    sheet_page_read(&page->sheet, &wish);
    sheet_view_draw(&page->sheet.view, canvas);
}

/* What the sheet says to people in the cell of KEY. */
static const char *
shown(const ConflictsPage *page, const SheetRow *row, const char *key)
{
    const SheetCell *cell = sheet_cell(page->sheet.view.sheet, row, key);
    return cell->label != NULL ? cell->label : cell->code;
}

static void
settle(ConflictsPage *page, const SheetRow *row)
{
    const Sheet *sheet = page->sheet.view.sheet;
    g_autofree char *title =
        g_strdup_printf("%s  %s", shown(page, row, "kind"), shown(page, row, "beds"));
    SettleWish one = {
        .kind = sheet_cell(sheet, row, "kind")->code,
        .title = title,
        .persons = sheet_cell(sheet, row, "persons")->code,
        .beds = sheet_cell(sheet, row, "beds")->code,
        .statements = sheet_cell(sheet, row, "statements")->code,
    };
    session_open_page(page->sheet.page.session, page_settle_new(page->sheet.page.session, &one));
}

static void
open_line(ConflictsPage *page, const SheetRow *row)
{
    if (row != NULL && row->person != NULL)
        session_open_page(page->sheet.page.session, page_person_new(row->person));
}

static void
move_person(ConflictsPage *page, const SheetRow *row)
{
    Session *session = page->sheet.page.session;
    if (row->person != NULL)
        session_open_page(session, page_move_new(session, row->person, NULL));
}

static void
act(Page *base, Action action)
{
    ConflictsPage *page = (ConflictsPage *)base;
    Session *session = base->session;
    const SheetRow *row = sheet_view_row(&page->sheet.view);
    bool says = action == ACTION_SETTLE || action == ACTION_MOVE;
    if (says && (row == NULL || session_cannot_say(session)))
        return;
    if (action == ACTION_BACK)
        session_close_page(session);
    else if (action == ACTION_ENTER)
        open_line(page, row);
    else if (action == ACTION_SETTLE)
        settle(page, row);
    else if (action == ACTION_MOVE)
        move_person(page, row);
    else if (action == ACTION_QUESTIONS)
        session_open_page(session, page_questions_new());
    else if (action == ACTION_PRINT)
        session_open_page(session, page_print_new(&wish));
    else if (action == ACTION_SEARCH)
        session_open_page(session, page_search_new());
    else
        sheet_view_move(&page->sheet.view, action);
}

static void
free_page(Page *base)
{
    sheet_view_clear(&((ConflictsPage *)base)->sheet.view);
    g_free(base);
}

static const PageOps ops = {
    .kind = PAGE_CONFLICTS,
    .draw = draw,
    .key = sheet_page_key,
    .act = act,
    .forget = sheet_page_forget,
    .free = free_page,
};

Page *
page_conflicts_new(void)
{
    ConflictsPage *page = g_new0(ConflictsPage, 1);
    page->sheet.page.ops = &ops;
    return &page->sheet.page;
}
