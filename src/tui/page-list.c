/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/page-list.h"

#include "tui/page-person.h"
#include "tui/page-print.h"
#include "tui/page-search.h"
#include "tui/sheet-view.h"

#include "desk/desk.h"

#include "base/language.h"

typedef struct {
    Page page;
    const char *key;
    guint sort;
    SheetView view;
    guint64 turn; /* the sheet's; 0 = read it */
} ListPage;

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
    if (list->turn != page->session->turn) {
        SheetWish wish = { .key = list->key, .sort = sorts[list->sort].key };
        Sheet *sheet = desk_sheet(page->session->desk, &wish, NULL);
        g_assert(sheet != NULL); /* the key is one of ours */
        sheet_view_show(&list->view, sheet);
        list->turn = page->session->turn;
    }
    sheet_view_draw(&list->view, canvas);
}

static void
sort_next(ListPage *list)
{
    list->sort = (list->sort + 1) % G_N_ELEMENTS(sorts);
    list->turn = 0;
    list->view.at = list->view.top = 0;
    session_tell(list->page.session, _(sorts[list->sort].words));
}

static void
open_line(ListPage *list)
{
    const SheetLine *line = sheet_view_line(&list->view);
    if (line != NULL && line->person != NULL)
        session_open_page(list->page.session, page_person_new(line->person));
}

static void
act(Page *page, Action action)
{
    ListPage *list = (ListPage *)page;
    SheetWish wish = { .key = list->key, .sort = sorts[list->sort].key };
    if (action == ACTION_BACK)
        session_close_page(page->session);
    else if (action == ACTION_SORT)
        sort_next(list);
    else if (action == ACTION_ENTER)
        open_line(list);
    else if (action == ACTION_PRINT)
        session_open_page(page->session, page_print_new(&wish));
    else if (action == ACTION_SEARCH)
        session_open_page(page->session, page_search_new());
    else
        sheet_view_move(&list->view, action);
}

static bool
take_key(Page *page, const Key *key)
{
    ListPage *list = (ListPage *)page;
    bool again = false;
    if (key->kind != KEY_KIND_CLICK)
        return false;
    if (sheet_view_click(&list->view, key->row, &again) && again)
        open_line(list);
    return true;
}

static void
forget(Page *page)
{
    ListPage *list = (ListPage *)page;
    sheet_view_clear(&list->view);
    list->turn = 0;
}

static void
free_page(Page *page)
{
    ListPage *list = (ListPage *)page;
    sheet_view_clear(&list->view);
    g_free(list);
}

static const PageOps ops = {
    .kind = PAGE_LIST,
    .draw = draw,
    .key = take_key,
    .act = act,
    .forget = forget,
    .free = free_page,
};

Page *
page_list_new(const char *key)
{
    ListPage *list = g_new0(ListPage, 1);
    list->page.ops = &ops;
    list->key = key;
    return &list->page;
}
