/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/page-questions.h"

#include "tui/page-person.h"
#include "tui/page-print.h"
#include "tui/prompt.h"
#include "tui/question-pass.h"
#include "tui/question.h"
#include "tui/sheet-page.h"

#include "desk/person.h"

#include "base/language.h"
#include "base/moment.h"

#include <string.h>

#define ASK_ROWS 16

static const struct {
    const char *key;
    const char *words;
} sorts[] = {
    { "bed", N_("Sorted by bed.") },
    { "id", N_("Sorted by patient ID.") },
    { "kana", N_("Sorted by kana.") },
    { "birthdate", N_("Sorted by birthdate.") },
};

typedef struct {
    SheetPage sheet;
    guint sort;
    Prompt *date;       /* while the date of the viewer's data is asked */
    Question *question; /* while a line is answered */
    GPtrArray *rest;    /* char *: lines still to be asked in this pass (question-pass.h) */
    char *asked;        /* handle of the person it is about */
    char *line;         /* its line, by name */
    GDate today;        /* of the question */
    bool dated;
    Instant data; /* of the viewer, once told */
} QuestionsPage;

static void
read_sheet(QuestionsPage *page)
{
    SheetWish wish = { .key = "questions", .sort = sorts[page->sort].key };
    sheet_page_read(&page->sheet, &wish);
}

/* ---- answering ---- */

/* The row's fact; WHAT_COUNT for what no viewer can know: who lies in a bed, what is on a wrist. */
static What
asked_of(const QuestionsPage *page, const SheetRow *row)
{
    const VocabularyRow *what =
        vocabulary_find(sheet_cell(page->sheet.view.sheet, row, "what")->code);
    bool at_bed = what->what == WHAT_PRESENCE || what->what == WHAT_BAND;
    return row->person == NULL || at_bed ? WHAT_COUNT : what->what;
}

static void
end_question(QuestionsPage *page)
{
    g_clear_pointer(&page->question, question_free);
    g_clear_pointer(&page->asked, g_free);
    g_clear_pointer(&page->line, g_free);
}

static void
ask_line(QuestionsPage *page, const SheetRow *row, What what)
{
    Session *session = page->sheet.page.session;
    g_autoptr(PersonFact) fact = person_fact(session->desk, row->person, what);
    bool known = fact != NULL && fact->value != NULL;
    g_autofree char *words = known ? g_strjoin("  ", fact->label, fact->origin, NULL) : NULL;
    page->today = session_today(session);
    QuestionAsk wish = {
        .what = what,
        .known = known ? fact->value : NULL,
        .before = known ? fact->before : NULL,
        .words = words,
        .source = SOURCE_VIEWER,
        .ground = { &page->today, desk_layout(session->desk)->zone },
        .spelling = spelling_choice_new(session->desk, row->person, what),
    };
    end_question(page);
    page->question = question_new(&wish);
    page->asked = g_strdup(row->person);
    desk_open_form(session->desk);
}

/* Asks the next line of the pass that is still there and that a viewer can answer; after the last
 * one it is done. */
static void
ask_next(QuestionsPage *page)
{
    end_question(page);
    read_sheet(page);
    while (page->rest->len > 0) {
        g_autofree char *name = g_ptr_array_steal_index(page->rest, 0);
        const SheetRow *row = question_pass_find(&page->sheet.view, name);
        What what = row != NULL ? asked_of(page, row) : WHAT_COUNT;
        if (what == WHAT_COUNT)
            continue;
        sheet_view_go(&page->sheet.view, row);
        ask_line(page, row, what);
        page->line = g_steal_pointer(&name);
        return;
    }
    session_tell(page->sheet.page.session, _("That was the last line."));
}

/* Of whom it was asked: the lines may have moved under the cursor, another window answers too. */
static bool
save(QuestionsPage *page)
{
    What what = question_what(page->question);
    Source source = question_source(page->question);
    Session *session = page->sheet.page.session;
    g_autofree char *value = question_value(page->question);
    Saying saying = {
        .what = what,
        .person = page->asked,
        .value = value,
        .source = source_key(source),
        .seen = source_is_bedside(source) ? NULL : &page->data,
    };
    return session_say(session, &saying, NULL);
}

static void
take_answer(QuestionsPage *page)
{
    if (!save(page))
        return;
    g_autofree char *called = person_called(page->sheet.page.session->desk, page->asked);
    g_autofree char *text = g_strdup_printf(
        "✓ %s  %s", called, _(vocabulary_row(question_what(page->question))->label));
    if (page->sheet.page.session->message == NULL)
        session_tell(page->sheet.page.session, text);
    ask_next(page);
}

static bool
key_in_question(QuestionsPage *page, const Key *key)
{
    Answered answered = question_key(page->question, key);
    if (answered == ANSWER_GIVEN || answered == ANSWER_SAME)
        take_answer(page);
    else if (answered == ANSWER_SKIPPED || answered == ANSWER_LATER)
        ask_next(page);
    else if (answered == ANSWER_BACK)
        end_question(page);
    return answered != ANSWER_IGNORED;
}

static void
begin_pass(QuestionsPage *page)
{
    read_sheet(page);
    question_pass_plan(&page->sheet.view, page->rest);
    ask_next(page);
}

/* ---- the date of the data ---- */

static void
ask_date(QuestionsPage *page)
{
    page->date = prompt_new_line(_("Up to when are the viewer's data? (11/01, 2026-11-01 18:00)"));
    prompt_explain(page->date,
                   _("Every answer carries this date. What was said at the bedside since "
                     "then stays what counts."));
}

/* A day alone is its beginning, approximate, as everywhere. */
static bool
parse_data(QuestionsPage *page, const char *text)
{
    Instant now = desk_now(page->sheet.page.session->desk);
    gint64 seconds;
    g_autofree char *day = g_strdup_printf("%s 0:00", text);
    bool whole = moment_parse(text, &now, &seconds);
    if (strpbrk(text, "/-") == NULL || (!whole && !moment_parse(day, &now, &seconds)) ||
        seconds > now.seconds)
        return false;
    page->data = (Instant){ seconds, now.zone, !whole };
    return true;
}

static bool
key_in_date(QuestionsPage *page, const Key *key)
{
    PromptStep step = prompt_key(page->date, key);
    if (step == PROMPT_GIVEN && !parse_data(page, prompt_value(page->date))) {
        session_warn(page->sheet.page.session,
                     _("This is no day up to today. Examples: 11/01, 2026-11-01 18:00."));
        return true;
    }
    if (step == PROMPT_GIVEN || step == PROMPT_BACK)
        g_clear_pointer(&page->date, prompt_free);
    if (step == PROMPT_GIVEN) {
        page->dated = true;
        begin_pass(page);
    }
    return step != PROMPT_IGNORED;
}

static void
begin_answers(QuestionsPage *page)
{
    if (session_cannot_say(page->sheet.page.session) || page->sheet.view.sheet->rows->len == 0)
        return;
    if (page->dated)
        begin_pass(page);
    else
        ask_date(page);
}

/* ---- the page ---- */

static void
draw_question(const QuestionsPage *page, const Canvas *canvas)
{
    Desk *desk = page->sheet.page.session->desk;
    g_autofree char *line = person_line(desk, page->asked);
    g_autofree char *when = instant_format_short(&page->data, desk_layout(desk)->zone);
    g_autofree char *data = g_strdup_printf(_("Viewer's data of %s"), when);
    canvas_rule(canvas, 0);
    canvas_text(canvas, (Spot){ 1, 0, 0 }, INK_STRONG, line);
    canvas_text(canvas, (Spot){ 2, 0, 0 }, INK_QUIET, data);
    Canvas below = canvas_part(canvas, (Spot){ 3, 0, 0 }, canvas->rows - 3);
    question_draw(page->question, &below);
}

static void
draw(Page *base, const Canvas *canvas)
{
    QuestionsPage *page = (QuestionsPage *)base;
    bool asks = page->date != NULL || page->question != NULL;
    bool gone = page->sheet.view.sheet == NULL;
    if (page->question == NULL || gone)
        read_sheet(page); /* lines do not move under an open question */
    const SheetRow *row =
        gone && page->line != NULL ? question_pass_find(&page->sheet.view, page->line) : NULL;
    if (row != NULL)
        sheet_view_go(&page->sheet.view, row); /* unlocked: they may have moved meanwhile */
    int rows = canvas->rows - (asks ? ASK_ROWS : 0);
    Canvas upper = canvas_part(canvas, (Spot){ 0, 0, 0 }, rows);
    Canvas lower = canvas_part(canvas, (Spot){ rows, 0, 0 }, canvas->rows - rows);
    sheet_view_draw(&page->sheet.view, &upper);
    if (page->question != NULL)
        draw_question(page, &lower);
    else if (page->date != NULL)
        prompt_draw(page->date, &lower);
}

static void
sort_next(QuestionsPage *page)
{
    page->sort = (page->sort + 1) % G_N_ELEMENTS(sorts);
    page->sheet.turn = 0;
    page->sheet.view.at = page->sheet.view.top = 0;
    session_tell(page->sheet.page.session, _(sorts[page->sort].words));
}

static void
open_line(QuestionsPage *page)
{
    const SheetRow *row = sheet_view_row(&page->sheet.view);
    if (row != NULL && row->person != NULL)
        session_open_page(page->sheet.page.session, page_person_new(row->person));
}

static void
act(Page *base, Action action)
{
    QuestionsPage *page = (QuestionsPage *)base;
    SheetWish wish = { .key = "questions", .sort = sorts[page->sort].key };
    if (action == ACTION_BACK || action == ACTION_CONFLICTS)
        session_close_page(base->session);
    else if (action == ACTION_SORT)
        sort_next(page);
    else if (action == ACTION_ENTER)
        open_line(page);
    else if (action == ACTION_ANSWER)
        begin_answers(page);
    else if (action == ACTION_PRINT)
        session_open_page(base->session, page_print_new(&wish));
    else
        sheet_view_move(&page->sheet.view, action);
}

static bool
take_key(Page *base, const Key *key)
{
    QuestionsPage *page = (QuestionsPage *)base;
    if (page->date != NULL)
        return key_in_date(page, key);
    if (page->question != NULL)
        return key_in_question(page, key) || question_is_typing(page->question);
    return sheet_page_key(base, key);
}

static bool
offers(const Page *base, Action action)
{
    const QuestionsPage *page = (const QuestionsPage *)base;
    if (page->date != NULL)
        return prompt_offers(page->date, action);
    return page->question == NULL || action == ACTION_BACK;
}

static void
free_page(Page *base)
{
    QuestionsPage *page = (QuestionsPage *)base;
    sheet_view_clear(&page->sheet.view);
    g_clear_pointer(&page->date, prompt_free);
    end_question(page);
    g_ptr_array_unref(page->rest);
    g_free(page);
}

/* Then a scanned code is an answer. */
static bool
types(const Page *page)
{
    const QuestionsPage *questions = (const QuestionsPage *)page;
    return questions->question != NULL && question_is_typing(questions->question);
}

static const PageOps ops = {
    .kind = PAGE_QUESTIONS,
    .draw = draw,
    .key = take_key,
    .act = act,
    .types = types,
    .offers = offers,
    .forget = sheet_page_forget,
    .free = free_page,
};

Page *
page_questions_new(void)
{
    QuestionsPage *page = g_new0(QuestionsPage, 1);
    page->sheet.page.ops = &ops;
    page->rest = g_ptr_array_new_with_free_func(g_free);
    return &page->sheet.page;
}
