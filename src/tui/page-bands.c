/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/page-bands.h"

#include "tui/band-issue.h"
#include "tui/band-view.h"
#include "tui/page-list.h"
#include "tui/page-person.h"

#include "desk/output.h"

#include "base/language.h"

#define PROMPT_ROWS 8

typedef struct {
    Page page;
    BandView view;
    guint64 turn;
    BandIssue *issue; /* what is being asked, or NULL */
    bool one;         /* it is a band for the one under the cursor */
} BandsPage;

/* ---- issuing ---- */

static GPtrArray *
only(const char *person)
{
    GPtrArray *persons = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(persons, g_strdup(person));
    return persons;
}

static void
issue_one(BandsPage *page, bool labels)
{
    const BandLine *line = band_view_line(&page->view);
    static const BandWish plain, reasoned = { .override = "-" };
    Desk *desk = page->page.session->desk;
    if (line == NULL)
        return;
    g_autofree char *lacks = labels ? output_label_lacks(desk, line->person)
                                    : output_band_lacks(desk, line->person, &reasoned);
    if (lacks != NULL) {
        session_warn(page->page.session, lacks);
        return;
    }
    g_autofree char *paper = output_band_lacks(desk, line->person, &plain);
    BandIssueWish wish = { .persons = only(line->person),
                           .whom = g_strdup(line->called),
                           .paper = paper != NULL && !labels,
                           .labels = labels,
                           .old = labels ? 0 : line->number };
    page->issue = band_issue_new(page->page.session, &wish);
    page->one = !labels;
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
    g_autofree char *whom = g_strdup_printf(
        ngettext_("a band for %u patient", "a band for each of %u patients", persons->len),
        persons->len);
    BandIssueWish wish = { .persons = persons, .whom = g_steal_pointer(&whom) };
    page->issue = band_issue_new(page->page.session, &wish);
    page->one = false;
}

/* Runs once "printing ..." is on the glass. */
static void
work(Page *base)
{
    BandsPage *page = (BandsPage *)base;
    if (page->issue == NULL || !band_issue_work(page->issue))
        return;
    g_clear_pointer(&page->issue, band_issue_free);
    if (page->one)
        band_view_go_on(&page->view);
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
    Saying saying = { .what = what, .person = line->named, .value = number };
    if (!session_say(session, &saying, NULL))
        return;
    g_autofree char *whole = g_strdup_printf("%s: %s", text, done);
    session_tell(session, whole);
}

/* Damaged is said of what is on the wrist, as in the round; a new band is needed then. */
static void
say_damaged(BandsPage *page)
{
    Session *session = page->page.session;
    const BandLine *line = band_view_line(&page->view);
    if (line == NULL || line->number == 0) {
        session_warn(session, _("This person has no band yet: i issues one."));
        return;
    }
    g_autoptr(GError) error = NULL;
    g_autofree char *text = g_strdup_printf(_("✓ %s  band no. %u damaged: i issues another"),
                                            line->called, line->number);
    if (session_told(session, output_band_damaged(session->desk, line->person, &error), error))
        session_tell(session, text);
}

/* Whoever looked at the printer says what became of a band that was sent. */
static void
say_sent(BandsPage *page, bool came)
{
    Session *session = page->page.session;
    const BandLine *line = band_view_line(&page->view);
    g_autoptr(GError) error = NULL;
    if (came) {
        say(page, WHAT_BAND_PRINTED, _("came out of the printer"));
        return;
    }
    g_autofree char *text = g_strdup_printf(
        _("✓ %s  band no. %u did not come out: i issues another"), line->called, line->number);
    if (session_told(session, dispatch_came_not(session->desk, line->named, line->number, &error),
                     error))
        session_tell(session, text);
}

static void
act_on_band(BandsPage *page, Action action)
{
    if (session_cannot_say(page->page.session))
        return;
    if (action == ACTION_CAME_OUT || action == ACTION_CAME_NOT)
        say_sent(page, action == ACTION_CAME_OUT);
    else if (action == ACTION_ISSUE)
        issue_one(page, false);
    else if (action == ACTION_DAMAGED)
        say_damaged(page);
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
draw(Page *base, const Canvas *canvas)
{
    BandsPage *page = (BandsPage *)base;
    int foot = page->issue != NULL ? PROMPT_ROWS : 0;
    if (page->turn != base->session->turn) {
        band_view_read(&page->view, base->session->desk);
        page->turn = base->session->turn;
    }
    Canvas list = canvas_part(canvas, (Spot){ 1, 0, 0 }, canvas->rows - 2 - foot);
    Canvas part = canvas_part(canvas, (Spot){ canvas->rows - foot, 0, 0 }, foot);
    canvas_text(canvas, (Spot){ 0, 0, 0 }, INK_STRONG, _("Wristbands"));
    if (dispatch_is_busy(base->session->desk))
        canvas_text(canvas, (Spot){ 0, (int)canvas_cells(canvas, _("Wristbands")) + 4, 0 },
                    INK_QUIET, _("g stops the print on its way"));
    band_view_draw(&page->view, &list);
    if (page->issue != NULL)
        band_issue_draw(page->issue, &part);
}

static bool
take_key(Page *base, const Key *key)
{
    BandsPage *page = (BandsPage *)base;
    if (page->issue == NULL)
        return false;
    if (band_issue_key(page->issue, key))
        g_clear_pointer(&page->issue, band_issue_free);
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
    else if (action == ACTION_PRINT)
        issue_one(page, true);
    else if (action == ACTION_STOP_PRINT)
        session_stop_print(base->session);
    else if (action == ACTION_ENTER && line != NULL)
        session_open_page(base->session, page_person_new(line->person));
    else if (action >= ACTION_ISSUE && action <= ACTION_CAME_NOT)
        act_on_band(page, action);
    else
        band_view_move(&page->view, action);
}

static void
forget(Page *base)
{
    BandsPage *page = (BandsPage *)base;
    band_view_forget(&page->view);
    page->turn = 0;
}

static void
free_page(Page *base)
{
    BandsPage *page = (BandsPage *)base;
    g_clear_pointer(&page->issue, band_issue_free);
    band_view_clear(&page->view);
    g_free(page);
}

static bool
offers(const Page *page, Action action)
{
    const BandsPage *bands = (const BandsPage *)page;
    const BandLine *line = band_view_line(&bands->view);
    if ((action == ACTION_CAME_OUT || action == ACTION_CAME_NOT) && (line == NULL || !line->sent))
        return false;
    if (action == ACTION_STOP_PRINT && !dispatch_is_busy(page->session->desk))
        return false;
    return bands->issue == NULL || action == ACTION_BACK;
}

/* Then a scanned code is an answer. */
static bool
types(const Page *page)
{
    const BandsPage *bands = (const BandsPage *)page;
    return bands->issue != NULL && band_issue_is_typing(bands->issue);
}

static const PageOps ops = {
    .kind = PAGE_BANDS,
    .draw = draw,
    .key = take_key,
    .act = act,
    .types = types,
    .offers = offers,
    .work = work,
    .forget = forget,
    .free = free_page,
};

Page *
page_bands_new(void)
{
    BandsPage *page = g_new0(BandsPage, 1);
    page->page.ops = &ops;
    return &page->page;
}
