/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/page-bands.h"

#include "tui/band-view.h"
#include "tui/page-list.h"
#include "tui/page-person.h"
#include "tui/prompt.h"

#include "desk/output.h"

#include "base/language.h"

#define PROMPT_ROWS 8

typedef enum { ISSUE_REASON, ISSUE_SECOND, ISSUE_FILE, ISSUE_STEP_COUNT } IssueStep;

typedef struct {
    Page page;
    BandView view;
    guint64 turn;
    GPtrArray *persons; /* handles of those who get a band now, or NULL */
    bool paper;         /* a reason is asked */
    IssueStep step;
    char *answers[ISSUE_STEP_COUNT];
    Prompt *prompt;
    bool due; /* drawing the bands comes next */
} BandsPage;

static void
end_issue(BandsPage *page)
{
    g_clear_pointer(&page->prompt, prompt_free);
    g_clear_pointer(&page->persons, g_ptr_array_unref);
    for (guint i = 0; i < ISSUE_STEP_COUNT; i++)
        g_clear_pointer(&page->answers[i], g_free);
    page->due = false;
}

/* ---- issuing ---- */

/* Beside the book, told apart by the minute, and never a file that is there: the bands in it may
 * not be printed yet. (transfer full) */
static char *
proposed_file(const BandsPage *page)
{
    const Session *session = page->page.session;
    const char *code = desk_layout(session->desk)->code;
    Instant now = desk_now(session->desk);
    g_autofree char *folder = g_path_get_dirname(session->book);
    g_autofree char *minute = instant_format_minute(now.seconds, now.zone);
    g_strdelimit(minute, " ", 'T');
    g_strdelimit(minute, ":", '.');
    g_autofree char *stem =
        g_strdup_printf("%s/%s-bands-%s", folder, code != NULL ? code : "meguri", minute);
    char *file = g_strconcat(stem, ".pdf", NULL);
    for (guint i = 2; g_file_test(file, G_FILE_TEST_EXISTS); i++) {
        g_free(file);
        file = g_strdup_printf("%s-%u.pdf", stem, i);
    }
    return file;
}

static Prompt *
prompt_of(const BandsPage *page)
{
    g_autofree char *file = proposed_file(page);
    Prompt *prompt;
    switch (page->step) {
    case ISSUE_REASON:
        return prompt_new_line(_("Known from paper only. Why is a band printed all the same?"));
    case ISSUE_SECOND:
        prompt = prompt_new_line(_("Name of the second checker?"));
        prompt_explain(prompt, _("Empty: the band says that one person checked."));
        return prompt;
    case ISSUE_FILE:
        prompt = prompt_new_line(_("Into which PDF file?"));
        prompt_set(prompt, file);
        return prompt;
    case ISSUE_STEP_COUNT:
        break;
    }
    g_assert_not_reached();
}

static void
ask(BandsPage *page, IssueStep step)
{
    g_clear_pointer(&page->prompt, prompt_free);
    page->step = step;
    page->prompt = prompt_of(page);
}

static void
begin_issue(BandsPage *page, GPtrArray *persons, bool paper)
{
    page->persons = persons;
    page->paper = paper;
    ask(page, paper ? ISSUE_REASON : ISSUE_SECOND);
}

static void
issue_one(BandsPage *page)
{
    const BandLine *line = band_view_line(&page->view);
    static const BandWish plain, reasoned = { .override = "-" };
    Desk *desk = page->page.session->desk;
    if (line == NULL)
        return;
    g_autofree char *lacks = output_band_lacks(desk, line->person, &reasoned);
    if (lacks != NULL) {
        session_warn(page->page.session, lacks);
        return;
    }
    g_autofree char *paper = output_band_lacks(desk, line->person, &plain);
    GPtrArray *persons = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(persons, g_strdup(line->person));
    begin_issue(page, persons, paper != NULL);
}

static void
issue_all(BandsPage *page)
{
    static const BandWish plain;
    GPtrArray *persons = output_band_needed(page->page.session->desk, &plain);
    if (persons->len == 0) {
        g_ptr_array_unref(persons);
        session_warn(page->page.session, _("Nobody needs a band who can have one."));
        return;
    }
    begin_issue(page, persons, false);
}

static void
take_answer(BandsPage *page)
{
    const char *value = prompt_value(page->prompt);
    if (*value == '\0' && page->step != ISSUE_SECOND) {
        session_warn(page->page.session, _("Please type it, or Esc."));
        return;
    }
    g_free(page->answers[page->step]);
    page->answers[page->step] = g_strdup(value);
    if (page->step == ISSUE_FILE)
        page->due = true;
    else
        ask(page, page->step + 1);
}

static void
go_back(BandsPage *page)
{
    IssueStep first = page->paper ? ISSUE_REASON : ISSUE_SECOND;
    if (page->step == first)
        end_issue(page);
    else
        ask(page, page->step - 1);
}

/* Runs once "printing ..." is on the glass. */
static void
work(Page *base)
{
    BandsPage *page = (BandsPage *)base;
    Session *session = base->session;
    g_autoptr(GError) error = NULL;
    if (!page->due)
        return;
    page->due = false;
    BandWish wish = { .to = page->answers[ISSUE_FILE],
                      .second = page->answers[ISSUE_SECOND],
                      .override = page->answers[ISSUE_REASON] };
    if (!output_bands(session->desk, page->persons, &wish, &error)) {
        session_fail(session, error);
        return;
    }
    g_autofree char *text =
        g_strdup_printf(ngettext_("✓ %u band: %s", "✓ %u bands: %s", page->persons->len),
                        page->persons->len, wish.to);
    session_refresh(session, false);
    session_tell(session, text);
    end_issue(page);
}

/* ---- the life of a band ---- */

static void
say(BandsPage *page, What what, const char *done)
{
    Session *session = page->page.session;
    const BandLine *line = band_view_line(&page->view);
    if (line == NULL || line->number == 0) {
        session_warn(session, _("This person has no band yet: i issues one."));
        return;
    }
    g_autofree char *number = g_strdup_printf("%u", line->number);
    g_autofree char *text = g_strdup_printf("✓ %s  %s %s", line->called, _("band no."), number);
    Saying saying = { .what = what, .person = line->person, .value = number };
    if (!session_say(session, &saying, NULL))
        return;
    g_autofree char *whole = g_strdup_printf("%s: %s", text, done);
    session_tell(session, whole);
}

static void
act_on_band(BandsPage *page, Action action)
{
    if (session_cannot_say(page->page.session))
        return;
    if (action == ACTION_ISSUE)
        issue_one(page);
    else if (action == ACTION_ISSUE_ALL)
        issue_all(page);
    else if (action == ACTION_WORN)
        say(page, WHAT_BAND_WORN, _("on the wrist"));
    else if (action == ACTION_OFF)
        say(page, WHAT_BAND_OFF, _("taken off"));
    else
        say(page, WHAT_BAND_VOID, _("void"));
}

/* ---- the page ---- */

static void
draw_prompt(const BandsPage *page, const Canvas *canvas)
{
    Canvas below = canvas_part(canvas, (Spot){ 1, 0, 0 }, canvas->rows - 1);
    canvas_clear(canvas);
    canvas_rule(canvas, 0);
    prompt_draw(page->prompt, &below);
    if (page->due)
        canvas_text(&below, (Spot){ 5, 2, 0 }, INK_STRONG, _("printing ..."));
}

static void
draw(Page *base, const Canvas *canvas)
{
    BandsPage *page = (BandsPage *)base;
    int foot = page->prompt != NULL ? PROMPT_ROWS : 0;
    if (page->turn != base->session->turn) {
        band_view_read(&page->view, base->session->desk);
        page->turn = base->session->turn;
    }
    Canvas list = canvas_part(canvas, (Spot){ 1, 0, 0 }, canvas->rows - 2 - foot);
    Canvas part = canvas_part(canvas, (Spot){ canvas->rows - foot, 0, 0 }, foot);
    canvas_text(canvas, (Spot){ 0, 0, 0 }, INK_STRONG, _("Wristbands"));
    band_view_draw(&page->view, &list);
    if (page->prompt != NULL)
        draw_prompt(page, &part);
}

static bool
take_key(Page *base, const Key *key)
{
    BandsPage *page = (BandsPage *)base;
    if (page->prompt == NULL)
        return false;
    PromptStep step = prompt_key(page->prompt, key);
    if (step == PROMPT_GIVEN)
        take_answer(page);
    if (step == PROMPT_BACK)
        go_back(page);
    return true;
}

static void
act(Page *base, Action action)
{
    BandsPage *page = (BandsPage *)base;
    const BandLine *line = band_view_line(&page->view);
    if (action == ACTION_BACK)
        session_close_page(base->session);
    else if (action == ACTION_LIST)
        session_open_page(base->session, page_list_new("bands"));
    else if (action == ACTION_ENTER && line != NULL)
        session_open_page(base->session, page_person_new(line->person));
    else if (action >= ACTION_ISSUE && action <= ACTION_VOID)
        act_on_band(page, action);
    else
        band_view_move(&page->view, action);
}

static void
free_page(Page *base)
{
    BandsPage *page = (BandsPage *)base;
    end_issue(page);
    band_view_clear(&page->view);
    g_free(page);
}

static bool
offers(const Page *page, Action action)
{
    return ((const BandsPage *)page)->prompt == NULL || action == ACTION_BACK;
}

static const PageOps ops = {
    .kind = PAGE_BANDS,
    .draw = draw,
    .key = take_key,
    .act = act,
    .offers = offers,
    .work = work,
    .free = free_page,
};

Page *
page_bands_new(void)
{
    BandsPage *page = g_new0(BandsPage, 1);
    page->page.ops = &ops;
    return &page->page;
}
