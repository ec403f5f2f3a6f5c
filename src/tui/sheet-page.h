/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A page that is a sheet: it is read again when something was said, scrolls, and a second click on
 * a line is Enter. Which sheet it is, and what the other keys do, is the page's own. Each such page
 * begins with a SheetPage.
 */

#include "tui/page.h"
#include "tui/sheet-view.h"

#include "desk/desk.h"

typedef struct {
    Page page;
    SheetView view;
    guint64 turn; /* the session's when the sheet was read; 0 = read it */
} SheetPage;

/* Has the sheet of WISH, which the program itself made and so can be, unless nothing was said since
 * it was read. */
void sheet_page_read(SheetPage *page, const SheetWish *wish);

/* The page's op `key`, or the last thing it does. */
bool sheet_page_key(Page *page, const Key *key);

/* The page's op `forget`, or part of it. */
void sheet_page_forget(Page *page);
