/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "show.h"

/* The cell of COLUMN for people in the row whose DETAIL files carry, or NULL. (transfer full) */
static char *
told(const Sheet *sheet, const char *detail, const char *column)
{
    for (guint i = 0; i < sheet->rows->len; i++) {
        const SheetRow *row = sheet->rows->pdata[i];
        const SheetCell *cell = sheet_cell(sheet, row, column);
        if (strcmp(sheet_cell(sheet, row, "detail")->code, detail) == 0)
            return g_strdup(cell->label != NULL ? cell->label : cell->code);
    }
    return NULL;
}

static void
a_band_to_be_recalled_is_handed_over_until_the_next_one_is_given(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 kana ヤマダ_ハナコ\n"
                      "06:02 - A1 birthdate 1945-07-14\n06:10 - A1 band-issued 1\n"
                      "06:20 - A1 band-worn 1\n07:00 - A1 birthdate 1954-07-14\n"
                      "08:00 - A1 band-issued 2\n");
    Wish before = { .sheet = "handoff", .at = "06:30" },
         wrong = { .sheet = "handoff", .at = "07:10" },
         after = { .sheet = "handoff", .at = "08:10" };
    g_autoptr(Sheet) right = show_sheet(story, &before);
    g_autoptr(Sheet) recalled = show_sheet(story, &wrong);
    g_autoptr(Sheet) renewed = show_sheet(story, &after);
    assert_told(told(right, "recall;1", "bed"), NULL);
    assert_told(told(recalled, "recall;1", "part"), "task");
    assert_told(told(recalled, "recall;1", "bed"), "601-1");
    assert_told(told(recalled, "recall;1", "kana"), "YAMADA Hanako ヤマダ ハナコ");
    assert_told(told(recalled, "recall;1", "at"), "11/02 06:10");
    assert_told(told(recalled, "recall;1", "detail"),
                "replace the band: no. 1, given at that time, says what was corrected since");
    assert_told(told(renewed, "recall;1", "bed"), NULL);
}

/* Known from a list alone: there is no time at which she was last seen. */
static void
whoever_is_not_found_and_was_seen_by_nobody_is_told_so(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "2026-11-01 601-1 A1 presence in import\n07:00 601-1 A1 presence unseen\n"
                      "06:00 601-2 A2 presence in\n07:00 601-2 A2 presence unseen\n");
    Wish wish = { .sheet = "handoff", .at = "08:00" };
    g_autofree char *text = show_text(story, &wish);
    g_assert_nonnull(strstr(text, "not found, and nobody has seen them yet"));
    g_assert_nonnull(strstr(text, "11/02 06:00 not found; last seen at that time"));
}

/* Read and told rightly, and no fact was ever corrected: what is on the wrist is wrong. */
static void
a_band_that_was_seen_to_be_wrong_is_handed_over(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 kana ヤマダ_ハナコ\n"
                      "06:10 - A1 band-issued 1\n06:11 - A1 band-worn 1\n06:30 - A1 band wrong\n");
    Wish wish = { .sheet = "handoff", .at = "08:00" };
    g_autoptr(Sheet) sheet = show_sheet(story, &wish);
    assert_told(told(sheet, "recall;1", "at"), "11/02 06:30");
    assert_told(told(sheet, "recall;1", "detail"),
                "replace the band: what no. 1 says was seen to be wrong at that time");
}

/* "Band on the wrist" told nobody what to look at. */
static void
a_band_that_does_not_fit_is_handed_over_with_what_is_wrong_on_it(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 birthdate 1938-02-11 band\n"
                      "06:02 - A1 birthdate 1943-02-11\n06:00 601-2 A2 presence in\n"
                      "06:01 - A2 band other-person\n");
    Wish wish = { .sheet = "handoff", .at = "08:00" };
    g_autofree char *text = show_text(story, &wish);
    g_assert_nonnull(strstr(text, "The band does not fit the person: Birthdate\n"));
    g_assert_nonnull(strstr(text, "The band does not fit the person: another's band"));
}

/* Trays come before the next shift has read all lists. */
static void
whose_allergies_or_diet_nobody_asked_is_to_be_asked_by_the_next_shift(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence in\n"
                      "06:00 601-3 A3 presence in\n06:00 602-1 A4 presence in\n"
                      "06:01 - A2 caution fall\n06:01 - A3 caution none\n06:01 - A4 caution fall\n"
                      "06:02 - A3 diet regular\n06:02 - A4 diet soft\n");
    Wish wish = { .sheet = "handoff", .at = "08:00" };
    g_autofree char *all = show_cells(story, &wish, "part detail");
    g_assert_nonnull(strstr(all, "task|caution;601-1\ntask|allergy;601-2, 602-1\n"
                                 "task|diet;601-1, 601-2\n"));
    g_autofree char *text = show_text(story, &wish);
    g_assert_nonnull(strstr(text, "ask for allergies: 601-2, 602-1"));
}

/* The day on which a ward begins: forty were found by looks, one died, one was moved. */
static void
a_first_handoff_tells_who_died_and_who_was_moved_that_day(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence in\n"
                      "06:00 601-3 A3 presence in\n06:00 601-4 A4 presence in\n"
                      "09:00 - A1 death\n10:00 602-1 A2 move\n11:00 602-2 A5 admit\n"
                      "12:00 - A3 presence away:exam\n");
    Wish wish = { .sheet = "handoff", .at = "14:00", .since = "1T14:00" };
    g_autofree char *cells = show_cells(story, &wish, "part person detail");
    g_assert_true(g_str_has_prefix(cells, "came|A005|admit;\nwent|A001|death;\n"
                                          "bed|A002|601-2;602-1\nstate|A003|away:exam\n"));
    g_assert_null(strstr(cells, "came|A004"));
    g_autoptr(Sheet) sheet = show_sheet(story, &wish);
    g_assert_nonnull(
        strstr(sheet->notes->pdata[0], "from 24 hours ago on, since 2026-11-01 14:00"));
    g_assert_nonnull(strstr(sheet->notes->pdata[1], "Nobody was in the book then"));
}

static void
a_first_handoff_of_the_third_day_tells_what_changed_since_the_second(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence in\n"
                      "3T08:00 - A1 death\n3T09:00 601-3 A3 presence in\n");
    Wish wish = { .sheet = "handoff", .at = "3T14:00", .since = "2T14:00" };
    g_autofree char *cells = show_cells(story, &wish, "part person detail");
    g_assert_true(g_str_has_prefix(cells, "came|A003|presence;in\nwent|A001|death;\n"));
    g_autoptr(Sheet) sheet = show_sheet(story, &wish);
    g_assert_cmpstr(sheet->notes->pdata[1], ==, "In hospital 2 then, 2 now: 1 came, 1 left.");
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/handoff/recall",
                    a_band_to_be_recalled_is_handed_over_until_the_next_one_is_given);
    g_test_add_func("/handoff/allergies",
                    whose_allergies_or_diet_nobody_asked_is_to_be_asked_by_the_next_shift);
    g_test_add_func("/handoff/first-day",
                    a_first_handoff_tells_who_died_and_who_was_moved_that_day);
    g_test_add_func("/handoff/third-day",
                    a_first_handoff_of_the_third_day_tells_what_changed_since_the_second);
    g_test_add_func("/handoff/not-found", whoever_is_not_found_and_was_seen_by_nobody_is_told_so);
    g_test_add_func("/handoff/wrong-band", a_band_that_was_seen_to_be_wrong_is_handed_over);
    g_test_add_func("/handoff/band-differs",
                    a_band_that_does_not_fit_is_handed_over_with_what_is_wrong_on_it);
    return g_test_run();
}
