/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/census-state.h"

#include <string.h>

CensusStation *
census_station(const Census *census, const StationId *id)
{
    for (guint i = 0; i < census->stations->len; i++) {
        CensusStation *station = &g_array_index(census->stations, CensusStation, i);
        if (memcmp(&station->id, id, sizeof *id) == 0)
            return station;
    }
    return NULL;
}

int
person_compare(gconstpointer a, gconstpointer b)
{
    guint order_a = (*(const Person *const *)a)->order;
    guint order_b = (*(const Person *const *)b)->order;
    return order_a < order_b ? -1 : order_a > order_b;
}

const Layout *
census_layout(const Census *census)
{
    return census->layout;
}

guint
census_size(const Census *census)
{
    return census->filed->len;
}

Person *
census_find_person(const Census *census, PersonId id)
{
    return g_hash_table_lookup(census->persons_by_id, &id);
}

Person *
census_find_handle(const Census *census, const char *handle)
{
    guint64 number;
    gsize letters = strcspn(handle, "0123456789");
    if (letters == 0 ||
        !g_ascii_string_to_unsigned(handle + letters, 10, 1, G_MAXUINT32, &number, NULL))
        return NULL;
    for (guint i = 0; i < census->stations->len; i++) {
        const CensusStation *station = &g_array_index(census->stations, CensusStation, i);
        PersonId id = { station->id, (guint32)number };
        if (strlen(station->letters) == letters &&
            g_ascii_strncasecmp(station->letters, handle, letters) == 0)
            return census_find_person(census, id);
    }
    return NULL;
}

char *
census_handle(const Census *census, PersonId id)
{
    const CensusStation *station = census_station(census, &id.station);
    return g_strdup_printf("%s%03u", station != NULL ? station->letters : "?", id.number);
}

Person *
census_find_label(const Census *census, const char *label)
{
    return g_hash_table_lookup(census->by_label, label);
}

static Bed *
find_bed_meant(const Census *census, const char *label)
{
    Bed *found = NULL;
    if (!g_utf8_validate(label, -1, NULL)) /* an argument of a command may be anything */
        return NULL;
    g_autofree char *key = layout_label_key(label);
    for (guint i = 0; i < census->beds->len; i++) {
        Bed *bed = census->beds->pdata[i];
        g_autofree char *its = layout_label_key(bed->label);
        if (strcmp(its, key) != 0)
            continue;
        if (found != NULL)
            return NULL;
        found = bed;
    }
    return found;
}

Bed *
census_find_bed(const Census *census, const char *label)
{
    Bed *bed = g_hash_table_lookup(census->beds_by_label, label);
    return bed != NULL ? bed : find_bed_meant(census, label);
}

const Filed *
census_find_statement(const Census *census, const StatementId *id)
{
    return g_hash_table_lookup(census->by_id, id);
}

const Filed *
census_find_ref(const Census *census, const char *ref)
{
    return g_hash_table_lookup(census->by_ref, ref);
}

NamesakeRules *
census_names(const Census *census)
{
    return census->names;
}

GPtrArray *
census_persons(const Census *census)
{
    return census->persons;
}

GPtrArray *
census_beds(const Census *census)
{
    return census->beds;
}

GPtrArray *
census_statements(const Census *census)
{
    return census->filed;
}

Pile *
census_ward_pile(const Census *census, What what)
{
    return census->ward[what];
}

guint32
census_last_number(const Census *census, const StationId *station)
{
    const CensusStation *found = census_station(census, station);
    return found != NULL ? found->last_number : 0;
}

Pile *
census_corrections(const Census *census, const StatementId *target)
{
    return g_hash_table_lookup(census->corrections, target);
}

Pile *
census_ahead(const Census *census)
{
    return census->ahead;
}

guint
census_station_count(const Census *census)
{
    return census->stations->len;
}

const GArray *
census_falls(const Census *census, guint station)
{
    return g_array_index(census->stations, CensusStation, station).falls;
}

int
filed_compare(gconstpointer a, gconstpointer b)
{
    return statement_compare(&(*(const Filed *const *)a)->said, &(*(const Filed *const *)b)->said);
}
