/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/page-person.h"

#include "tui/fact-view.h"
#include "tui/page-correct.h"
#include "tui/page-move.h"
#include "tui/page-need.h"
#include "tui/page-print.h"
#include "tui/question.h"
#include "tui/sheet-view.h"
#include "tui/strike-prompt.h"

#include "desk/desk.h"

#include "base/language.h"

#define HEAD_ROWS_MOST 5 /* who, what does not fit, a rule */
#define PROMPT_ROWS 14

typedef struct {
    Page page;
    char *person;
    guint64 turn;
    char *issues; /* what does not fit, in words; "" if nothing */
    FactView facts;
    SheetView history;
    bool shows_history;
    GDate today;        /* of the question */
    Question *question; /* while a fact is said anew */
    StrikePrompt *strike;
    char *strike_id; /* of the history's line; NULL = the last entry */
} PersonPage;

/* The kinds of all conflicts that name PERSON, joined. */
static char *
find_issues(Desk *desk, const char *person)
{
    SheetWish wish = { .key = "conflicts" };
    g_autoptr(Sheet) sheet = desk_sheet(desk, &wish, NULL);
    GString *issues = g_string_new(NULL);
    for (guint i = 0; sheet != NULL && i < sheet->rows->len; i++) {
        const SheetRow *row = g_ptr_array_index(sheet->rows, i);
        const SheetCell *kind = sheet_cell(sheet, row, "kind");
        const SheetCell *persons = sheet_cell(sheet, row, "persons");
        g_auto(GStrv) handles = g_strsplit(persons->code, ",", -1);
        if (g_strv_contains((const char *const *)handles, person))
            g_string_append_printf(issues, "%s! %s", issues->len > 0 ? "  " : "",
                                   kind->label != NULL ? kind->label : kind->code);
    }
    return g_string_free(issues, FALSE);
}

static void
read_person(PersonPage *person)
{
    Session *session = person->page.session;
    if (person->turn == session->turn)
        return;
    SheetWish wish = { .key = "history", .person = person->person };
    fact_view_read(&person->facts, session->desk, person->person);
    sheet_view_show(&person->history, desk_sheet(session->desk, &wish, NULL));
    g_free(person->issues);
    person->issues = find_issues(session->desk, person->person);
    person->turn = session->turn;
}

/* The rows taken. */
static int
draw_head(const PersonPage *person, const Canvas *canvas)
{
    Desk *desk = person->page.session->desk;
    g_autofree char *state = person_state_words(desk, person->person);
    g_autofree char *read_back = person_read_back(desk, person->person);
    g_autofree char *line = g_strdup_printf("%s  %s  %s", person->person, state, read_back);
    int row = canvas_lines(canvas, (Spot){ 0, 0, 0 }, HEAD_ROWS_MOST - 2, INK_STRONG, line);
    if (*person->issues != '\0')
        canvas_word(canvas, (Spot){ row++, 0, 0 }, INK_LOUD, person->issues);
    canvas_rule(canvas, row);
    return row + 1;
}

static void
draw_prompt(const PersonPage *person, const Canvas *canvas)
{
    Canvas below = canvas_part(canvas, (Spot){ 1, 0, 0 }, canvas->rows - 1);
    canvas_clear(canvas);
    canvas_rule(canvas, 0);
    if (person->question != NULL)
        question_draw(person->question, &below);
    else
        strike_prompt_draw(person->strike, &below);
}

static void
draw(Page *page, const Canvas *canvas)
{
    PersonPage *person = (PersonPage *)page;
    bool asks = person->question != NULL || person->strike != NULL;
    read_person(person);
    int head = draw_head(person, canvas);
    int rows = canvas->rows - head - (asks ? PROMPT_ROWS : 0);
    Canvas middle = canvas_part(canvas, (Spot){ head, 0, 0 }, rows);
    Canvas foot = canvas_part(canvas, (Spot){ head + rows, 0, 0 }, PROMPT_ROWS);
    if (person->shows_history && person->history.sheet != NULL)
        sheet_view_draw(&person->history, &middle);
    else
        fact_view_draw(&person->facts, &middle);
    if (asks)
        draw_prompt(person, &foot);
}

static void
ask(PersonPage *person)
{
    const PersonFact *fact = fact_view_fact(&person->facts);
    Session *session = person->page.session;
    if (fact == NULL || person->shows_history || session_cannot_say(session))
        return;
    person->today = session_today(session);
    g_autofree char *words =
        fact->value == NULL ? NULL : g_strjoin("  ", fact->label, fact->origin, NULL);
    QuestionAsk wish = {
        .what = fact->what,
        .known = fact->value,
        .before = fact->before,
        .words = words,
        .source = vocabulary_row(fact->what)->source,
        .ground = { &person->today, desk_layout(session->desk)->zone },
        .spelling = spelling_choice_new(session->desk, person->person, fact->what),
    };
    person->question = question_new(&wish);
    desk_open_form(session->desk);
}

static bool
save(PersonPage *person)
{
    g_autofree char *value = question_value(person->question);
    Saying saying = {
        .what = question_what(person->question),
        .person = person->person,
        .value = value,
        .source = source_key(question_source(person->question)),
        .corrects = true,
    };
    return session_say(person->page.session, &saying, NULL);
}

/* False: the key is the page's, if it is one. */
static bool
key_in_question(PersonPage *person, const Key *key)
{
    Answered answered = question_key(person->question, key);
    bool says = answered == ANSWER_GIVEN || answered == ANSWER_SAME;
    if (answered == ANSWER_IGNORED)
        return question_is_typing(person->question);
    if (answered == ANSWER_OPEN || (says && !save(person)))
        return true;
    g_clear_pointer(&person->question, question_free);
    return true;
}

/* The last entry, if it is about whom this page shows: nobody else is reached from here. */
static void
begin_strike_last(PersonPage *person)
{
    Session *session = person->page.session;
    g_auto(LastEntry) entry = { NULL, NULL, false };
    if (!desk_last_entry(session->desk, person->person, &entry)) {
        session_warn(session, _("Nothing was said at this desk that could be struck"));
        return;
    }
    if (entry.about) {
        person->strike = strike_prompt_new(entry.words);
        return;
    }
    g_autofree char *text = g_strdup_printf(
        _("The last entry is about somebody else (%s). Strike a line of this history: Tab, x."),
        entry.words);
    session_warn(session, text);
}

static void
begin_strike(PersonPage *person)
{
    if (session_cannot_say(person->page.session))
        return;
    if (person->shows_history) {
        const SheetRow *row = sheet_view_row(&person->history);
        const SheetCell *id = row != NULL ? sheet_cell(person->history.sheet, row, "id") : NULL;
        if (id == NULL || row->struck)
            return;
        person->strike_id = g_strdup(id->code);
        person->strike = strike_prompt_new(NULL);
        return;
    }
    begin_strike_last(person);
}

static void
strike(PersonPage *person)
{
    Session *session = person->page.session;
    const char *reason = strike_prompt_reason(person->strike);
    g_autoptr(GError) error = NULL;
    if (person->strike_id == NULL) {
        session_strike_last(session, reason);
        return;
    }
    if (!desk_strike(session->desk, person->strike_id, reason, &error)) {
        session_warn(session, error->message);
        return;
    }
    session_tell(session, _("Struck. The line stays readable."));
    session_refresh(session, false);
}

static bool
key_in_strike(PersonPage *person, const Key *key)
{
    StrikeStep step = strike_prompt_key(person->strike, key);
    if (step == STRIKE_OPEN || step == STRIKE_IGNORED)
        return step == STRIKE_OPEN;
    if (step == STRIKE_GIVEN)
        strike(person);
    g_clear_pointer(&person->strike, strike_prompt_free);
    g_clear_pointer(&person->strike_id, g_free);
    return true;
}

/* The id of the history's line if it is about a person, live and no correction itself; else NULL
 * with a word at the foot. */
static const char *
line_to_give(PersonPage *person)
{
    const SheetRow *row = person->shows_history ? sheet_view_row(&person->history) : NULL;
    if (row == NULL || row->person == NULL || row->struck) {
        session_warn(person->page.session,
                     _("Choose a line of the history that is not struck (Tab), then press r."));
        return NULL;
    }
    const Sheet *sheet = person->history.sheet;
    const VocabularyRow *what = vocabulary_find(sheet_cell(sheet, row, "what")->code);
    if (what == NULL || what->rule == RULE_CORRECTION) {
        session_warn(person->page.session,
                     _("A correction is not given to another person; strike it instead (x)."));
        return NULL;
    }
    return sheet_cell(sheet, row, "id")->code;
}

/* Acts in steps have pages of their own. */
static Page *
page_for(PersonPage *person, Action action)
{
    Session *session = person->page.session;
    SheetWish wish = { .key = "history", .person = person->person };
    if (action == ACTION_PRINT)
        return page_print_new(&wish);
    if (action == ACTION_NEED)
        return page_need_new(session, person->person);
    if (session_cannot_say(session))
        return NULL;
    if (action == ACTION_MOVE)
        return page_move_new(session, person->person, NULL);
    if (action == ACTION_IDENTITY)
        return page_correct_identity_new(session, person->person);
    const char *id = line_to_give(person);
    return id != NULL ? page_correct_give_new(session, person->person, id) : NULL;
}

static void
open_act(PersonPage *person, Action action)
{
    Page *next = page_for(person, action);
    if (next != NULL)
        session_open_page(person->page.session, next);
}

static bool
take_key(Page *page, const Key *key)
{
    PersonPage *person = (PersonPage *)page;
    bool again;
    if (person->strike != NULL)
        return key_in_strike(person, key);
    else if (person->question != NULL)
        return key_in_question(person, key);
    else if (key->kind == KEY_KIND_CLICK && person->shows_history)
        sheet_view_click(&person->history, key->row, &again);
    else
        return false;
    return true;
}

static void
act(Page *page, Action action)
{
    PersonPage *person = (PersonPage *)page;
    if (action == ACTION_BACK)
        session_close_page(page->session);
    else if (action == ACTION_ENTER)
        ask(person);
    else if (action == ACTION_HISTORY)
        person->shows_history = !person->shows_history;
    else if (action == ACTION_STRIKE)
        begin_strike(person);
    else if (action == ACTION_PRINT || action == ACTION_MOVE || action == ACTION_IDENTITY ||
             action == ACTION_GIVE || action == ACTION_NEED)
        open_act(person, action);
    else if (person->shows_history)
        sheet_view_move(&person->history, action);
    else
        fact_view_move(&person->facts, action);
}

static void
forget(Page *page)
{
    PersonPage *person = (PersonPage *)page;
    fact_view_clear(&person->facts);
    sheet_view_clear(&person->history);
    g_clear_pointer(&person->issues, g_free);
    person->turn = 0;
}

static void
free_page(Page *page)
{
    PersonPage *person = (PersonPage *)page;
    fact_view_clear(&person->facts);
    sheet_view_clear(&person->history);
    g_clear_pointer(&person->question, question_free);
    g_clear_pointer(&person->strike, strike_prompt_free);
    g_free(person->strike_id);
    g_free(person->issues);
    g_free(person->person);
    g_free(person);
}

static bool
offers(const Page *page, Action action)
{
    const PersonPage *person = (const PersonPage *)page;
    bool asks = person->question != NULL || person->strike != NULL;
    if (action == ACTION_ENTER || action == ACTION_IDENTITY)
        return !asks && !person->shows_history;
    if (action == ACTION_GIVE)
        return !asks && person->shows_history;
    return !asks || action == ACTION_BACK;
}

/* Then a scanned code is an answer. */
static bool
types(const Page *page)
{
    const PersonPage *person = (const PersonPage *)page;
    if (person->strike != NULL)
        return strike_prompt_is_typing(person->strike);
    return person->question != NULL && question_is_typing(person->question);
}

static const PageOps ops = {
    .kind = PAGE_PERSON,
    .draw = draw,
    .key = take_key,
    .act = act,
    .types = types,
    .offers = offers,
    .forget = forget,
    .free = free_page,
};

Page *
page_person_new(const char *person_handle)
{
    PersonPage *person = g_new0(PersonPage, 1);
    person->page.ops = &ops;
    person->person = g_strdup(person_handle);
    return &person->page;
}
