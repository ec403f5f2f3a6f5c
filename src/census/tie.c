/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/tie.h"

#include "census/census-state.h"

typedef struct {
    const Person *a; /* the lower handle */
    const Person *b;
    const Filed *same; /* the last live same-person or not-same-person */
    bool different;
} Pair;

struct Ties {
    GArray *pairs;     /* Pair */
    GHashTable *table; /* Person -> merged Person, or NULL */
    bool waits;        /* a person named by some tie is not filed yet */
    GPtrArray *merged; /* owns the merged Persons */
};

static const What tie_rows[] = { WHAT_SAME_PERSON, WHAT_NOT_SAME_PERSON, WHAT_DIFFERENT };

static Pair *
get_pair(Ties *ties, const Person *one, const Person *other)
{
    const Person *a = one->order < other->order ? one : other;
    const Person *b = a == one ? other : one;
    for (guint i = 0; i < ties->pairs->len; i++) {
        Pair *pair = &g_array_index(ties->pairs, Pair, i);
        if (pair->a == a && pair->b == b)
            return pair;
    }
    Pair pair = { a, b, NULL, false };
    g_array_append_val(ties->pairs, pair);
    return &g_array_index(ties->pairs, Pair, ties->pairs->len - 1);
}

/* Somebody of whom nothing was known then cannot be tied then. What was said of another and given
 * to PERSON since lies among PERSON's piles too. */
static bool
was_known(const View *view, const Person *person)
{
    for (guint what = 0; what < WHAT_COUNT; what++) {
        const Pile *pile = person->piles[what];
        for (guint i = 0; pile != NULL && i < pile->len; i++) {
            const Filed *filed = pile->pdata[i];
            if (filed->person == person && view_knows(view, filed))
                return true;
        }
    }
    return false;
}

static void
take_statement(Ties *ties, const View *view, const Filed *filed)
{
    PersonId other_id;
    if (!view_is_live(view, filed) || !person_parse(filed->said.value, &other_id))
        return;
    const Person *other = census_find_person(view->census, other_id);
    ties->waits = ties->waits || other == NULL;
    if (other == NULL || filed->person == NULL || other == filed->person || !was_known(view, other))
        return;
    Pair *pair = get_pair(ties, filed->person, other);
    if (filed->said.what == WHAT_DIFFERENT)
        pair->different = true;
    else if (pair->same == NULL || statement_compare_written(&pair->same->said, &filed->said) < 0)
        pair->same = filed;
}

static void
merge_pile(Pile **into, const Pile *from)
{
    if (from == NULL)
        return;
    if (*into == NULL)
        *into = g_ptr_array_new();
    for (guint i = 0; i < from->len; i++)
        if (!g_ptr_array_find(*into, from->pdata[i], NULL))
            g_ptr_array_add(*into, from->pdata[i]);
    g_ptr_array_sort(*into, filed_compare);
}

/* One person that reads the piles of all in GROUP and bears the lowest handle. */
static Person *
merge(const GPtrArray *group)
{
    const Person *lowest = group->pdata[0];
    Person *one = g_new0(Person, 1);
    for (guint i = 1; i < group->len; i++)
        if (((const Person *)group->pdata[i])->order < lowest->order)
            lowest = group->pdata[i];
    one->id = lowest->id;
    one->handle = g_strdup(lowest->handle);
    one->order = lowest->order;
    for (guint i = 0; i < group->len; i++) {
        const Person *member = group->pdata[i];
        for (guint what = 0; what < WHAT_COUNT; what++)
            merge_pile(&one->piles[what], member->piles[what]);
        merge_pile(&one->evidence, member->evidence);
        one->may_hide |= member->may_hide;
        one->may_mislead |= member->may_mislead;
    }
    return one;
}

static bool
is_tied(const Pair *pair)
{
    return pair->same != NULL && pair->same->said.what == WHAT_SAME_PERSON;
}

static bool
touches(const GPtrArray *group, const Pair *pair)
{
    return g_ptr_array_find((GPtrArray *)group, pair->a, NULL) ||
           g_ptr_array_find((GPtrArray *)group, pair->b, NULL);
}

static void
add_member(GPtrArray *group, const Person *person)
{
    if (!g_ptr_array_find(group, person, NULL))
        g_ptr_array_add(group, (gpointer)person);
}

/* Everyone tied to START, directly or through others. */
static GPtrArray *
group_of(const Ties *ties, const Person *start)
{
    GPtrArray *group = g_ptr_array_new();
    g_ptr_array_add(group, (gpointer)start);
    for (guint before = 0; before != group->len;) {
        before = group->len;
        for (guint i = 0; i < ties->pairs->len; i++) {
            const Pair *pair = &g_array_index(ties->pairs, Pair, i);
            if (is_tied(pair) && touches(group, pair)) {
                add_member(group, pair->a);
                add_member(group, pair->b);
            }
        }
    }
    return group;
}

static void
merge_groups(Ties *ties)
{
    for (guint i = 0; i < ties->pairs->len; i++) {
        const Pair *pair = &g_array_index(ties->pairs, Pair, i);
        if (!is_tied(pair))
            continue;
        if (ties->table == NULL)
            ties->table = g_hash_table_new(NULL, NULL);
        if (g_hash_table_contains(ties->table, pair->a))
            continue;
        g_autoptr(GPtrArray) group = group_of(ties, pair->a);
        Person *one = merge(group);
        g_ptr_array_add(ties->merged, one);
        for (guint k = 0; k < group->len; k++)
            g_hash_table_insert(ties->table, group->pdata[k], one);
    }
}

Ties *
ties_new(const View *view)
{
    Ties *ties = g_new0(Ties, 1);
    ties->pairs = g_array_new(FALSE, FALSE, sizeof(Pair));
    ties->merged = g_ptr_array_new_with_free_func(census_person_free);
    const GPtrArray *persons = census_persons(view->census);
    for (guint i = 0; i < persons->len; i++)
        for (guint row = 0; row < G_N_ELEMENTS(tie_rows); row++) {
            const Pile *pile = ((const Person *)persons->pdata[i])->piles[tie_rows[row]];
            for (guint k = 0; pile != NULL && k < pile->len; k++)
                take_statement(ties, view, pile->pdata[k]);
        }
    merge_groups(ties);
    return ties;
}

void
ties_free(Ties *ties)
{
    if (ties == NULL)
        return;
    g_array_unref(ties->pairs);
    g_clear_pointer(&ties->table, g_hash_table_unref);
    g_ptr_array_unref(ties->merged);
    g_free(ties);
}

GHashTable *
ties_table(const Ties *ties)
{
    return ties->table;
}

bool
ties_different(const Ties *ties, const Person *a, const Person *b)
{
    View view = { .tied = ties->table };
    for (guint i = 0; i < ties->pairs->len; i++) {
        const Pair *pair = &g_array_index(ties->pairs, Pair, i);
        const Person *one = view_person(&view, pair->a);
        const Person *other = view_person(&view, pair->b);
        bool declared = pair->different ||
                        (pair->same != NULL && pair->same->said.what == WHAT_NOT_SAME_PERSON);
        if (declared && ((one == a && other == b) || (one == b && other == a)))
            return true;
    }
    return false;
}

bool
ties_wait(const Ties *ties)
{
    return ties->waits;
}
