/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/page-late.h"

#include "tui/step-page.h"

#include "desk/late.h"

#include "base/language.h"
#include "base/moment.h"

#include <string.h>

typedef enum { STEP_GO_ON, STEP_WHO, STEP_WHEN } LateStep;

typedef struct {
    StepPage base;
    LateStep step;
    char *observer;
} LatePage;

static void
show_prompt(LatePage *late, LateStep step, Prompt *prompt)
{
    step_page_ask(&late->base, prompt);
    late->step = step;
}

static void
ask_who(LatePage *late)
{
    Instant unused;
    const char *last = late_observer(late->base.page.session->desk, &unused);
    Prompt *prompt = prompt_new_line(_("From paper: who saw it at the bedside?"));
    prompt_explain(prompt, _("The name on the form; empty: you. You stay the one who types."));
    if (last != NULL)
        prompt_set(prompt, last);
    show_prompt(late, STEP_WHO, prompt);
}

static void
ask_when(LatePage *late)
{
    Prompt *prompt = prompt_new_line(_("When was it seen?"));
    prompt_explain(prompt, _("6:12, 11/02 6:12; ~7 or ~6:30 where the form says about."));
    show_prompt(late, STEP_WHEN, prompt);
}

static void
ask_first(LatePage *late)
{
    Instant unused;
    if (late_observer(late->base.page.session->desk, &unused) == NULL) {
        ask_who(late);
        return;
    }
    Prompt *prompt = prompt_new_choice(_("Entering from paper"));
    prompt_offer(prompt, '1', _("the next form: another time or another observer"), "next");
    prompt_offer(prompt, '2', _("that was all: what I enter is seen now again"), "end");
    show_prompt(late, STEP_GO_ON, prompt);
}

static void
leave(LatePage *late, const char *text)
{
    Session *session = late->base.page.session;
    session->turn++;
    session_tell(session, text);
    session_close_page(session);
}

static void
take_when(LatePage *late, const char *text)
{
    Session *session = late->base.page.session;
    Instant now = desk_now(session->desk), seen;
    if (!moment_parse_seen(text, &now, &seen)) {
        session_warn(session, _("This is no time up to now. Examples: 6:12, ~7, 11/02 6:12."));
        return;
    }
    late_begin(session->desk, late->observer, &seen);
    leave(late, _("From here on everything is entered as seen then. w on the map ends it."));
}

static void
take_answer(StepPage *base, const char *typed)
{
    LatePage *late = (LatePage *)base;
    Desk *desk = base->page.session->desk;
    g_autofree char *value = g_strstrip(g_strdup(typed));
    if (late->step == STEP_WHEN) {
        take_when(late, value);
    } else if (late->step == STEP_WHO) {
        g_free(late->observer);
        late->observer = g_strdup(*value != '\0' ? value : desk_observer(desk));
        ask_when(late);
    } else if (strcmp(value, "next") == 0) {
        ask_who(late);
    } else {
        late_end(desk);
        leave(late, _("What you enter is seen now again."));
    }
}

static void
go_back(StepPage *base)
{
    LatePage *late = (LatePage *)base;
    if (late->step == STEP_WHEN)
        ask_who(late);
    else
        session_close_page(base->page.session);
}

static void
let_go(StepPage *base)
{
    g_clear_pointer(&((LatePage *)base)->observer, g_free);
}

static const StepOps steps = {
    .given = take_answer,
    .back = go_back,
    .let_go = let_go,
};

Page *
page_late_new(Session *session)
{
    LatePage *late = g_new0(LatePage, 1);
    step_page_begin(&late->base, session, &steps);
    ask_first(late);
    return &late->base.page;
}
