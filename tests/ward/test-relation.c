/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is called: written by a nurse in her language, read by one who has another. */
#include "ward/relation.h"

#include "base/language.h"

#include <glib.h>

static void
assert_reads(const char *language, const char *said, const char *read)
{
    language_choose(language);
    g_autofree char *label = relation_label(said);
    language_choose("en");
    g_assert_cmpstr(label, ==, read);
}

static void
a_sons_wife_reads_in_either_language(void)
{
    assert_reads("en", "長男の妻", "eldest son's wife");
    assert_reads("en", "長女の夫", "eldest daughter's husband");
    assert_reads("en", "長男の妻の母", "eldest son's wife's mother");
    assert_reads("en", "その他の親族", "other relative");
    assert_reads("en", "内縁の妻", "common-law wife");
    assert_reads("en", "ケアマネ", "care manager");
    assert_reads("en", "施設職員", "care home staff");
    assert_reads("ja", "eldest son's wife", "長男の妻");
    assert_reads("ja", "Mother-in-law", "義母");
    assert_reads("ja", "care manager", "ケアマネジャー");
}

/* 嫁 is the patient's own wife, or a son's: which, only whose tells. */
static void
a_word_that_can_be_two_persons_is_not_translated(void)
{
    assert_reads("en", "嫁", "嫁");
    assert_reads("en", "長男の嫁", "eldest son's wife");
    assert_reads("en", "長女の婿", "eldest daughter's husband");
    assert_reads("en", "山の妻", "山の妻");
    assert_reads("en", "の妻", "の妻");
    assert_reads("en", "長男の", "長男の");
    assert_reads("en", "", "");
}

static void
what_was_said_in_the_readers_language_stays_as_it_was_said(void)
{
    assert_reads("ja", "ご主人", "ご主人");
    assert_reads("ja", "二男の嫁", "二男の嫁");
    assert_reads("ja", "隣のおばさん", "隣のおばさん");
    assert_reads("en", "Wife", "wife");
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/relation/both-ways", a_sons_wife_reads_in_either_language);
    g_test_add_func("/relation/ambiguous", a_word_that_can_be_two_persons_is_not_translated);
    g_test_add_func("/relation/as-said",
                    what_was_said_in_the_readers_language_stays_as_it_was_said);
    return g_test_run();
}
