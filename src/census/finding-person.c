/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/finding.h"
#include "census/wrong-band.h"

#include <string.h>

static void
find_band_differs(Conflicts *conflicts, Card *card)
{
    static const What read_off[] = { WHAT_KANA, WHAT_LATIN, WHAT_BIRTHDATE, WHAT_PATIENT_ID };
    const Person *person = card->standing->person;
    g_autoptr(GPtrArray) behind = g_ptr_array_new();
    const Filed *wrong = wrong_band_now(conflicts->view, person);
    const Filed *another_s = wrong_band_another_s(conflicts->view, person);
    if (wrong != NULL)
        g_ptr_array_add(behind, (gpointer)wrong);
    if (another_s != NULL)
        g_ptr_array_add(behind, (gpointer)another_s);
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
        finding_add_personal(conflicts, CONFLICT_BAND_DIFFERS, LOUD_LOUDEST, card->standing);
    conflict->what = WHAT_BAND;
    for (guint i = 0; i < behind->len; i++)
        finding_add_statement(conflict, behind->pdata[i]);
}

static void
find_not_found(Conflicts *conflicts, Card *card)
{
    const Standing *standing = card->standing;
    if (standing->state != STATE_NOT_FOUND)
        return;
    const char *caution = fact_value(conflicts->view, standing->person, WHAT_CAUTION);
    Conflict *conflict =
        finding_add_personal(conflicts, CONFLICT_NOT_FOUND,
                             value_has(caution, "wandering") ? LOUD_LOUDEST : LOUD_LOUD, standing);
    finding_add_statement(conflict, standing->latest);
    if (standing->bed != NULL)
        finding_add_statement(conflict, standing_bed_empty(conflicts->view, standing->bed));
}

static void
find_value_differs(Conflicts *conflicts, Card *card)
{
    for (guint what = 0; what < WHAT_COUNT; what++) {
        if (vocabulary_row(what)->rule != RULE_WHO ||
            !fact_read(conflicts->view, card->standing->person, what).differs)
            continue;
        bool loud = what == WHAT_BIRTHDATE || what == WHAT_PATIENT_ID || what == WHAT_SEX;
        Conflict *conflict = finding_add_personal(conflicts, CONFLICT_VALUE_DIFFERS,
                                                  loud ? LOUD_LOUD : LOUD_LISTED, card->standing);
        g_autoptr(GPtrArray) rivals = fact_rivals(conflicts->view, card->standing->person, what);
        conflict->what = what;
        finding_add_current(conflict, conflicts->view, card->standing, what);
        for (guint i = 0; i < rivals->len; i++)
            finding_add_statement(conflict, rivals->pdata[i]);
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
        finding_add_personal(conflicts, CONFLICT_SEEN_AFTER_LEAVING, LOUD_LOUD, standing);
    finding_add_statement(conflict, standing->left);
    finding_add_statement(conflict, standing->returned);
}

static void
find_not_received(Conflicts *conflicts, Card *card)
{
    const Standing *standing = card->standing;
    gint64 limit = (gint64)census_layout(conflicts->view->census)->transit_minutes * 60;
    if (standing->state == STATE_SENT && conflicts->view->at - standing->latest->said.seen > limit)
        finding_add_statement(
            finding_add_personal(conflicts, CONFLICT_NOT_RECEIVED, LOUD_LOUD, standing),
            standing->latest);
}

static void
find_place_differs(Conflicts *conflicts, Card *card)
{
    const Standing *standing = card->standing;
    if (standing->place_differs == NULL)
        return;
    Conflict *conflict =
        finding_add_personal(conflicts, CONFLICT_PLACE_DIFFERS, LOUD_LISTED, standing);
    finding_add_statement(conflict, standing->latest);
    finding_add_statement(conflict, standing->place_differs);
}

static void
find_overdue(Conflicts *conflicts, Card *card)
{
    const Standing *standing = card->standing;
    if (standing->state != STATE_AWAY)
        return;
    const Layout *layout = census_layout(conflicts->view->census);
    gint64 until = standing->away_since->said.seen + (gint64)layout->away_minutes * 60;
    standing_expected_back(conflicts->view, standing, &until);
    if (conflicts->view->at <= until)
        return;
    card->marks |= MARK_OVERDUE;
    Conflict *conflict = finding_add_personal(conflicts, CONFLICT_OVERDUE, LOUD_LISTED, standing);
    finding_add_statement(conflict, standing->away_since);
    finding_add_current(conflict, conflicts->view, standing, WHAT_EXPECTED_BACK);
}

/* Somebody whose bed changed since the last midnight. */
static void
find_moved(Conflicts *conflicts, Card *card)
{
    const View *view = conflicts->view;
    const Filed *moved = card->standing->moved;
    gint64 midnight = instant_midnight_before(view->at, census_layout(view->census)->zone);
    if (standing_is_here(card->standing) && moved != NULL && moved->said.seen > midnight)
        card->marks |= MARK_MOVED;
}

typedef void (*Finder)(Conflicts *conflicts, Card *card);

static const Finder finders[] = {
    find_band_differs, find_not_found,     find_seen_after_leaving,
    find_not_received, find_value_differs, find_place_differs,
    find_overdue,      find_moved,
};

void
finding_person(Conflicts *conflicts, Card *card)
{
    for (guint find = 0; find < G_N_ELEMENTS(finders); find++)
        finders[find](conflicts, card);
}
