/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/namesakes.h"
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

/* A003 has her name and asked not to be shown; of A004, who lies in no bed yet, nobody asked the
 * birthdate. Once A003 is gone and A004 is another, nothing stands there. */
static void
test_beside_a_name_stands_what_is_doubtful_and_whom_it_is_mixed_up_with(void)
{
    bool loud;
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    stage_record(stage, "seen_at\tbed\tperson\twhat\tvalue\tsource\n"
                        "2026-11-02T06:20\t\tp1\tbirthdate\t1946-07-14\tfamily\n"
                        "2026-11-02T06:20\t602\tp3\tkana\tヤマダ ハナコ\tstated\n"
                        "2026-11-02T06:21\t602\tp3\tcaution\thidden\tstated\n"
                        "2026-11-02T06:22\t602\tp3\tcaution\tfall\tfamily\n"
                        "2026-11-02T06:23\t603\tp4\tpresence\tin\tseen\n"
                        "2026-11-02T06:23\t603\tp4\tkana\tヤマダ ハナヨ\tstated\n"
                        "2026-11-02T06:24\t603\tp4\tkana\tヤマダ ハナコ\tfamily\n");
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_autofree char *beside = namesakes_beside(desk, "A001", &loud);
    g_assert_true(loud);
    g_assert_cmpstr(beside, ==,
                    "[differs]  SAME NAME here: 602 A003 ヤ. ハ.  Perhaps the SAME NAME here, one "
                    "name is said in two ways: 603 A004 ヤマダ ハナヨ birthdate not asked");
    g_assert_true(namesakes_same(desk, "A001"));
    g_assert_false(namesakes_same(desk, "A002"));
    g_assert_false(namesakes_same(desk, "A099"));
    stage_say(desk, WHAT_DEATH, "A003", NULL, "");
    g_assert_true(namesakes_same(desk, "A001"));
    stage_say(desk, WHAT_DISCHARGE, "A004", NULL, "home");
    g_assert_false(namesakes_same(desk, "A001"));
    g_autofree char *alone = namesakes_beside(desk, "A001", &loud);
    g_autofree char *plain = namesakes_beside(desk, "A002", &loud);
    g_assert_false(loud);
    g_assert_cmpstr(alone, ==, "[differs]");
    g_assert_cmpstr(plain, ==, "");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/person/what is read back says its doubts",
                    test_what_is_read_back_says_its_doubts);
    g_test_add_func("/person/a fact tells its origin and its rivals",
                    test_a_fact_tells_its_origin_and_its_rivals);
    g_test_add_func("/person/beside a name stands what is doubtful",
                    test_beside_a_name_stands_what_is_doubtful_and_whom_it_is_mixed_up_with);
    return g_test_run();
}
