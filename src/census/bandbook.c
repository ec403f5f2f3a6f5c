/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/bandbook.h"

#include "census/fact.h"
#include "census/wrong-band.h"

#include "ward/birthdate.h"

#include "base/language.h"

#include <string.h>

/* Numbers a station has for each person: A 1-99, B 101-199, ..., J 901-999, and round again. */
#define STATION_NUMBERS 100
#define STATIONS_APART 10

/* What stands on a band, in the order in which it is told. */
static const What said_on_band[] = { WHAT_KANA,          WHAT_KANJI,    WHAT_LATIN,
                                     WHAT_KNOWN_AS_KANA, WHAT_KNOWN_AS, WHAT_ALIAS,
                                     WHAT_BIRTHDATE,     WHAT_SEX,      WHAT_PATIENT_ID };

static guint
number_of(const Filed *filed)
{
    return (guint)g_ascii_strtoull(filed->said.value, NULL, 10);
}

/* ---- the entries ---- */

/* A band is known by number and handle: of two handles tied to one person each may have a no. 1. */
static BandEntry *
find_entry(GArray *bands, const Person *named, guint number)
{
    BandEntry *other = NULL;
    for (guint i = 0; i < bands->len; i++) {
        BandEntry *entry = &g_array_index(bands, BandEntry, i);
        if (entry->number != number)
            continue;
        if (entry->named == named)
            return entry;
        other = entry;
    }
    return other;
}

static int
compare_issues(gconstpointer a, gconstpointer b)
{
    const BandEntry *one = a, *other = b;
    return statement_compare(&one->issued->said, &other->issued->said);
}

static void
take_issued(const View *view, const Person *person, GArray *bands)
{
    const Pile *pile = person->piles[WHAT_BAND_ISSUED];
    guint end = view_end(view, pile);
    for (guint i = 0; i < end; i++) {
        const Filed *filed = pile->pdata[i];
        if (!view_is_of(view, person, filed))
            continue;
        BandEntry *known = find_entry(bands, filed->person, number_of(filed));
        BandEntry entry = { number_of(filed),
                            filed->person,
                            BAND_STATE_ISSUED,
                            filed,
                            NULL,
                            0,
                            known != NULL && known->named == filed->person,
                            false };
        if (entry.twice)
            known->twice = true;
        g_array_append_val(bands, entry);
    }
    g_array_sort(bands, compare_issues);
}

static void
take_word(GArray *bands, const Filed *filed, BandState state)
{
    BandEntry *entry = find_entry(bands, filed->person, number_of(filed));
    if (entry == NULL || entry->state == BAND_STATE_VOID)
        return;
    bool later = entry->last == NULL || statement_compare(&entry->last->said, &filed->said) < 0;
    if (!later && state != BAND_STATE_VOID)
        return;
    entry->last = filed;
    entry->state = state;
}

/* Later words on each band, in order of time; void is for good. */
static void
take_life(const View *view, const Person *person, GArray *bands)
{
    static const struct {
        What what;
        BandState state;
    } rows[] = { { WHAT_BAND_WORN, BAND_STATE_WORN },
                 { WHAT_BAND_OFF, BAND_STATE_OFF },
                 { WHAT_BAND_VOID, BAND_STATE_VOID },
                 { WHAT_BAND_SENT, BAND_STATE_SENT },
                 { WHAT_BAND_PRINTED, BAND_STATE_ISSUED } };
    for (guint row = 0; row < G_N_ELEMENTS(rows); row++) {
        const Pile *pile = person->piles[rows[row].what];
        guint end = view_end(view, pile);
        for (guint i = 0; i < end; i++) {
            const Filed *filed = pile->pdata[i];
            if (view_is_of(view, person, filed))
                take_word(bands, filed, rows[row].state);
        }
    }
}

/* ---- what was seen since ---- */

/* A band that was said to be wrong is so for good, whatever a later look found. A worn one may have
 * been seen damaged, or not seen on the wrist; what was seen before it was put on was another band,
 * the hospital's old one perhaps. */
static void
take_seen(const View *view, const Person *person, BandEntry *band)
{
    static const struct {
        const char *seen;
        BandState state;
    } rows[] = { { "damaged", BAND_STATE_DAMAGED },
                 { "none", BAND_STATE_MISSING },
                 { "other-person", BAND_STATE_MISSING } };
    const Filed *wrong = wrong_band_of(view, person, band->issued);
    if (wrong != NULL && band->state != BAND_STATE_VOID) {
        band->state = BAND_STATE_RECALL;
        band->last = wrong;
    }
    const Filed *seen = fact_read(view, person, WHAT_BAND).current;
    if (seen == NULL || band->state != BAND_STATE_WORN ||
        statement_compare(&seen->said, &band->last->said) < 0)
        return;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        if (strcmp(seen->said.value, rows[i].seen) == 0) {
            band->state = rows[i].state;
            band->last = seen;
        }
}

/* ---- recall ---- */

static View
view_of_issue(const View *view, const Filed *issued)
{
    View then = *view;
    then.at = issued->said.seen;
    then.known = statement_clock_seconds(issued->said.clock);
    return then;
}

/* True if the fact that stands on the band was struck since, or belongs to someone else, or what is
 * known now cannot be true together with it. */
static bool
is_corrected(const View *view, const View *then, const Person *person, What what)
{
    const Filed *fact = fact_read(then, person, what).current;
    const char *now = fact_value(view, person, what);
    if (fact == NULL)
        return false;
    if (!view_is_live(view, fact) || view_owner(view, fact) != person)
        return true;
    return now != NULL && value_contradicts(what, fact->said.value, now);
}

static bool
is_known_to_the_day(const View *view, const Person *person)
{
    Birthdate birthdate;
    const char *value = fact_known(view, person, WHAT_BIRTHDATE);
    return value != NULL && birthdate_parse(value, NULL, &birthdate, NULL, NULL) &&
           birthdate.precision == BIRTHDATE_DAY;
}

/* True if what is on the wrist is wrong, or says an alias or an unknown birthdate of someone who is
 * known by now. */
static bool
rests_on_corrected(const View *view, const Person *person, const Filed *issued)
{
    View then = view_of_issue(view, issued);
    for (guint i = 0; i < G_N_ELEMENTS(said_on_band); i++)
        if (is_corrected(view, &then, person, said_on_band[i]))
            return true;
    return (fact_is_named(view, person) && !fact_is_named(&then, person)) ||
           (is_known_to_the_day(view, person) && !is_known_to_the_day(&then, person));
}

/* Only the last band can be recalled: the others are off already. */
static void
take_corrections(const View *view, const Person *person, BandEntry *last)
{
    if (last->state != BAND_STATE_VOID &&
        (last->twice || rests_on_corrected(view, person, last->issued)))
        last->state = BAND_STATE_RECALL;
}

static bool
is_known_as(const View *view, const Person *person)
{
    return fact_known(view, person, WHAT_KNOWN_AS_KANA) != NULL ||
           fact_known(view, person, WHAT_KNOWN_AS) != NULL;
}

/* A name gone by that was learnt since makes a band no wrong one: the legal name is on it, and it
 * is not taken off. But whoever answers to that name alone should have it on the wrist. */
static void
take_name_gone_by(const View *view, const Person *person, BandEntry *last)
{
    View then = view_of_issue(view, last->issued);
    last->lacks_name = last->state != BAND_STATE_VOID && last->state != BAND_STATE_RECALL &&
                       is_known_as(view, person) && !is_known_as(&then, person);
}

GArray *
bandbook_read(const View *view, const Person *person)
{
    GArray *bands = g_array_new(FALSE, TRUE, sizeof(BandEntry));
    take_issued(view, person, bands);
    take_life(view, person, bands);
    if (bands->len == 0)
        return bands;
    BandEntry *last = &g_array_index(bands, BandEntry, bands->len - 1);
    for (guint i = 0; i + 1 < bands->len; i++) {
        BandEntry *entry = &g_array_index(bands, BandEntry, i);
        entry->replaced_by = last->number;
        if (entry->state != BAND_STATE_VOID)
            entry->state = BAND_STATE_REPLACED;
    }
    take_seen(view, person, last);
    take_corrections(view, person, last);
    take_name_gone_by(view, person, last);
    return bands;
}

BandEntry
bandbook_last(const View *view, const Person *person)
{
    g_autoptr(GArray) bands = bandbook_read(view, person);
    return bands->len > 0 ? g_array_index(bands, BandEntry, bands->len - 1) : (BandEntry){ 0 };
}

BandEntry
bandbook_current(const View *view, const Person *person)
{
    BandEntry last = bandbook_last(view, person);
    bool counts = last.state != BAND_STATE_VOID && last.state != BAND_STATE_RECALL;
    return counts ? last : (BandEntry){ 0 };
}

bool
bandbook_needs(const View *view, const Person *person)
{
    BandEntry current = bandbook_current(view, person);
    return current.number == 0 || current.state == BAND_STATE_DAMAGED ||
           current.state == BAND_STATE_MISSING || current.lacks_name;
}

/* The first number of a station's hundred. */
static guint
station_block(const char *letters)
{
    guint order = 0;
    for (; *letters != '\0'; letters++)
        order = order * 26 + (guint)(*letters - 'A') + (letters[1] != '\0');
    return order % STATIONS_APART * STATION_NUMBERS;
}

guint
bandbook_next(const View *view, const Person *person, const char *station)
{
    guint block = station_block(station), highest = block;
    const Pile *pile = view_person(view, person)->piles[WHAT_BAND_ISSUED];
    for (guint i = 0; pile != NULL && i < pile->len; i++) {
        guint number = number_of(pile->pdata[i]);
        if (number >= block && number < block + STATION_NUMBERS)
            highest = MAX(highest, number);
    }
    return highest + 1 < block + STATION_NUMBERS ? highest + 1 : 0;
}

/* ---- what is told of a band ---- */

char *
bandbook_facts(const View *view, const Person *person, const Filed *issued)
{
    View then = view_of_issue(view, issued);
    GString *facts = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(said_on_band); i++) {
        const char *value = fact_known(&then, person, said_on_band[i]);
        if (value != NULL)
            g_string_append_printf(facts, "%s%s", facts->len > 0 ? " / " : "", value);
    }
    return g_string_free(facts, FALSE);
}

const char *
bandbook_second(const View *view, const Person *person, const Filed *issued)
{
    View then = view_of_issue(view, issued);
    const Filed *second = fact_read(&then, person, WHAT_SECOND_CHECK).current;
    bool of_issue = second != NULL && second->said.seen == issued->said.seen &&
                    strcmp(second->said.observer, issued->said.observer) == 0;
    return of_issue ? second->said.value : NULL;
}

static const struct {
    const char *key;
    const char *label;
} states[] = {
    [BAND_STATE_ISSUED] = { "issued", N_("printed") },
    [BAND_STATE_SENT] = { "sent", N_("sent to the printer: look whether it came out") },
    [BAND_STATE_WORN] = { "worn", N_("worn") },
    [BAND_STATE_OFF] = { "off", N_("taken off") },
    [BAND_STATE_DAMAGED] = { "damaged", N_("damaged") },
    [BAND_STATE_MISSING] = { "missing", N_("not on the wrist") },
    [BAND_STATE_RECALL] = { "recall", N_("to be recalled: what it says was corrected") },
    [BAND_STATE_REPLACED] = { "replaced", N_("replaced") },
    [BAND_STATE_VOID] = { "void", N_("void") },
};

const char *
band_state_key(BandState state)
{
    return states[state].key;
}

const char *
band_state_label(BandState state)
{
    return _(states[state].label);
}

const char *
bandbook_label(const BandEntry *band)
{
    return band->lacks_name ? _("counts, but without the name gone by")
                            : band_state_label(band->state);
}
