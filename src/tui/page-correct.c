/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/page-correct.h"

#include "tui/candidates.h"
#include "tui/said.h"

#include "desk/correct.h"
#include "desk/person.h"

#include "base/language.h"

#include <string.h>

typedef enum { DEED_GIVE_ONE, DEED_GIVE_CHECK, DEED_TIE, DEED_DIFFERENT, DEED_UNTIE } Deed;

typedef struct {
    Page page;
    char *person;
    GPtrArray *check; /* ids of the whole check; NULL = about identity */
    char *id;         /* of the one statement */
    bool chosen;      /* the deed is; somebody is asked for */
    Deed deed;
    Prompt *prompt;
} CorrectPage;

static void
show_prompt(CorrectPage *page, Prompt *prompt)
{
    g_clear_pointer(&page->prompt, prompt_free);
    page->prompt = prompt;
}

/* ---- what is to be set right ---- */

static void
ask_how_much(CorrectPage *page)
{
    Prompt *prompt = prompt_new_choice(_("This is about somebody else: how much of it?"));
    g_autofree char *words = said_words(page->page.session->desk, page->person, NULL, page->id);
    g_autofree char *one = g_strdup_printf(_("only this: %s"), words != NULL ? words : "");
    g_autofree char *all =
        g_strdup_printf(_("the whole check at the bed: %u entries"), page->check->len);
    prompt_offer(prompt, '1', one, "one");
    if (page->check->len > 1)
        prompt_offer(prompt, '2', all, "check");
    show_prompt(page, prompt);
}

static const View *
view_of(const CorrectPage *page)
{
    return reading_view(desk_reading(page->page.session->desk));
}

/* Every number that is read as one with the person's. */
static void
offer_tied(const CorrectPage *page, Prompt *prompt)
{
    Desk *desk = page->page.session->desk;
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
    show_prompt(page, prompt);
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
    page->deed = deed;
    page->chosen = true;
    show_prompt(page, prompt_new_find(_("Which patient? (name, birthdate, ID or bed)"),
                                      candidates_persons, page->page.session->desk));
}

/* ---- saving ---- */

static bool
give(const CorrectPage *page, const char *other, GError **error)
{
    Desk *desk = page->page.session->desk;
    g_autoptr(GPtrArray) one = g_ptr_array_new();
    g_ptr_array_add(one, page->id);
    return correct_reassign(desk, page->deed == DEED_GIVE_ONE ? one : page->check, other, error);
}

static bool
save(const CorrectPage *page, const char *other, GError **error)
{
    Desk *desk = page->page.session->desk;
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
    g_autofree char *called = person_called(page->page.session->desk, other);
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
    Session *session = page->page.session;
    g_autoptr(GError) error = NULL;
    if (strcmp(other, page->person) == 0) {
        session_warn(session, _("This is the same patient."));
        return;
    }
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
take_answer(CorrectPage *page)
{
    g_autofree char *value = g_strdup(prompt_value(page->prompt));
    if (page->chosen) {
        settle(page, value);
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

static bool
take_key(Page *base, const Key *key)
{
    CorrectPage *page = (CorrectPage *)base;
    switch (prompt_key(page->prompt, key)) {
    case PROMPT_IGNORED:
        return prompt_is_typing(page->prompt);
    case PROMPT_OPEN:
        return true;
    case PROMPT_GIVEN:
        take_answer(page);
        return true;
    case PROMPT_BACK:
        if (page->chosen)
            ask_deed(page);
        else
            session_close_page(base->session);
        return true;
    }
    return true;
}

static void
draw(Page *base, const Canvas *canvas)
{
    CorrectPage *page = (CorrectPage *)base;
    g_autofree char *line = person_line(base->session->desk, page->person);
    int row = canvas_lines(canvas, (Spot){ 0, 0, 0 }, 2, INK_STRONG, line);
    canvas_rule(canvas, row);
    Canvas below = canvas_part(canvas, (Spot){ row + 1, 0, 0 }, canvas->rows - row - 1);
    prompt_draw(page->prompt, &below);
}

static void
act(Page *page, Action action)
{
    (void)page, (void)action; /* the prompt takes all keys */
}

static void
free_page(Page *base)
{
    CorrectPage *page = (CorrectPage *)base;
    g_clear_pointer(&page->prompt, prompt_free);
    g_clear_pointer(&page->check, g_ptr_array_unref);
    g_free(page->id);
    g_free(page->person);
    g_free(page);
}

static bool
offers(const Page *page, Action action)
{
    return prompt_offers(((const CorrectPage *)page)->prompt, action);
}

static const PageOps ops = {
    .kind = PAGE_PROMPT,
    .draw = draw,
    .key = take_key,
    .act = act,
    .offers = offers,
    .free = free_page,
};

static CorrectPage *
make(Session *session, const char *person)
{
    CorrectPage *page = g_new0(CorrectPage, 1);
    page->page.ops = &ops;
    page->page.session = session;
    page->person = g_strdup(person);
    desk_open_form(session->desk);
    return page;
}

Page *
page_correct_give_new(Session *session, const char *person, const char *id)
{
    CorrectPage *page = make(session, person);
    page->id = g_strdup(id);
    page->check = correct_check_of(session->desk, id);
    ask_deed(page);
    return &page->page;
}

Page *
page_correct_identity_new(Session *session, const char *person)
{
    CorrectPage *page = make(session, person);
    ask_deed(page);
    return &page->page;
}
