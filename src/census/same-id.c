/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/same-id.h"

#include "census/fact.h"
#include "census/standing.h"

struct SameIds {
    const View *view;
    GHashTable *persons; /* char * (the ID as it is compared) -> GPtrArray of const Person * */
};

static void
add(SameIds *ids, const Filed *said, const Person *person)
{
    g_autofree char *key = value_key(WHAT_PATIENT_ID, said->said.value);
    GPtrArray *persons = g_hash_table_lookup(ids->persons, key);
    if (persons == NULL) {
        persons = g_ptr_array_new();
        g_hash_table_insert(ids->persons, g_steal_pointer(&key), persons);
    }
    if (!g_ptr_array_find(persons, person, NULL))
        g_ptr_array_add(persons, (gpointer)person);
}

/* All that is said of PERSON and not settled: either of two IDs may be the true one. */
static void
add_person(SameIds *ids, const Person *person)
{
    Fact fact = fact_read(ids->view, person, WHAT_PATIENT_ID);
    if (fact.current == NULL || fact_known(ids->view, person, WHAT_PATIENT_ID) == NULL ||
        standing_read(ids->view, person).state == STATE_NONE)
        return;
    add(ids, fact.current, person);
    g_autoptr(GPtrArray) rivals = fact_rivals(ids->view, person, WHAT_PATIENT_ID);
    for (guint i = 0; i < rivals->len; i++)
        add(ids, rivals->pdata[i], person);
}

static void
persons_free(gpointer data)
{
    g_ptr_array_unref(data);
}

SameIds *
same_ids_read(const View *view)
{
    SameIds *ids = g_new0(SameIds, 1);
    ids->view = view;
    ids->persons = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, persons_free);
    g_autoptr(GPtrArray) persons = view_persons(view);
    for (guint i = 0; i < persons->len; i++)
        add_person(ids, persons->pdata[i]);
    return ids;
}

void
same_ids_free(SameIds *ids)
{
    if (ids == NULL)
        return;
    g_hash_table_unref(ids->persons);
    g_free(ids);
}

const GPtrArray *
same_ids_of(const SameIds *ids, const char *id)
{
    g_autofree char *key = value_key(WHAT_PATIENT_ID, id);
    return g_hash_table_lookup(ids->persons, key);
}

/* "A002 601-2" of who is here, "A007 (died)" of who is not. */
static void
append_other(GString *out, const View *view, const Person *other)
{
    Standing standing = standing_read(view, other);
    g_autofree char *state = standing_state_label(&standing);
    g_string_append_printf(out, "%s%s", out->len > 0 ? ", " : "", other->handle);
    if (standing_is_here(&standing) && standing.bed != NULL)
        g_string_append_printf(out, " %s", standing.bed->label);
    else
        g_string_append_printf(out, " (%s)", state);
}

char *
same_ids_others(const SameIds *ids, const Person *person)
{
    const char *id = fact_known(ids->view, person, WHAT_PATIENT_ID);
    const GPtrArray *persons = id != NULL ? same_ids_of(ids, id) : NULL;
    if (persons == NULL || persons->len < 2)
        return NULL;
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < persons->len; i++)
        if (persons->pdata[i] != person)
            append_other(out, ids->view, persons->pdata[i]);
    return g_string_free(out, FALSE);
}

const char *
same_ids_sure(const SameIds *ids, const Person *person)
{
    const char *id = fact_known(ids->view, person, WHAT_PATIENT_ID);
    if (id == NULL || fact_read(ids->view, person, WHAT_PATIENT_ID).differs)
        return NULL;
    const GPtrArray *persons = same_ids_of(ids, id);
    return persons == NULL || persons->len < 2 ? id : NULL;
}
