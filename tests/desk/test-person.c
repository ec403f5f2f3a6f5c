/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/person.h"

#include "stage.h"

static const struct {
    const char *typed;
    const char *found; /* handles joined by blanks */
} searches[] = {
    { "ヤマ", "A001" },
    { "やま", "A001" },
    { "yama", "A001" },
    { "hana", "A001" },
    { "マダ", "" },
    { "ハナ", "A001" },
    { "suzuki", "A002" },
    { "ﾌﾐ", "A002" },
    { "山田", "A001" },
    { "田", "A001" },
    { "00410112", "A001" },
    { "0112", "A001" },
    { "1945", "A001" },
    { "19450714", "A001" },
    { "0211", "A002" },
    { "9", "" },
    { "A002", "A002" },
    { "a002", "A002" },
    { "601-2", "A002" },
    { "", "" },
    { "   ", "" },
    { "zzz", "" },
    { "スミレ", "A004" },
    { " yamada ", "A001" },
    { "nguyen", "A005" },
    { "Nguyen", "A005" },
    { "19", "A001 A002 A003" },
};

static void
test_a_person_is_found_by_whatever_is_known(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    stage_record(stage, "bed\tperson\twhat\tvalue\n\tp1\tkanji\t山田 花子\n"
                        "603\tp4\tpresence\tin\n\tp4\talias\tスミレ\n"
                        "603\tp5\tpresence\tin\n\tp5\tlatin\tNguyen Thi Mai\n");
    g_autoptr(Desk) desk = stage_open_read_only(stage, STAGE_MORNING);
    for (guint i = 0; i < G_N_ELEMENTS(searches); i++) {
        g_autoptr(GPtrArray) found = person_search(desk, searches[i].typed);
        g_ptr_array_add(found, NULL);
        g_autofree char *handles = g_strjoinv(" ", (char **)found->pdata);
        g_test_message("%s", searches[i].typed);
        g_assert_cmpstr(handles, ==, searches[i].found);
    }
}

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
    g_assert_cmpstr(fact->rivals->pdata[0], ==, "昭21(1946)-07-14 (band 11/02 06:20 佐々木)");
    g_autoptr(PersonFact) unasked = person_fact(desk, "A001", WHAT_DIET);
    g_assert_null(unasked->value);
    g_assert_cmpstr(unasked->label, ==, "");
    g_assert_null(person_fact(desk, "A099", WHAT_DIET));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/person/a person is found by whatever is known",
                    test_a_person_is_found_by_whatever_is_known);
    g_test_add_func("/person/what is read back says its doubts",
                    test_what_is_read_back_says_its_doubts);
    g_test_add_func("/person/a fact tells its origin and its rivals",
                    test_a_fact_tells_its_origin_and_its_rivals);
    return g_test_run();
}
