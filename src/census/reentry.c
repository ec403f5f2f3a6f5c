/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/reentry.h"

#include "census/fact.h"
#include "census/last-word.h"
#include "census/lasting.h"
#include "census/need-day.h"
#include "census/reentry-making.h"
#include "census/reentry-meal.h"

#include "ward/contact.h"

#include "base/language.h"
#include "base/text.h"

#include <string.h>

static const struct {
    const char *key;
    const char *label;
} parts[REENTRY_PARTS] = {
    [REENTRY_IDENTITY] = { "identity", N_("Hospital number") }, /* 番号 */
    [REENTRY_STAY] = { "stay", N_("Stay") },                    /* 入院履歴 */
    [REENTRY_DIAGNOSIS] = { "diagnosis", N_("Diagnosis") },     /* 病名 */
    [REENTRY_CAUTION] = { "caution", N_("Cautions") },          /* 注意・感染 */
    [REENTRY_CONTACT] = { "contact", N_("Contact") },           /* 連絡先 */
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

ReentryPart
reentry_part_of(const char *key)
{
    ReentryPart part = 0;
    while (part < REENTRY_PARTS && !g_str_has_prefix(key, parts[part].key))
        part++;
    return part;
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
    g_clear_pointer(&line->several, g_ptr_array_unref);
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

ReentryLine *
reentry_add_said(const ReentryMaking *making, ReentryPart part, const Filed *said, char *content)
{
    g_autofree char *id = statement_id_format(&said->said.id);
    ReentryLine *line =
        reentry_add_line(making, part, g_strconcat(parts[part].key, ":", id, NULL), content);
    line->said = said;
    line->at = statement_seen(&said->said);
    return line;
}

char *
reentry_contested(const ReentryMaking *making, What what)
{
    g_autoptr(GPtrArray) codes = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) said = fact_rivals(making->view, making->person, what);
    Fact fact = fact_read(making->view, making->person, what);
    if (fact.current != NULL)
        g_ptr_array_insert(said, 0, (gpointer)fact.current);
    for (guint i = 0; i < said->len; i++) {
        g_autofree char *code = text_code(((const Filed *)said->pdata[i])->said.value);
        if (!g_ptr_array_find_with_equal_func(codes, code, g_str_equal, NULL))
            g_ptr_array_add(codes, g_steal_pointer(&code));
    }
    g_ptr_array_add(codes, NULL);
    return g_strjoinv("|", (char **)codes->pdata);
}

bool
reentry_is_contested(const ReentryLine *line)
{
    bool verbatim = line->part == REENTRY_DIAGNOSIS || line->part == REENTRY_CONTACT;
    return !verbatim && strchr(line->content, '|') != NULL;
}

bool
reentry_is_evidence(const ReentryMaking *making, const Filed *filed, bool bedside)
{
    return view_holds(making->view, filed) && view_owner(making->view, filed) == making->person &&
           source_is_bedside(filed->said.source) == bedside;
}

/* ---- who ---- */

/* A line for each handle: on a band, or on a paper, may stand any of them. */
static void
add_identity(const ReentryMaking *making)
{
    Fact fact = fact_read(making->view, making->person, WHAT_PATIENT_ID);
    g_autofree char *id = reentry_contested(making, WHAT_PATIENT_ID);
    g_autoptr(GPtrArray) handles = view_handles(making->view, making->person);
    for (guint i = 0; i < handles->len; i++) {
        const char *handle = ((const Person *)handles->pdata[i])->handle;
        ReentryLine *line =
            reentry_add_line(making, REENTRY_IDENTITY, g_strconcat("identity:", handle, NULL),
                             g_strconcat(handle, "=", id, NULL));
        line->said = fact.current;
    }
}

/* ---- what was told ---- */

static void
add_diagnoses(const ReentryMaking *making)
{
    g_autoptr(GPtrArray) said = fact_statements(making->view, making->person, WHAT_DIAGNOSIS);
    g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < said->len; i++) {
        const Filed *filed = said->pdata[i];
        if (g_hash_table_add(told, (gpointer)filed->said.value))
            reentry_add_said(making, REENTRY_DIAGNOSIS, filed, g_strdup(filed->said.value));
    }
}

static int
compare_items(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* LIST as one code; in which order somebody named its items is no change. (transfer full) */
static char *
list_code(const char *list)
{
    g_auto(GStrv) items = g_strsplit(list, ",", -1);
    qsort(items, g_strv_length(items), sizeof *items, compare_items);
    g_autofree char *ordered = g_strjoinv(",", items);
    return text_code(ordered);
}

/* One line, whoever told which list: what the newest leaves out and must not be lost stands beside
 * it. */
static void
add_cautions(const ReentryMaking *making)
{
    Fact fact = fact_read(making->view, making->person, WHAT_CAUTION);
    g_autoptr(GArray) dropped = lasting_dropped(making->view, making->person);
    g_autofree char *before = lasting_list(dropped);
    g_autofree char *now = list_code(fact.current != NULL ? fact.current->said.value : "");
    g_autofree char *beside = list_code(before);
    ReentryLine *line =
        reentry_add_line(making, REENTRY_CAUTION, g_strdup("caution:list"),
                         g_strconcat(now, *beside != '\0' ? "|" : "", beside, NULL));
    line->said = fact.current;
}

/* As it was told, but for whether the ward reached them: that is no part of a record's address.
 * (transfer full) */
static char *
contact_content(const char *value)
{
    g_autoptr(Contact) contact = contact_parse(value);
    if (contact == NULL)
        return g_strdup(value);
    bool do_not_call = strstr(contact->flags, "do-not-call") != NULL;
    return g_strdup_printf("%d;%s;%s;%s%s", contact->order, contact->relation, contact->name,
                           contact->phone, do_not_call ? ";do-not-call" : "");
}

/* The order number names the contact: another one at its place is a change, not one more. */
static void
add_contact(const ReentryMaking *making, const Filed *filed)
{
    int order = (int)g_ascii_strtoll(filed->said.value, NULL, 10); /* 0 of none and unknown */
    reentry_add_line(making, REENTRY_CONTACT, g_strdup_printf("contact:%d", order),
                     contact_content(filed->said.value))
        ->said = filed;
}

static void
add_contacts(const ReentryMaking *making)
{
    const Filed *nothing;
    g_autoptr(GPtrArray) contacts = fact_contacts(making->view, making->person, &nothing);
    if (nothing != NULL)
        add_contact(making, nothing);
    for (guint i = 0; i < contacts->len; i++)
        add_contact(making, contacts->pdata[i]);
}

/* ---- day by day ---- */

/* The last word from the bedside, where none was said on DAY itself. */
static const Filed *
silent_since(const ReentryMaking *making, guint32 day)
{
    const Layout *layout = census_layout(making->view->census);
    gint64 noon = meal_moment(layout, &(MealTime){ day, MEAL_LUNCH });
    gint64 midnight = instant_midnight_before(noon, layout->zone);
    View then = *making->view;
    then.at = MIN(midnight + 24 * 3600, making->view->at);
    const Filed *last = last_word(&then, making->person);
    return last != NULL && last->said.seen < midnight ? last : NULL;
}

/* How a day's meals came to be told. */
typedef struct {
    bool wordless; /* nobody said anything of them */
    bool inferred; /* the diet of at least one is told from what was said before */
} DayMeals;

/* The meals of DAY that were served by now; "" if the person was at none of them. (transfer full)
 */
static char *
day_content(const ReentryMaking *making, guint32 day, DayMeals *ret_meals)
{
    *ret_meals = (DayMeals){ .wordless = true };
    GString *out = g_string_new(NULL);
    for (guint slot = 0; slot < MEAL_SLOTS; slot++) {
        MealTime meal = { day, (MealSlot)slot };
        if (meal_moment(census_layout(making->view->census), &meal) > making->view->at)
            continue;
        Serving serving = serving_read(making->view, making->person, &meal);
        if (serving.kind == SERVING_NOBODY && serving.word == NULL)
            continue;
        ret_meals->wordless &= serving.word == NULL;
        ret_meals->inferred |=
            serving.word == NULL && serving.diet != NULL && !serving_on_leave(&serving);
        g_autofree char *content = reentry_meal_format(meal.slot, &serving);
        g_string_append_printf(out, "%s%s", out->len > 0 ? "," : "", content);
    }
    return g_string_free(out, FALSE);
}

static void
add_need(const ReentryMaking *making, char *key, const char *day)
{
    g_autoptr(GPtrArray) said = need_day_said(making->view, making->person, day);
    ReentryLine *line = reentry_add_line(making, REENTRY_NEED, key, need_day_join(said));
    line->wordless = said->len == 0;
    if (said->len == 1)
        line->said = said->pdata[0];
    else if (said->len > 1)
        line->several = g_steal_pointer(&said);
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
    DayMeals meals;
    g_autofree char *key = reentry_days_key(&(ReentryDays){ part, day, day });
    if (part == REENTRY_NEED) {
        g_autofree char *text = g_strdup(strchr(key, ':') + 1);
        add_need(making, g_steal_pointer(&key), text);
        return;
    }
    g_autofree char *content = day_content(making, day, &meals);
    if (*content == '\0')
        return;
    ReentryLine *line =
        reentry_add_line(making, part, g_steal_pointer(&key), g_steal_pointer(&content));
    line->wordless = meals.wordless;
    line->silent = meals.inferred ? silent_since(making, day) : NULL;
}

/* Every day from the first that the person was seen here to the last; yesterday's list was typed in
 * no outage. */
static void
add_days(const ReentryMaking *making, ReentryPart part)
{
    const Pile *evidence = making->person->evidence;
    int zone = census_layout(making->view->census)->zone;
    Standing now = standing_read(making->view, making->person);
    guint end = view_end(making->view, evidence), i = 0;
    while (i < end && !reentry_is_evidence(making, evidence->pdata[i], now.bedside))
        i++;
    if (i == end)
        return;
    GDate first = instant_date(((const Filed *)evidence->pdata[i])->said.seen, zone);
    GDate last = instant_date(making->view->at, zone);
    guint32 from = g_date_get_julian(&first), to = g_date_get_julian(&last);
    to = MIN(to, from + REENTRY_DAYS_MOST - 1);
    for (guint32 day = from; day <= to; day++)
        if (was_here(making, day))
            add_day(making, part, day);
}

static void
add_all(const ReentryMaking *making)
{
    add_identity(making);
    reentry_add_stay(making);
    add_diagnoses(making);
    add_cautions(making);
    add_contacts(making);
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
    reentry_join_days(&making);
    return making.lines;
}
