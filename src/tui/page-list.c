/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/page-list.h"

#include "tui/page-person.h"
#include "tui/page-print.h"
#include "tui/page-search.h"
#include "tui/sheet-page.h"

#include "desk/desk.h"

#include "base/language.h"

#include <string.h>

typedef struct {
    SheetPage sheet;
    const char *key;
    guint sort;
    bool midnight; /* this page turned the ward to the last midnight */
} ListPage;

/* Of the lists only this one is of a day. */
static bool
is_of_a_day(const ListPage *list)
{
    return strcmp(list->key, "day-report") == 0;
}

static const struct {
    const char *key;
    const char *words;
} sorts[] = {
    { "bed", N_("Sorted by bed.") },
    { "kana", N_("Sorted by kana.") },
    { "birthdate", N_("Sorted by birthdate.") },
    { "id", N_("Sorted by patient ID.") },
};

static void
draw(Page *page, const Canvas *canvas)
{
    ListPage *list = (ListPage *)page;
    SheetWish wish = { .key = list->key, .sort = sorts[list->sort].key };
    sheet_page_read(&list->sheet, &wish);
    sheet_view_draw(&list->sheet.view, canvas);
}

static void
sort_next(ListPage *list)
{
    list->sort = (list->sort + 1) % G_N_ELEMENTS(sorts);
    list->sheet.turn = 0;
    list->sheet.view.at = list->sheet.view.top = 0;
    session_tell(list->sheet.page.session, _(sorts[list->sort].words));
}

static void
open_line(ListPage *list)
{
    const SheetLine *line = sheet_view_line(&list->sheet.view);
    if (line != NULL && line->person != NULL)
        session_open_page(list->sheet.page.session, page_person_new(line->person));
}

/* Whoever closes the day does so after midnight. */
static void
turn_midnight(ListPage *list)
{
    Session *session = list->sheet.page.session;
    Instant now = desk_now(session->desk);
    if (!list->midnight && !desk_looks_at_now(session->desk)) {
        session_warn(session, _("The ward is shown as of another time; a on the map ends that."));
        return;
    }
    list->midnight = !list->midnight;
    session_look(session, list->midnight ? instant_midnight_before(now.seconds, now.zone) : 0);
}

static void
close_page(ListPage *list)
{
    Session *session = list->sheet.page.session;
    if (list->midnight)
        session_look(session, 0);
    session_close_page(session);
}

static void
act(Page *page, Action action)
{
    ListPage *list = (ListPage *)page;
    SheetWish wish = { .key = list->key, .sort = sorts[list->sort].key };
    if (action == ACTION_BACK)
        close_page(list);
    else if (action == ACTION_MIDNIGHT && is_of_a_day(list))
        turn_midnight(list);
    else if (action == ACTION_SORT)
        sort_next(list);
    else if (action == ACTION_ENTER)
        open_line(list);
    else if (action == ACTION_PRINT)
        session_open_page(page->session, page_print_new(&wish));
    else if (action == ACTION_SEARCH)
        session_open_page(page->session, page_search_new());
    else
        sheet_view_move(&list->sheet.view, action);
}

static void
free_page(Page *page)
{
    ListPage *list = (ListPage *)page;
    sheet_view_clear(&list->sheet.view);
    g_free(list);
}

static bool
offers(const Page *page, Action action)
{
    return action != ACTION_MIDNIGHT || is_of_a_day((const ListPage *)page);
}

static const PageOps ops = {
    .kind = PAGE_LIST,
    .draw = draw,
    .key = sheet_page_key,
    .act = act,
    .offers = offers,
    .forget = sheet_page_forget,
    .free = free_page,
};

Page *
page_list_new(const char *key)
{
    ListPage *list = g_new0(ListPage, 1);
    list->sheet.page.ops = &ops;
    list->key = key;
    return &list->sheet.page;
}
