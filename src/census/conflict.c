/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/conflict.h"

#include "census/fact.h"

#include "names/kana.h"

#include "base/language.h"

#include <string.h>

/* The keys by which persons are compared, read once each. */
typedef struct {
    const Standing *standing;
    char *kana;    /* folded; NULL if unknown */
    char *surname; /* folded; NULL */
    char *id;      /* NULL */
    const char *birthdate; /* canonical; NULL if unknown */
    guint marks;
} Card;

struct Conflicts {
    const Reading *reading;
    const View *view;
    GArray *cards;   /* Card, those who take part, in order of handle */
    GPtrArray *list; /* Conflict * */
};

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
    g_free(card->kana);
    g_free(card->surname);
    g_free(card->id);
}

static Card *
card_at(const Conflicts *conflicts, guint index)
{
    return &g_array_index(conflicts->cards, Card, index);
}

/* ---- making one ---- */

static Conflict *
add_conflict(Conflicts *conflicts, ConflictKind kind, Loudness loudness)
{
    Conflict *conflict = g_new0(Conflict, 1);
    conflict->kind = kind;
    conflict->loudness = loudness;
    conflict->persons = g_ptr_array_new();
    conflict->beds = g_ptr_array_new();
    conflict->statements = g_ptr_array_new();
    g_ptr_array_add(conflicts->list, conflict);
    return conflict;
}

static void
add_person(Conflict *conflict, const Standing *standing)
{
    g_ptr_array_add(conflict->persons, (gpointer)standing->person);
    if (standing_is_here(standing) && standing->bed != NULL &&
        !g_ptr_array_find(conflict->beds, standing->bed, NULL))
        g_ptr_array_add(conflict->beds, (gpointer)standing->bed);
}

static void
add_statement(Conflict *conflict, const Filed *filed)
{
    if (filed != NULL && !g_ptr_array_find(conflict->statements, filed, NULL))
        g_ptr_array_add(conflict->statements, (gpointer)filed);
}

static void
add_current(Conflict *conflict, const View *view, const Standing *standing, What what)
{
    add_statement(conflict, fact_read(view, standing->person, what).current);
}

static Conflict *
add_personal(Conflicts *conflicts, ConflictKind kind, Loudness loudness, const Standing *standing)
{
    Conflict *conflict = add_conflict(conflicts, kind, loudness);
    add_person(conflict, standing);
    return conflict;
}

static Conflict *
add_pair(Conflicts *conflicts, ConflictKind kind, const Card *a, const Card *b)
{
    Conflict *conflict = add_personal(conflicts, kind, LOUD_LOUD, a->standing);
    add_person(conflict, b->standing);
    return conflict;
}

/* ---- one person at a time ---- */

static void
find_band_differs(Conflicts *conflicts, Card *card)
{
    static const What read_off[] = { WHAT_KANA, WHAT_BIRTHDATE, WHAT_PATIENT_ID };
    const Person *person = card->standing->person;
    g_autoptr(GPtrArray) behind = g_ptr_array_new();
    Fact band = fact_read(conflicts->view, person, WHAT_BAND);
    if (band.current != NULL && strcmp(band.current->said.value, "other-person") == 0)
        g_ptr_array_add(behind, (gpointer)band.current);
    for (guint i = 0; i < G_N_ELEMENTS(read_off); i++) {
        const Filed *off = fact_off_band(conflicts->view, person, read_off[i]);
        const char *current = fact_value(conflicts->view, person, read_off[i]);
        if (off != NULL && value_contradicts(read_off[i], off->said.value, current)) {
            g_ptr_array_add(behind, (gpointer)off);
            g_ptr_array_add(behind,
                            (gpointer)fact_read(conflicts->view, person, read_off[i]).current);
        }
    }
    if (behind->len == 0)
        return;
    card->marks |= MARK_BAND_DIFFERS;
    Conflict *conflict =
        add_personal(conflicts, CONFLICT_BAND_DIFFERS, LOUD_LOUDEST, card->standing);
    conflict->what = WHAT_BAND;
    for (guint i = 0; i < behind->len; i++)
        add_statement(conflict, behind->pdata[i]);
}

static void
find_not_found(Conflicts *conflicts, Card *card)
{
    const Standing *standing = card->standing;
    if (standing->state != STATE_NOT_FOUND)
        return;
    const char *caution = fact_value(conflicts->view, standing->person, WHAT_CAUTION);
    Conflict *conflict =
        add_personal(conflicts, CONFLICT_NOT_FOUND,
                     value_has(caution, "wandering") ? LOUD_LOUDEST : LOUD_LOUD, standing);
    add_statement(conflict, standing->latest);
    if (standing->bed != NULL)
        add_statement(conflict, standing_bed_empty(conflicts->view, standing->bed));
}

static void
find_value_differs(Conflicts *conflicts, Card *card)
{
    for (guint what = 0; what < WHAT_COUNT; what++) {
        if (vocabulary_row(what)->rule != RULE_WHO ||
            !fact_read(conflicts->view, card->standing->person, what).differs)
            continue;
        bool loud = what == WHAT_BIRTHDATE || what == WHAT_PATIENT_ID || what == WHAT_SEX;
        Conflict *conflict = add_personal(conflicts, CONFLICT_VALUE_DIFFERS,
                                          loud ? LOUD_LOUD : LOUD_LISTED, card->standing);
        g_autoptr(GPtrArray) rivals =
            fact_rivals(conflicts->view, card->standing->person, what);
        conflict->what = what;
        add_current(conflict, conflicts->view, card->standing, what);
        for (guint i = 0; i < rivals->len; i++)
            add_statement(conflict, rivals->pdata[i]);
        card->marks |= MARK_DIFFERS;
    }
}

static void
find_seen_after_leaving(Conflicts *conflicts, Card *card)
{
    const Standing *standing = card->standing;
    if (!standing->seen_after_leaving)
        return;
    card->marks |= MARK_SEEN_AFTER_LEAVING;
    Conflict *conflict =
        add_personal(conflicts, CONFLICT_SEEN_AFTER_LEAVING, LOUD_LOUD, standing);
    add_statement(conflict, standing->left);
    add_statement(conflict, standing->latest);
}

static void
find_not_received(Conflicts *conflicts, Card *card)
{
    const Standing *standing = card->standing;
    gint64 limit = (gint64)census_layout(conflicts->view->census)->transit_minutes * 60;
    if (standing->state == STATE_SENT &&
        conflicts->view->at - standing->latest->said.seen > limit)
        add_statement(add_personal(conflicts, CONFLICT_NOT_RECEIVED, LOUD_LOUD, standing),
                      standing->latest);
}

static void
find_place_differs(Conflicts *conflicts, Card *card)
{
    const Standing *standing = card->standing;
    if (standing->place_differs == NULL)
        return;
    Conflict *conflict =
        add_personal(conflicts, CONFLICT_PLACE_DIFFERS, LOUD_LISTED, standing);
    add_statement(conflict, standing->latest);
    add_statement(conflict, standing->place_differs);
}

/* The time said for the return, if it was said since this run of away began. */
static bool
expected_back(const View *view, const Standing *standing, gint64 *ret_seconds)
{
    Fact fact = fact_read(view, standing->person, WHAT_EXPECTED_BACK);
    Instant back;
    if (fact.current == NULL ||
        statement_compare(&fact.current->said, &standing->away_since->said) < 0 ||
        !instant_parse(fact.current->said.value, 0, &back, NULL))
        return false;
    *ret_seconds = back.seconds;
    return true;
}

static void
find_overdue(Conflicts *conflicts, Card *card)
{
    const Standing *standing = card->standing;
    if (standing->state != STATE_AWAY)
        return;
    const Layout *layout = census_layout(conflicts->view->census);
    gint64 until = standing->away_since->said.seen + (gint64)layout->away_minutes * 60;
    expected_back(conflicts->view, standing, &until);
    if (conflicts->view->at <= until)
        return;
    card->marks |= MARK_OVERDUE;
    Conflict *conflict = add_personal(conflicts, CONFLICT_OVERDUE, LOUD_LISTED, standing);
    add_statement(conflict, standing->away_since);
    add_current(conflict, conflicts->view, standing, WHAT_EXPECTED_BACK);
}

/* ---- two at a time ---- */

static bool
equal_known(const char *a, const char *b)
{
    return a != NULL && b != NULL && strcmp(a, b) == 0;
}

static bool
is_full_date(const char *birthdate)
{
    return birthdate != NULL && strlen(birthdate) == strlen("1945-07-14") &&
           g_ascii_isdigit(*birthdate);
}

static void
compare_cards(Conflicts *conflicts, Card *a, Card *b)
{
    if (equal_known(a->surname, b->surname)) {
        a->marks |= MARK_SAME_SURNAME;
        b->marks |= MARK_SAME_SURNAME;
    }
    if (equal_known(a->id, b->id)) {
        a->marks |= MARK_SAME_ID;
        b->marks |= MARK_SAME_ID;
        Conflict *conflict = add_pair(conflicts, CONFLICT_SAME_ID, a, b);
        add_current(conflict, conflicts->view, a->standing, WHAT_PATIENT_ID);
        add_current(conflict, conflicts->view, b->standing, WHAT_PATIENT_ID);
    }
    if (!equal_known(a->kana, b->kana))
        return;
    bool one = equal_known(a->birthdate, b->birthdate) && is_full_date(a->birthdate) &&
               !ties_different(reading_ties(conflicts->reading), a->standing->person,
                               b->standing->person);
    guint mark = one ? MARK_SAME_IDENTITY : MARK_NAMESAKE;
    a->marks |= mark;
    b->marks |= mark;
    Conflict *conflict =
        add_pair(conflicts, one ? CONFLICT_SAME_IDENTITY : CONFLICT_NAMESAKE, a, b);
    const What behind[] = { WHAT_KANA, WHAT_BIRTHDATE };
    for (guint i = 0; i < G_N_ELEMENTS(behind); i++) {
        add_current(conflict, conflicts->view, a->standing, behind[i]);
        add_current(conflict, conflicts->view, b->standing, behind[i]);
    }
}

/* ---- beds ---- */

static const Person *
mother_of(const View *view, const Standing *standing)
{
    PersonId id;
    const char *value = fact_value(view, standing->person, WHAT_MOTHER);
    if (value == NULL || !person_parse(value, &id))
        return NULL;
    const Person *mother = census_find_person(view->census, id);
    return mother != NULL ? view_person(view, mother) : NULL;
}

static bool
shares(const View *view, const Standing *standing)
{
    const char *value = fact_value(view, standing->person, WHAT_SHARES);
    return value != NULL && strcmp(value, "yes") == 0;
}

static bool
is_tied(const View *view, const Standing *a, const Standing *b)
{
    const Person *mother_a = mother_of(view, a);
    const Person *mother_b = mother_of(view, b);
    return mother_a == b->person || mother_b == a->person ||
           (mother_a != NULL && mother_a == mother_b) || (shares(view, a) && shares(view, b));
}

/* True if every one of PERSONS is tied to the first, directly or through others. */
static bool
all_tied(const View *view, const GPtrArray *persons)
{
    g_autoptr(GPtrArray) reached = g_ptr_array_new();
    g_ptr_array_add(reached, persons->pdata[0]);
    for (guint next = 0; next < reached->len; next++)
        for (guint i = 0; i < persons->len; i++)
            if (!g_ptr_array_find(reached, persons->pdata[i], NULL) &&
                is_tied(view, reached->pdata[next], persons->pdata[i]))
                g_ptr_array_add(reached, persons->pdata[i]);
    return reached->len == persons->len;
}

static Card *
card_of(const Conflicts *conflicts, const Standing *standing)
{
    for (guint i = 0; i < conflicts->cards->len; i++)
        if (card_at(conflicts, i)->standing == standing)
            return card_at(conflicts, i);
    return NULL;
}

static void
find_two_in_bed(Conflicts *conflicts, const BedStanding *bed)
{
    g_autoptr(GPtrArray) there = g_ptr_array_new();
    for (guint i = 0; i < bed->persons->len; i++) {
        const Standing *standing = bed->persons->pdata[i];
        if (standing->state == STATE_IN || standing->state == STATE_AWAY)
            g_ptr_array_add(there, (gpointer)standing);
    }
    if (there->len < 2 || all_tied(conflicts->view, there))
        return;
    Conflict *conflict = add_conflict(conflicts, CONFLICT_TWO_IN_BED, LOUD_LOUD);
    for (guint i = 0; i < there->len; i++) {
        const Standing *standing = there->pdata[i];
        add_person(conflict, standing);
        add_statement(conflict, standing->latest);
        card_of(conflicts, standing)->marks |= MARK_TWO_IN_BED;
    }
}

/* ---- clocks ---- */

/* What a clock did is known as soon as it was written, whatever moment the statement claims to have been seen at. */
static bool
is_written(const View *view, const Filed *filed)
{
    return statement_clock_seconds(filed->said.clock) <= MIN(view->at, view->known);
}

/* The row that a future statement belongs to: one per person, bed, or the ward. */
static Conflict *
future_row(Conflicts *conflicts, const Person *person, const Bed *bed)
{
    for (guint i = 0; i < conflicts->list->len; i++) {
        Conflict *conflict = conflicts->list->pdata[i];
        bool is_future = conflict->kind == CONFLICT_FUTURE;
        const Person *its = conflict->persons->len > 0 ? conflict->persons->pdata[0] : NULL;
        const Bed *its_bed = conflict->beds->len > 0 ? conflict->beds->pdata[0] : NULL;
        if (is_future && its == person && (person != NULL || its_bed == bed))
            return conflict;
    }
    Conflict *conflict = add_conflict(conflicts, CONFLICT_FUTURE, LOUD_LISTED);
    const Standing *standing = person != NULL ? reading_of(conflicts->reading, person) : NULL;
    if (standing != NULL)
        add_person(conflict, standing);
    else if (person != NULL)
        g_ptr_array_add(conflict->persons, (gpointer)person);
    else if (bed != NULL)
        g_ptr_array_add(conflict->beds, (gpointer)bed);
    return conflict;
}

static int
compare_filed(gconstpointer a, gconstpointer b)
{
    return statement_compare(&(*(const Filed *const *)a)->said, &(*(const Filed *const *)b)->said);
}

static void
find_future(Conflicts *conflicts)
{
    const View *view = conflicts->view;
    g_autoptr(GPtrArray) ahead = g_ptr_array_copy(census_ahead(view->census), NULL, NULL);
    g_ptr_array_sort(ahead, compare_filed);
    for (guint i = 0; i < ahead->len; i++) {
        const Filed *filed = ahead->pdata[i];
        if (view_is_live(view, filed) && is_written(view, filed))
            add_statement(future_row(conflicts, view_owner(view, filed), filed->bed), filed);
    }
}

/* Between two statements, one written right after the other, the wall clock went back. */
static void
find_clock_back(Conflicts *conflicts)
{
    const View *view = conflicts->view;
    for (guint station = 0; station < census_station_count(view->census); station++) {
        const Pile *written = census_written(view->census, station);
        const Filed *before = NULL;
        Conflict *conflict = NULL;
        for (guint i = 0; written != NULL && i < written->len; i++) {
            const Filed *after = written->pdata[i];
            if (!is_written(view, after))
                break;
            if (before != NULL && after->said.wall < before->said.wall) {
                if (conflict == NULL)
                    conflict = add_conflict(conflicts, CONFLICT_CLOCK_BACK, LOUD_LISTED);
                add_statement(conflict, before);
                add_statement(conflict, after);
            }
            before = after;
        }
    }
}

/* ---- all ---- */

static Card
make_card(const View *view, const Standing *standing)
{
    Card card = { .standing = standing };
    const Person *person = standing->person;
    const char *kana = fact_known(view, person, WHAT_KANA);
    const char *id = fact_known(view, person, WHAT_PATIENT_ID);
    card.kana = kana != NULL ? kana_fold(kana) : NULL;
    card.surname = kana != NULL ? kana_fold_surname(kana) : NULL;
    card.id = id != NULL ? value_key(WHAT_PATIENT_ID, id) : NULL;
    card.birthdate = fact_known(view, person, WHAT_BIRTHDATE);
    if (value_has(fact_value(view, person, WHAT_CAUTION), "hidden"))
        card.marks |= MARK_HIDDEN;
    return card;
}

/* Somebody whose bed changed since the last midnight. */
static void
find_moved(const Conflicts *conflicts, Card *card)
{
    const View *view = conflicts->view;
    const Filed *moved = card->standing->moved;
    gint64 midnight = instant_midnight_before(view->at, census_layout(view->census)->zone);
    if (standing_is_here(card->standing) && moved != NULL && moved->said.seen > midnight)
        card->marks |= MARK_MOVED;
}

static int
compare_cards_by_handle(gconstpointer a, gconstpointer b)
{
    guint order_a = ((const Card *)a)->standing->person->order;
    guint order_b = ((const Card *)b)->standing->person->order;
    return order_a < order_b ? -1 : order_a > order_b;
}

static guint
place_of(const Conflict *conflict)
{
    return conflict->beds->len > 0 ? ((const Bed *)conflict->beds->pdata[0])->order : G_MAXUINT;
}

/* Kinds in the order of the table, within a kind the loudest first, then by bed and handle. */
static int
compare_conflicts(gconstpointer a, gconstpointer b)
{
    const Conflict *one = *(const Conflict *const *)a;
    const Conflict *other = *(const Conflict *const *)b;
    if (one->kind != other->kind)
        return (int)one->kind - (int)other->kind;
    if (one->loudness != other->loudness)
        return (int)other->loudness - (int)one->loudness;
    if (place_of(one) != place_of(other))
        return place_of(one) < place_of(other) ? -1 : 1;
    for (guint i = 0; i < MIN(one->persons->len, other->persons->len); i++) {
        int order = (int)((const Person *)one->persons->pdata[i])->order -
                    (int)((const Person *)other->persons->pdata[i])->order;
        if (order != 0)
            return order;
    }
    return (int)one->what - (int)other->what;
}

typedef void (*Finder)(Conflicts *conflicts, Card *card);

static const Finder finders[] = {
    find_band_differs, find_not_found,     find_seen_after_leaving, find_not_received,
    find_value_differs, find_place_differs, find_overdue,
};

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
    for (guint i = 0; i < conflicts->cards->len; i++) {
        for (guint find = 0; find < G_N_ELEMENTS(finders); find++)
            finders[find](conflicts, card_at(conflicts, i));
        find_moved(conflicts, card_at(conflicts, i));
        for (guint k = i + 1; k < conflicts->cards->len; k++)
            compare_cards(conflicts, card_at(conflicts, i), card_at(conflicts, k));
    }
    const GPtrArray *beds = reading_beds(reading);
    for (guint i = 0; i < beds->len; i++)
        find_two_in_bed(conflicts, beds->pdata[i]);
    find_future(conflicts);
    find_clock_back(conflicts);
    g_ptr_array_sort(conflicts->list, compare_conflicts);
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
    const Card *card = card_of(conflicts, standing);
    if (card != NULL)
        return card->marks;
    const char *caution = fact_value(conflicts->view, standing->person, WHAT_CAUTION);
    return value_has(caution, "hidden") ? MARK_HIDDEN : 0; /* the dead of a bed */
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

static const struct {
    guint mark;
    const char *key;
    const char *word;
    bool loud;
} marks_table[] = {
    { MARK_DIFFERS, "differs", N_("[differs]"), false },
    { MARK_NAMESAKE, "namesake", N_("[SAME NAME]"), true },
    { MARK_SAME_SURNAME, "same-surname", N_("[surname]"), false },
    { MARK_TWO_IN_BED, "two-in-bed", N_("[TWO IN BED]"), true },
    { MARK_SAME_ID, "same-id", N_("[SAME ID]"), true },
    { MARK_SAME_IDENTITY, "same-identity", N_("[SAME PERSON?]"), true },
    { MARK_BAND_DIFFERS, "band-differs", N_("[BAND DIFFERS]"), true },
    { MARK_SEEN_AFTER_LEAVING, "seen-after-leaving", N_("[SEEN AFTER LEAVING]"), true },
    { MARK_OVERDUE, "overdue", N_("[overdue]"), false },
    { MARK_MOVED, "moved", N_("[moved]"), false },
    { MARK_HIDDEN, "hidden", N_("[hidden]"), false },
};

char *
marks_format(guint marks)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(marks_table); i++)
        if (marks & marks_table[i].mark)
            g_string_append_printf(out, "%s%s", out->len > 0 ? "," : "", marks_table[i].key);
    return g_string_free(out, FALSE);
}

char *
marks_label(guint marks)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(marks_table); i++)
        if (marks & marks_table[i].mark)
            g_string_append(out, _(marks_table[i].word));
    return g_string_free(out, FALSE);
}

bool
marks_are_loud(guint marks)
{
    for (guint i = 0; i < G_N_ELEMENTS(marks_table); i++)
        if (marks_table[i].loud && (marks & marks_table[i].mark))
            return true;
    return false;
}
