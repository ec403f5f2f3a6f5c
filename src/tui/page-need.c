/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/page-need.h"

#include "tui/page-print.h"
#include "tui/sheet-page.h"

#include "desk/desk.h"

#include "ward/need.h"

#include "base/instant.h"
#include "base/language.h"

#include <string.h>

typedef struct {
    SheetPage sheet;
    char *person;
    GDate day;
    NeedForm *form;
    GHashTable *ticks; /* item -> value, not kept yet */
    bool warned;       /* that they are not kept */
} NeedPage;

static char *
day_text(const NeedPage *page)
{
    return instant_format_day(g_date_get_julian(&page->day));
}

static const char *
code_of(const NeedPage *page, const SheetRow *row, const char *key)
{
    return sheet_cell(page->sheet.view.sheet, row, key)->code;
}

/* What is ticked and not kept yet stands on the sheet as that. */
static void
show_ticks(NeedPage *page)
{
    Sheet *sheet = g_steal_pointer(&page->sheet.view.sheet);
    for (guint i = 0; i < sheet->rows->len && i < page->form->items->len; i++) {
        SheetRow *row = sheet->rows->pdata[i];
        const NeedItem *item = page->form->items->pdata[i];
        const char *tick = g_hash_table_lookup(page->ticks, item->key);
        if (tick == NULL)
            continue;
        g_autofree char *words = need_item_words(item, tick);
        g_autofree char *label = g_strdup_printf(_("%s (not kept yet)"), words);
        sheet_set(sheet, row, "value", tick, label);
        sheet_set(sheet, row, "observer", "", NULL);
    }
    sheet_view_show(&page->sheet.view, sheet);
}

static void
draw(Page *base, const Canvas *canvas)
{
    NeedPage *page = (NeedPage *)base;
    g_autofree char *day = day_text(page);
    SheetWish wish = { .key = "nursing-need", .person = page->person, .day = day };
    guint64 turn = page->sheet.turn;
    bool fresh = page->sheet.view.sheet == NULL;
    sheet_page_read(&page->sheet, &wish);
    if (page->sheet.turn != turn || fresh)
        show_ticks(page);
    sheet_view_draw(&page->sheet.view, canvas);
    if (!fresh)
        return;
    sheet_view_go(&page->sheet.view, page->sheet.view.sheet->rows->pdata[0]);
    sheet_view_draw(&page->sheet.view, canvas); /* above the first row stands its heading */
}

static void
tick(NeedPage *page, char digit)
{
    Session *session = page->sheet.page.session;
    const SheetRow *row = sheet_view_row(&page->sheet.view);
    if (row == NULL || session_cannot_say(session))
        return;
    char value[2] = { digit, '\0' };
    g_auto(GStrv) choices = g_strsplit(code_of(page, row, "choices"), ",", -1);
    if (!g_strv_contains((const char *const *)choices, value)) {
        const char *words = sheet_cell(page->sheet.view.sheet, row, "choices")->label;
        g_autofree char *takes = g_strdup_printf(_("This item takes: %s"), words);
        session_warn(session, takes);
        return;
    }
    page->warned = false;
    g_hash_table_replace(page->ticks, g_strdup(code_of(page, row, "item")), g_strdup(value));
    show_ticks(page);
    sheet_view_move(&page->sheet.view, ACTION_DOWN);
}

/* What was typed by mistake and is not kept yet. */
static void
untick(NeedPage *page)
{
    const SheetRow *row = sheet_view_row(&page->sheet.view);
    if (row != NULL && g_hash_table_remove(page->ticks, code_of(page, row, "item")))
        page->sheet.turn = 0; /* what was kept before stands there again */
}

/* "2026-11-02;general-2024;A1=1,B1=0" (transfer full) */
static char *
value_of(const NeedPage *page)
{
    GString *ticks = g_string_new(NULL);
    for (guint i = 0; i < page->form->items->len; i++) {
        const NeedItem *item = page->form->items->pdata[i];
        const char *value = g_hash_table_lookup(page->ticks, item->key);
        if (value != NULL)
            g_string_append_printf(ticks, "%s%s=%s", ticks->len > 0 ? "," : "", item->key, value);
    }
    g_autofree char *day = day_text(page);
    g_autofree char *all = g_string_free(ticks, FALSE);
    return g_strjoin(";", day, page->form->key, all, NULL);
}

static void
keep(NeedPage *page)
{
    Session *session = page->sheet.page.session;
    if (g_hash_table_size(page->ticks) == 0) {
        session_warn(session,
                     _("Nothing was ticked yet: a digit ticks the line under the cursor."));
        return;
    }
    if (session_cannot_say(session))
        return;
    g_autofree char *value = value_of(page);
    Saying saying = { .what = WHAT_NURSING_NEED, .person = page->person, .value = value };
    desk_open_form(session->desk);
    if (!session_say(session, &saying, NULL))
        return;
    g_hash_table_remove_all(page->ticks);
    page->sheet.turn = 0;
    session_tell(session, _("Kept, with your name and the time."));
}

/* True if ticks would be lost, which is asked about once. */
static bool
holds_back(NeedPage *page)
{
    if (g_hash_table_size(page->ticks) == 0 || page->warned)
        return false;
    page->warned = true;
    session_warn(
        page->sheet.page.session,
        _("What was ticked is not kept yet: Enter keeps it, the same key again lets it go."));
    return true;
}

static void
step(NeedPage *page, int by)
{
    if (holds_back(page))
        return;
    g_hash_table_remove_all(page->ticks);
    page->warned = false;
    if (by < 0)
        g_date_subtract_days(&page->day, 1);
    else
        g_date_add_days(&page->day, 1);
    page->sheet.turn = 0;
}

/* Paper tells what the book tells. */
static void
print_day(NeedPage *page)
{
    Session *session = page->sheet.page.session;
    g_autofree char *day = day_text(page);
    SheetWish wish = { .key = "nursing-need", .person = page->person, .day = day };
    if (g_hash_table_size(page->ticks) > 0)
        session_warn(session, _("What was ticked is not kept yet and would not be on the paper: "
                                "Enter keeps it, then p prints."));
    else
        session_open_page(session, page_print_new(&wish));
}

static void
act(Page *base, Action action)
{
    NeedPage *page = (NeedPage *)base;
    if (action == ACTION_BACK) {
        if (!holds_back(page))
            session_close_page(base->session);
    } else if (action == ACTION_ENTER)
        keep(page);
    else if (action == ACTION_LEFT || action == ACTION_RIGHT)
        step(page, action == ACTION_LEFT ? -1 : 1);
    else if (action == ACTION_PRINT)
        print_day(page);
    else
        sheet_view_move(&page->sheet.view, action);
}

static bool
take_key(Page *base, const Key *key)
{
    NeedPage *page = (NeedPage *)base;
    if (key->kind == KEY_KIND_SIGN && key->sign >= '0' && key->sign <= '9')
        tick(page, (char)key->sign);
    else if (key->kind == KEY_KIND_BACKSPACE)
        untick(page);
    else
        return sheet_page_key(base, key);
    return true;
}

static void
free_page(Page *base)
{
    NeedPage *page = (NeedPage *)base;
    sheet_view_clear(&page->sheet.view);
    g_hash_table_unref(page->ticks);
    need_form_free(page->form);
    g_free(page->person);
    g_free(page);
}

static const PageOps ops = {
    .kind = PAGE_NEED,
    .draw = draw,
    .key = take_key,
    .act = act,
    .forget = sheet_page_forget,
    .free = free_page,
};

Page *
page_need_new(Session *session, const char *person)
{
    NeedPage *page = g_new0(NeedPage, 1);
    page->sheet.page.ops = &ops;
    page->person = g_strdup(person);
    page->day = session_today(session);
    page->form = need_form_load(NULL);
    page->ticks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return &page->sheet.page;
}
