/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/fact.h"

#include "ward/birthdate.h"

#include "base/language.h"

#include <string.h>

static bool
counts(const View *view, const Person *person, const Filed *filed)
{
    return view_holds(view, filed) && view_owner(view, filed) == person;
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
        if (counts(view, person, pile->pdata[i]) && outranks(pile->pdata[i], fact.current))
            fact.current = pile->pdata[i];
    for (guint i = 0; i < end && fact.current != NULL && !fact.differs; i++)
        fact.differs = is_rival(pile->pdata[i], fact.current) &&
                       counts(view, person, pile->pdata[i]);
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
        if ((!bedside && other != NULL) || !counts(view, person, filed))
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
    bool nothing = value == NULL || strcmp(value, VALUE_UNKNOWN) == 0 ||
                   strcmp(value, VALUE_NONE) == 0;
    return nothing ? NULL : value;
}

GPtrArray *
fact_statements(const View *view, const Person *person, What what)
{
    GPtrArray *found = g_ptr_array_new();
    const Pile *pile = person->piles[what];
    guint end = view_end(view, pile);
    for (guint i = 0; i < end; i++)
        if (counts(view, person, pile->pdata[i]))
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
        if (filed->said.source == SOURCE_BAND && counts(view, person, filed))
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

/* Whether LATER, behind HOLDER in the pile, replaces it: bedside beats any other, then the latest. */
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

/* ---- identity grade ---- */

static Grade
grade_of_source(Source source)
{
    switch (source) {
    case SOURCE_STATED:
        return GRADE_STATED;
    case SOURCE_BAND:
        return GRADE_BAND;
    case SOURCE_FAMILY:
    case SOURCE_STAFF:
        return GRADE_VOUCHED;
    case SOURCE_MEMO:
    case SOURCE_IMPORT:
    case SOURCE_PAPER:
    case SOURCE_VIEWER:
    case SOURCE_BELONGINGS:
    case SOURCE_SEEN:
    case SOURCE_COUNT:
        break;
    }
    return GRADE_PAPER;
}

static bool
is_full(What what, const char *value)
{
    Birthdate birthdate;
    if (what == WHAT_KANA)
        return strchr(value, ' ') != NULL;
    return birthdate_parse(value, NULL, &birthdate, NULL, NULL) &&
           birthdate.precision == BIRTHDATE_DAY;
}

/* A statement agrees with the current value if both mean the same whole fact. */
static bool
agrees(What what, const Filed *filed, const char *value)
{
    return !says_unknown(filed) && is_full(what, filed->said.value) &&
           !value_contradicts(what, filed->said.value, value);
}

/* What speaks for the current value of one of the two identifying facts. */
typedef struct {
    Grade grade;
    bool stated;
    bool off_band;
    GPtrArray *observers; /* const char *: who heard it stated, each once */
    bool differs;
} Support;

static void
add_observer(GPtrArray *observers, const char *observer)
{
    for (guint i = 0; i < observers->len; i++)
        if (strcmp(observers->pdata[i], observer) == 0)
            return;
    g_ptr_array_add(observers, (gpointer)observer);
}

static void
take_support(Support *support, const Filed *filed)
{
    Source source = filed->said.source;
    support->grade = MAX(support->grade, grade_of_source(source));
    support->off_band = support->off_band || source == SOURCE_BAND;
    if (source != SOURCE_STATED)
        return;
    support->stated = true;
    add_observer(support->observers, filed->said.observer);
}

static Support
support_of(const View *view, const Person *person, What what)
{
    Support support = { GRADE_NONE, false, false, g_ptr_array_new(), false };
    Fact fact = fact_read(view, person, what);
    support.differs = fact.differs;
    if (fact.current == NULL || says_unknown(fact.current) ||
        !is_full(what, fact.current->said.value))
        return support;
    g_autoptr(GPtrArray) said = fact_statements(view, person, what);
    for (guint i = 0; i < said->len; i++)
        if (agrees(what, said->pdata[i], fact.current->said.value))
            take_support(&support, said->pdata[i]);
    return support;
}

static guint
common_observers(const GPtrArray *a, const GPtrArray *b)
{
    guint common = 0;
    for (guint i = 0; i < a->len; i++)
        for (guint k = 0; k < b->len; k++)
            common += strcmp(a->pdata[i], b->pdata[k]) == 0;
    return common;
}

static bool
is_confirmed(const Support *kana, const Support *birthdate)
{
    if (!kana->stated || !birthdate->stated || kana->differs || birthdate->differs)
        return false;
    return (kana->off_band && birthdate->off_band) ||
           common_observers(kana->observers, birthdate->observers) >= 2;
}

/* What the answer to "how identified" grants. */
static Grade
grade_granted(const char *identified)
{
    static const struct {
        const char *identified;
        Grade grade;
    } table[] = {
        { "stated-full", GRADE_STATED }, { "stated-name", GRADE_STATED },
        { "band", GRADE_BAND },          { "family", GRADE_VOUCHED },
        { "staff", GRADE_VOUCHED },      { "belongings", GRADE_PAPER },
        { "paper", GRADE_PAPER },
    };
    for (guint i = 0; identified != NULL && i < G_N_ELEMENTS(table); i++)
        if (strcmp(table[i].identified, identified) == 0)
            return table[i].grade;
    return GRADE_NONE;
}

Grade
fact_grade(const View *view, const Person *person)
{
    Support kana = support_of(view, person, WHAT_KANA);
    Support birthdate = support_of(view, person, WHAT_BIRTHDATE);
    Grade grade = MIN(kana.grade, birthdate.grade);
    if (is_confirmed(&kana, &birthdate))
        grade = GRADE_CONFIRMED;
    g_ptr_array_unref(kana.observers);
    g_ptr_array_unref(birthdate.observers);
    return MAX(grade, grade_granted(fact_value(view, person, WHAT_IDENTIFIED)));
}

static const struct {
    const char *key;
    const char *label;
} grades[] = {
    [GRADE_NONE] = { "none", N_("not identified") },
    [GRADE_PAPER] = { "paper", N_("paper only") },
    [GRADE_VOUCHED] = { "vouched", N_("vouched") },
    [GRADE_BAND] = { "band", N_("by band") },
    [GRADE_STATED] = { "stated", N_("stated") },
    [GRADE_CONFIRMED] = { "confirmed", N_("confirmed") },
};

const char *
grade_key(Grade grade)
{
    return grades[grade].key;
}

const char *
grade_label(Grade grade)
{
    return _(grades[grade].label);
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
