/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/page-envelope.h"

#include "tui/candidates.h"
#include "tui/step-page.h"

#include "desk/keys.h"

#include "base/language.h"
#include "base/text.h"

#include <string.h>

typedef enum { STEP_WHAT, STEP_PRINTER, STEP_FILE, STEP_CODE } EnvelopeStep;

typedef struct {
    StepPage base;
    EnvelopeStep step;
    GPtrArray *printers; /* DispatchPrinter *, NULL until they were asked for */
    char *told;          /* what became of the last, or NULL */
    bool failed;
    bool renews; /* the one to be printed is asked to bear a new code */
} EnvelopePage;

static void
ask(EnvelopePage *page, EnvelopeStep step, Prompt *prompt)
{
    page->step = step;
    step_page_ask(&page->base, prompt);
}

static void
tell(EnvelopePage *page, bool failed, const char *words)
{
    g_free(page->told);
    page->told = g_strdup(words);
    page->failed = failed;
}

static void
ask_what(EnvelopePage *page)
{
    Prompt *prompt = prompt_new_choice(_("The recovery key for the safe"));
    bool used = keys_envelope_is_used(page->base.page.session->desk);
    prompt_explain(
        prompt,
        used ? _("An envelope was opened: issue a new one. It bears a new code; once that was "
                 "read back, whoever kept the old one reads nothing new.")
             : _("A sealed envelope opens the book when every passphrase is lost."));
    prompt_offer(prompt, '1', _("print one and read it back"), "print");
    prompt_offer(prompt, '2', _("read an envelope: is it good?"), "read");
    if (!used)
        prompt_offer(prompt, '3', _("one is lost: print one with a new code"), "renew");
    ask(page, STEP_WHAT, prompt);
}

static void
ask_code(EnvelopePage *page)
{
    Prompt *prompt = prompt_new_line(_("Type or scan the code from the paper:"));
    prompt_explain(prompt, _("An envelope is issued once its paper was read back. What is typed "
                             "is not shown."));
    prompt_hide(prompt);
    ask(page, STEP_CODE, prompt);
}

static void
ask_file(EnvelopePage *page)
{
    g_autofree char *folder = g_path_get_dirname(page->base.page.session->book);
    g_autofree char *proposed = g_build_filename(folder, "key.pdf", NULL);
    Prompt *prompt = prompt_new_line(_("Into which file?"));
    prompt_explain(prompt, _("Whoever has this file opens the book: print it, then take it away."));
    prompt_set(prompt, proposed);
    ask(page, STEP_FILE, prompt);
}

static void
ask_printer(EnvelopePage *page)
{
    g_autofree char *why = NULL;
    g_clear_pointer(&page->printers, g_ptr_array_unref);
    page->printers = dispatch_printers(page->base.page.session->dispatch, true, &why);
    if (page->printers->len == 0)
        ask_file(page);
    else
        ask(page, STEP_PRINTER,
            prompt_new_find(_("On which printer?"), candidates_printers, page->printers));
}

static void
print_key(EnvelopePage *page, const KeySheetWish *wish)
{
    Session *session = page->base.page.session;
    guint number;
    g_autoptr(GError) error = NULL;
    if (!keys_print_sheet(session->desk, wish, &number, &error)) {
        tell(page, true, error->message);
        ask_what(page);
        return;
    }
    const char *place = wish->printer != NULL ? wish->printer : wish->to;
    g_autofree char *visible = text_visible(place);
    g_autofree char *words =
        g_strdup_printf(_("Envelope no. %u is printed to %s."), number, visible);
    tell(page, false, words);
    session_refresh(session, false);
    ask_code(page);
}

static void
read_code(EnvelopePage *page, const char *code)
{
    Session *session = page->base.page.session;
    KeyTest found;
    g_autoptr(GError) error = NULL;
    if (!keys_test(session->desk, code, &found, &error)) {
        tell(page, true, error->message);
        ask_code(page);
        return;
    }
    g_autofree char *words = keys_test_words(session->desk, &found);
    tell(page, false, words);
    session_refresh(session, false);
    ask_what(page);
}

static void
take_answer(StepPage *base, const char *value)
{
    EnvelopePage *page = (EnvelopePage *)base;
    KeySheetWish wish = { .renews = page->renews };
    switch (page->step) {
    case STEP_WHAT:
        g_clear_pointer(&page->told, g_free);
        page->renews = strcmp(value, "renew") == 0;
        if (strcmp(value, "read") == 0)
            ask_code(page);
        else
            ask_printer(page);
        break;
    case STEP_PRINTER:
        wish.printer = value;
        if (strcmp(value, CANDIDATES_FILE) == 0)
            ask_file(page);
        else
            print_key(page, &wish);
        break;
    case STEP_FILE:
        wish.to = value;
        if (*value != '\0')
            print_key(page, &wish);
        break;
    case STEP_CODE:
        read_code(page, value);
        break;
    }
}

static void
go_back(StepPage *base)
{
    EnvelopePage *page = (EnvelopePage *)base;
    if (page->step == STEP_WHAT)
        session_close_page(base->page.session);
    else
        ask_what(page);
}

static int
draw_told(const StepPage *base, const Canvas *canvas)
{
    const EnvelopePage *page = (const EnvelopePage *)base;
    if (page->told == NULL)
        return 0;
    return canvas_lines(canvas, (Spot){ 0, 0, 0 }, 5, page->failed ? INK_LOUD : INK_STRONG,
                        page->told) +
           1;
}

static void
let_go(StepPage *base)
{
    EnvelopePage *page = (EnvelopePage *)base;
    g_clear_pointer(&page->printers, g_ptr_array_unref);
    g_clear_pointer(&page->told, g_free);
}

static const StepOps steps = {
    .given = take_answer,
    .back = go_back,
    .head = draw_told,
    .let_go = let_go,
};

Page *
page_envelope_new(Session *session)
{
    EnvelopePage *page = g_new0(EnvelopePage, 1);
    step_page_begin(&page->base, session, &steps);
    ask_what(page);
    return &page->base.page;
}
