/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/page-move.h"

#include "tui/move-needs.h"
#include "tui/person-panel.h"
#include "tui/step-page.h"

#include "desk/person.h"

#include "base/language.h"
#include "base/moment.h"

#include <string.h>

#define OTHER_TIME "when"

typedef enum { STEP_WHO, STEP_WHAT, STEP_WHEN, STEP_NEED } MoveStep;

typedef struct {
    StepPage base;
    char *person; /* handle, or NULL */
    char *bed;    /* label, or NULL */
    bool several; /* one of several in the bed was chosen */
    bool begun;   /* the page began with a movement */
    MoveStep step;
    bool timed;
    Instant when; /* if timed */
    MoveKind kind;
    guint at; /* index among the needs of kind */
    char *answers[NEED_COUNT];
    GDate today;
    ValueGround ground;
} MovePage;

/* ---- steps ---- */

static void
show_prompt(MovePage *move, MoveStep step, Prompt *prompt)
{
    step_page_ask(&move->base, prompt);
    move->step = step;
}

/* (transfer container) */
static GPtrArray *
persons_in_bed(const MovePage *move)
{
    GPtrArray *handles = g_ptr_array_new();
    Desk *desk = move->base.page.session->desk;
    const Bed *bed = census_find_bed(desk_census(desk), move->bed);
    const BedStanding *standing = bed != NULL ? reading_bed(desk_reading(desk), bed) : NULL;
    for (guint i = 0; standing != NULL && i < standing->persons->len; i++)
        g_ptr_array_add(handles, ((const Standing *)standing->persons->pdata[i])->person->handle);
    return handles;
}

static void
ask_who(MovePage *move, const GPtrArray *handles)
{
    Prompt *prompt = prompt_new_choice(_("Which person of this bed?"));
    for (guint i = 0; i < handles->len && i < 9; i++) {
        g_autofree char *called = person_called(move->base.page.session->desk, handles->pdata[i]);
        prompt_offer(prompt, (char)('1' + i), called, handles->pdata[i]);
    }
    show_prompt(move, STEP_WHO, prompt);
}

static void
ask_what(MovePage *move)
{
    Prompt *prompt = prompt_new_choice(_("What happened?"));
    guint count = 0;
    for (guint kind = 0; kind < MOVE_KIND_COUNT; kind++) {
        const MovePlan *plan = move_plan((MoveKind)kind);
        g_autofree char *number = g_strdup_printf("%u", kind);
        bool late = move->timed && plan->kind == MOVE_SWAP; /* a swap is always of now */
        if (late ||
            !move_plan_fits(plan->kind, move->base.page.session->desk, move->person, move->bed))
            continue;
        prompt_offer(prompt, plan->key, _(plan->words), number);
        count++;
    }
    if (count > 0)
        prompt_offer(prompt, 't', _("it was at another time: tell the time first"), OTHER_TIME);
    else
        prompt_explain(prompt, _("Nothing can be entered here. A wrong entry is struck in the "
                                 "history of the person."));
    show_prompt(move, STEP_WHAT, prompt);
}

static void
ask_when(MovePage *move)
{
    Prompt *prompt = prompt_new_line(_("When did it happen? (6:12, 11/02 6:12; empty: now)"));
    show_prompt(move, STEP_WHEN, prompt);
}

static void
ask_first(MovePage *move)
{
    g_autoptr(GPtrArray) handles = move->person == NULL ? persons_in_bed(move) : g_ptr_array_new();
    move->several = handles->len > 1;
    if (handles->len == 1)
        move->person = g_strdup(handles->pdata[0]);
    if (move->several)
        ask_who(move, handles);
    else
        ask_what(move);
}

static Move
move_of(const MovePage *page)
{
    Move move = { .kind = page->kind,
                  .person = page->person,
                  .bed = page->bed,
                  .seen = page->timed ? &page->when : NULL };
    for (guint i = 0; i < NEED_COUNT; i++)
        move.answers[i] = page->answers[i];
    return move;
}

/* Asks the need at hand or the next one that applies; once there is none, saves and goes. */
static void
ask_on(MovePage *page)
{
    Session *session = page->base.page.session;
    const MovePlan *plan = move_plan(page->kind);
    Move move = move_of(page);
    while (plan->needs[page->at] != NEED_NOTHING &&
           !move_needs_apply(session, &move, plan->needs[page->at]))
        page->at++;
    MoveNeed need = plan->needs[page->at];
    if (need != NEED_NOTHING) {
        show_prompt(page, STEP_NEED, move_needs_prompt(session, &move, need, &page->ground));
        return;
    }
    if (move_act(session, &move)) {
        session_close_page(session);
        return;
    }
    while (page->at > 0 && !move_needs_apply(session, &move, plan->needs[page->at - 1]))
        page->at--;
    page->at -= page->at > 0 ? 1 : 0; /* the last prompt is still shown */
}

static void
begin_kind(MovePage *move, MoveKind kind)
{
    for (guint i = 0; i < NEED_COUNT; i++)
        g_clear_pointer(&move->answers[i], g_free);
    move->kind = kind;
    move->at = 0;
    ask_on(move);
}

/* ---- answers ---- */

static void
take_what(MovePage *move, const char *value)
{
    if (strcmp(value, OTHER_TIME) == 0)
        ask_when(move);
    else
        begin_kind(move, (MoveKind)g_ascii_strtoull(value, NULL, 10));
}

static void
take_when(MovePage *move, const char *value)
{
    gint64 seconds;
    Session *session = move->base.page.session;
    Instant now = desk_now(session->desk);
    move->timed = false;
    if (*value != '\0' && !moment_parse(value, &now, &seconds)) {
        session_warn(session, _("This is no time. Examples: 6:12, 11/02 6:12."));
        return;
    }
    if (*value != '\0') {
        move->timed = true;
        move->when = (Instant){ seconds, (gint16)desk_layout(session->desk)->zone, false };
    }
    ask_what(move);
}

/* What the prompt that is shown was answered for: a name in letters is one all the same. */
static MoveNeed
answered_need(const MovePage *page)
{
    MoveNeed asked = move_plan(page->kind)->needs[page->at];
    bool lettered = asked == NEED_KANA && prompt_what(page->base.prompt) == WHAT_LATIN;
    return lettered ? NEED_LATIN : asked;
}

static void
take_need(MovePage *page, const char *value)
{
    MoveNeed need = answered_need(page);
    Move move = move_of(page);
    g_autofree char *refusal = move_needs_refusal(page->base.page.session, &move, need, value);
    if (refusal != NULL) {
        session_warn(page->base.page.session, refusal);
        return;
    }
    if (need == NEED_KANA || need == NEED_LATIN) { /* the name that counts is typed last */
        g_clear_pointer(&page->answers[NEED_KANA], g_free);
        g_clear_pointer(&page->answers[NEED_LATIN], g_free);
    }
    g_free(page->answers[need]);
    page->answers[need] = g_strdup(value);
    page->at++;
    ask_on(page);
}

static void
take_answer(StepPage *base, const char *value)
{
    MovePage *move = (MovePage *)base;
    switch (move->step) {
    case STEP_WHO:
        move->person = g_strdup(value);
        ask_what(move);
        return;
    case STEP_WHAT:
        take_what(move, value);
        return;
    case STEP_WHEN:
        take_when(move, value);
        return;
    case STEP_NEED:
        take_need(move, value);
        return;
    }
}

/* One step back: an earlier question, the menu, the choice of a person, off the page. */
static void
go_back(StepPage *base)
{
    MovePage *page = (MovePage *)base;
    Move move = move_of(page);
    if (page->step == STEP_WHAT && page->several) {
        g_clear_pointer(&page->person, g_free);
        ask_first(page);
        return;
    }
    if (page->step == STEP_WHAT || page->step == STEP_WHO ||
        (page->begun && page->step == STEP_NEED && page->at == 0)) {
        session_close_page(page->base.page.session);
        return;
    }
    if (page->step == STEP_WHEN || page->at == 0) {
        ask_what(page);
        return;
    }
    const MovePlan *plan = move_plan(page->kind);
    do
        page->at--;
    while (page->at > 0 &&
           !move_needs_apply(page->base.page.session, &move, plan->needs[page->at]));
    show_prompt(
        page, STEP_NEED,
        move_needs_prompt(page->base.page.session, &move, plan->needs[page->at], &page->ground));
}

/* ---- drawing ---- */

static int
draw_head(const StepPage *base, const Canvas *canvas)
{
    const MovePage *move = (const MovePage *)base;
    Desk *desk = move->base.page.session->desk;
    g_autofree char *line = move->person != NULL ? person_line_in_public(desk, move->person)
                                                 : g_strdup_printf(_("Bed %s"), move->bed);
    int row = canvas_lines(canvas, (Spot){ 0, 0, 0 }, 2, INK_STRONG, line);
    if (move->person != NULL)
        row += person_panel_doubts(desk, move->person, canvas, (Spot){ row, 0, 0 }, 3);
    if (move->timed) {
        g_autofree char *when = instant_format_short(&move->when, desk_layout(desk)->zone);
        g_autofree char *text = g_strdup_printf(_(" at %s "), when);
        canvas_word(canvas, (Spot){ row++, 0, 0 }, INK_CURSOR, text);
    }
    canvas_rule(canvas, row);
    return row + 1;
}

static void
let_go(StepPage *base)
{
    MovePage *move = (MovePage *)base;
    for (guint i = 0; i < NEED_COUNT; i++)
        g_clear_pointer(&move->answers[i], g_free);
    g_clear_pointer(&move->person, g_free);
    g_clear_pointer(&move->bed, g_free);
}

static const StepOps steps = {
    .given = take_answer,
    .back = go_back,
    .head = draw_head,
    .let_go = let_go,
};

static MovePage *
make(Session *session, const char *person, const char *bed)
{
    MovePage *move = g_new0(MovePage, 1);
    step_page_begin(&move->base, session, &steps);
    move->person = g_strdup(person);
    move->bed = g_strdup(bed);
    move->today = session_today(session);
    move->ground = (ValueGround){ &move->today, desk_layout(session->desk)->zone };
    return move;
}

Page *
page_move_new(Session *session, const char *person, const char *bed)
{
    MovePage *move = make(session, person, bed);
    ask_first(move);
    return &move->base.page;
}

Page *
page_move_to_bed_new(Session *session, const char *person)
{
    MovePage *move = make(session, person, NULL);
    move->begun = true;
    begin_kind(move, MOVE_TO_BED);
    return &move->base.page;
}
