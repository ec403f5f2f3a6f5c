/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/settle-choices.h"

#include "tui/said.h"

#include "desk/person.h"

#include "census/wrong-band.h"

#include "base/language.h"

#include <string.h>

#define SETTLES_MOST 4
#define KEYS_MOST 9

/* What can settle a conflict, in the order shown. */
static const struct {
    const char *conflict;
    SettleKind settles[SETTLES_MOST]; /* ended by SETTLE_NOTHING */
} table[] = {
    { "band-differs", { SETTLE_STRIKE, SETTLE_BAND } },
    { "not-found", { SETTLE_FOUND, SETTLE_MOVEMENT } },
    { "two-in-bed", { SETTLE_TO_BED, SETTLE_SHARE, SETTLE_ONE } },
    { "same-id", { SETTLE_STRIKE, SETTLE_ONE } },
    { "same-identity", { SETTLE_ONE, SETTLE_TWO } },
    { "namesake", { SETTLE_ONE } },
    { "seen-after-leaving", { SETTLE_STRIKE, SETTLE_MOVEMENT } },
    { "not-received", { SETTLE_RECEIVED, SETTLE_MOVEMENT } },
    { "value-differs", { SETTLE_STRIKE, SETTLE_BAND } },
    { "place-differs", { SETTLE_STRIKE, SETTLE_MOVEMENT } },
    { "overdue", { SETTLE_BACK, SETTLE_MOVEMENT } },
    { "future", { SETTLE_STRIKE } },
};

static void
offer(SettleChoices *choices, SettleKind kind, const char *target, const char *words)
{
    if (choices->list->len >= KEYS_MOST)
        return;
    SettleChoice choice = { kind, g_strdup(target) };
    g_autofree char *number = g_strdup_printf("%u", choices->list->len);
    prompt_offer(choices->prompt, (char)('1' + choices->list->len), words, number);
    g_array_append_val(choices->list, choice);
}

char *
settle_choices_words(const SettleChoices *choices, const char *id)
{
    char *words = NULL;
    for (guint i = 0; words == NULL && choices->persons[i] != NULL; i++)
        words = said_words(choices->desk, choices->persons[i], NULL, id);
    for (guint i = 0; words == NULL && choices->beds[i] != NULL; i++)
        words = said_words(choices->desk, NULL, choices->beds[i], id);
    return words;
}

static void
offer_strikes(SettleChoices *choices)
{
    for (guint i = 0; choices->statements[i] != NULL; i++) {
        g_autofree char *words = settle_choices_words(choices, choices->statements[i]);
        if (words == NULL)
            continue;
        g_autofree char *line = g_strdup_printf(_("this is wrong: %s"), words);
        offer(choices, SETTLE_STRIKE, choices->statements[i], line);
    }
}

static void
offer_moves(SettleChoices *choices)
{
    for (guint i = 0; choices->persons[i] != NULL; i++) {
        g_autofree char *called = person_called(choices->desk, choices->persons[i]);
        g_autofree char *line = g_strdup_printf(_("to another bed: %s"), called);
        offer(choices, SETTLE_TO_BED, choices->persons[i], line);
    }
}

/* Words for what is about the first person, or about all. */
static const char *
settle_words(SettleKind kind)
{
    switch (kind) {
    case SETTLE_ONE:
        return _("one person: the two numbers are read as one");
    case SETTLE_TWO:
        return _("two persons who look alike");
    case SETTLE_BAND:
        return _("all of it was read and said so: the band itself is wrong, it comes off");
    case SETTLE_SHARE:
        return _("they share the bed place (mother and child)");
    case SETTLE_FOUND:
        return _("found: in bed again");
    case SETTLE_BACK:
        return _("is back in bed");
    case SETTLE_RECEIVED:
        return _("the other ward has received the patient");
    case SETTLE_MOVEMENT:
        return _("another movement: moved, away, left, died ...");
    case SETTLE_NOTHING:
    case SETTLE_STRIKE:
    case SETTLE_TO_BED:
        break;
    }
    return "";
}

/* Of several in one bed any two may be one person whom two books met with. */
static void
offer_ones(SettleChoices *choices)
{
    char **all = choices->persons;
    bool two = g_strv_length(all) == 2;
    for (guint i = 0; all[i] != NULL; i++)
        for (guint k = i + 1; all[k] != NULL; k++) {
            g_autofree char *pair = g_strjoin(",", all[i], all[k], NULL);
            g_autofree char *line =
                g_strdup_printf(_("one person: %s and %s are read as one"), all[i], all[k]);
            offer(choices, SETTLE_ONE, pair, two ? settle_words(SETTLE_ONE) : line);
        }
}

static bool
is_told_wrong(const SettleChoices *choices)
{
    const Reading *reading = desk_reading(choices->desk);
    const Person *person = census_find_handle(reading_census(reading), choices->persons[0]);
    return person != NULL && wrong_band_now(reading_view(reading), person) != NULL;
}

static bool
is_read_off_band(const SettleChoices *choices)
{
    const Census *census = desk_census(choices->desk);
    for (guint i = 0; choices->statements[i] != NULL; i++) {
        StatementId id;
        const Filed *filed = statement_id_parse(choices->statements[i], &id)
                                 ? census_find_statement(census, &id)
                                 : NULL;
        if (filed != NULL && filed->said.source == SOURCE_BAND)
            return true;
    }
    return false;
}

/* Said once. What is left then is done at the wrist. */
static void
offer_band(SettleChoices *choices)
{
    if (is_told_wrong(choices))
        prompt_explain(choices->prompt,
                       _("The wrong band is to come off. b on the map prints a new one "
                         "and takes down that it is on: then this line goes."));
    else if (is_read_off_band(choices))
        offer(choices, SETTLE_BAND, choices->persons[0], settle_words(SETTLE_BAND));
}

static void
offer_kind(SettleChoices *choices, SettleKind kind)
{
    guint persons = g_strv_length(choices->persons);
    if (kind == SETTLE_STRIKE)
        offer_strikes(choices);
    else if (kind == SETTLE_TO_BED)
        offer_moves(choices);
    else if (kind == SETTLE_BAND)
        offer_band(choices);
    else if (kind == SETTLE_ONE)
        offer_ones(choices);
    else if (kind == SETTLE_TWO ? persons == 2 : persons > 0)
        offer(choices, kind, choices->persons[0], settle_words(kind));
}

static void
offer_all(SettleChoices *choices, const char *conflict)
{
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        if (strcmp(table[i].conflict, conflict) != 0)
            continue;
        for (guint k = 0; k < SETTLES_MOST && table[i].settles[k] != SETTLE_NOTHING; k++)
            offer_kind(choices, table[i].settles[k]);
    }
    if (strcmp(conflict, "namesake") == 0)
        prompt_explain(choices->prompt,
                       _("Two patients of one name stay marked as long as both are "
                         "here: nothing need be done."));
    else if (choices->list->len == 0)
        prompt_explain(choices->prompt,
                       _("Nothing need be entered. Open the person, or compare the "
                         "clock of the PC."));
}

static void
clear_choice(gpointer choice)
{
    g_free(((SettleChoice *)choice)->target);
}

void
settle_choices_begin(SettleChoices *choices, Desk *desk, const SettleWish *wish)
{
    choices->desk = desk;
    choices->persons = g_strsplit(wish->persons, ",", -1);
    choices->beds = g_strsplit(wish->beds, ",", -1);
    choices->statements = g_strsplit(wish->statements, ",", -1);
    choices->list = g_array_new(FALSE, FALSE, sizeof(SettleChoice));
    g_array_set_clear_func(choices->list, clear_choice);
    choices->prompt = prompt_new_choice(_("Which of these is so?"));
    offer_all(choices, wish->kind);
}

void
settle_choices_clear(SettleChoices *choices)
{
    prompt_free(choices->prompt);
    g_array_unref(choices->list);
    g_strfreev(choices->persons);
    g_strfreev(choices->beds);
    g_strfreev(choices->statements);
}

const SettleChoice *
settle_choices_given(const SettleChoices *choices)
{
    guint64 at = g_ascii_strtoull(prompt_value(choices->prompt), NULL, 10);
    return &g_array_index(choices->list, SettleChoice, at);
}
