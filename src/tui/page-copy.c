/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/page-copy.h"

#include "tui/page-envelope.h"
#include "tui/step-page.h"

#include "desk/elsewhere.h"
#include "desk/exchange.h"
#include "desk/keys.h"

#include "base/language.h"
#include "base/text.h"

#include <string.h>

#define OFFERS_MOST 9
#define NEWS_ROWS 8
#define ENVELOPE "\n" /* no path */

typedef struct {
    StepPage base;
    guint offers;    /* digits given away */
    bool asks_where; /* the line is asked, not the choice */
    char *due;       /* the folder or copy whose turn it is, or NULL */
    char *told;      /* what became of the last, or NULL */
    GPtrArray *news; /* char *: what has to be known of a copy that was taken in */
    bool failed;     /* the last */
} CopyPage;

static void
offer(CopyPage *copy, Prompt *prompt, const char *words, const char *path)
{
    g_autofree char *visible = text_visible(path);
    g_autofree char *line = g_strdup_printf(words, visible);
    if (copy->offers < OFFERS_MOST)
        prompt_offer(prompt, (char)('1' + copy->offers++), line, path);
}

/* (transfer full) */
static char *
age_words(const CopyPage *copy)
{
    g_autofree char *ago = exchange_age_words(copy->base.page.session->desk);
    return ago == NULL ? g_strdup(_("No copy of this book has left the PC yet."))
                       : g_strdup_printf(_("The last copy was made %s."), ago);
}

/* Each stick first as a place for a copy; then what lies there. */
static void
ask_what(CopyPage *copy)
{
    const Desk *desk = copy->base.page.session->desk;
    g_autofree char *age = age_words(copy);
    g_autoptr(GPtrArray) folders = elsewhere_folders(desk);
    Prompt *prompt = prompt_new_choice(_("A copy of the book"));
    prompt_explain(prompt, age);
    copy->offers = 0;
    copy->asks_where = false;
    for (guint i = 0; i < folders->len; i++)
        offer(copy, prompt, _("write a copy to %s"), folders->pdata[i]);
    for (guint i = 0; i < folders->len; i++) {
        g_autoptr(GPtrArray) found = exchange_found(desk, folders->pdata[i]);
        for (guint k = 0; k < found->len; k++)
            offer(copy, prompt, _("take in %s"), found->pdata[k]);
    }
    prompt_offer(prompt, 'k',
                 keys_lack_envelope(copy->base.page.session->desk)
                     ? _("the recovery key for the safe: there is none yet")
                     : _("the recovery key for the safe"),
                 ENVELOPE);
    prompt_offer(prompt, '0', _("another folder, or a copy that lies there"), "");
    step_page_ask(&copy->base, prompt);
}

/* TYPED before, and to be mended, or NULL. */
static void
ask_where(CopyPage *copy, const char *typed)
{
    Prompt *prompt = prompt_new_line(_("Which folder for a copy, or which copy to take in?"));
    prompt_explain(prompt, _("Such as /media/stick, or /media/stick/6E-B-20261102-064500"
                             ".meguri-copy. Never the book itself."));
    if (typed != NULL)
        prompt_set(prompt, typed);
    copy->asks_where = true;
    step_page_ask(&copy->base, prompt);
}

static void
take_answer(StepPage *base, const char *typed)
{
    CopyPage *copy = (CopyPage *)base;
    g_autofree char *path = g_strstrip(g_strdup(typed));
    if (strcmp(typed, ENVELOPE) == 0) {
        session_open_page(base->page.session, page_envelope_new(base->page.session));
        return;
    }
    g_clear_pointer(&copy->told, g_free);
    g_clear_pointer(&copy->news, g_ptr_array_unref);
    if (*path != '\0')
        copy->due = g_steal_pointer(&path);
    else if (copy->asks_where)
        ask_what(copy);
    else
        ask_where(copy, NULL);
}

static bool
write_out(CopyPage *copy, GError **error)
{
    g_auto(ExchangeCopy) made = { NULL, 0 };
    if (!exchange_out(copy->base.page.session->desk, copy->due, &made, error))
        return false;
    g_autofree char *visible = text_visible(made.path);
    g_autofree char *words = exchange_copy_words(&made);
    copy->told = g_strdup_printf("%s  %s", words, visible);
    return true;
}

static bool
take_in(CopyPage *copy, GError **error)
{
    g_auto(ExchangeMerged) merged = { 0 };
    if (!exchange_in(copy->base.page.session->desk, copy->due, &merged, error))
        return false;
    copy->told = exchange_merged_words(copy->due, &merged);
    copy->news = g_steal_pointer(&merged.news);
    return true;
}

/* Runs once it stands on the glass that it is under way. */
static void
work(StepPage *base)
{
    CopyPage *copy = (CopyPage *)base;
    g_autoptr(GError) error = NULL;
    if (copy->due == NULL)
        return;
    bool folder = g_file_test(copy->due, G_FILE_TEST_IS_DIR);
    copy->failed = !(folder ? write_out(copy, &error) : take_in(copy, &error));
    if (copy->failed)
        copy->told = g_strdup(error->message);
    g_autofree char *done = g_steal_pointer(&copy->due);
    session_refresh(base->page.session, false);
    if (copy->failed && copy->asks_where)
        ask_where(copy, done);
    else
        ask_what(copy);
}

static int
draw_told(const StepPage *base, const Canvas *canvas)
{
    const CopyPage *copy = (const CopyPage *)base;
    int row = 0;
    if (copy->due != NULL)
        return canvas_lines(canvas, (Spot){ 0, 0, 0 }, 2, INK_STRONG,
                            _("under way; leave the stick where it is ...")) +
               1;
    if (copy->told == NULL)
        return 0;
    row += canvas_lines(canvas, (Spot){ row, 0, 0 }, 5, copy->failed ? INK_LOUD : INK_STRONG,
                        copy->told);
    for (guint i = 0; copy->news != NULL && i < copy->news->len && row < NEWS_ROWS; i++)
        row += canvas_lines(canvas, (Spot){ row, 2, 0 }, NEWS_ROWS - row, INK_PLAIN,
                            copy->news->pdata[i]);
    return row + 1;
}

static void
go_back(StepPage *base)
{
    CopyPage *copy = (CopyPage *)base;
    if (copy->asks_where)
        ask_what(copy);
    else
        session_close_page(base->page.session);
}

static void
let_go(StepPage *base)
{
    CopyPage *copy = (CopyPage *)base;
    g_clear_pointer(&copy->due, g_free);
    g_clear_pointer(&copy->told, g_free);
    g_clear_pointer(&copy->news, g_ptr_array_unref);
}

static const StepOps steps = {
    .given = take_answer,
    .back = go_back,
    .head = draw_told,
    .work = work,
    .let_go = let_go,
};

Page *
page_copy_new(Session *session)
{
    CopyPage *copy = g_new0(CopyPage, 1);
    step_page_begin(&copy->base, session, &steps);
    ask_what(copy);
    return &copy->base.page;
}
