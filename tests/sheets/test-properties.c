/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "random-ward.h"

#define STATEMENTS 70
/* Eight properties, each for wards of its own: ten thousand in all. */
#define WARDS 1250
#define FIRST_SEED 20221031

static const gint64 moments[] = { WARD_MORNING - 7200, WARD_MORNING, WARD_MORNING + 30000,
                                  WARD_MORNING + WARD_DAY, WARD_MORNING + 2 * WARD_DAY };

/* True if the property holds for the statements of LIST that are kept. */
typedef bool (*Property)(const Layout *layout, const Statements *list, const bool *keep,
                         Dice *dice);

/* Drops statements while the property still fails, so that a person can read what is left. */
static void
shrink(Property property, const Layout *layout, const Statements *list, guint64 seed)
{
    bool keep[STATEMENTS];
    memset(keep, true, sizeof keep);
    for (bool dropped = true; dropped;) {
        dropped = false;
        for (guint i = 0; i < STATEMENTS; i++) {
            Dice dice = { seed };
            if (!keep[i])
                continue;
            keep[i] = false;
            if (property(layout, list, keep, &dice))
                keep[i] = true;
            else
                dropped = true;
        }
    }
    g_print("# ward %" G_GUINT64_FORMAT " fails with:\n", seed);
    ward_print(list, keep);
}

typedef struct {
    const char *story;
    Property property;
    guint64 first_seed;
} Trial;

static void
holds_for_all_wards(gconstpointer data)
{
    const Trial *trial = data;
    Property property = trial->property;
    const char *asked = g_getenv("MEGURI_WARDS");
    guint wards = asked != NULL ? (guint)atoi(asked) : WARDS;
    g_autoptr(Layout) layout = ward_layout();
    bool keep[STATEMENTS];
    memset(keep, true, sizeof keep);
    for (guint i = 0; i < wards; i++) {
        guint64 seed = trial->first_seed + i;
        Dice dice = { seed };
        g_autoptr(Statements) list = ward_statements(seed, STATEMENTS);
        if (property(layout, list, keep, &dice))
            continue;
        shrink(property, layout, list, seed);
        g_test_fail();
        return;
    }
}

static bool
same_sheets(const Census *a, const Census *b)
{
    for (guint i = 0; i < G_N_ELEMENTS(moments); i++) {
        gint64 known = i % 2 == 0 ? INSTANT_END : moments[i];
        g_autofree char *one = ward_sheets_at(a, moments[i], known, NULL);
        g_autofree char *other = ward_sheets_at(b, moments[i], known, NULL);
        if (strcmp(one, other) != 0)
            return false;
    }
    return true;
}

static void
shuffle(Dice *dice, guint *order)
{
    for (guint i = 0; i < STATEMENTS; i++)
        order[i] = i;
    for (guint i = STATEMENTS - 1; i > 0; i--) {
        guint k = dice_below(dice, i + 1), swap = order[i];
        order[i] = order[k];
        order[k] = swap;
    }
}

static bool
any_order_gives_the_same_sheets(const Layout *layout, const Statements *list, const bool *keep,
                                Dice *dice)
{
    guint order[STATEMENTS];
    shuffle(dice, order);
    Filing plain = { list, keep, NULL, false }, mixed = { list, keep, order, false };
    Filing at_once = { list, keep, order, true };
    g_autoptr(Census) one = ward_file(layout, &plain);
    g_autoptr(Census) other = ward_file(layout, &mixed);
    g_autoptr(Census) loaded = ward_file(layout, &at_once);
    return same_sheets(one, other) && same_sheets(one, loaded);
}

static bool
is_as_read_anew(const Census *census, const Reading *kept, gint64 at)
{
    g_autofree char *one = ward_sheets(kept, NULL);
    g_autofree char *other = ward_sheets_at(census, at, INSTANT_END, NULL);
    return strcmp(one, other) == 0;
}

/* Moves the reading on from AT; what comes into view by that is taken in. */
static void
move_on(const Census *census, Reading *kept, gint64 at, gint64 later)
{
    const GPtrArray *filed = census_statements(census);
    reading_advance(kept, later);
    for (guint i = 0; i < filed->len; i++) {
        gint64 seen = ((const Filed *)filed->pdata[i])->said.seen;
        if (seen > at && seen <= later)
            reading_touch_filed(kept, filed->pdata[i]);
    }
}

/* Whatever arrives first, as from another station. */
static bool
adding_one_by_one_equals_adding_all(const Layout *layout, const Statements *list, const bool *keep,
                                    Dice *dice)
{
    static const bool none[STATEMENTS];
    guint order[STATEMENTS];
    shuffle(dice, order);
    bool in_order = dice_below(dice, 2) == 0;
    Filing empty = { list, none, order, false };
    guint moment = dice_below(dice, G_N_ELEMENTS(moments)), turn = dice_below(dice, STATEMENTS);
    g_autoptr(Census) census = ward_file(layout, &empty);
    g_autoptr(Reading) kept = reading_new(census, moments[moment], INSTANT_END);
    for (guint i = 0; i < STATEMENTS; i++) {
        guint index = in_order ? i : order[i];
        if (i == turn && moment + 1 < G_N_ELEMENTS(moments)) {
            move_on(census, kept, moments[moment], moments[moment + 1]);
            moment++;
        }
        if (!keep[index])
            continue;
        reading_touch_filed(kept, census_file(census, statements_at(list, index)));
        if (dice_below(dice, 10) == 0 && !is_as_read_anew(census, kept, moments[moment]))
            return false;
    }
    return is_as_read_anew(census, kept, moments[moment]);
}

static bool
figures_add_up(const Reading *reading)
{
    g_autoptr(Conflicts) conflicts = conflicts_read(reading);
    Counts c = counts_read(reading, conflicts);
    guint beds = 0, newborns = 0;
    for (guint state = 0; state < BED_STATE_COUNT; state++)
        beds += c.by_state[state];
    const GPtrArray *standings = reading_standings(reading);
    for (guint i = 0; i < standings->len; i++)
        newborns += standing_is_here(standings->pdata[i]) &&
                    !count_is_in_hospital(reading_view(reading), standings->pdata[i]);
    guint classes =
        c.walk + c.escort + c.stretcher + c.heavy + c.transport_unasked + c.transport_unknown;
    return beds == c.beds && c.in_hospital + newborns == c.present + c.away + c.not_found &&
           classes == c.present + c.not_found && c.to_move == classes + c.companions;
}

static bool
midnight_adds_up(const Reading *reading)
{
    g_autoptr(Movement) movement = movement_read(reading);
    const int *totals = movement->totals;
    int today = (int)movement->previous + totals[MOVEMENT_ADMITTED] + totals[MOVEMENT_MOVED_IN] -
                totals[MOVEMENT_DISCHARGED] - totals[MOVEMENT_DIED] - totals[MOVEMENT_MOVED_OUT] +
                totals[MOVEMENT_UNEXPLAINED];
    g_autoptr(Conflicts) conflicts = conflicts_read(reading);
    return today == (int)movement->today &&
           movement->today == counts_read(reading, conflicts).in_hospital;
}

static bool
counts_add_up_at_every_moment(const Layout *layout, const Statements *list, const bool *keep,
                              Dice *dice)
{
    (void)dice;
    Filing filing = { list, keep, NULL, true };
    g_autoptr(Census) census = ward_file(layout, &filing);
    for (guint i = 0; i < G_N_ELEMENTS(moments); i++) {
        g_autoptr(Reading) reading = reading_new(census, moments[i], INSTANT_END);
        if (!figures_add_up(reading) || !midnight_adds_up(reading))
            return false;
    }
    return true;
}

/* Each bed stands once on the walk, and each person in one of them at most. */
static bool
lie_in_one_bed_each(const Reading *reading)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    const GPtrArray *beds = reading_beds(reading);
    for (guint i = 0; i < beds->len; i++) {
        const BedStanding *bed = beds->pdata[i];
        if (!g_hash_table_add(seen, (gpointer)bed->bed) || reading_walk(reading, bed->bed) != i)
            return false;
        for (guint k = 0; k < bed->persons->len; k++)
            if (!g_hash_table_add(seen,
                                  (gpointer)((const Standing *)bed->persons->pdata[k])->person))
                return false;
    }
    return true;
}

static bool
nobody_lies_in_two_beds(const Layout *layout, const Statements *list, const bool *keep, Dice *dice)
{
    (void)dice;
    Filing filing = { list, keep, NULL, true };
    g_autoptr(Census) census = ward_file(layout, &filing);
    for (guint i = 0; i < G_N_ELEMENTS(moments); i++) {
        g_autoptr(Reading) reading = reading_new(census, moments[i], INSTANT_END);
        if (!lie_in_one_bed_each(reading))
            return false;
    }
    return true;
}

/* What is written after K changes nothing that was known at K. */
static bool
later_words_do_not_change_what_was_known(const Layout *layout, const Statements *list,
                                         const bool *keep, Dice *dice)
{
    gint64 known = moments[1 + dice_below(dice, 3)];
    bool early[STATEMENTS];
    for (guint i = 0; i < STATEMENTS; i++)
        early[i] = keep[i] && statement_clock_seconds(statements_at(list, i)->clock) <= known;
    Filing then = { list, early, NULL, false }, now = { list, keep, NULL, false };
    g_autoptr(Census) one = ward_file(layout, &then);
    g_autoptr(Census) other = ward_file(layout, &now);
    for (guint i = 0; i < G_N_ELEMENTS(moments); i++) {
        g_autofree char *before = ward_sheets_at(one, moments[i], known, NULL);
        g_autofree char *after = ward_sheets_at(other, moments[i], known, NULL);
        if (strcmp(before, after) != 0)
            return false;
    }
    return true;
}

/* True if SAID ties somebody of whom nothing else of LIST is early. */
static bool
ties_a_stranger(const Statements *list, const bool *early, const Statement *said)
{
    PersonId other;
    if (vocabulary_row(said->what)->form != FORM_PERSON || !person_parse(said->value, &other))
        return false;
    for (guint i = 0; i < STATEMENTS; i++)
        if (early[i] && person_equal(statements_at(list, i)->person, other))
            return false;
    return true;
}

/* A row about a clock, on the conflict list or the handoff; or the figure that counts them. */
static bool
is_about_clock(const char *line)
{
    static const char *const heads[] = { "future\t", "clock-back\t", "conflicts\t",
                                         "beds\tconflicts\t" };
    static const char *const tails[] = { "\tfuture", "\tclock-back" };
    for (guint i = 0; i < G_N_ELEMENTS(heads); i++)
        if (g_str_has_prefix(line, heads[i]))
            return true;
    for (guint i = 0; i < G_N_ELEMENTS(tails); i++)
        if (g_str_has_prefix(line, "conflict\t") && g_str_has_suffix(line, tails[i]))
            return true;
    return false;
}

/* TEXT without the rows about clocks, which tell what was written whatever was seen. */
static char *
without_clocks(const char *text)
{
    GString *out = g_string_new(NULL);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
        if (!is_about_clock(lines[i]))
            g_string_append_printf(out, "%s\n", lines[i]);
    }
    return g_string_free(out, FALSE);
}

static char *
past_sheets(const Census *census, gint64 at)
{
    g_autofree char *whole = ward_sheets_at(census, at, INSTANT_END, NULL);
    return without_clocks(whole);
}

/* What is seen after T changes no sheet as of T, but for corrections (read whatever T), ties of
 * someone who was not known before, and what clocks did. */
static bool
later_sights_do_not_change_the_past(const Layout *layout, const Statements *list, const bool *keep,
                                    Dice *dice)
{
    gint64 at = moments[1 + dice_below(dice, 3)];
    bool early[STATEMENTS], all[STATEMENTS];
    for (guint i = 0; i < STATEMENTS; i++) {
        const Statement *said = statements_at(list, i);
        early[i] =
            keep[i] && (said->seen <= at || vocabulary_row(said->what)->rule == RULE_CORRECTION);
    }
    for (guint i = 0; i < STATEMENTS; i++) {
        all[i] = keep[i] && !ties_a_stranger(list, early, statements_at(list, i));
        early[i] = early[i] && all[i];
    }
    Filing then = { list, early, NULL, false }, now = { list, all, NULL, false };
    g_autoptr(Census) one = ward_file(layout, &then);
    g_autoptr(Census) other = ward_file(layout, &now);
    g_autofree char *before = past_sheets(one, at);
    g_autofree char *after = past_sheets(other, at);
    return strcmp(before, after) == 0;
}

static bool
no_statement_leaves_the_history(const Layout *layout, const Statements *list, const bool *keep,
                                Dice *dice)
{
    (void)dice;
    Filing filing = { list, keep, NULL, true };
    g_autoptr(Census) census = ward_file(layout, &filing);
    g_autoptr(Reading) reading = reading_new(census, INSTANT_END, INSTANT_END);
    g_autoptr(Conflicts) conflicts = conflicts_read(reading);
    Projection projection = { .reading = reading, .conflicts = conflicts };
    g_autoptr(Sheet) whole = history_make(&projection);
    guint kept = 0;
    for (guint i = 0; i < STATEMENTS; i++)
        kept += keep[i];
    return whole->rows->len == kept;
}

/* Given to another person and back again: as if nothing had been. */
static bool
giving_back_restores_the_census(const Layout *layout, const Statements *list, const bool *keep,
                                Dice *dice)
{
    static const char *const but[] = { "history", NULL };
    guint picked = dice_below(dice, STATEMENTS);
    const Statement *target = statements_at(list, picked);
    Filing filing = { list, keep, NULL, false };
    g_autoptr(Census) census = ward_file(layout, &filing);
    if (!keep[picked] || target->person.number == 0)
        return true;
    View view = { census, INSTANT_END, INSTANT_END, NULL };
    PersonId owner = view_owner(&view, census_find_statement(census, &target->id))->id;
    g_autofree char *before = ward_sheets_at(census, moments[3], INSTANT_END, but);
    g_autofree char *id = statement_id_format(&target->id);
    for (guint i = 0; i < 2; i++) {
        Statement given = *statements_at(list, STATEMENTS - 1);
        memset(given.id.bytes, (int)(200 + i), sizeof given.id.bytes);
        given.clock = statement_clock_at(moments[4] + 100 * (i + 1));
        given.wall = given.seen = moments[4] + 100 * (i + 1);
        given.what = WHAT_BELONGS_TO;
        given.about = ABOUT_PERSON;
        given.bed = NULL;
        given.value = id;
        given.person = i == 1 ? owner : (PersonId){ owner.station, owner.number % 3 + 1 };
        census_file(census, &given);
    }
    g_autofree char *after = ward_sheets_at(census, moments[3], INSTANT_END, but);
    return strcmp(before, after) == 0;
}

int
main(int argc, char **argv)
{
    static Trial trials[] = {
        { "any order gives the same sheets", any_order_gives_the_same_sheets },
        { "adding one by one equals adding all", adding_one_by_one_equals_adding_all },
        { "counts add up at every moment", counts_add_up_at_every_moment },
        { "nobody lies in two beds", nobody_lies_in_two_beds },
        { "later words do not change what was known", later_words_do_not_change_what_was_known },
        { "later sights do not change the past", later_sights_do_not_change_the_past },
        { "no statement leaves the history", no_statement_leaves_the_history },
        { "giving back restores the census", giving_back_restores_the_census },
    };
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(trials); i++) {
        g_autofree char *path = g_strconcat("/properties/", trials[i].story, NULL);
        trials[i].first_seed = FIRST_SEED + 1000000 * (guint64)i;
        g_test_add_data_func(path, &trials[i], holds_for_all_wards);
    }
    return g_test_run();
}
