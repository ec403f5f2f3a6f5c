/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/birthdate.h"
#include "ward/contact.h"
#include "ward/isolation.h"
#include "ward/meal.h"
#include "ward/need.h"
#include "ward/relation.h"
#include "ward/value.h"

#include "base/instant.h"
#include "base/language.h"

#include <string.h>

static char *
item_label(const VocabularyRow *row, const char *item)
{
    const Choice *choice = vocabulary_choice(row, item);
    const char *colon = strchr(item, ':');
    if (choice == NULL)
        return g_strdup(item);
    if (colon == NULL || row->form != FORM_LIST)
        return g_strdup(_(choice->label));
    bool isolation = strcmp(choice->key, "isolation") == 0;
    return g_strdup_printf("%s %s", _(choice->label),
                           isolation ? isolation_label(colon + 1) : colon + 1);
}

static char *
list_label(const VocabularyRow *row, const char *value)
{
    g_auto(GStrv) items = g_strsplit(value, ",", -1);
    for (guint i = 0; items[i] != NULL; i++) {
        char *label = item_label(row, items[i]);
        g_free(items[i]);
        items[i] = label;
    }
    return g_strjoinv(", ", items);
}

static char *
contact_label(const char *value)
{
    g_autoptr(Contact) contact = contact_parse(value);
    if (contact == NULL)
        return g_strdup(value);
    bool do_not_call = strstr(contact->flags, "do-not-call") != NULL;
    g_autofree char *relation = relation_label(contact->relation);
    return g_strdup_printf("%d %s %s %s%s%s", contact->order, relation, contact->name,
                           contact->phone, do_not_call ? " " : "",
                           do_not_call ? _("DO NOT CALL") : "");
}

static char *
meal_label(const char *value)
{
    g_autoptr(MealSaid) said = meal_said_parse(value, NULL);
    return said != NULL ? meal_said_label(said) : g_strdup(value);
}

static char *
day_and_need(const char *value)
{
    g_autofree char *words = need_label(value);
    return g_strdup_printf("%.*s: %s", (int)strcspn(value, ";"), value, words);
}

/* To the minute, on the wall of who said it. */
static char *
time_label(const char *value)
{
    Instant instant;
    if (!instant_parse(value, 0, &instant, NULL))
        return g_strdup(value);
    g_autofree char *minute = instant_format_minute(instant.seconds, instant.zone);
    return g_strconcat(instant.approximate ? "~" : "", minute, NULL);
}

char *
value_label(What what, const char *value)
{
    const VocabularyRow *row = vocabulary_row(what);
    if (value == NULL || *value == '\0')
        return g_strdup("");
    if (strcmp(value, VALUE_UNKNOWN) == 0)
        return g_strdup(_("unknown"));
    if (strcmp(value, VALUE_NONE) == 0 && row->choices == NULL)
        return g_strdup(_("none"));
    if (row->form == FORM_NEED)
        return day_and_need(value);
    if (row->form == FORM_MEAL)
        return meal_label(value);
    if (row->form == FORM_TIME)
        return time_label(value);
    if (row->form == FORM_CONTACT)
        return contact_label(value);
    if (row->form == FORM_BIRTHDATE) {
        Birthdate birthdate;
        return birthdate_parse(value, NULL, &birthdate, NULL, NULL) ? birthdate_label(&birthdate)
                                                                    : g_strdup(value);
    }
    if (row->form == FORM_LIST)
        return strcmp(value, VALUE_NONE) == 0 ? g_strdup(_("none")) : list_label(row, value);
    const Choice *choice = row->choices != NULL ? vocabulary_choice(row, value) : NULL;
    if (choice == NULL && strcmp(value, VALUE_NONE) == 0)
        return g_strdup(_("none"));
    return g_strdup(choice != NULL ? _(choice->label) : value);
}

char *
value_letters(What what, const char *value)
{
    const VocabularyRow *row = vocabulary_row(what);
    GString *out = g_string_new(NULL);
    g_auto(GStrv) items = g_strsplit(value != NULL ? value : "", ",", -1);
    for (guint i = 0; items[i] != NULL; i++) {
        const Choice *choice = vocabulary_choice(row, items[i]);
        if (choice == NULL || choice->letter == NULL)
            continue;
        if (out->len > 0)
            g_string_append_c(out, ' ');
        g_string_append(out, _(choice->letter));
    }
    return g_string_free(out, FALSE);
}
