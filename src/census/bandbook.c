/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/bandbook.h"

#include "census/fact.h"

#include "base/language.h"

static guint
number_of(const Filed *filed)
{
    return (guint)g_ascii_strtoull(filed->said.value, NULL, 10);
}

static BandEntry *
find_entry(GArray *bands, guint number)
{
    for (guint i = 0; i < bands->len; i++)
        if (g_array_index(bands, BandEntry, i).number == number)
            return &g_array_index(bands, BandEntry, i);
    return NULL;
}

static int
compare_numbers(gconstpointer a, gconstpointer b)
{
    return (int)((const BandEntry *)a)->number - (int)((const BandEntry *)b)->number;
}

static void
take_issued(const View *view, const Person *person, GArray *bands)
{
    const Pile *pile = person->piles[WHAT_BAND_ISSUED];
    guint end = view_end(view, pile);
    for (guint i = 0; i < end; i++) {
        const Filed *filed = pile->pdata[i];
        if (!view_holds(view, filed) || view_owner(view, filed) != person ||
            find_entry(bands, number_of(filed)) != NULL)
            continue;
        BandEntry entry = { number_of(filed), BAND_STATE_ISSUED, filed, 0 };
        g_array_append_val(bands, entry);
    }
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
                 { WHAT_BAND_VOID, BAND_STATE_VOID } };
    g_autofree const Filed **last = g_new0(const Filed *, bands->len);
    for (guint row = 0; row < G_N_ELEMENTS(rows); row++) {
        const Pile *pile = person->piles[rows[row].what];
        guint end = view_end(view, pile);
        for (guint i = 0; i < end; i++) {
            const Filed *filed = pile->pdata[i];
            BandEntry *entry = find_entry(bands, number_of(filed));
            if (entry == NULL || entry->state == BAND_STATE_VOID || !view_holds(view, filed) ||
                view_owner(view, filed) != person)
                continue;
            guint index = (guint)(entry - (BandEntry *)(void *)bands->data);
            bool later =
                last[index] == NULL || statement_compare(&last[index]->said, &filed->said) < 0;
            if (!later && rows[row].state != BAND_STATE_VOID)
                continue;
            last[index] = filed;
            entry->state = rows[row].state;
        }
    }
}

/* True if a fact that the band says was struck since, or belongs to someone else: what is on the
 * wrist is wrong. */
static bool
rests_on_corrected(const View *view, const Person *person, const Filed *issued)
{
    static const What said_on_band[] = { WHAT_KANA, WHAT_KANJI,      WHAT_LATIN,    WHAT_ALIAS,
                                         WHAT_SEX,  WHAT_PATIENT_ID, WHAT_BIRTHDATE };
    View then = *view;
    then.at = issued->said.seen;
    then.known = statement_clock_seconds(issued->said.clock);
    for (guint i = 0; i < G_N_ELEMENTS(said_on_band); i++) {
        const Filed *fact = fact_read(&then, person, said_on_band[i]).current;
        if (fact != NULL && (!view_is_live(view, fact) || view_owner(view, fact) != person))
            return true;
    }
    return false;
}

/* Only the last band can be recalled: the others are off already. */
static void
take_corrections(const View *view, const Person *person, GArray *bands)
{
    if (bands->len == 0)
        return;
    BandEntry *last = &g_array_index(bands, BandEntry, bands->len - 1);
    if (last->state != BAND_STATE_VOID && rests_on_corrected(view, person, last->issued))
        last->state = BAND_STATE_RECALL;
}

GArray *
bandbook_read(const View *view, const Person *person)
{
    GArray *bands = g_array_new(FALSE, TRUE, sizeof(BandEntry));
    take_issued(view, person, bands);
    take_life(view, person, bands);
    g_array_sort(bands, compare_numbers);
    for (guint i = 0; i + 1 < bands->len; i++) {
        BandEntry *entry = &g_array_index(bands, BandEntry, i);
        entry->replaced_by = g_array_index(bands, BandEntry, bands->len - 1).number;
        if (entry->state != BAND_STATE_VOID)
            entry->state = BAND_STATE_REPLACED;
    }
    take_corrections(view, person, bands);
    return bands;
}

guint
bandbook_current(const View *view, const Person *person)
{
    g_autoptr(GArray) bands = bandbook_read(view, person);
    if (bands->len == 0)
        return 0;
    const BandEntry *last = &g_array_index(bands, BandEntry, bands->len - 1);
    bool counts = last->state != BAND_STATE_VOID && last->state != BAND_STATE_RECALL;
    return counts ? last->number : 0;
}

guint
bandbook_next(const View *view, const Person *person)
{
    guint highest = 0;
    const Pile *pile = view_person(view, person)->piles[WHAT_BAND_ISSUED];
    for (guint i = 0; pile != NULL && i < pile->len; i++)
        highest = MAX(highest, number_of(pile->pdata[i]));
    return highest + 1;
}

static const struct {
    const char *key;
    const char *label;
} states[] = {
    [BAND_STATE_ISSUED] = { "issued", N_("printed") },
    [BAND_STATE_WORN] = { "worn", N_("worn") },
    [BAND_STATE_OFF] = { "off", N_("taken off") },
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
