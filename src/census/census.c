/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/census-state.h"

#include "ward/value.h"

#include <string.h>

void
census_person_free(gpointer data)
{
    Person *person = data;
    for (guint i = 0; i < WHAT_COUNT; i++)
        g_clear_pointer(&person->piles[i], g_ptr_array_unref);
    g_clear_pointer(&person->evidence, g_ptr_array_unref);
    g_free(person->handle);
    g_free(person);
}

static void
station_clear(gpointer data)
{
    CensusStation *station = data;
    g_free(station->letters);
    g_clear_pointer(&station->written, g_ptr_array_unref);
    g_clear_pointer(&station->falls, g_array_unref);
}

static void
unref_pile(gpointer pile)
{
    g_ptr_array_unref(pile);
}

Census *
census_new(const Layout *layout)
{
    Census *census = g_new0(Census, 1);
    census->layout = layout;
    census->names = namesake_rules_new(NULL, NULL);
    g_assert(census->names != NULL); /* the tables that are built in */
    census->text = g_string_chunk_new(64 * 1024);
    census->by_id = g_hash_table_new(statement_id_hash, statement_id_equal);
    census->by_ref = g_hash_table_new(g_str_hash, g_str_equal);
    census->by_label = g_hash_table_new(g_str_hash, g_str_equal);
    census->persons_by_id = g_hash_table_new(person_hash, person_equal_key);
    census->beds_by_label = g_hash_table_new(g_str_hash, g_str_equal);
    census->corrections =
        g_hash_table_new_full(statement_id_hash, statement_id_equal, g_free, unref_pile);
    census->filed = g_ptr_array_new();
    census->blocks = g_ptr_array_new_with_free_func(g_free);
    census->persons = g_ptr_array_new_with_free_func(census_person_free);
    census->beds = g_ptr_array_new_with_free_func(census_bed_free);
    census->stations = g_array_new(FALSE, TRUE, sizeof(CensusStation));
    g_array_set_clear_func(census->stations, station_clear);
    census->ahead = g_ptr_array_new();
    for (guint i = 0; i < layout->beds->len; i++) {
        const LayoutBed *bed = layout_bed(layout, i);
        census_add_bed(census, bed->label, layout_room(layout, bed->room)->label);
    }
    return census;
}

void
census_set_names(Census *census, NamesakeRules *rules)
{
    g_assert(census->filed->len == 0);
    namesake_rules_free(census->names);
    census->names = rules;
}

void
census_free(Census *census)
{
    if (census == NULL)
        return;
    for (guint i = 0; i < WHAT_COUNT; i++)
        g_clear_pointer(&census->ward[i], g_ptr_array_unref);
    namesake_rules_free(census->names);
    g_hash_table_unref(census->by_id);
    g_hash_table_unref(census->by_ref);
    g_hash_table_unref(census->by_label);
    g_hash_table_unref(census->persons_by_id);
    g_hash_table_unref(census->beds_by_label);
    g_hash_table_unref(census->corrections);
    g_ptr_array_unref(census->persons);
    g_ptr_array_unref(census->beds);
    g_ptr_array_unref(census->filed);
    g_ptr_array_unref(census->blocks);
    g_array_unref(census->stations);
    g_ptr_array_unref(census->ahead);
    g_string_chunk_free(census->text);
    g_free(census);
}

/* ---- piles ---- */

/* The place after which FILED belongs; the end first, since statements mostly come in order. */
static guint
pile_place(const Pile *pile, const Filed *filed)
{
    guint low = 0, high = pile->len;
    if (high == 0 || statement_compare(&((Filed *)pile->pdata[high - 1])->said, &filed->said) <= 0)
        return high;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (statement_compare(&((Filed *)pile->pdata[middle])->said, &filed->said) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void
pile_add(const Census *census, Pile **pile, const Filed *filed)
{
    if (*pile == NULL)
        *pile = g_ptr_array_new();
    if (census->loading) {
        g_ptr_array_add(*pile, (gpointer)filed);
        return;
    }
    guint place = pile_place(*pile, filed);
    if (place == 0 || (*pile)->pdata[place - 1] != filed) /* re-assigned to and fro: stands once */
        g_ptr_array_insert(*pile, (int)place, (gpointer)filed);
}

static void
file_under_person(const Census *census, Person *person, const Filed *filed)
{
    pile_add(census, &person->piles[filed->said.what], filed);
    if (vocabulary_row(filed->said.what)->rule == RULE_EVIDENCE)
        pile_add(census, &person->evidence, filed);
    person->may_hide |= filed->said.what == WHAT_CAUTION && value_has(filed->said.value, "hidden");
    person->may_mislead |= filed->said.what == WHAT_BAND && strcmp(filed->said.value, "wrong") == 0;
}

/* ---- persons and stations ---- */

void
census_name_station(Census *census, const StationId *id, const char *letters)
{
    if (census_station(census, id) != NULL)
        return;
    CensusStation station = { *id, g_strdup(letters), 0, g_ptr_array_new(),
                              g_array_new(FALSE, FALSE, sizeof(ClockFall)) };
    g_array_append_val(census->stations, station);
}

static int
compare_handles(const Person *a, const Person *b, const Census *census)
{
    const CensusStation *station_a = census_station(census, &a->id.station);
    const CensusStation *station_b = census_station(census, &b->id.station);
    if (station_a != station_b) {
        int order = strcmp(station_a->letters, station_b->letters);
        return order != 0 ? order : memcmp(&station_a->id, &station_b->id, sizeof(StationId));
    }
    return a->id.number < b->id.number ? -1 : a->id.number > b->id.number;
}

static void
number_persons(Census *census, guint from)
{
    for (guint i = from; i < census->persons->len; i++)
        ((Person *)census->persons->pdata[i])->order = i;
}

CensusStation *
census_get_station(Census *census, const StationId *id)
{
    if (census_station(census, id) == NULL)
        census_name_station(census, id, "?");
    return census_station(census, id);
}

static Person *
get_person(Census *census, PersonId id)
{
    Person *person = g_hash_table_lookup(census->persons_by_id, &id);
    if (person != NULL)
        return person;
    CensusStation *station = census_get_station(census, &id.station);
    person = g_new0(Person, 1);
    person->id = id;
    person->handle = census_handle(census, id);
    station->last_number = MAX(station->last_number, id.number);
    guint place = census->persons->len;
    while (place > 0 && compare_handles(census->persons->pdata[place - 1], person, census) > 0)
        place--;
    g_ptr_array_insert(census->persons, (int)place, person);
    number_persons(census, place);
    g_hash_table_insert(census->persons_by_id, &person->id, person);
    return person;
}

/* ---- corrections ---- */

int
census_compare_written(gconstpointer a, gconstpointer b)
{
    const Filed *one = *(const Filed *const *)a, *other = *(const Filed *const *)b;
    return statement_compare_written(&one->said, &other->said);
}

/* Strikes and re-assignments are kept by the statement they name, whether or not it is here yet. */
static void
file_correction(Census *census, Filed *filed)
{
    StatementId target;
    if (!statement_id_parse(filed->said.value, &target))
        return;
    Pile *pile = g_hash_table_lookup(census->corrections, &target);
    if (pile == NULL) {
        pile = g_ptr_array_new();
        g_hash_table_insert(census->corrections, g_memdup2(&target, sizeof target), pile);
    }
    g_ptr_array_add(pile, filed);
    g_ptr_array_sort(pile, census_compare_written);
    Filed *corrected = g_hash_table_lookup(census->by_id, &target);
    if (corrected == NULL)
        return;
    corrected->corrected = true;
    if (filed->said.what == WHAT_BELONGS_TO && filed->person != NULL && corrected->person != NULL)
        file_under_person(census, filed->person, corrected);
}

void
census_sort_correction(const Census *census, const Filed *filed)
{
    StatementId target;
    Pile *pile = filed->said.value != NULL && statement_id_parse(filed->said.value, &target)
                     ? g_hash_table_lookup(census->corrections, &target)
                     : NULL;
    if (pile != NULL)
        g_ptr_array_sort(pile, census_compare_written);
}

/* Corrections that came before FILED itself. */
static void
catch_up_corrections(Census *census, Filed *filed)
{
    Pile *pile = g_hash_table_lookup(census->corrections, &filed->said.id);
    filed->corrected = pile != NULL;
    for (guint i = 0; pile != NULL && i < pile->len; i++) {
        const Filed *correction = pile->pdata[i];
        if (correction->said.what == WHAT_BELONGS_TO && correction->person != NULL &&
            filed->person != NULL && correction->person != filed->person)
            file_under_person(census, correction->person, filed);
    }
}

/* ---- filing ---- */

static const char *
keep(Census *census, const char *text)
{
    return text == NULL ? NULL : g_string_chunk_insert_const(census->text, text);
}

static Filed *
new_filed(Census *census)
{
    guint place = census->filed->len % CENSUS_BLOCK;
    if (place == 0)
        g_ptr_array_add(census->blocks, g_new0(Filed, CENSUS_BLOCK));
    Filed *filed = (Filed *)census->blocks->pdata[census->blocks->len - 1] + place;
    g_ptr_array_add(census->filed, filed);
    return filed;
}

static Filed *
copy_statement(Census *census, const Statement *statement)
{
    Filed *filed = new_filed(census);
    filed->said = *statement;
    filed->said.bed = keep(census, statement->bed);
    filed->said.value = keep(census, statement->value);
    filed->said.observer = keep(census, statement->observer);
    filed->said.typist = keep(census, statement->typist);
    filed->said.note = keep(census, statement->note);
    filed->said.ref = keep(census, statement->ref);
    filed->said.label = keep(census, statement->label);
    return filed;
}

const Filed *
census_file(Census *census, const Statement *statement)
{
    Filed *known = g_hash_table_lookup(census->by_id, &statement->id);
    if (known != NULL) {
        census_file_again(census, known, statement);
        return known;
    }
    Filed *filed = copy_statement(census, statement);
    g_hash_table_insert(census->by_id, &filed->said.id, filed);
    census_file_by_clock(census, filed);
    filed->bed = census_get_bed(census, &filed->said);
    if (statement->person.number != 0)
        filed->person = get_person(census, statement->person);
    if (filed->person != NULL)
        file_under_person(census, filed->person, filed);
    if (filed->bed != NULL && filed->person == NULL)
        pile_add(census, &filed->bed->piles[filed->said.what], filed);
    else if (filed->bed != NULL && vocabulary_row(filed->said.what)->rule == RULE_EVIDENCE)
        pile_add(census, &filed->bed->placements, filed);
    if (filed->person == NULL && filed->bed == NULL)
        pile_add(census, &census->ward[filed->said.what], filed);
    if (filed->said.ref != NULL && !g_hash_table_contains(census->by_ref, filed->said.ref))
        g_hash_table_insert(census->by_ref, (gpointer)filed->said.ref, filed);
    if (filed->said.label != NULL && filed->person != NULL)
        g_hash_table_insert(census->by_label, (gpointer)filed->said.label, filed->person);
    if (filed->said.what == WHAT_STRIKE || filed->said.what == WHAT_BELONGS_TO)
        file_correction(census, filed);
    if (g_hash_table_size(census->corrections) > 0)
        catch_up_corrections(census, filed);
    return filed;
}

void
census_load_begin(Census *census)
{
    census->loading = true;
}

/* Most piles come in order. */
static bool
is_in_order(const Pile *pile)
{
    for (guint i = 1; i < pile->len; i++)
        if (filed_compare(&pile->pdata[i - 1], &pile->pdata[i]) >= 0)
            return false;
    return true;
}

/* A statement filed twice under one person (re-assigned to and fro) stands once. */
void
census_sort_pile(Pile *pile)
{
    if (pile == NULL || is_in_order(pile))
        return;
    g_ptr_array_sort(pile, filed_compare);
    guint kept = 0;
    for (guint i = 0; i < pile->len; i++)
        if (kept == 0 || pile->pdata[kept - 1] != pile->pdata[i])
            pile->pdata[kept++] = pile->pdata[i];
    g_ptr_array_set_size(pile, (int)kept);
}

void
census_load_end(Census *census)
{
    census->loading = false;
    for (guint i = 0; i < census->persons->len; i++) {
        Person *person = census->persons->pdata[i];
        for (guint what = 0; what < WHAT_COUNT; what++)
            census_sort_pile(person->piles[what]);
        census_sort_pile(person->evidence);
    }
    for (guint i = 0; i < census->beds->len; i++) {
        Bed *bed = census->beds->pdata[i];
        for (guint what = 0; what < WHAT_COUNT; what++)
            census_sort_pile(bed->piles[what]);
        census_sort_pile(bed->placements);
    }
    for (guint what = 0; what < WHAT_COUNT; what++)
        census_sort_pile(census->ward[what]);
}
