/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/sheet-page.h"

#include "tui/session.h"

void
sheet_page_read(SheetPage *page, const SheetWish *wish)
{
    Session *session = page->page.session;
    if (page->turn == session->turn)
        return;
    Sheet *sheet = desk_sheet(session->desk, wish, NULL);
    g_assert(sheet != NULL); /* the wish is one of ours */
    sheet_view_show(&page->view, sheet);
    page->turn = session->turn;
}

bool
sheet_page_key(Page *page, const Key *key)
{
    bool again = false;
    if (key->kind != KEY_KIND_CLICK)
        return false;
    if (sheet_view_click(&((SheetPage *)page)->view, key->row, &again) && again)
        page->ops->act(page, ACTION_ENTER);
    return true;
}

void
sheet_page_forget(Page *page)
{
    SheetPage *sheet = (SheetPage *)page;
    sheet_view_clear(&sheet->view);
    sheet->turn = 0;
}
