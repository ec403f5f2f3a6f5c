/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/conflict.h"

#include "census/finding.h"
#include "census/lasting.h"

#include "base/language.h"

#include <string.h>

static void
conflict_free(gpointer data)
{
    Conflict *conflict = data;
    g_ptr_array_unref(conflict->persons);
    g_ptr_array_unref(conflict->beds);
    g_ptr_array_unref(conflict->statements);
    g_free(conflict);
}

static void
card_clear(gpointer data)
{
    Card *card = data;
    g_free(card->id);
}

static guint
hidden_mark(const View *view, const Person *person)
{
    if (value_has(fact_value(view, person, WHAT_CAUTION), "hidden"))
        return MARK_HIDDEN;
    return lasting_hides_name(view, person) ? MARK_HIDDEN_BEFORE : 0;
}

static Card
make_card(const View *view, const Standing *standing)
{
    Card card = { .standing = standing };
    const Person *person = standing->person;
    const char *id = fact_known(view, person, WHAT_PATIENT_ID);
    card.name.known = fact_name(view, person);
    card.id = id != NULL ? value_key(WHAT_PATIENT_ID, id) : NULL;
    card.marks = hidden_mark(view, person);
    return card;
}

static int
compare_cards_by_handle(gconstpointer a, gconstpointer b)
{
    return standing_compare(&((const Card *)a)->standing, &((const Card *)b)->standing);
}

static guint
place_of(const Reading *reading, const Conflict *conflict)
{
    return reading_walk(reading, conflict->beds->len > 0 ? conflict->beds->pdata[0] : NULL);
}

static int
compare_persons(const Conflict *one, const Conflict *other)
{
    for (guint i = 0; i < MIN(one->persons->len, other->persons->len); i++) {
        int order = person_compare(&one->persons->pdata[i], &other->persons->pdata[i]);
        if (order != 0)
            return order;
    }
    return (int)other->persons->len - (int)one->persons->len;
}

static int
compare_first_statements(const Conflict *one, const Conflict *other)
{
    if (one->statements->len == 0 || other->statements->len == 0)
        return 0;
    return filed_compare(&one->statements->pdata[0], &other->statements->pdata[0]);
}

/* Kinds in the order of the table, within a kind the loudest first, then by bed and handle; what is
 * about no person by what was said first. */
static int
compare_conflicts(gconstpointer a, gconstpointer b, gpointer reading)
{
    const Conflict *one = *(const Conflict *const *)a;
    const Conflict *other = *(const Conflict *const *)b;
    if (one->kind != other->kind)
        return (int)one->kind - (int)other->kind;
    if (one->loudness != other->loudness)
        return (int)other->loudness - (int)one->loudness;
    guint place = place_of(reading, one), other_place = place_of(reading, other);
    if (place != other_place)
        return place < other_place ? -1 : 1;
    int order = compare_persons(one, other);
    if (order == 0)
        order = (int)one->what - (int)other->what;
    return order != 0 ? order : compare_first_statements(one, other);
}

/* Whose name is said in two ways has more names to compare, and that is seldom. */
static void
find_about_one(Conflicts *conflicts, Card *card)
{
    finding_person(conflicts, card);
    if (card->marks & MARK_DIFFERS)
        card->name.open = person_name_open(conflicts->view, card->standing->person);
}

Conflicts *
conflicts_read(const Reading *reading)
{
    Conflicts *conflicts = g_new0(Conflicts, 1);
    conflicts->reading = reading;
    conflicts->view = reading_view(reading);
    conflicts->cards = g_array_new(FALSE, FALSE, sizeof(Card));
    g_array_set_clear_func(conflicts->cards, card_clear);
    conflicts->list = g_ptr_array_new_with_free_func(conflict_free);
    const GPtrArray *standings = reading_standings(reading);
    for (guint i = 0; i < standings->len; i++) {
        Card card = make_card(conflicts->view, standings->pdata[i]);
        g_array_append_val(conflicts->cards, card);
    }
    g_array_sort(conflicts->cards, compare_cards_by_handle);
    for (guint i = 0; i < conflicts->cards->len; i++)
        find_about_one(conflicts, finding_card(conflicts, i));
    for (guint i = 0; i < conflicts->cards->len; i++)
        for (guint k = i + 1; k < conflicts->cards->len; k++)
            finding_pair(conflicts, finding_card(conflicts, i), finding_card(conflicts, k));
    const GPtrArray *beds = reading_beds(reading);
    for (guint i = 0; i < beds->len; i++)
        finding_bed(conflicts, beds->pdata[i]);
    finding_clocks(conflicts);
    g_ptr_array_sort_with_data(conflicts->list, compare_conflicts, (gpointer)reading);
    return conflicts;
}

void
conflicts_free(Conflicts *conflicts)
{
    if (conflicts == NULL)
        return;
    g_array_unref(conflicts->cards);
    g_ptr_array_unref(conflicts->list);
    g_free(conflicts);
}

GPtrArray *
conflicts_list(const Conflicts *conflicts)
{
    return conflicts->list;
}

guint
conflicts_marks(const Conflicts *conflicts, const Standing *standing)
{
    const Card *card = finding_card_of(conflicts, standing);
    return card != NULL ? card->marks
                        : hidden_mark(conflicts->view, standing->person); /* the dead of a bed */
}

static const struct {
    const char *key;
    const char *label;
} kinds[CONFLICT_KIND_COUNT] = {
    [CONFLICT_BAND_DIFFERS] = { "band-differs", N_("The band does not fit the person") },
    [CONFLICT_NOT_FOUND] = { "not-found", N_("Not found") },
    [CONFLICT_TWO_IN_BED] = { "two-in-bed", N_("Two in one bed") },
    [CONFLICT_SAME_ID] = { "same-id", N_("One patient ID on two persons") },
    [CONFLICT_SAME_IDENTITY] = { "same-identity", N_("Perhaps one person twice") },
    [CONFLICT_NAMESAKE] = { "namesake", N_("Same full name") },
    [CONFLICT_SEEN_AFTER_LEAVING] = { "seen-after-leaving", N_("Seen after leaving") },
    [CONFLICT_NOT_RECEIVED] = { "not-received", N_("Sent, but nobody received") },
    [CONFLICT_VALUE_DIFFERS] = { "value-differs", N_("Two answers differ") },
    [CONFLICT_PLACE_DIFFERS] = { "place-differs", N_("Paper names another place") },
    [CONFLICT_OVERDUE] = { "overdue", N_("Away longer than expected") },
    [CONFLICT_FUTURE] = { "future", N_("Seen later than the clock said") },
    [CONFLICT_CLOCK_BACK] = { "clock-back", N_("The clock was set back") },
};

const char *
conflict_key(ConflictKind kind)
{
    return kinds[kind].key;
}

const char *
conflict_label(ConflictKind kind)
{
    return _(kinds[kind].label);
}
