/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/person.h"

#include "stage.h"

static void
test_what_is_read_back_says_its_doubts(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    stage_record(stage, "bed\tperson\twhat\tvalue\n\tp1\tsex\tf\n603\tp4\tpresence\tin\n"
                        "\tp4\talias\tスミレ\n\tp4\tbirthdate\tunknown\n");
    g_autoptr(Desk) desk = stage_open_read_only(stage, STAGE_MORNING);
    g_autofree char *known = person_read_back(desk, "A001");
    g_autofree char *doubtful = person_read_back(desk, "A004");
    g_autofree char *nobody = person_read_back(desk, "A099");
    g_assert_cmpstr(known, ==, "ヤマダ ハナコ  14-Jul-1945  81 y  female");
    g_assert_cmpstr(doubtful, ==, "(alias) スミレ  birthdate unknown    sex not asked");
    g_assert_cmpstr(nobody, ==, "");
}

static void
test_a_fact_tells_its_origin_and_its_rivals(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    stage_record(stage, "seen_at\tperson\twhat\tvalue\tsource\n"
                        "2026-11-02T06:20\tp1\tbirthdate\t1946-07-14\tband\n");
    g_autoptr(Desk) desk = stage_open_read_only(stage, STAGE_MORNING);
    g_autoptr(PersonFact) fact = person_fact(desk, "A001", WHAT_BIRTHDATE);
    g_assert_cmpstr(fact->value, ==, "1945-07-14");
    g_assert_cmpstr(fact->origin, ==, "stated 11/02 06:12 佐々木");
    g_assert_true(fact->differs);
    g_assert_cmpuint(fact->rivals->len, ==, 1);
    g_assert_cmpstr(fact->rivals->pdata[0], ==, "14-Jul-1946 (band 11/02 06:20 佐々木)");
    g_autoptr(PersonFact) unasked = person_fact(desk, "A001", WHAT_DIET);
    g_assert_null(unasked->value);
    g_assert_cmpstr(unasked->label, ==, "");
    g_assert_null(person_fact(desk, "A099", WHAT_DIET));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/person/what is read back says its doubts",
                    test_what_is_read_back_says_its_doubts);
    g_test_add_func("/person/a fact tells its origin and its rivals",
                    test_a_fact_tells_its_origin_and_its_rivals);
    return g_test_run();
}
