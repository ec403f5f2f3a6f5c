/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/reentry-words.h"

#include "sheets/fact-label.h"

#include "census/reentry-meal.h"

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
    { "listed-here", N_("on a list only; nobody saw them here") },
    { "listed-in-bed", N_("in another bed on a list; nobody saw them there") },
    { "leave-back", N_("Back from leave") },
};

/* CODES of WHAT with "|" between, as they were contested: the first, then what else was said.
 * (transfer full) */
static char *
contested_words(What what, const char *codes)
{
    g_auto(GStrv) each = g_strsplit(codes, "|", -1);
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; each[i] != NULL; i++) {
        g_autofree char *value = g_uri_unescape_string(each[i], NULL);
        g_ptr_array_add(words, value_label(what, value != NULL ? value : each[i]));
    }
    g_ptr_array_add(words, NULL);
    char **all = (char **)words->pdata;
    if (all[0] == NULL || all[1] == NULL)
        return g_strdup(all[0] != NULL ? all[0] : "");
    g_autofree char *others = g_strjoinv(", ", all + 1);
    return g_strdup_printf(_("%s (BUT ALSO SAID: %s: ASK)"), all[0], others);
}

static char *
stay_name(const VocabularyRow *row, const char *key)
{
    for (guint i = 0; i < G_N_ELEMENTS(seen); i++)
        if (strcmp(seen[i].key, key) == 0)
            return g_strdup(_(seen[i].words));
    return row != NULL ? g_strdup(_(row->label)) : value_label(WHAT_PRESENCE, key);
}

/* "11/02 10:05", where the event was told as of another time too: what follows the first of EVENT,
 * which is its name. (transfer full) */
static char *
other_times(char **event)
{
    GString *out = g_string_new(NULL);
    for (guint i = 1; event[0] != NULL && event[i] != NULL; i++) {
        Instant at;
        g_autofree char *brief = instant_parse(event[i], 0, &at, NULL)
                                     ? instant_format_short(&at, at.zone)
                                     : g_strdup(event[i]);
        g_string_append_printf(out, "%s%s", out->len > 0 ? ", " : "", brief);
    }
    return g_string_free(out, FALSE);
}

/* "move;601-2", "discharge;;home", "away:overnight;601-2", "death|2026-11-02T10:05:00+09:00" */
static char *
stay_words(const char *content)
{
    g_auto(GStrv) parts = g_strsplit(content, ";", 3);
    g_auto(GStrv) event = g_strsplit(parts[0] != NULL ? parts[0] : "", "|", -1);
    const char *key = event[0] != NULL ? event[0] : "";
    const VocabularyRow *row = vocabulary_find(key);
    bool dated = row != NULL && row->what == WHAT_ADMITTED; /* a day, and no bed */
    const char *rest = parts[1] != NULL ? parts[1] : "";
    const char *bed = dated ? "" : rest;
    const char *said = dated ? rest : parts[1] != NULL ? parts[2] : NULL;
    g_autofree char *how =
        row != NULL && said != NULL ? contested_words(row->what, said) : g_strdup("");
    g_autofree char *name = stay_name(row, key);
    g_autofree char *times = other_times(event);
    g_autofree char *doubt =
        *times != '\0' ? g_strdup_printf(_("  (BUT ALSO SAID: AT %s: ASK)"), times) : g_strdup("");
    return g_strdup_printf("%s%s%s%s%s%s", name, *bed != '\0' ? "  " : "", bed,
                           *how != '\0' ? "  " : "", how, doubt);
}

/* (transfer full) */
static char *
diet_words(const ReentryMeal *meal)
{
    g_autofree char *diet =
        meal->diet != NULL ? value_label(WHAT_DIET, meal->diet) : g_strdup(_("diet not told"));
    if (meal->doubt == NULL)
        return g_steal_pointer(&diet);
    g_autofree char *other = value_label(WHAT_DIET, meal->doubt);
    return g_strdup_printf(_("ordered: %s, but said since: %s"), diet, other);
}

/* (transfer full) */
static char *
eaten_words(const ReentryMeal *meal)
{
    g_autofree char *diet = diet_words(meal);
    if (meal->unknown)
        return g_strdup_printf(_("%s, asked, and nobody can tell what was eaten"), diet);
    if (!meal->eaten)
        return g_strdup_printf(_("%s, nobody said what was eaten"), diet);
    g_autofree char *staple =
        meal->staple < 0 ? g_strdup("?") : g_strdup_printf("%d", meal->staple);
    g_autofree char *side = meal->side < 0 ? g_strdup("?") : g_strdup_printf("%d", meal->side);
    return g_strdup_printf(_("%s, staple %s side %s"), diet, staple, side);
}

/* (transfer full) */
static char *
meal_words(const ReentryMeal *meal)
{
    if (meal->stop != NULL) {
        g_autofree char *why = meal_reason_label(meal->stop);
        return g_strdup_printf(_("not served (%s)"), why);
    }
    if (meal->leave && !meal->eaten && !meal->unknown)
        return g_strdup(_("on leave"));
    g_autofree char *eaten = eaten_words(meal);
    return meal->leave     ? g_strdup_printf(_("%s (BUT ON LEAVE THEN: ASK)"), eaten)
           : meal->missing ? g_strdup_printf(_("%s (BUT NOT FOUND THEN: ASK)"), eaten)
           : meal->gone    ? g_strdup_printf(_("%s (BUT NOT HERE THEN: ASK)"), eaten)
           : meal->paper   ? g_strdup_printf(_("%s (ON A LIST ONLY, SEEN BY NOBODY THEN)"), eaten)
                           : g_steal_pointer(&eaten);
}

/* Meals of which the same is said are named together. */
static char *
meals_words(const char *content)
{
    static const char *const labels[MEAL_SLOTS] = { N_("Breakfast"), N_("Lunch"), N_("Supper") };
    GString *out = g_string_new(NULL);
    g_autofree char *before = NULL;
    g_autoptr(GPtrArray) meals = reentry_meals_parse(content);
    for (guint i = 0; i < meals->len; i++) {
        const ReentryMeal *meal = meals->pdata[i];
        g_autofree char *words = meal_words(meal);
        if (before != NULL && strcmp(words, before) != 0)
            g_string_append_printf(out, ": %s; ", before);
        else if (before != NULL)
            g_string_append(out, ", ");
        g_string_append(out, _(labels[meal->slot]));
        g_free(before);
        before = g_steal_pointer(&words);
    }
    if (before != NULL)
        g_string_append_printf(out, ": %s", before);
    return g_string_free(out, FALSE);
}

/* A pen has room for the need of one day. */
static char *
need_words(const char *content, bool several)
{
    if (*content == '\0' && several)
        return g_strdup(_("nothing ticked on any of these days"));
    if (*content == '\0')
        return g_strdup(_("unticked: A _____  B _____  C _____"));
    g_autofree char *value = g_strconcat(";", content, NULL); /* the day stands beside it */
    return need_label(value);
}

/* "A017=00410112", "A018=00387112|00387121", "A014=none", "A020=" (transfer full) */
static char *
identity_words(const char *content)
{
    g_auto(GStrv) pair = g_strsplit(content, "=", 2);
    const char *id = pair[1] != NULL ? pair[1] : "";
    g_autofree char *said = contested_words(WHAT_PATIENT_ID, id);
    g_autofree char *blank =
        strcmp(id, VALUE_UNKNOWN) == 0 ? g_strdup(_("____________ (asked, and nobody can tell)"))
        : strcmp(id, VALUE_NONE) == 0  ? g_strdup(_("____________ (said to have none)"))
        : *id == '\0'                  ? g_strdup("____________")
                                       : NULL;
    return g_strdup_printf(_("temporary number %s is hospital ID %s"), pair[0],
                           blank != NULL ? blank : said);
}

/* The list and, behind "|", what was said before and it leaves out. (transfer full) */
static char *
caution_words(const char *content)
{
    g_auto(GStrv) codes = g_strsplit(content, "|", 2);
    g_autofree char *list = g_uri_unescape_string(codes[0] != NULL ? codes[0] : "", NULL);
    if (list == NULL || *list == '\0')
        return g_strdup(_("not asked: ____________"));
    g_autofree char *before = codes[1] != NULL ? g_uri_unescape_string(codes[1], NULL) : NULL;
    return fact_label_beside(WHAT_CAUTION, list, before);
}

char *
reentry_days_words(const char *key)
{
    ReentryDays days;
    if (!reentry_days_parse(key, &days))
        return NULL;
    g_auto(GStrv) ends = g_strsplit(strchr(key, ':') + 1, "/", 2);
    guint count = days.last - days.first + 1;
    return ends[1] == NULL ? g_strdup(ends[0])
                           : g_strdup_printf(_("%u days: %s to %s"), count, ends[0], ends[1]);
}

/* CONTENT of the line that KEY names. */
static char *
content_words(const char *key, const char *content)
{
    ReentryDays days;
    ReentryPart part = reentry_part_of(key);
    if (part == REENTRY_IDENTITY)
        return identity_words(content);
    if (part == REENTRY_STAY)
        return stay_words(content);
    if (part == REENTRY_CAUTION)
        return caution_words(content);
    if (part == REENTRY_CONTACT)
        return value_label(WHAT_CONTACT, content);
    if (part == REENTRY_MEALS)
        return meals_words(content);
    if (part == REENTRY_NEED)
        return need_words(content, reentry_days_parse(key, &days) && days.last > days.first);
    return value_label(WHAT_DIAGNOSIS, content);
}

char *
reentry_words(const ReentryLine *line)
{
    return content_words(line->key, line->entered != NULL ? line->entered : line->content);
}

char *
reentry_value_label(What what, const char *value)
{
    const char *entered = "";
    g_autofree char *key = what == WHAT_REENTERED ? reentry_tick_key(value, &entered) : NULL;
    ReentryPart part = key != NULL ? reentry_part_of(key) : REENTRY_PARTS;
    if (part == REENTRY_PARTS)
        return value_label(what, value);
    g_autofree char *days = reentry_days_words(key);
    g_autofree char *words = *entered == '\0' ? g_strdup(_("nothing (empty, or taken back there)"))
                                              : content_words(key, entered);
    return g_strdup_printf("%s%s%s: %s", reentry_part_label(part), days != NULL ? " " : "",
                           days != NULL ? days : "", words);
}
