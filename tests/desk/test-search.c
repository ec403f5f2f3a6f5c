/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/correct.h"
#include "desk/person.h"
#include "desk/search.h"

#include <string.h>

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
    { "００４１０１１２", "A001" },
    { "１９４５０７１４", "A001" },
    { "1945", "A001" },
    { "19450714", "A001" },
    { "0211", "A002" },
    { "9", "" },
    { "A002", "A002" },
    { "a002", "A002" },
    { "601-2", "A002" },
    { "６０１−２", "A002" }, /* U+2212 */
    { "601ー2", "A002" },
    { "１９４５", "A001" },
    { "Ａ００２", "A002" },
    { "", "" },
    { "   ", "" },
    { "zzz", "" },
    { "スミレ", "A004" },
    { " yamada ", "A001" },
    { "nguyen", "A005" },
    { "Nguyen", "A005" },
    { "nguyen thi", "A005" },
    { "Nguyễn", "A005" },
    { "x77B", "A005" },
    { "Ｘ７７ｂ", "A005" },
    { "19", "A001 A002 A003" },
};

/* "A001 A002[kanji variant]" */
static char *
join(const GPtrArray *hits)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < hits->len; i++) {
        const SearchHit *hit = hits->pdata[i];
        g_string_append_printf(out, "%s%s%s", i > 0 ? " " : "", hit->handle,
                               search_way_words(hit->way));
    }
    return g_string_free(out, FALSE);
}

static void
test_a_person_is_found_by_whatever_is_known(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    stage_record(stage,
                 "bed\tperson\twhat\tvalue\n\tp1\tkanji\t山田 花子\n"
                 "603\tp4\tpresence\tin\n\tp4\talias\tスミレ\n"
                 "603\tp5\tpresence\tin\n\tp5\tlatin\tNguyễn Thị Mai\n\tp5\tpatient-id\tX77b\n");
    g_autoptr(Desk) desk = stage_open_read_only(stage, STAGE_MORNING);
    for (guint i = 0; i < G_N_ELEMENTS(searches); i++) {
        g_autoptr(GPtrArray) found = search_persons(desk, searches[i].typed);
        g_autofree char *handles = join(found);
        g_test_message("%s", searches[i].typed);
        g_assert_cmpstr(handles, ==, searches[i].found);
    }
}

static const struct {
    const char *typed;
    const char *found;
} otherwise[] = {
    { "高橋", "A001[kanji variant]" },
    { "髙橋", "A001" },
    { "崎子", "A001[kanji variant]" },
    { "齋藤", "A002[a sign is lost]" },
    { "斎藤", "A002[a sign is lost]" },
    { "■藤", "A002" },
    { "渡邊", "A003[kanji variant]" },
    { "佐佐木", "A004[kanji variant]" },
    { "藤", "A002" },
    { "高", "A001[kanji variant]" },
    { "埼子", "" },
    { "サイトー", "A002[sounds so]" },
    { "saitoo", "A002[sounds so]" },
    { "saitou", "A002" },
    { "ワタナベ ズイ", "A003[sounds so]" },
    { "ズイ", "A003[sounds so]" },
    { "サア", "" }, /* one sign as a sound */
    { "た行", "A001" },
    { "さ行", "A002 A004" },
    { "わ行", "A003" },
    { "か行", "" },
    { "他", "A005" },
};

/* What is written otherwise is found, and it is said how. */
static void
test_what_is_written_otherwise_is_found_and_marked(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    stage_record(stage, "bed\tperson\twhat\tvalue\n603\tp4\tpresence\tin\n603\tp5\tpresence\tin\n"
                        "\tp1\tkana\tタカハシ サキコ\n\tp1\tkanji\t髙橋 﨑子\n"
                        "\tp2\tkana\tサイトウ フミ\n\tp2\tkanji\t■藤 ふみ\n"
                        "\tp3\tkana\tワタナベ ヅイ\n\tp3\tkanji\t渡辺 津伊\n"
                        "\tp4\tkana\tササキ ノノ\n\tp4\tkanji\t佐々木 乃々\n");
    g_autoptr(Desk) desk = stage_open_read_only(stage, STAGE_MORNING);
    for (guint i = 0; i < G_N_ELEMENTS(otherwise); i++) {
        g_autoptr(GPtrArray) found = search_persons(desk, otherwise[i].typed);
        g_autofree char *handles = join(found);
        g_test_message("%u", i);
        g_assert_cmpstr(handles, ==, otherwise[i].found);
    }
}

/* Which word of a foreigner's name is the surname is not known at the bedside. */
static void
test_a_name_in_letters_is_found_by_its_words_in_any_order(void)
{
    static const struct {
        const char *typed, *found;
    } cases[] = { { "nguyen an", "A004" }, { "AN NGUYEN", "A004" }, { "van", "A004" },
                  { "an ng", "A004" },     { "nguyen bao", "" },    { "guyen an", "" } };
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    stage_record(stage, "bed\tperson\twhat\tvalue\n603\tp9\tpresence\tin\n"
                        "\tp9\tlatin\tNguyễn Văn An\n");
    g_autoptr(Desk) desk = stage_open_read_only(stage, STAGE_MORNING);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GPtrArray) found = search_persons(desk, cases[i].typed);
        g_autofree char *handles = join(found);
        g_test_message("%s", cases[i].typed);
        g_assert_cmpstr(handles, ==, cases[i].found);
    }
}

static void
assert_found(Desk *desk, const char *typed, const char *here, const char *gone)
{
    g_autoptr(GPtrArray) hits = search_persons(desk, typed);
    g_autoptr(GPtrArray) left = search_gone(desk, typed);
    g_autofree char *handles = join(hits);
    g_autofree char *others = join(left);
    g_test_message("%s", typed);
    g_assert_cmpstr(handles, ==, here);
    g_assert_cmpstr(others, ==, gone);
}

/* A sister asks for somebody on the sixtieth day, or the wrong patient was sent home at night. */
static void
test_whoever_left_is_found_apart_and_said_to_have_left(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    stage_record(stage, "seen_at\tperson\tbed\twhat\tvalue\n"
                        "2026-11-02T06:30\tp1\t\tdischarge\thome\n"
                        "2026-11-02T06:40\tp2\t\tdeath\t\n");
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    assert_found(desk, "yamada", "", "A001");
    assert_found(desk, "a001", "", "A001");
    assert_found(desk, "19", "A003", "A002 A001"); /* who left last stands first */
    assert_found(desk, "601-1", "", "A001");       /* whose bed it was */
    assert_found(desk, "", "", "");
    g_autofree char *line = person_line(desk, "A001");
    g_assert_true(g_str_has_prefix(line, "A001  ヤマダ ハナコ")); /* in no bed */
    g_assert_nonnull(strstr(line, "  discharged  601-1  "));
    g_assert_nonnull(strstr(line, "11/02 06:30"));
    stage_say(desk, WHAT_PRESENCE, "A001", "601-3", "in"); /* she lies there after all */
    assert_found(desk, "yamada", "A001", "");
}

/* Two PCs gave her a number each before she went home. */
static void
test_whoever_left_is_found_once_whatever_numbers_were_given(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    stage_record(stage, "seen_at\tperson\tbed\twhat\tvalue\n"
                        "2026-11-02T06:30\tp1\t\tdischarge\thome\n"
                        "2026-11-02T06:40\tp2\t\tdischarge\thome\n");
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_assert_true(correct_tie(desk, "A001", "A002", NULL));
    assert_found(desk, "a001", "", "A001");
    assert_found(desk, "19", "A003", "A001");
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/search/a person is found by whatever is known",
                    test_a_person_is_found_by_whatever_is_known);
    g_test_add_func("/search/what is written otherwise is found and marked",
                    test_what_is_written_otherwise_is_found_and_marked);
    g_test_add_func("/search/a name in letters is found by its words in any order",
                    test_a_name_in_letters_is_found_by_its_words_in_any_order);
    g_test_add_func("/search/whoever left is found apart and said to have left",
                    test_whoever_left_is_found_apart_and_said_to_have_left);
    g_test_add_func("/search/whoever left is found once whatever numbers were given",
                    test_whoever_left_is_found_once_whatever_numbers_were_given);
    return g_test_run();
}
