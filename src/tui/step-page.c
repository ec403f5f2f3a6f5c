/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/step-page.h"

static bool
take_key(Page *base, const Key *key)
{
    StepPage *page = (StepPage *)base;
    PromptStep step = prompt_key(page->prompt, key);
    if (step == PROMPT_IGNORED)
        return prompt_is_typing(page->prompt);
    if (step == PROMPT_GIVEN) {
        g_autofree char *value = g_strdup(prompt_value(page->prompt)); /* the prompt may go */
        page->steps->given(page, value);
    }
    if (step == PROMPT_BACK)
        page->steps->back(page);
    return true;
}

static void
draw(Page *base, const Canvas *canvas)
{
    const StepPage *page = (const StepPage *)base;
    int head = page->steps->head != NULL ? page->steps->head(page, canvas) : 0;
    Canvas below = canvas_part(canvas, (Spot){ head, 0, 0 }, canvas->rows - head);
    prompt_draw(page->prompt, &below);
}

static void
act(Page *page, Action action)
{
    (void)page, (void)action; /* the prompt takes all keys */
}

static bool
offers(const Page *page, Action action)
{
    return prompt_offers(((const StepPage *)page)->prompt, action);
}

static void
forget(Page *base)
{
    prompt_forget(((StepPage *)base)->prompt);
}

static void
work(Page *base)
{
    StepPage *page = (StepPage *)base;
    if (page->steps->work != NULL)
        page->steps->work(page);
}

static void
free_page(Page *base)
{
    StepPage *page = (StepPage *)base;
    page->steps->let_go(page);
    g_clear_pointer(&page->prompt, prompt_free);
    g_free(page);
}

/* Then a scanned code is an answer. */
static bool
types(const Page *page)
{
    return prompt_is_typing(((const StepPage *)page)->prompt);
}

static const PageOps ops = {
    .kind = PAGE_PROMPT,
    .draw = draw,
    .key = take_key,
    .act = act,
    .types = types,
    .offers = offers,
    .forget = forget,
    .work = work,
    .free = free_page,
};

void
step_page_begin(StepPage *page, Session *session, const StepOps *steps)
{
    page->page.ops = &ops;
    page->page.session = session;
    page->steps = steps;
    desk_open_form(session->desk);
}

void
step_page_ask(StepPage *page, Prompt *prompt)
{
    g_clear_pointer(&page->prompt, prompt_free);
    page->prompt = prompt;
}
