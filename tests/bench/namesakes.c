/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What it costs to compare names: all pairs of a hospital of 1,000, one new name against them, and
 * the forms themselves. The limit is a bare comparing of the kana of each pair. */

#include "names/namesake.h"

#include <string.h>

#include "invented.h"
#include "pairs.h"

#define PERSONS 1000
#define TIMES 9

typedef struct {
    Invented persons[PERSONS];
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
    for (guint i = 0; i < PERSONS; i++) {
        KnownName name = known(&hospital->persons[i]);
        hospital->forms[i] = namesake_forms(rules, &name);
    }
    return pairs_clock() - begin;
}

static double
compare_all(Hospital *hospital)
{
    double begin = pairs_clock();
    hospital->same = hospital->similar = 0;
    for (guint i = 0; i < PERSONS; i++)
        for (guint k = i + 1; k < PERSONS; k++) {
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
    for (guint i = 0; i < PERSONS; i++)
        for (guint k = i + 1; k < PERSONS; k++)
            same += strcmp(hospital->persons[i].kana, hospital->persons[k].kana) == 0;
    double took = pairs_clock() - begin;
    g_assert_cmpuint(same, ==, hospital->same);
    return took;
}

static double
compare_new(const Hospital *hospital, NamesakeRules *rules)
{
    guint near = 0;
    double begin = pairs_clock();
    KnownName name = { .kana = "サイトー ハナコ", .kanji = "齋藤 花子" };
    const NameForms *forms = namesake_forms(rules, &name);
    for (guint i = 0; i < PERSONS; i++)
        near += namesake_compare(forms, hospital->forms[i]).degree != NAMESAKE_DIFFERS;
    double took = pairs_clock() - begin;
    g_assert_cmpuint(near, <, PERSONS);
    return took;
}

int
main(void)
{
    static Hospital hospital;
    double first[TIMES], newcomer[TIMES];
    g_autoptr(Pairs) pairs = pairs_new();
    pairs_head("namesakes: 1,000 persons");
    for (guint i = 0; i < PERSONS; i++)
        hospital.persons[i] = invented_person(i, false);
    for (guint i = 0; i < TIMES; i++) {
        g_autoptr(NamesakeRules) rules = namesake_rules_new(NULL, NULL);
        first[i] = make_forms(&hospital, rules);
        double all = compare_all(&hospital);
        pairs_add(pairs, all, compare_bare(&hospital));
        newcomer[i] = compare_new(&hospital, rules);
    }
    pairs_figure("forms of 1,000 names", pairs_median(first, TIMES), "ms", 0);
    pairs_figure("one new name against 1,000", pairs_median(newcomer, TIMES), "ms", 0.1);
    pairs_print(pairs, "all pairs of 1,000 (goal 20 ms)", "strcmp of the kana", 0);
    pairs_figure("pairs of the same name", hospital.same, "", 0);
    pairs_figure("similar pairs", hospital.similar, "", 0);
    for (guint i = 0; i < PERSONS; i++)
        invented_clear(&hospital.persons[i]);
    return 0;
}
