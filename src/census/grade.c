/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/fact.h"

#include "ward/birthdate.h"

#include "base/language.h"

#include <string.h>

static bool
says_unknown(const Filed *filed)
{
    return strcmp(filed->said.value, VALUE_UNKNOWN) == 0;
}

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
    if (what != WHAT_BIRTHDATE)
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
    const Filed *latest; /* of those that give the grade */
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
    if (grade_of_source(source) >= support->grade)
        support->latest = filed;
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
    Support support = { GRADE_NONE, NULL, false, false, g_ptr_array_new(), false };
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

/* What speaks for the name: the kana, and the letters of a foreigner of whom none are known. Kanji
 * alone do not tell how somebody is called, so that nobody can have been asked by them. */
static Support
support_of_name(const View *view, const Person *person)
{
    bool in_letters =
        fact_known(view, person, WHAT_KANA) == NULL && fact_known(view, person, WHAT_LATIN) != NULL;
    return support_of(view, person, in_letters ? WHAT_LATIN : WHAT_KANA);
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
is_confirmed(const Support *name, const Support *birthdate)
{
    if (!name->stated || !birthdate->stated || name->differs || birthdate->differs)
        return false;
    return (name->off_band && birthdate->off_band) ||
           common_observers(name->observers, birthdate->observers) >= 2;
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

/* Of the two facts that were told together the one told earlier: the other may have been told again
 * alone. */
static const Filed *
told_together(const Support *name, const Support *birthdate)
{
    if (name->latest == NULL || birthdate->latest == NULL)
        return NULL;
    bool before = statement_compare(&name->latest->said, &birthdate->latest->said) < 0;
    return before ? name->latest : birthdate->latest;
}

Graded
fact_graded(const View *view, const Person *person)
{
    Support name = support_of_name(view, person);
    Support birthdate = support_of(view, person, WHAT_BIRTHDATE);
    Graded graded = { MIN(name.grade, birthdate.grade), told_together(&name, &birthdate) };
    if (is_confirmed(&name, &birthdate))
        graded.grade = GRADE_CONFIRMED;
    g_ptr_array_unref(name.observers);
    g_ptr_array_unref(birthdate.observers);
    const Filed *how = fact_read(view, person, WHAT_IDENTIFIED).current;
    Grade granted = grade_granted(how != NULL ? how->said.value : NULL);
    if (granted > graded.grade)
        return (Graded){ granted, how };
    if (granted == graded.grade && granted != GRADE_NONE &&
        statement_compare(&graded.by->said, &how->said) < 0)
        graded.by = how;
    if (graded.grade == GRADE_NONE)
        graded.by = NULL;
    return graded;
}

Grade
fact_grade(const View *view, const Person *person)
{
    return fact_graded(view, person).grade;
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
