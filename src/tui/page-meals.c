/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/page-meals.h"

#include "tui/page-meal-say.h"
#include "tui/page-person.h"
#include "tui/page-print.h"
#include "tui/sheet-page.h"

#include "desk/desk.h"

#include "ward/meal.h"

#include "base/language.h"

typedef struct {
    SheetPage sheet;
    char *meal; /* "2026-11-02:lunch"; NULL = the next */
} MealsPage;

static void
draw(Page *base, const Canvas *canvas)
{
    MealsPage *page = (MealsPage *)base;
    SheetWish wish = { .key = "meal-list", .meal = page->meal };
    sheet_page_read(&page->sheet, &wish);
    sheet_view_draw(&page->sheet.view, canvas);
}

/* The meal that is shown. (transfer full) */
static char *
meal_shown(const MealsPage *page)
{
    const SheetRow *first = page->sheet.view.sheet->rows->pdata[0]; /* it always counts */
    return g_strdup(sheet_cell(page->sheet.view.sheet, first, "meal")->code);
}

static void
step(MealsPage *page, int by)
{
    MealTime meal;
    g_autofree char *shown = meal_shown(page);
    if (!meal_time_parse(shown, &meal, NULL))
        return;
    meal = meal_step(&meal, by);
    g_free(page->meal);
    page->meal = meal_time_format(&meal);
    page->sheet.turn = 0;
}

static void
say(MealsPage *page, MealWord word, const char *begun)
{
    Session *session = page->sheet.page.session;
    const SheetRow *row = sheet_view_row(&page->sheet.view);
    if (row == NULL || row->person == NULL) {
        session_warn(session, _("Choose the line of a patient first."));
        return;
    }
    if (session_cannot_say(session))
        return;
    g_autofree char *meal = meal_shown(page);
    MealSaying saying = { row->person, row->bed, meal, word, begun };
    g_clear_pointer(&page->meal, g_free);
    page->meal = g_strdup(meal); /* the clock must not turn the page */
    session_open_page(session, page_meal_say_new(session, &saying));
    sheet_view_move(&page->sheet.view, ACTION_DOWN); /* whose tray is next */
}

static void
open_page(MealsPage *page, Action action)
{
    Session *session = page->sheet.page.session;
    const SheetRow *row = sheet_view_row(&page->sheet.view);
    g_autofree char *meal = meal_shown(page);
    SheetWish wish = { .key = "meal-list", .meal = meal };
    if (action == ACTION_PRINT)
        session_open_page(session, page_print_new(&wish));
    else if (row != NULL && row->person != NULL)
        session_open_page(session, page_person_new(row->person));
}

static void
act(Page *base, Action action)
{
    static const struct {
        Action action;
        MealWord word;
    } words[] = {
        { ACTION_EATEN, MEAL_WORD_EATEN },
        { ACTION_SKIP, MEAL_WORD_SKIP },
        { ACTION_DIET, MEAL_WORD_ORDER },
        { ACTION_UNKNOWN, MEAL_WORD_UNKNOWN },
    };
    MealsPage *page = (MealsPage *)base;
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (words[i].action == action) {
            say(page, words[i].word, NULL);
            return;
        }
    if (action == ACTION_BACK)
        session_close_page(base->session);
    else if (action == ACTION_LEFT || action == ACTION_RIGHT)
        step(page, action == ACTION_LEFT ? -1 : 1);
    else if (action == ACTION_ENTER || action == ACTION_PRINT)
        open_page(page, action);
    else
        sheet_view_move(&page->sheet.view, action);
}

/* A digit is what was eaten of the staple: nobody presses a key first forty times. */
static bool
take_key(Page *base, const Key *key)
{
    MealsPage *page = (MealsPage *)base;
    if (key->kind != KEY_KIND_SIGN || key->sign < '0' || key->sign > '9')
        return sheet_page_key(base, key);
    char begun[2] = { (char)key->sign, '\0' };
    say(page, MEAL_WORD_EATEN, begun);
    return true;
}

static void
free_page(Page *base)
{
    MealsPage *page = (MealsPage *)base;
    sheet_view_clear(&page->sheet.view);
    g_free(page->meal);
    g_free(page);
}

static const PageOps ops = {
    .kind = PAGE_MEALS,
    .draw = draw,
    .key = take_key,
    .act = act,
    .forget = sheet_page_forget,
    .free = free_page,
};

Page *
page_meals_new(void)
{
    MealsPage *page = g_new0(MealsPage, 1);
    page->sheet.page.ops = &ops;
    return &page->sheet.page;
}
