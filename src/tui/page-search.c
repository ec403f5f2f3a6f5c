/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/page-search.h"

#include "tui/field.h"
#include "tui/page-person.h"

#include "desk/person.h"
#include "desk/search.h"

#include "base/language.h"

typedef struct {
    Page page;
    Field *field;
    GPtrArray *found; /* SearchHit; NULL = look again */
    guint here;       /* so many of them; the others left */
    guint64 turn;
    guint at;
} SearchPage;

static void
look(SearchPage *search)
{
    if (search->found != NULL && search->turn == search->page.session->turn)
        return;
    g_clear_pointer(&search->found, g_ptr_array_unref);
    g_autofree char *text = field_text(search->field);
    search->found = search_persons(search->page.session->desk, text);
    search->here = search->found->len;
    g_ptr_array_extend_and_steal(search->found, search_gone(search->page.session->desk, text));
    search->turn = search->page.session->turn;
    search->at = MIN(search->at, MAX(search->found->len, 1) - 1);
}

/* A line stands between those who are here and those who left. */
static int
line_of(const SearchPage *search, guint at)
{
    return (int)at + (at >= search->here ? 1 : 0);
}

static void
draw_found(const SearchPage *search, const Canvas *canvas)
{
    Desk *desk = search->page.session->desk;
    int top = MAX(0, line_of(search, search->at) - canvas->rows + 1);
    int between = (int)search->here - top;
    if (search->found->len > search->here && between >= 0 && between < canvas->rows)
        canvas_text(canvas, (Spot){ between, 0, 0 }, INK_STRONG,
                    search->here > 0 ? _("Left, died or with another ward:")
                                     : _("Nobody here. Left, died or with another ward:"));
    for (guint i = 0; i < search->found->len; i++) {
        int line = line_of(search, i) - top;
        if (line < 0 || line >= canvas->rows)
            continue;
        const SearchHit *hit = g_ptr_array_index(search->found, i);
        g_autofree char *person = person_line(desk, hit->handle);
        g_autofree char *words = g_strconcat(search_way_words(hit->way), person, NULL);
        canvas_text(canvas, (Spot){ line, 0, 0 }, i == search->at ? INK_CURSOR : INK_PLAIN, words);
    }
}

static void
draw(Page *page, const Canvas *canvas)
{
    SearchPage *search = (SearchPage *)page;
    look(search);
    canvas_text(canvas, (Spot){ 0, 0, 0 }, INK_STRONG,
                _("Find: name in kana or romaji, kanji, digits of birthdate or ID, bed"));
    field_draw(search->field, canvas, (Spot){ 1, 2, 50 });
    Canvas below = canvas_part(canvas, (Spot){ 3, 2, 0 }, canvas->rows - 3);
    draw_found(search, &below);
    if (search->found->len == 0 && !field_is_empty(search->field))
        canvas_text(canvas, (Spot){ 3, 2, 0 }, INK_PLAIN, _("Nobody found."));
}

static void
open_found(SearchPage *search)
{
    look(search);
    if (search->found->len == 0)
        return;
    const SearchHit *hit = g_ptr_array_index(search->found, search->at);
    Page *next = page_person_new(hit->handle);
    session_close_page(search->page.session);
    session_open_page(search->page.session, next);
}

static bool
take_key(Page *page, const Key *key)
{
    SearchPage *search = (SearchPage *)page;
    if (!field_key(search->field, key))
        return false;
    g_clear_pointer(&search->found, g_ptr_array_unref);
    search->at = 0;
    return true;
}

static void
act(Page *page, Action action)
{
    SearchPage *search = (SearchPage *)page;
    if (action == ACTION_BACK)
        session_close_page(page->session);
    else if (action == ACTION_ENTER)
        open_found(search);
    else if (action == ACTION_UP && search->at > 0)
        search->at--;
    else if (action == ACTION_DOWN && search->found != NULL && search->at + 1 < search->found->len)
        search->at++;
}

static void
free_page(Page *page)
{
    SearchPage *search = (SearchPage *)page;
    g_clear_pointer(&search->found, g_ptr_array_unref);
    field_free(search->field);
    g_free(search);
}

/* Then a scanned code is an answer. */
static bool
types(const Page *page)
{
    return page != NULL; /* always */
}

static const PageOps ops = {
    .kind = PAGE_SEARCH,
    .draw = draw,
    .key = take_key,
    .act = act,
    .types = types,
    .free = free_page,
};

Page *
page_search_new(void)
{
    SearchPage *search = g_new0(SearchPage, 1);
    search->page.ops = &ops;
    search->field = field_new(FIELD_PLAIN);
    return &search->page;
}
