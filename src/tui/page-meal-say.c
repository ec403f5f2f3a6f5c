/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/page-meal-say.h"

#include "tui/step-page.h"

#include "desk/person.h"

#include "base/language.h"

#include <string.h>

#define OWN_WORDS "words" /* the choice behind which a line is typed */

typedef struct {
    StepPage base;
    char *person;
    char *bed;
    MealTime meal;
    MealWord word;
    bool own_words;
} MealSayPage;

/* "8 5" or "8": staple and side in tenths; "" = eaten, not told how much. False: it is neither. */
static bool
read_eaten(const char *typed, MealSaid *said)
{
    int *tenths[] = { &said->staple, &said->side };
    g_auto(GStrv) parts = g_strsplit_set(typed, " /,　", -1);
    guint count = 0;
    for (guint i = 0; parts[i] != NULL; i++) {
        guint64 number;
        if (*parts[i] == '\0')
            continue;
        if (count == G_N_ELEMENTS(tenths) ||
            !g_ascii_string_to_unsigned(parts[i], 10, 0, 10, &number, NULL))
            return false;
        *tenths[count++] = (int)number;
    }
    return true;
}

static void
save(MealSayPage *page, const char *answer)
{
    Session *session = page->base.page.session;
    bool eaten = page->word == MEAL_WORD_EATEN;
    g_autofree char *detail = g_strdup(eaten ? "" : answer);
    MealSaid said = { page->meal, page->word, detail, -1, -1 };
    if (eaten && !read_eaten(answer, &said)) {
        session_warn(session, _("Two numbers from 0 to 10: staple and side, such as 8 5."));
        return;
    }
    g_autofree char *value = meal_said_format(&said);
    g_autofree char *words = meal_said_label(&said);
    Saying saying = { .what = WHAT_MEAL, .person = page->person, .bed = page->bed, .value = value };
    if (!session_say(session, &saying, NULL))
        return;
    session_tell(session, words);
    session_close_page(session);
}

static void
ask_own_words(MealSayPage *page)
{
    page->own_words = true;
    step_page_ask(&page->base,
                  prompt_new_line(page->word == MEAL_WORD_SKIP ? _("Why is this meal not served?")
                                                               : _("Which diet?")));
}

static void
given(StepPage *base, const char *value)
{
    MealSayPage *page = (MealSayPage *)base;
    if (page->word != MEAL_WORD_EATEN && !page->own_words && strcmp(value, OWN_WORDS) == 0)
        ask_own_words(page);
    else if (page->word == MEAL_WORD_EATEN || *value != '\0' || page->word == MEAL_WORD_UNKNOWN)
        save(page, value);
}

static void
back(StepPage *base)
{
    session_close_page(base->page.session);
}

static int
head(const StepPage *base, const Canvas *canvas)
{
    const MealSayPage *page = (const MealSayPage *)base;
    g_autofree char *meal = meal_time_label(&page->meal);
    g_autofree char *who = person_line_in_public(base->page.session->desk, page->person);
    g_autofree char *line = g_strdup_printf("%s   %s", meal, who);
    int rows = canvas_lines(canvas, (Spot){ 0, 0, 0 }, 3, INK_STRONG, line);
    canvas_rule(canvas, rows);
    return rows + 1;
}

static void
let_go(StepPage *base)
{
    MealSayPage *page = (MealSayPage *)base;
    g_clear_pointer(&page->person, g_free);
    g_clear_pointer(&page->bed, g_free);
}

static const StepOps steps = {
    .given = given,
    .back = back,
    .head = head,
    .let_go = let_go,
};

static Prompt *
ask_eaten(const char *begun)
{
    Prompt *prompt = prompt_new_line(_("How much was eaten?"));
    prompt_explain(prompt, _("Staple and side in tenths, such as 8 5; empty: eaten, not told."));
    if (begun != NULL)
        prompt_set(prompt, begun);
    return prompt;
}

static Prompt *
ask_reason(void)
{
    Prompt *prompt = prompt_new_choice(_("Why is this meal not served?"));
    char sign = '1';
    for (const MealReason *reason = meal_reasons; reason->key != NULL; reason++)
        prompt_offer(prompt, sign++, _(reason->label), reason->key);
    prompt_offer(prompt, 't', _("in words of your own"), OWN_WORDS);
    return prompt;
}

static Prompt *
ask_diet(void)
{
    Prompt *prompt = prompt_new_choice(_("Which diet from this meal on?"));
    char sign = '1';
    for (const Choice *diet = vocabulary_row(WHAT_DIET)->choices; diet->key != NULL; diet++)
        prompt_offer(prompt, sign++, _(diet->label), diet->key);
    prompt_offer(prompt, 't', _("in words of your own"), OWN_WORDS);
    return prompt;
}

static Prompt *
ask_unknown(void)
{
    Prompt *prompt = prompt_new_choice(_("Nobody can tell about this meal?"));
    prompt_offer(prompt, '1', _("asked, and nobody can tell"), "");
    return prompt;
}

Page *
page_meal_say_new(Session *session, const MealSaying *saying)
{
    MealSayPage *page = g_new0(MealSayPage, 1);
    page->person = g_strdup(saying->person);
    page->bed = g_strdup(saying->bed);
    page->word = saying->word;
    bool good = meal_time_parse(saying->meal, &page->meal, NULL);
    g_assert(good);
    step_page_begin(&page->base, session, &steps);
    step_page_ask(&page->base, saying->word == MEAL_WORD_EATEN   ? ask_eaten(saying->begun)
                               : saying->word == MEAL_WORD_SKIP  ? ask_reason()
                               : saying->word == MEAL_WORD_ORDER ? ask_diet()
                                                                 : ask_unknown());
    return &page->base.page;
}
