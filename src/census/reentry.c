/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/reentry.h"

#include "census/fact.h"
#include "census/reentry-making.h"
#include "census/reentry-meal.h"

#include "base/language.h"

#include <string.h>

#define DAY_TEXT "2026-11-02"
#define DAYS_MOST                                                                                  \
    1000 /* an outage lasts weeks; a clock that is years ahead must not hang the list */

static const struct {
    const char *key;
    const char *label;
} parts[REENTRY_PARTS] = {
    [REENTRY_IDENTITY] = { "identity", N_("Hospital number") }, /* 番号 */
    [REENTRY_STAY] = { "stay", N_("Stay") },                    /* 入院履歴 */
    [REENTRY_DIAGNOSIS] = { "diagnosis", N_("Diagnosis") },     /* 病名 */
    [REENTRY_MEALS] = { "meals", N_("Meals") },                 /* 食事歴 */
    [REENTRY_NEED] = { "need", N_("Nursing need") },            /* 看護必要度 */
};

const char *
reentry_part_key(ReentryPart part)
{
    return parts[part].key;
}

const char *
reentry_part_label(ReentryPart part)
{
    return _(parts[part].label);
}

const char *
reentry_state_key(ReentryState state)
{
    static const char *const keys[] = { "open", "done", "changed", "struck" };
    return keys[state];
}

static void
line_free(gpointer data)
{
    ReentryLine *line = data;
    g_free(line->key);
    g_free(line->content);
    g_free(line->entered);
    g_free(line);
}

ReentryLine *
reentry_add_line(const ReentryMaking *making, ReentryPart part, char *key, char *content)
{
    ReentryLine *line = g_new0(ReentryLine, 1);
    line->part = part;
    line->key = key;
    line->content = content;
    g_ptr_array_add(making->lines, line);
    return line;
}

/* "stay:1f…": of a statement. */
static ReentryLine *
add_said(const ReentryMaking *making, ReentryPart part, const Filed *said, char *content)
{
    g_autofree char *id = statement_id_format(&said->said.id);
    ReentryLine *line =
        reentry_add_line(making, part, g_strconcat(parts[part].key, ":", id, NULL), content);
    line->said = said;
    line->at = statement_seen(&said->said);
    return line;
}

/* ---- who ---- */

static void
add_identity(const ReentryMaking *making)
{
    Fact fact = fact_read(making->view, making->person, WHAT_PATIENT_ID);
    const char *id = fact.current != NULL ? fact.current->said.value : "";
    ReentryLine *line = reentry_add_line(making, REENTRY_IDENTITY, g_strdup("identity"),
                                         g_strconcat(making->person->handle, "=", id, NULL));
    line->said = fact.current;
}

/* ---- how they came, lay and left ---- */

/* What the statement FILED says of a stay, NULL if nothing that the system asks for: being away for
 * an exam is no leave, and being seen again in the same bed is no news. */
static const char *
stay_word(const Filed *filed, const Standing *before)
{
    if (filed->said.what != WHAT_PRESENCE)
        return vocabulary_row(filed->said.what)->key;
    const char *value = filed->said.value;
    bool on_leave = before->where != NULL && (strcmp(before->where, "overnight") == 0 ||
                                              strcmp(before->where, "outing") == 0);
    if (strcmp(value, "away:overnight") == 0 || strcmp(value, "away:outing") == 0)
        return on_leave ? NULL : value;
    if (strcmp(value, "in") != 0)
        return NULL;
    if (!standing_is_here(before))
        return "seen-here";
    if (on_leave)
        return "leave-back";
    return filed->bed != NULL && filed->bed != before->bed ? "seen-in-bed" : NULL;
}

/* True if FILED says again what LAST did: the same event, with no other between. */
static bool
is_repeat(const Filed *filed, const Filed *last, const Standing *before)
{
    return last != NULL && filed->said.what != WHAT_PRESENCE &&
           filed->said.what == last->said.what &&
           (filed->bed == NULL || filed->bed == before->bed) &&
           (*filed->said.value == '\0' || strcmp(filed->said.value, last->said.value) == 0);
}

/* "move;601-2", "discharge;601-1;home", "death" */
static char *
stay_content(const char *word, const Filed *filed)
{
    const char *bed = filed->bed != NULL ? filed->bed->label : "";
    const char *how = filed->said.what == WHAT_PRESENCE ? "" : filed->said.value;
    return *how != '\0'   ? g_strjoin(";", word, bed, how, NULL)
           : *bed != '\0' ? g_strjoin(";", word, bed, NULL)
                          : g_strdup(word);
}

/* True if FILED tells of this person as NOW does: somebody else's words, though they stood here
 * once, tell nothing, and yesterday's list was typed in no outage. */
static bool
is_evidence(const ReentryMaking *making, const Filed *filed, const Standing *now)
{
    return view_holds(making->view, filed) && view_owner(making->view, filed) == making->person &&
           source_is_bedside(filed->said.source) == now->bedside;
}

static void
add_stay(const ReentryMaking *making)
{
    const Pile *evidence = making->person->evidence;
    Fact admitted = fact_read(making->view, making->person, WHAT_ADMITTED);
    Standing before = { .person = making->person };
    Standing now = standing_read(making->view, making->person);
    const Filed *last = NULL;
    guint end = view_end(making->view, evidence);
    if (admitted.current != NULL)
        add_said(making, REENTRY_STAY, admitted.current,
                 g_strconcat("admitted;", admitted.current->said.value, NULL));
    for (guint i = 0; i < end; i++) {
        const Filed *filed = evidence->pdata[i];
        if (!is_evidence(making, filed, &now))
            continue;
        View then = *making->view;
        then.at = filed->said.seen;
        const char *word = stay_word(filed, &before);
        if (word != NULL && !is_repeat(filed, last, &before))
            add_said(making, REENTRY_STAY, filed, stay_content(word, filed));
        last = word != NULL ? filed : last;
        before = standing_read(&then, making->person);
    }
}

/* ---- what was told ---- */

static void
add_diagnoses(const ReentryMaking *making)
{
    g_autoptr(GPtrArray) said = fact_statements(making->view, making->person, WHAT_DIAGNOSIS);
    const char *last = NULL;
    for (guint i = 0; i < said->len; i++) {
        const Filed *filed = said->pdata[i];
        if (g_strcmp0(last, filed->said.value) != 0)
            add_said(making, REENTRY_DIAGNOSIS, filed, g_strdup(filed->said.value));
        last = filed->said.value;
    }
}

/* ---- day by day ---- */

/* The meals of DAY that were served by now; "" if the person was at none of them. (transfer full)
 */
static char *
day_content(const ReentryMaking *making, guint32 day)
{
    GString *out = g_string_new(NULL);
    for (guint slot = 0; slot < MEAL_SLOTS; slot++) {
        MealTime meal = { day, (MealSlot)slot };
        if (meal_moment(census_layout(making->view->census), &meal) > making->view->at)
            continue;
        Serving serving = serving_read(making->view, making->person, &meal);
        if (serving.kind == SERVING_NOBODY && serving.word == NULL)
            continue;
        g_autofree char *content = reentry_meal_format(meal.slot, &serving);
        g_string_append_printf(out, "%s%s", out->len > 0 ? "," : "", content);
    }
    return g_string_free(out, FALSE);
}

/* The last live word on nursing need about the day written DAY, or NULL. */
static const Filed *
need_of(const ReentryMaking *making, const char *day)
{
    g_autoptr(GPtrArray) said = fact_statements(making->view, making->person, WHAT_NURSING_NEED);
    const Filed *last = NULL;
    for (guint i = 0; i < said->len; i++)
        if (g_str_has_prefix(((const Filed *)said->pdata[i])->said.value, day))
            last = said->pdata[i];
    return last;
}

/* True if the person was here at some time of DAY that has come. */
static bool
was_here(const ReentryMaking *making, guint32 day)
{
    const Layout *layout = census_layout(making->view->census);
    gint64 noon = meal_moment(layout, &(MealTime){ day, MEAL_LUNCH });
    gint64 midnight = instant_midnight_before(noon, layout->zone);
    View then = *making->view;
    then.at = MIN(midnight + 24 * 3600, making->view->at);
    Standing evening = standing_read(&then, making->person);
    if (standing_is_here(&evening))
        return true;
    then.at = midnight;
    Standing morning = standing_read(&then, making->person);
    bool within = evening.latest != NULL && evening.latest->said.seen > midnight;
    return standing_is_here(&morning) || within;
}

static void
add_day(const ReentryMaking *making, ReentryPart part, guint32 day)
{
    MealTime meal = { day, MEAL_BREAKFAST };
    g_autofree char *text = meal_time_format(&meal);
    text[strlen(DAY_TEXT)] = '\0';
    const Filed *need = part == REENTRY_NEED ? need_of(making, text) : NULL;
    g_autofree char *content =
        part == REENTRY_MEALS
            ? day_content(making, day)
            : g_strdup(need != NULL ? need->said.value + strlen(DAY_TEXT ";") : "");
    if (part == REENTRY_MEALS && *content == '\0')
        return;
    ReentryLine *line = reentry_add_line(
        making, part, g_strconcat(parts[part].key, ":", text, NULL), g_steal_pointer(&content));
    line->said = need;
}

/* Every day from the first that the person was seen here to the last. */
static void
add_days(const ReentryMaking *making, ReentryPart part)
{
    const Pile *evidence = making->person->evidence;
    int zone = census_layout(making->view->census)->zone;
    Standing now = standing_read(making->view, making->person);
    guint end = view_end(making->view, evidence), i = 0;
    while (i < end && !is_evidence(making, evidence->pdata[i], &now))
        i++;
    if (i == end)
        return;
    GDate first = instant_date(((const Filed *)evidence->pdata[i])->said.seen, zone);
    GDate last = instant_date(making->view->at, zone);
    guint32 from = g_date_get_julian(&first), to = g_date_get_julian(&last);
    to = MIN(to, from + DAYS_MOST);
    for (guint32 day = from; day <= to; day++)
        if (was_here(making, day))
            add_day(making, part, day);
}

static void
add_all(const ReentryMaking *making)
{
    add_identity(making);
    add_stay(making);
    add_diagnoses(making);
    add_days(making, REENTRY_MEALS);
    add_days(making, REENTRY_NEED);
}

GPtrArray *
reentry_read(const View *view, const Person *person)
{
    ReentryMaking making = { view, person, g_ptr_array_new_with_free_func(line_free) };
    Standing now = standing_read(view, person);
    if (now.state != STATE_NONE)
        add_all(&making);
    reentry_take_ticks(&making);
    return making.lines;
}
