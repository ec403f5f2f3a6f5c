/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/count.h"

#include "census/fact.h"

#include "ward/contact.h"

#include <string.h>

bool
count_is_in_hospital(const View *view, const Standing *standing)
{
    return standing_is_here(standing) && (census_layout(view->census)->counts_newborns ||
                                          !fact_is_newborn(view, standing->person));
}

static bool
has_named_contact(const View *view, const Person *person)
{
    const Filed *nothing;
    g_autoptr(GPtrArray) contacts = fact_contacts(view, person, &nothing);
    for (guint i = 0; i < contacts->len; i++) {
        g_autoptr(Contact) contact = contact_parse(((const Filed *)contacts->pdata[i])->said.value);
        if (contact != NULL && *contact->name != '\0')
            return true;
    }
    return false;
}

/* Those who must be moved if the house burns: in or not found, each by class, with who stays beside
 * them. */
static void
count_transport(Counts *counts, const View *view, const Person *person)
{
    bool derived;
    const char *transport = fact_transport(view, person, &derived);
    const char *companion = fact_known(view, person, WHAT_COMPANION);
    const struct {
        const char *key;
        guint *count;
    } classes[] = {
        { "walk", &counts->walk },
        { "escort", &counts->escort },
        { "stretcher", &counts->stretcher },
        { "heavy", &counts->heavy },
        { "unknown", &counts->transport_unknown },
    };
    if (transport == NULL)
        counts->transport_unasked++;
    for (guint i = 0; transport != NULL && i < G_N_ELEMENTS(classes); i++)
        *classes[i].count += strcmp(classes[i].key, transport) == 0;
    if (companion != NULL)
        counts->companions += (guint)g_ascii_strtoull(companion, NULL, 10);
    counts->to_move++;
}

static void
count_person(Counts *counts, const View *view, const Standing *standing)
{
    if (standing->state == STATE_SENT)
        counts->sent++;
    if (!standing_is_here(standing))
        return;
    bool counted = count_is_in_hospital(view, standing);
    counts->in_hospital += counted;
    counts->newborns += !counted;
    counts->present += standing->state == STATE_IN;
    counts->not_found += standing->state == STATE_NOT_FOUND;
    counts->away += standing->state == STATE_AWAY;
    counts->overnight += standing->where != NULL && strcmp(standing->where, "overnight") == 0;
    if (standing->state != STATE_AWAY)
        count_transport(counts, view, standing->person);
    counts->unidentified += fact_grade(view, standing->person) == GRADE_NONE;
    counts->no_contact += !has_named_contact(view, standing->person);
}

Counts
counts_read(const Reading *reading, const Conflicts *conflicts)
{
    Counts counts = { 0 };
    const GPtrArray *beds = reading_beds(reading);
    for (guint i = 0; i < beds->len; i++)
        counts.by_state[((const BedStanding *)beds->pdata[i])->state]++;
    counts.beds = beds->len;
    const GPtrArray *standings = reading_standings(reading);
    for (guint i = 0; i < standings->len; i++)
        count_person(&counts, reading_view(reading), standings->pdata[i]);
    counts.to_move += counts.companions;
    counts.conflicts = conflicts_list(conflicts)->len;
    return counts;
}
