/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/page-correct.h"

#include "tui/candidates.h"
#include "tui/said.h"
#include "tui/step-page.h"
#include "tui/tie-view.h"

#include "desk/correct.h"
#include "desk/person.h"

#include "base/language.h"

#include <string.h>

typedef enum { DEED_GIVE_ONE, DEED_GIVE_CHECK, DEED_TIE, DEED_DIFFERENT, DEED_UNTIE } Deed;

typedef struct {
    StepPage base;
    char *person;
    GPtrArray *check; /* ids of the whole check; NULL = about identity */
    char *id;         /* of the one statement */
    bool chosen;      /* the deed is; somebody is asked for */
    char *other;      /* to be tied, while y is asked; else NULL */
    bool pair;        /* nobody else than these two is asked about */
    Deed deed;
} CorrectPage;

/* ---- what is to be set right ---- */

static void
ask_how_much(CorrectPage *page)
{
    Prompt *prompt = prompt_new_choice(_("This is about somebody else: how much of it?"));
    g_autofree char *words =
        said_words(page->base.page.session->desk, page->person, NULL, page->id);
    g_autofree char *one = g_strdup_printf(_("only this: %s"), words != NULL ? words : "");
    g_autofree char *all =
        g_strdup_printf(_("the whole check at the bed: %u entries"), page->check->len);
    prompt_offer(prompt, '1', one, "one");
    if (page->check->len > 1)
        prompt_offer(prompt, '2', all, "check");
    step_page_ask(&page->base, prompt);
}

static const View *
view_of(const CorrectPage *page)
{
    return reading_view(desk_reading(page->base.page.session->desk));
}

/* Every number that is read as one with the person's. */
static void
offer_tied(const CorrectPage *page, Prompt *prompt)
{
    Desk *desk = page->base.page.session->desk;
    const View *view = view_of(page);
    const Person *person = census_find_handle(desk_census(desk), page->person);
    const GPtrArray *all = census_persons(desk_census(desk));
    char key = '3';
    for (guint i = 0; i < all->len && key <= '9'; i++) {
        const Person *other = g_ptr_array_index(all, i);
        if (other == person || view_person(view, other) != view_person(view, person))
            continue;
        g_autofree char *words =
            g_strdup_printf(_("not one person with %s: part the two"), other->handle);
        prompt_offer(prompt, key++, words, other->handle);
    }
}

static void
ask_identity(CorrectPage *page)
{
    Prompt *prompt = prompt_new_choice(_("One person or two?"));
    prompt_offer(prompt, '1', _("the same person as another number: read as one"), "tie");
    prompt_offer(prompt, '2', _("looks like another patient, but they are two persons"),
                 "different");
    offer_tied(page, prompt);
    step_page_ask(&page->base, prompt);
}

static void
ask_deed(CorrectPage *page)
{
    page->chosen = false;
    if (page->check != NULL)
        ask_how_much(page);
    else
        ask_identity(page);
}

static void
ask_somebody(CorrectPage *page, Deed deed)
{
    g_clear_pointer(&page->other, g_free);
    page->deed = deed;
    page->chosen = true;
    step_page_ask(&page->base, prompt_new_find(_("Which patient? (name, birthdate, ID or bed)"),
                                               candidates_persons, page->base.page.session->desk));
}

/* A tie gives each the other's facts: both stand on the glass before it is made. */
static void
ask_tie(CorrectPage *page, const char *other)
{
    page->other = g_strdup(other);
    Prompt *prompt = prompt_new_choice(_("Are these two one person?"));
    prompt_by_letter(prompt);
    prompt_offer(prompt, 'y', _("yes: the two numbers are read as one"), "yes");
    prompt_offer(prompt, 'n', _("no: nothing is changed"), "no");
    step_page_ask(&page->base, prompt);
}

static void
leave_tie(CorrectPage *page)
{
    if (page->pair)
        session_close_page(page->base.page.session);
    else
        ask_somebody(page, DEED_TIE);
}

/* ---- saving ---- */

static bool
give(const CorrectPage *page, const char *other, GError **error)
{
    Desk *desk = page->base.page.session->desk;
    g_autoptr(GPtrArray) one = g_ptr_array_new();
    g_ptr_array_add(one, page->id);
    return correct_reassign(desk, page->deed == DEED_GIVE_ONE ? one : page->check, other, error);
}

static bool
save(const CorrectPage *page, const char *other, GError **error)
{
    Desk *desk = page->base.page.session->desk;
    switch (page->deed) {
    case DEED_TIE:
        return correct_tie(desk, page->person, other, error);
    case DEED_DIFFERENT:
        return correct_different(desk, page->person, other, error);
    case DEED_UNTIE:
        return correct_untie(desk, page->person, other, error);
    case DEED_GIVE_ONE:
    case DEED_GIVE_CHECK:
        break;
    }
    return give(page, other, error);
}

/* What was saved, in one line. (transfer full) */
static char *
done_words(const CorrectPage *page, const char *other)
{
    g_autofree char *called = person_called(page->base.page.session->desk, other);
    switch (page->deed) {
    case DEED_TIE:
        return g_strdup_printf(_("✓ %s and %s are read as one person"), page->person, called);
    case DEED_DIFFERENT:
        return g_strdup_printf(_("✓ %s and %s are two persons"), page->person, called);
    case DEED_UNTIE:
        return g_strdup_printf(_("✓ %s and %s are parted again"), page->person, called);
    case DEED_GIVE_ONE:
    case DEED_GIVE_CHECK:
        break;
    }
    guint count = page->deed == DEED_GIVE_ONE ? 1 : page->check->len;
    return g_strdup_printf(ngettext_("✓ %u entry of %s belongs to %s now",
                                     "✓ %u entries of %s belong to %s now", count),
                           count, page->person, called);
}

static void
settle(CorrectPage *page, const char *other)
{
    Session *session = page->base.page.session;
    g_autoptr(GError) error = NULL;
    if (!save(page, other, &error)) {
        session_fail(session, error);
        return;
    }
    session_refresh(session, false);
    g_autofree char *text = done_words(page, other);
    session_tell(session, text);
    session_close_page(session);
}

static void
take_somebody(CorrectPage *page, const char *other)
{
    if (strcmp(other, page->person) == 0)
        session_warn(page->base.page.session, _("This is the same patient."));
    else if (page->deed == DEED_TIE)
        ask_tie(page, other);
    else
        settle(page, other);
}

static void
take_answer(StepPage *base, const char *value)
{
    CorrectPage *page = (CorrectPage *)base;
    if (page->other != NULL) {
        if (strcmp(value, "yes") == 0)
            settle(page, page->other);
        else
            leave_tie(page);
    } else if (page->chosen) {
        take_somebody(page, value);
    } else if (strcmp(value, "one") == 0) {
        ask_somebody(page, DEED_GIVE_ONE);
    } else if (strcmp(value, "check") == 0) {
        ask_somebody(page, DEED_GIVE_CHECK);
    } else if (strcmp(value, "tie") == 0) {
        ask_somebody(page, DEED_TIE);
    } else if (strcmp(value, "different") == 0) {
        ask_somebody(page, DEED_DIFFERENT);
    } else {
        page->deed = DEED_UNTIE;
        settle(page, value);
    }
}

static void
go_back(StepPage *base)
{
    CorrectPage *page = (CorrectPage *)base;
    if (page->other != NULL)
        leave_tie(page);
    else if (page->chosen)
        ask_deed(page);
    else
        session_close_page(base->page.session);
}

static int
draw_head(const StepPage *base, const Canvas *canvas)
{
    const CorrectPage *page = (const CorrectPage *)base;
    if (page->other != NULL)
        return tie_view_draw(base->page.session->desk, page->person, page->other, canvas);
    g_autofree char *line = person_line(base->page.session->desk, page->person);
    int row = canvas_lines(canvas, (Spot){ 0, 0, 0 }, 2, INK_STRONG, line);
    canvas_rule(canvas, row);
    return row + 1;
}

static void
let_go(StepPage *base)
{
    CorrectPage *page = (CorrectPage *)base;
    g_clear_pointer(&page->check, g_ptr_array_unref);
    g_clear_pointer(&page->id, g_free);
    g_clear_pointer(&page->other, g_free);
    g_clear_pointer(&page->person, g_free);
}

static const StepOps steps = {
    .given = take_answer,
    .back = go_back,
    .head = draw_head,
    .let_go = let_go,
};

static CorrectPage *
make(Session *session, const char *person)
{
    CorrectPage *page = g_new0(CorrectPage, 1);
    step_page_begin(&page->base, session, &steps);
    page->person = g_strdup(person);
    return page;
}

Page *
page_correct_give_new(Session *session, const char *person, const char *id)
{
    CorrectPage *page = make(session, person);
    page->id = g_strdup(id);
    page->check = correct_check_of(session->desk, id);
    ask_deed(page);
    return &page->base.page;
}

Page *
page_correct_tie_new(Session *session, const char *person, const char *other)
{
    CorrectPage *page = make(session, person);
    page->deed = DEED_TIE;
    page->pair = true;
    ask_tie(page, other);
    return &page->base.page;
}

Page *
page_correct_identity_new(Session *session, const char *person)
{
    CorrectPage *page = make(session, person);
    ask_deed(page);
    return &page->base.page;
}
