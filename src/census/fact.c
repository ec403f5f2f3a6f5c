/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/fact.h"

#include "census/wrong-band.h"

#include "ward/birthdate.h"

#include <string.h>

bool
fact_counts(const View *view, const Person *person, const Filed *filed)
{
    return view_is_of(view, person, filed) && !wrong_band_misled(view, person, filed);
}

static int
rank_of(const Filed *filed)
{
    return source_rank(filed->said.source);
}

static bool
says_unknown(const Filed *filed)
{
    return strcmp(filed->said.value, VALUE_UNKNOWN) == 0;
}

static int
precision_of(const Filed *filed)
{
    Birthdate birthdate;
    if (filed->said.what != WHAT_BIRTHDATE ||
        !birthdate_parse(filed->said.value, NULL, &birthdate, NULL, NULL))
        return 0;
    return (int)birthdate.precision;
}

/* Whether CHALLENGER, later in the pile, takes the place of HOLDER as who-fact. */
static bool
outranks(const Filed *challenger, const Filed *holder)
{
    if (holder == NULL)
        return true;
    if (says_unknown(challenger) != says_unknown(holder))
        return says_unknown(holder);
    int precision = precision_of(challenger) - precision_of(holder);
    if (precision != 0)
        return precision > 0;
    return rank_of(challenger) >= rank_of(holder);
}

static bool
is_rival(const Filed *filed, const Filed *current)
{
    bool newer = statement_compare(&filed->said, &current->said) > 0;
    return filed != current && (newer || rank_of(filed) >= rank_of(current)) &&
           value_contradicts(current->said.what, current->said.value, filed->said.value);
}

static Fact
read_who(const View *view, const Person *person, const Pile *pile)
{
    Fact fact = { NULL, false };
    guint end = view_end(view, pile);
    for (guint i = 0; i < end; i++)
        if (fact_counts(view, person, pile->pdata[i]) && outranks(pile->pdata[i], fact.current))
            fact.current = pile->pdata[i];
    for (guint i = 0; i < end && fact.current != NULL && !fact.differs; i++)
        fact.differs =
            is_rival(pile->pdata[i], fact.current) && fact_counts(view, person, pile->pdata[i]);
    return fact;
}

/* From the newest backwards: the first bedside word ends the search. */
static Fact
read_how(const View *view, const Person *person, const Pile *pile)
{
    const Filed *other = NULL;
    for (guint i = view_end(view, pile); i-- > 0;) {
        const Filed *filed = pile->pdata[i];
        bool bedside = source_is_bedside(filed->said.source);
        if ((!bedside && other != NULL) || !fact_counts(view, person, filed))
            continue;
        if (bedside)
            return (Fact){ filed, false };
        other = filed;
    }
    return (Fact){ other, false };
}

Fact
fact_read(const View *view, const Person *person, What what)
{
    const Pile *pile = person->piles[what];
    if (pile == NULL)
        return (Fact){ NULL, false };
    return vocabulary_row(what)->rule == RULE_WHO ? read_who(view, person, pile)
                                                  : read_how(view, person, pile);
}

const char *
fact_value(const View *view, const Person *person, What what)
{
    Fact fact = fact_read(view, person, what);
    return fact.current != NULL ? fact.current->said.value : NULL;
}

const char *
fact_known(const View *view, const Person *person, What what)
{
    const char *value = fact_value(view, person, what);
    bool nothing =
        value == NULL || strcmp(value, VALUE_UNKNOWN) == 0 || strcmp(value, VALUE_NONE) == 0;
    return nothing ? NULL : value;
}

GPtrArray *
fact_statements(const View *view, const Person *person, What what)
{
    GPtrArray *found = g_ptr_array_new();
    const Pile *pile = person->piles[what];
    guint end = view_end(view, pile);
    for (guint i = 0; i < end; i++)
        if (fact_counts(view, person, pile->pdata[i]))
            g_ptr_array_add(found, pile->pdata[i]);
    return found;
}

GPtrArray *
fact_rivals(const View *view, const Person *person, What what)
{
    GPtrArray *rivals = fact_statements(view, person, what);
    Fact fact = fact_read(view, person, what);
    for (guint i = rivals->len; i-- > 0;)
        if (fact.current == NULL || !is_rival(rivals->pdata[i], fact.current))
            g_ptr_array_remove_index(rivals, i);
    return rivals;
}

const Filed *
fact_off_band(const View *view, const Person *person, What what)
{
    const Pile *pile = person->piles[what];
    for (guint i = view_end(view, pile); i-- > 0;) {
        const Filed *filed = pile->pdata[i];
        if (filed->said.source == SOURCE_BAND && fact_counts(view, person, filed))
            return filed;
    }
    return NULL;
}

/* ---- contacts ---- */

static int
contact_order(const Filed *filed)
{
    return (int)g_ascii_strtoll(filed->said.value, NULL, 10); /* 0 for none and unknown */
}

/* Whether LATER, behind HOLDER in the pile, replaces it: bedside beats any other, then the latest.
 */
static bool
replaces(const Filed *later, const Filed *holder)
{
    return holder == NULL || source_is_bedside(later->said.source) ||
           !source_is_bedside(holder->said.source);
}

static int
compare_orders(gconstpointer a, gconstpointer b)
{
    return contact_order(*(const Filed *const *)a) - contact_order(*(const Filed *const *)b);
}

static void
put_contact(GPtrArray *contacts, const Filed *filed)
{
    for (guint i = 0; i < contacts->len; i++)
        if (contact_order(contacts->pdata[i]) == contact_order(filed)) {
            if (replaces(filed, contacts->pdata[i]))
                contacts->pdata[i] = (gpointer)filed;
            return;
        }
    g_ptr_array_add(contacts, (gpointer)filed);
}

static void
drop_replaced(GPtrArray *contacts, const Filed *none)
{
    for (guint i = contacts->len; i-- > 0;)
        if (replaces(none, contacts->pdata[i]))
            g_ptr_array_remove_index(contacts, i);
}

GPtrArray *
fact_contacts(const View *view, const Person *person, const Filed **ret_nothing)
{
    GPtrArray *contacts = g_ptr_array_new();
    const Filed *nothing = NULL, *none = NULL;
    g_autoptr(GPtrArray) said = fact_statements(view, person, WHAT_CONTACT);
    for (guint i = 0; i < said->len; i++) {
        const Filed *filed = said->pdata[i];
        bool is_none = strcmp(filed->said.value, VALUE_NONE) == 0;
        if (contact_order(filed) == 0 && replaces(filed, nothing))
            nothing = filed;
        if (is_none && replaces(filed, none)) {
            none = filed;
            drop_replaced(contacts, none);
        } else if (contact_order(filed) > 0 && replaces(filed, none)) {
            put_contact(contacts, filed);
        }
    }
    g_ptr_array_sort(contacts, compare_orders);
    *ret_nothing = contacts->len == 0 ? nothing : NULL;
    return contacts;
}

const char *
fact_transport(const View *view, const Person *person, bool *ret_derived)
{
    const char *said = fact_value(view, person, WHAT_TRANSPORT);
    const char *derived =
        said == NULL ? transport_derived(fact_value(view, person, WHAT_MEANS)) : NULL;
    *ret_derived = derived != NULL;
    return said != NULL ? said : derived;
}

bool
fact_is_newborn(const View *view, const Person *person)
{
    Birthdate birthdate;
    const char *value = fact_value(view, person, WHAT_BIRTHDATE);
    if (fact_value(view, person, WHAT_MOTHER) == NULL)
        return false;
    if (value == NULL || !birthdate_parse(value, NULL, &birthdate, NULL, NULL) ||
        birthdate.precision != BIRTHDATE_DAY)
        return true;
    GDate born, today = instant_date(view->at, census_layout(view->census)->zone);
    g_date_clear(&born, 1);
    g_date_set_dmy(&born, (GDateDay)birthdate.day, (GDateMonth)birthdate.month,
                   (GDateYear)birthdate.year);
    return g_date_days_between(&born, &today) < 28;
}

bool
fact_mother_id(const View *view, const Person *person, PersonId *ret_mother)
{
    const char *value = fact_known(view, person, WHAT_MOTHER);
    return value != NULL && person_parse(value, ret_mother);
}

const Person *
fact_mother(const View *view, const Person *person)
{
    PersonId id;
    if (!fact_mother_id(view, person, &id))
        return NULL;
    const Person *mother = census_find_person(view->census, id);
    return mother != NULL ? view_person(view, mother) : NULL;
}

/* A date that is known to the day. */
static const char *
full_date(const char *birthdate)
{
    bool full = birthdate != NULL && strlen(birthdate) == strlen("1945-07-14") &&
                g_ascii_isdigit(*birthdate);
    return full ? birthdate : NULL;
}

const char *
fact_own_name(const View *view, const Person *person, What *ret_what)
{
    static const What names[] = { WHAT_KANA, WHAT_KANJI, WHAT_LATIN, WHAT_KNOWN_AS_KANA,
                                  WHAT_KNOWN_AS };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *name = fact_known(view, person, names[i]);
        if (name == NULL)
            continue;
        if (ret_what != NULL)
            *ret_what = names[i];
        return name;
    }
    return NULL;
}

bool
fact_is_named(const View *view, const Person *person)
{
    return fact_own_name(view, person, NULL) != NULL;
}

const NameForms *
fact_name(const View *view, const Person *person)
{
    NamesakeRules *rules = census_names(view->census);
    const char *birthdate = full_date(fact_known(view, person, WHAT_BIRTHDATE));
    const char *written = fact_known(view, person, WHAT_KNOWN_AS);
    KnownName names[] = {
        { fact_known(view, person, WHAT_KANA), fact_known(view, person, WHAT_KANJI),
          fact_known(view, person, WHAT_LATIN), birthdate },
        { fact_known(view, person, WHAT_KNOWN_AS_KANA), written, written, birthdate },
    };
    bool two = names[1].kana != NULL || written != NULL;
    return namesake_forms_of(rules, names, two ? 2 : 1);
}
