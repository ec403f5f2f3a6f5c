/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/page-settle.h"

#include "tui/move-act.h"
#include "tui/page-correct.h"
#include "tui/page-move.h"
#include "tui/strike-prompt.h"

#include "desk/correct.h"
#include "desk/person.h"

#include "base/language.h"

#include <string.h>

typedef struct {
    Page page;
    char *title;
    SettleChoices choices;
    StrikePrompt *strike; /* while the reason is asked */
} SettlePage;

static void
leave(SettlePage *page, const char *text)
{
    Session *session = page->page.session;
    session_refresh(session, false);
    session_tell(session, text);
    session_close_page(session);
}

static void
say_two(SettlePage *page)
{
    const char *a = page->choices.persons[0], *b = page->choices.persons[1];
    g_autoptr(GError) error = NULL;
    if (!correct_different(page->page.session->desk, a, b, &error)) {
        session_fail(page->page.session, error);
        return;
    }
    g_autofree char *text = g_strdup_printf(_("✓ %s and %s are two persons"), a, b);
    leave(page, text);
}

/* What was read off it counts no more, so that nothing bars the next band. */
static void
say_band_wrong(SettlePage *page)
{
    Saying saying = { .what = WHAT_BAND, .person = page->choices.persons[0], .value = "wrong" };
    g_autofree char *called = person_called(page->page.session->desk, page->choices.persons[0]);
    g_autofree char *text =
        g_strdup_printf(_("✓ the band of %s is wrong: take it off, b prints a new one"), called);
    if (session_say(page->page.session, &saying, NULL))
        leave(page, text);
}

static void
say_share(SettlePage *page)
{
    g_autoptr(GArray) sayings = g_array_new(FALSE, FALSE, sizeof(Saying));
    for (guint i = 0; page->choices.persons[i] != NULL; i++) {
        Saying saying = { .what = WHAT_SHARES, .person = page->choices.persons[i], .value = "yes" };
        g_array_append_val(sayings, saying);
    }
    if (session_say_together(page->page.session, (const Saying *)sayings->data, sayings->len))
        leave(page, _("✓ they share the bed place"));
}

static void
say_movement(SettlePage *page, MoveKind kind, const char *person)
{
    Move move = { .kind = kind, .person = person };
    if (move_act(page->page.session, &move))
        session_close_page(page->page.session);
}

/* Another page takes this one's place. */
static void
go_to(SettlePage *page, Page *next)
{
    session_close_page(page->page.session);
    session_open_page(page->page.session, next);
}

static void
take_choice(SettlePage *page)
{
    Session *session = page->page.session;
    const SettleChoice *choice = settle_choices_given(&page->choices);
    switch (choice->kind) {
    case SETTLE_ONE: {
        g_auto(GStrv) pair = g_strsplit(choice->target, ",", 2);
        go_to(page, page_correct_tie_new(session, pair[0], pair[1]));
        return;
    }
    case SETTLE_TWO:
        say_two(page);
        return;
    case SETTLE_STRIKE: {
        g_autofree char *words = settle_choices_words(&page->choices, choice->target);
        page->strike = strike_prompt_new(words);
        return;
    }
    case SETTLE_BAND:
        say_band_wrong(page);
        return;
    case SETTLE_TO_BED:
        go_to(page, page_move_to_bed_new(session, choice->target));
        return;
    case SETTLE_SHARE:
        say_share(page);
        return;
    case SETTLE_FOUND:
        say_movement(page, MOVE_FOUND, choice->target);
        return;
    case SETTLE_BACK:
        say_movement(page, MOVE_BACK, choice->target);
        return;
    case SETTLE_RECEIVED:
        say_movement(page, MOVE_RECEIVED, choice->target);
        return;
    case SETTLE_MOVEMENT:
        go_to(page, page_move_new(session, choice->target, NULL));
        return;
    case SETTLE_NOTHING:
        return;
    }
}

static void
strike(SettlePage *page)
{
    g_autoptr(GError) error = NULL;
    const char *id = settle_choices_given(&page->choices)->target;
    if (!desk_strike(page->page.session->desk, id, strike_prompt_reason(page->strike), &error)) {
        session_fail(page->page.session, error);
        return;
    }
    leave(page, _("Struck. The line stays readable."));
}

static bool
key_in_strike(SettlePage *page, const Key *key)
{
    StrikeStep step = strike_prompt_key(page->strike, key);
    if (step == STRIKE_OPEN || step == STRIKE_IGNORED)
        return step == STRIKE_OPEN;
    if (step == STRIKE_GIVEN)
        strike(page);
    g_clear_pointer(&page->strike, strike_prompt_free);
    return true;
}

static bool
take_key(Page *base, const Key *key)
{
    SettlePage *page = (SettlePage *)base;
    if (page->strike != NULL)
        return key_in_strike(page, key);
    PromptStep step = prompt_key(page->choices.prompt, key);
    if (step == PROMPT_GIVEN)
        take_choice(page);
    if (step == PROMPT_BACK)
        session_close_page(base->session);
    return step != PROMPT_IGNORED;
}

static void
draw(Page *base, const Canvas *canvas)
{
    SettlePage *page = (SettlePage *)base;
    Desk *desk = base->session->desk;
    int row = canvas_lines(canvas, (Spot){ 0, 0, 0 }, 2, INK_LOUD, page->title);
    for (guint i = 0; page->choices.persons[i] != NULL && i < 4; i++) {
        g_autofree char *line = person_line(desk, page->choices.persons[i]);
        row += canvas_lines(canvas, (Spot){ row, 0, 0 }, 2, INK_PLAIN, line);
    }
    canvas_rule(canvas, row);
    Canvas below = canvas_part(canvas, (Spot){ row + 1, 0, 0 }, canvas->rows - row - 1);
    if (page->strike != NULL)
        strike_prompt_draw(page->strike, &below);
    else
        prompt_draw(page->choices.prompt, &below);
}

static void
act(Page *page, Action action)
{
    (void)page, (void)action; /* the prompts take all keys */
}

static void
free_page(Page *base)
{
    SettlePage *page = (SettlePage *)base;
    g_clear_pointer(&page->strike, strike_prompt_free);
    settle_choices_clear(&page->choices);
    g_free(page->title);
    g_free(page);
}

static bool
offers(const Page *page, Action action)
{
    const SettlePage *settle = (const SettlePage *)page;
    return settle->strike != NULL ? action == ACTION_BACK
                                  : prompt_offers(settle->choices.prompt, action);
}

/* Then a scanned code is an answer. */
static bool
types(const Page *page)
{
    const SettlePage *settle = (const SettlePage *)page;
    return settle->strike != NULL ? strike_prompt_is_typing(settle->strike)
                                  : prompt_is_typing(settle->choices.prompt);
}

static const PageOps ops = {
    .kind = PAGE_PROMPT,
    .draw = draw,
    .key = take_key,
    .act = act,
    .types = types,
    .offers = offers,
    .free = free_page,
};

Page *
page_settle_new(Session *session, const SettleWish *wish)
{
    SettlePage *page = g_new0(SettlePage, 1);
    page->page.ops = &ops;
    page->page.session = session;
    desk_open_form(session->desk);
    page->title = g_strdup(wish->title);
    settle_choices_begin(&page->choices, session->desk, wish);
    return &page->page;
}
