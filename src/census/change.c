/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/change.h"

#include "census/fact.h"

#include "base/language.h"

#include <string.h>

static const struct {
    What what;
    ChangeKind kind;
} facts[] = {
    { WHAT_KANA, CHANGE_IDENTITY },          { WHAT_KANJI, CHANGE_IDENTITY },
    { WHAT_LATIN, CHANGE_IDENTITY },         { WHAT_ALIAS, CHANGE_IDENTITY },
    { WHAT_KNOWN_AS_KANA, CHANGE_IDENTITY }, { WHAT_KNOWN_AS, CHANGE_IDENTITY },
    { WHAT_BIRTHDATE, CHANGE_IDENTITY },     { WHAT_SEX, CHANGE_IDENTITY },
    { WHAT_PATIENT_ID, CHANGE_IDENTITY },    { WHAT_TRANSPORT, CHANGE_CARE },
    { WHAT_CAUTION, CHANGE_CARE },           { WHAT_DIET, CHANGE_CARE },
};

typedef struct {
    const Reading *before;
    const Reading *now;
    bool begins;
    GArray *list;
} Comparison;

static Standing
standing_in(const Reading *reading, const Person *handle)
{
    const Standing *standing = reading_of(reading, handle);
    return standing != NULL ? *standing
                            : (Standing){ .person = view_person(reading_view(reading), handle) };
}

/* True if VALUE is to be passed on even where nobody had asked before. */
static bool
must_be_told(What what, const char *value)
{
    if (value == NULL || strcmp(value, VALUE_UNKNOWN) == 0 || strcmp(value, VALUE_NONE) == 0)
        return false;
    return what == WHAT_CAUTION || (what == WHAT_DIET && value_has(value, "fasting"));
}

static void
compare_facts(const Comparison *comparison, const Change *whole)
{
    for (guint i = 0; i < G_N_ELEMENTS(facts); i++) {
        Change change = *whole;
        change.kind = facts[i].kind;
        change.what = facts[i].what;
        change.value_before =
            fact_value(reading_view(comparison->before), whole->before.person, facts[i].what);
        change.value_now =
            fact_value(reading_view(comparison->now), whole->now.person, facts[i].what);
        bool was = change.value_before != NULL || must_be_told(change.what, change.value_now);
        if (was && g_strcmp0(change.value_before, change.value_now) != 0)
            g_array_append_val(comparison->list, change);
    }
}

static bool
same_state(const Standing *one, const Standing *other)
{
    return one->state == other->state && g_strcmp0(one->where, other->where) == 0;
}

/* True if the stay of NOW began with what BEFORE did not hold: it is another one. A tie alone
 * begins none. */
static bool
came_anew(const Comparison *comparison, const Change *whole)
{
    const Filed *arrived = whole->now.arrived;
    return arrived != NULL && arrived != whole->before.arrived &&
           !view_holds(reading_view(comparison->before), arrived);
}

/* True if a look found them here when the ward began to be told of: they were here before. */
static bool
was_found(const Comparison *comparison, const Change *whole)
{
    const Filed *arrived = whole->now.arrived;
    return comparison->begins && standing_is_here(&whole->now) && arrived != NULL &&
           arrived->said.what != WHAT_ADMIT && arrived->said.what != WHAT_TRANSFER_IN;
}

static Standing
where_found(const Comparison *comparison, const Change *whole)
{
    View first = *reading_view(comparison->now);
    first.at = whole->now.arrived->said.seen;
    return standing_read(&first, whole->person);
}

static void
add_kind(const Comparison *comparison, const Change *whole, ChangeKind kind)
{
    Change change = *whole;
    change.kind = kind;
    g_array_append_val(comparison->list, change);
}

static void
compare_places(const Comparison *comparison, const Change *whole)
{
    if (whole->before.bed != whole->now.bed)
        add_kind(comparison, whole, CHANGE_BED);
    if (!same_state(&whole->before, &whole->now))
        add_kind(comparison, whole, CHANGE_STATE);
}

static void
compare_person(const Comparison *comparison, const Person *handle)
{
    Change whole = { .before = standing_in(comparison->before, handle),
                     .now = standing_in(comparison->now, handle) };
    whole.person = whole.now.person;
    if (was_found(comparison, &whole)) {
        whole.before = where_found(comparison, &whole);
        compare_places(comparison, &whole);
        return;
    }
    bool was = standing_is_here(&whole.before), is = standing_is_here(&whole.now);
    bool anew = came_anew(comparison, &whole);
    if (!was && !is && !anew && same_state(&whole.before, &whole.now))
        return;
    if (is && (!was || anew)) { /* also who left meanwhile */
        add_kind(comparison, &whole, CHANGE_CAME);
        if (was)
            compare_facts(comparison, &whole);
        return;
    }
    if (!is) {
        /* also who came and went in between, or whose leaving is told otherwise now */
        add_kind(comparison, &whole, CHANGE_WENT);
        return;
    }
    compare_places(comparison, &whole);
    compare_facts(comparison, &whole);
}

/* HANDLE was somebody of their own, and lay here. */
static void
compare_tied(const Comparison *comparison, const Person *handle)
{
    Change change = { .kind = CHANGE_TIED,
                      .tied = handle,
                      .before = standing_in(comparison->before, handle),
                      .now = standing_in(comparison->now, handle) };
    change.person = change.now.person;
    bool alone = view_person(reading_view(comparison->before), handle) == handle;
    if (alone && standing_is_here(&change.before))
        g_array_append_val(comparison->list, change);
}

static int
compare_changes(gconstpointer a, gconstpointer b, gpointer user)
{
    const Change *one = a, *other = b;
    const Reading *now = ((const Comparison *)user)->now;
    guint walk = reading_walk(now, one->now.bed), other_walk = reading_walk(now, other->now.bed);
    if (one->kind != other->kind)
        return (int)one->kind - (int)other->kind;
    if (walk != other_walk)
        return walk < other_walk ? -1 : 1;
    if (one->person != other->person)
        return person_compare(&one->person, &other->person);
    return (int)one->what - (int)other->what;
}

bool
change_begins(const Reading *before)
{
    return reading_standings(before)->len == 0;
}

GArray *
change_read(const Reading *before, const Reading *now)
{
    const View *view = reading_view(now);
    const GPtrArray *handles = census_persons(view->census);
    Comparison comparison = { before, now, change_begins(before),
                              g_array_new(FALSE, TRUE, sizeof(Change)) };
    for (guint i = 0; i < handles->len; i++)
        if (view_person(view, handles->pdata[i])->order == i)
            compare_person(&comparison, handles->pdata[i]);
        else
            compare_tied(&comparison, handles->pdata[i]);
    g_array_sort_with_data(comparison.list, compare_changes, &comparison);
    return comparison.list;
}

static const struct {
    const char *key;
    const char *label;
} kinds[CHANGE_KIND_COUNT] = {
    [CHANGE_CAME] = { "came", N_("Came") },
    [CHANGE_WENT] = { "went", N_("Went") },
    [CHANGE_BED] = { "bed", N_("Other bed") },
    [CHANGE_TIED] = { "tied", N_("One and the same person") },
    [CHANGE_STATE] = { "state", N_("Away, back, not found") },
    [CHANGE_IDENTITY] = { "identity", N_("Identity corrected") },
    [CHANGE_CARE] = { "care", N_("Transport, cautions, diet") },
};

const char *
change_key(ChangeKind kind)
{
    return kinds[kind].key;
}

const char *
change_label(ChangeKind kind)
{
    return _(kinds[kind].label);
}
