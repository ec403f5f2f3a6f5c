/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/reentry-words.h"

#include "ward/need.h"
#include "ward/value.h"

#include "base/language.h"

#include <string.h>

/* Words of a stay that are no kind of fact. */
static const struct {
    const char *key;
    const char *words;
} seen[] = {
    { "seen-here", N_("found here; nobody said when they came") },
    { "seen-in-bed", N_("seen in another bed; nobody said when they moved") },
    { "leave-back", N_("Back from leave") },
};

static char *
stay_name(const VocabularyRow *row, const char *key)
{
    for (guint i = 0; i < G_N_ELEMENTS(seen); i++)
        if (strcmp(seen[i].key, key) == 0)
            return g_strdup(_(seen[i].words));
    return row != NULL ? g_strdup(_(row->label)) : value_label(WHAT_PRESENCE, key);
}

/* "move;601-2", "discharge;;home", "away:overnight;601-2" */
static char *
stay_words(const char *content)
{
    g_auto(GStrv) parts = g_strsplit(content, ";", 3);
    const VocabularyRow *row = vocabulary_find(parts[0]);
    bool dated = row != NULL && row->what == WHAT_ADMITTED; /* a day, and no bed */
    const char *rest = parts[1] != NULL ? parts[1] : "";
    const char *bed = dated ? "" : rest;
    const char *said = dated ? rest : parts[1] != NULL ? parts[2] : NULL;
    g_autofree char *how =
        row != NULL && said != NULL ? value_label(row->what, said) : g_strdup("");
    g_autofree char *name = stay_name(row, parts[0]);
    return g_strdup_printf("%s%s%s%s%s", name, *bed != '\0' ? "  " : "", bed,
                           *how != '\0' ? "  " : "", how);
}

/* "regular:8/5", "stop:exam", "leave", "not-told" */
static char *
meal_words(const char *meal)
{
    if (g_str_has_prefix(meal, "stop:")) {
        g_autofree char *why = meal_reason_label(meal + strlen("stop:"));
        return g_strdup_printf(_("not served (%s)"), why);
    }
    if (strcmp(meal, "leave") == 0)
        return g_strdup(_("on leave"));
    g_auto(GStrv) parts = g_strsplit(meal, ":", 2);
    g_autofree char *diet = strcmp(parts[0], "not-told") == 0 ? g_strdup(_("diet not told"))
                                                              : value_label(WHAT_DIET, parts[0]);
    if (parts[1] == NULL)
        return g_strdup_printf(_("%s, nobody said what was eaten"), diet);
    g_auto(GStrv) eaten = g_strsplit(parts[1], "/", 2);
    const char *staple = *eaten[0] != '\0' ? eaten[0] : "?";
    const char *side = eaten[1] != NULL && *eaten[1] != '\0' ? eaten[1] : "?";
    return g_strdup_printf(_("%s, staple %s side %s"), diet, staple, side);
}

static char *
meals_words(const char *content)
{
    static const struct {
        const char *key;
        const char *label;
    } slots[] = { { "breakfast", N_("Breakfast") },
                  { "lunch", N_("Lunch") },
                  { "supper", N_("Supper") } };
    GString *out = g_string_new(NULL);
    g_auto(GStrv) meals = g_strsplit(content, ",", -1);
    for (guint i = 0; meals[i] != NULL; i++)
        for (guint k = 0; k < G_N_ELEMENTS(slots); k++) {
            gsize length = strlen(slots[k].key);
            if (strncmp(meals[i], slots[k].key, length) != 0 || meals[i][length] != '=')
                continue;
            g_autofree char *words = meal_words(meals[i] + length + 1);
            g_string_append_printf(out, "%s%s: %s", out->len > 0 ? "; " : "", _(slots[k].label),
                                   words);
        }
    return g_string_free(out, FALSE);
}

static char *
need_words(const ReentryLine *line)
{
    if (*line->content == '\0')
        return g_strdup(_("nothing ticked: A ____________  B ____________  C ____________"));
    return need_label(line->said->said.value);
}

char *
reentry_words(const ReentryLine *line)
{
    if (line->part == REENTRY_IDENTITY) {
        g_auto(GStrv) pair = g_strsplit(line->content, "=", 2);
        bool known = *pair[1] != '\0' && strcmp(pair[1], VALUE_UNKNOWN) != 0 &&
                     strcmp(pair[1], VALUE_NONE) != 0;
        return g_strdup_printf(_("temporary number %s is hospital ID %s"), pair[0],
                               known ? pair[1] : "____________");
    }
    if (line->part == REENTRY_STAY)
        return stay_words(line->content);
    if (line->part == REENTRY_MEALS)
        return meals_words(line->content);
    if (line->part == REENTRY_NEED)
        return need_words(line);
    return value_label(WHAT_DIAGNOSIS, line->content);
}
