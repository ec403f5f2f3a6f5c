/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What it costs to compare names: all pairs of a ward of 45 and of a hospital of 1,000, one new
 * name against them, and the forms themselves; where everybody has one name, and where everybody
 * also goes by another. The limit is a bare comparing of the kana of each pair. */

#include "names/namesake.h"

#include <string.h>

#include "invented.h"
#include "pairs.h"

#define PERSONS 1000
#define TIMES 9

typedef struct {
    guint count;
    bool two; /* names */
    Invented persons[PERSONS];
    Invented others[PERSONS]; /* whose names they go by */
    const NameForms *forms[PERSONS];
    guint same, similar;
} Hospital;

static KnownName
known(const Invented *person)
{
    return (KnownName){ person->kana, person->kanji, NULL, person->birthdate };
}

static double
make_forms(Hospital *hospital, NamesakeRules *rules)
{
    double begin = pairs_clock();
    for (guint i = 0; i < hospital->count; i++) {
        KnownName names[] = { known(&hospital->persons[i]), known(&hospital->others[i]) };
        hospital->forms[i] = namesake_forms_of(rules, names, hospital->two ? 2 : 1);
    }
    return pairs_clock() - begin;
}

static double
compare_all(Hospital *hospital)
{
    double begin = pairs_clock();
    hospital->same = hospital->similar = 0;
    for (guint i = 0; i < hospital->count; i++)
        for (guint k = i + 1; k < hospital->count; k++) {
            NamesakeDegree degree = namesake_compare(hospital->forms[i], hospital->forms[k]).degree;
            hospital->same += degree == NAMESAKE_SAME;
            hospital->similar += degree == NAMESAKE_SIMILAR;
        }
    return pairs_clock() - begin;
}

static double
compare_bare(const Hospital *hospital)
{
    guint same = 0;
    double begin = pairs_clock();
    for (guint i = 0; i < hospital->count; i++)
        for (guint k = i + 1; k < hospital->count; k++)
            same += strcmp(hospital->persons[i].kana, hospital->persons[k].kana) == 0;
    double took = pairs_clock() - begin;
    g_assert_cmpuint(same, <=, hospital->same);
    return took;
}

static double
compare_new(const Hospital *hospital, NamesakeRules *rules)
{
    guint near = 0;
    double begin = pairs_clock();
    KnownName name = { .kana = "サイトー ハナコ", .kanji = "齋藤 花子" };
    const NameForms *forms = namesake_forms(rules, &name);
    for (guint i = 0; i < hospital->count; i++)
        near += namesake_compare(forms, hospital->forms[i]).degree != NAMESAKE_DIFFERS;
    double took = pairs_clock() - begin;
    g_assert_cmpuint(near, <, hospital->count);
    return took;
}

static void
measure(Hospital *hospital, guint count, bool two)
{
    double first[TIMES], newcomer[TIMES], all[TIMES];
    g_autoptr(Pairs) pairs = pairs_new();
    g_autofree char *what =
        g_strdup_printf("all pairs of %u, %s each", count, two ? "two names" : "one name");
    hospital->count = count;
    hospital->two = two;
    for (guint i = 0; i < TIMES; i++) {
        g_autoptr(NamesakeRules) rules = namesake_rules_new(NULL, NULL);
        first[i] = make_forms(hospital, rules);
        all[i] = compare_all(hospital);
        pairs_add(pairs, all[i], compare_bare(hospital));
        newcomer[i] = compare_new(hospital, rules);
    }
    pairs_print(pairs, what, "strcmp of the kana", 0);
    pairs_figure("    they took", pairs_median(all, TIMES), "ms", 20);
    pairs_figure("    one new name against them", pairs_median(newcomer, TIMES), "ms", 0.1);
    pairs_figure("    their forms", pairs_median(first, TIMES), "ms", 0);
    pairs_figure("    pairs of the same name", hospital->same, "", 0);
    pairs_figure("    similar pairs", hospital->similar, "", 0);
}

int
main(void)
{
    static Hospital hospital;
    pairs_head("W8  namesakes");
    for (guint i = 0; i < PERSONS; i++) {
        hospital.persons[i] = invented_person(i, false);
        hospital.others[i] = invented_person(PERSONS + i, false);
    }
    measure(&hospital, 45, false);
    measure(&hospital, 45, true);
    measure(&hospital, PERSONS, false);
    measure(&hospital, PERSONS, true);
    for (guint i = 0; i < PERSONS; i++) {
        invented_clear(&hospital.persons[i]);
        invented_clear(&hospital.others[i]);
    }
    return 0;
}
