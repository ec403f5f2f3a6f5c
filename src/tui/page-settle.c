/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/page-settle.h"

#include "tui/move-act.h"
#include "tui/page-correct.h"
#include "tui/page-move.h"
#include "tui/prompt.h"
#include "tui/said.h"
#include "tui/strike-prompt.h"

#include "desk/correct.h"
#include "desk/person.h"

#include "base/language.h"

#include <string.h>

typedef enum {
    SETTLE_NOTHING,
    SETTLE_ONE,      /* one person */
    SETTLE_TWO,      /* two persons */
    SETTLE_STRIKE,   /* one of the statements was wrong */
    SETTLE_TO_BED,   /* one of them moves to another bed */
    SETTLE_SHARE,    /* they share the bed place */
    SETTLE_FOUND,    /* in bed again */
    SETTLE_BACK,     /* back from being away */
    SETTLE_RECEIVED, /* the other ward has them */
    SETTLE_MOVEMENT  /* any other movement of the first person */
} SettleKind;

#define SETTLES_MOST 4
#define KEYS_MOST 9

/* What can settle a conflict, in the order shown. */
static const struct {
    const char *conflict;
    SettleKind settles[SETTLES_MOST]; /* ended by SETTLE_NOTHING */
} table[] = {
    { "band-differs", { SETTLE_STRIKE } },
    { "not-found", { SETTLE_FOUND, SETTLE_MOVEMENT } },
    { "two-in-bed", { SETTLE_TO_BED, SETTLE_SHARE } },
    { "same-id", { SETTLE_STRIKE, SETTLE_ONE } },
    { "same-identity", { SETTLE_ONE, SETTLE_TWO } },
    { "namesake", { SETTLE_ONE } },
    { "seen-after-leaving", { SETTLE_STRIKE, SETTLE_MOVEMENT } },
    { "not-received", { SETTLE_RECEIVED, SETTLE_MOVEMENT } },
    { "value-differs", { SETTLE_STRIKE } },
    { "place-differs", { SETTLE_STRIKE, SETTLE_MOVEMENT } },
    { "overdue", { SETTLE_BACK, SETTLE_MOVEMENT } },
    { "future", { SETTLE_STRIKE } },
};

/* One choice: what it does and to whom or which. */
typedef struct {
    SettleKind kind;
    char *target;
} Choosing;

typedef struct {
    Page page;
    char *title;
    char **persons;
    char **beds;
    char **statements;
    GArray *choices; /* Choosing */
    Prompt *prompt;
    StrikePrompt *strike; /* while the reason is asked */
    guint chosen;
} SettlePage;

static void
clear_choosing(gpointer choosing)
{
    g_free(((Choosing *)choosing)->target);
}

/* ---- what can be chosen ---- */

static void
offer(SettlePage *page, SettleKind kind, const char *target, const char *words)
{
    if (page->choices->len >= KEYS_MOST)
        return;
    Choosing choosing = { kind, g_strdup(target) };
    g_autofree char *number = g_strdup_printf("%u", page->choices->len);
    prompt_offer(page->prompt, (char)('1' + page->choices->len), words, number);
    g_array_append_val(page->choices, choosing);
}

/* The statement in words, out of the history of whomever or whatever it is about. (transfer full)
 */
static char *
find_words(const SettlePage *page, const char *id)
{
    Desk *desk = page->page.session->desk;
    char *words = NULL;
    for (guint i = 0; words == NULL && page->persons[i] != NULL; i++)
        words = said_words(desk, page->persons[i], NULL, id);
    for (guint i = 0; words == NULL && page->beds[i] != NULL; i++)
        words = said_words(desk, NULL, page->beds[i], id);
    return words;
}

static void
offer_strikes(SettlePage *page)
{
    for (guint i = 0; page->statements[i] != NULL; i++) {
        g_autofree char *words = find_words(page, page->statements[i]);
        if (words == NULL)
            continue;
        g_autofree char *line = g_strdup_printf(_("this is wrong: %s"), words);
        offer(page, SETTLE_STRIKE, page->statements[i], line);
    }
}

static void
offer_moves(SettlePage *page)
{
    for (guint i = 0; page->persons[i] != NULL; i++) {
        g_autofree char *called = person_called(page->page.session->desk, page->persons[i]);
        g_autofree char *line = g_strdup_printf(_("to another bed: %s"), called);
        offer(page, SETTLE_TO_BED, page->persons[i], line);
    }
}

/* Words for what is about the first person, or about all. */
static const char *
settle_words(SettleKind kind)
{
    switch (kind) {
    case SETTLE_ONE:
        return _("one person: the two numbers are read as one");
    case SETTLE_TWO:
        return _("two persons who look alike");
    case SETTLE_SHARE:
        return _("they share the bed place (mother and child)");
    case SETTLE_FOUND:
        return _("found: in bed again");
    case SETTLE_BACK:
        return _("is back in bed");
    case SETTLE_RECEIVED:
        return _("the other ward has received the patient");
    case SETTLE_MOVEMENT:
        return _("another movement: moved, away, left, died ...");
    case SETTLE_NOTHING:
    case SETTLE_STRIKE:
    case SETTLE_TO_BED:
        break;
    }
    return "";
}

static void
offer_kind(SettlePage *page, SettleKind kind)
{
    guint persons = g_strv_length(page->persons);
    if (kind == SETTLE_STRIKE)
        offer_strikes(page);
    else if (kind == SETTLE_TO_BED)
        offer_moves(page);
    else if ((kind == SETTLE_ONE || kind == SETTLE_TWO) && persons == 2)
        offer(page, kind, page->persons[0], settle_words(kind));
    else if (kind != SETTLE_ONE && kind != SETTLE_TWO && persons > 0)
        offer(page, kind, page->persons[0], settle_words(kind));
}

static void
offer_all(SettlePage *page, const char *conflict)
{
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        if (strcmp(table[i].conflict, conflict) != 0)
            continue;
        for (guint k = 0; k < SETTLES_MOST && table[i].settles[k] != SETTLE_NOTHING; k++)
            offer_kind(page, table[i].settles[k]);
    }
    if (strcmp(conflict, "namesake") == 0)
        prompt_explain(page->prompt, _("Two patients of one name stay marked as long as both are "
                                       "here: nothing need be done."));
    else if (page->choices->len == 0)
        prompt_explain(page->prompt, _("Nothing need be entered. Open the person, or compare the "
                                       "clock of the PC."));
}

/* ---- what was chosen ---- */

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
    const char *a = page->persons[0], *b = page->persons[1];
    g_autoptr(GError) error = NULL;
    if (!correct_different(page->page.session->desk, a, b, &error)) {
        session_fail(page->page.session, error);
        return;
    }
    g_autofree char *text = g_strdup_printf(_("✓ %s and %s are two persons"), a, b);
    leave(page, text);
}

static void
say_share(SettlePage *page)
{
    g_autoptr(GArray) sayings = g_array_new(FALSE, FALSE, sizeof(Saying));
    for (guint i = 0; page->persons[i] != NULL; i++) {
        Saying saying = { .what = WHAT_SHARES, .person = page->persons[i], .value = "yes" };
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
    page->chosen = (guint)g_ascii_strtoull(prompt_value(page->prompt), NULL, 10);
    const Choosing *choosing = &g_array_index(page->choices, Choosing, page->chosen);
    switch (choosing->kind) {
    case SETTLE_ONE:
        go_to(page, page_correct_tie_new(session, page->persons[0], page->persons[1]));
        return;
    case SETTLE_TWO:
        say_two(page);
        return;
    case SETTLE_STRIKE: {
        g_autofree char *words = find_words(page, choosing->target);
        page->strike = strike_prompt_new(words);
        return;
    }
    case SETTLE_TO_BED:
        go_to(page, page_move_to_bed_new(session, choosing->target));
        return;
    case SETTLE_SHARE:
        say_share(page);
        return;
    case SETTLE_FOUND:
        say_movement(page, MOVE_FOUND, choosing->target);
        return;
    case SETTLE_BACK:
        say_movement(page, MOVE_BACK, choosing->target);
        return;
    case SETTLE_RECEIVED:
        say_movement(page, MOVE_RECEIVED, choosing->target);
        return;
    case SETTLE_MOVEMENT:
        go_to(page, page_move_new(session, choosing->target, NULL));
        return;
    case SETTLE_NOTHING:
        return;
    }
}

static void
strike(SettlePage *page)
{
    g_autoptr(GError) error = NULL;
    const char *id = g_array_index(page->choices, Choosing, page->chosen).target;
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
    PromptStep step = prompt_key(page->prompt, key);
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
    for (guint i = 0; page->persons[i] != NULL && i < 4; i++) {
        g_autofree char *line = person_line(desk, page->persons[i]);
        row += canvas_lines(canvas, (Spot){ row, 0, 0 }, 2, INK_PLAIN, line);
    }
    canvas_rule(canvas, row);
    Canvas below = canvas_part(canvas, (Spot){ row + 1, 0, 0 }, canvas->rows - row - 1);
    if (page->strike != NULL)
        strike_prompt_draw(page->strike, &below);
    else
        prompt_draw(page->prompt, &below);
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
    prompt_free(page->prompt);
    g_array_unref(page->choices);
    g_strfreev(page->persons);
    g_strfreev(page->beds);
    g_strfreev(page->statements);
    g_free(page->title);
    g_free(page);
}

static bool
offers(const Page *page, Action action)
{
    const SettlePage *settle = (const SettlePage *)page;
    return settle->strike != NULL ? action == ACTION_BACK : prompt_offers(settle->prompt, action);
}

/* Then a scanned code is an answer. */
static bool
types(const Page *page)
{
    const SettlePage *settle = (const SettlePage *)page;
    return settle->strike != NULL ? strike_prompt_is_typing(settle->strike)
                                  : prompt_is_typing(settle->prompt);
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
    page->persons = g_strsplit(wish->persons, ",", -1);
    page->beds = g_strsplit(wish->beds, ",", -1);
    page->statements = g_strsplit(wish->statements, ",", -1);
    page->choices = g_array_new(FALSE, FALSE, sizeof(Choosing));
    g_array_set_clear_func(page->choices, clear_choosing);
    page->prompt = prompt_new_choice(_("Which of these is so?"));
    offer_all(page, wish->kind);
    return &page->page;
}
