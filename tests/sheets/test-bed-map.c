/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the bed map tells beside a name and below it, and what it must not. */
#include <string.h>

#include "show.h"

static Wish
map_at(const char *at)
{
    return (Wish){ .sheet = "bed-map", .at = at };
}

/* Who enters the room must know, though the daughter told of falls alone. */
static void
isolation_stays_on_the_map_beside_a_list_that_leaves_it_out(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 caution isolation:airborne\n"
                      "06:30 - A1 caution fall family\n");
    Wish wish = map_at("07:00");
    g_autoptr(Sheet) map = show_sheet(story, &wish);
    const SheetRoom *room = map->rooms->pdata[0];
    const SheetBed *bed = room->beds->pdata[0];
    const SheetBedPerson *person = bed->persons->pdata[0];
    g_assert_cmpstr(person->alert, ==, "Is");
    g_assert_cmpstr(person->letters, ==, "Fa");
    story_tell(story, "06:40 - A1 caution isolation-ended,fall seen\n");
    g_autofree char *text = show_text(story, &wish);
    g_assert_null(strstr(text, " Is "));
}

/* Her husband reads the map in the corridor; her child's name tells hers. */
static void
a_name_stays_hidden_on_the_map_beside_a_list_that_leaves_it_out(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 kana ヤマダ_ハナコ\n"
                      "06:01 - A1 caution hidden\n06:30 - A1 caution fall family\n"
                      "06:00 601-1 A2 admit\n06:01 - A2 mother A1\n");
    Wish wish = map_at("07:00");
    g_autofree char *text = show_text(story, &wish);
    g_assert_null(strstr(text, "ハナコ"));
    g_assert_nonnull(strstr(text, "ヤ. ハ."));
    g_assert_nonnull(strstr(text, "[hidden]"));
    Wish list_wish = { .sheet = "patient-list", .at = "07:00" };
    assert_told(show_cells(story, &list_wish, "person caution"), "A001|fall\nA002|\n");
    g_autoptr(Sheet) list = show_sheet(story, &list_wish);
    const SheetRow *row = list->rows->pdata[0];
    const char *told = sheet_cell(list, row, "caution")->label;
    g_assert_cmpstr(told, ==, "falls; said before: name hidden");
    story_tell(story, "06:40 - A1 caution hidden-ended,fall stated\n");
    g_autofree char *shown = show_text(story, &wish);
    g_assert_nonnull(strstr(shown, "ヤマダ ハナコ"));
}

static char *
foot_of_map(const Story *story, const char *at)
{
    Wish wish = map_at(at);
    g_autoptr(Sheet) map = show_sheet(story, &wish);
    const char *first = map->notes->pdata[0];
    return g_strdup(strstr(first, "walks alone") == NULL ? first : "");
}

/* No letter beside a name looks like no caution: of whom nobody was asked stands below. */
static void
whose_cautions_nobody_asked_are_told_below_the_map(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence in\n"
                      "06:00 602-1 A3 presence in\n06:00 603-1 A4 presence in\n"
                      "06:00 603-1 A5 presence in\n06:01 - A4 kana ヤマダ_ハナコ\n"
                      "06:02 - A5 kana モリ_エリ\n");
    assert_told(foot_of_map(story, "06:10"), "Cautions: nobody was asked yet");
    story_tell(story, "06:20 - A1 caution fall,allergy-none\n06:20 - A3 caution unknown\n"
                      "06:20 - A5 caution none\n");
    assert_told(foot_of_map(story, "06:30"), "Cautions not asked: 601-2, 603-1 ヤマダ ハナコ  "
                                             "Cautions unknown: 602-1");
    story_tell(story, "06:32 - A3 caution isolation,allergy-none\n");
    assert_told(foot_of_map(story, "06:35"), "Cautions not asked: 601-2, 603-1 ヤマダ ハナコ");
    story_tell(story, "06:40 - A2 caution none\n"
                      "06:50 - A3 caution none\n06:40 - A4 caution allergy:卵\n");
    assert_told(foot_of_map(story, "07:00"), "");
}

/* "Falls" above a bed looks as if everything had been asked; the kitchen would give her soba. */
static void
whose_allergies_nobody_asked_are_told_below_the_map(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence in\n"
                      "06:00 602-1 A3 presence in\n06:00 603-1 A4 presence in\n"
                      "06:01 - A1 caution fall\n06:01 - A2 caution wandering,allergy:そば\n"
                      "06:01 - A3 caution unknown\n06:02 - A3 caution fall\n"
                      "06:01 - A4 caution none\n06:02 - A4 caution fall\n");
    assert_told(foot_of_map(story, "06:10"),
                "Allergies not asked: 601-1  Allergies unknown: 602-1");
    story_tell(story, "06:20 - A1 caution fall,allergy-none\n06:20 - A3 caution allergy:卵\n");
    assert_told(foot_of_map(story, "06:30"), "");
}

/* A list of their beds would push beds off the page. */
static void
many_beds_that_nobody_asked_are_told_by_their_number(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 caution none\n");
    for (int i = 2; i <= 23; i++) {
        g_autofree char *said =
            g_strdup_printf("06:00 601-1 A%d presence in\n06:01 - A%d caution fall\n", i, i);
        story_tell(story, said);
    }
    assert_told(foot_of_map(story, "06:10"), "Allergies not asked: 22, see the question list");
}

/* The map on the corridor tells nothing of anybody. */
static void
a_map_for_the_corridor_tells_nobody_s_cautions_below_it(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence in\n"
                      "06:20 - A1 caution fall\n");
    Wish wish = map_at("07:00");
    wish.initials = true;
    g_autofree char *text = show_text(story, &wish);
    g_assert_null(strstr(text, "Cautions not asked"));
}

/* The nurse who looks for her on the map must not find her asleep in a bed where another lies. */
static void
who_is_away_from_a_bed_that_another_lies_in_is_away_on_the_map_too(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:01 - A1 kana ヤマダ_ハナコ\n"
                      "06:10 601-1 A1 presence away:overnight\n06:20 601-1 A2 presence in\n"
                      "06:21 - A2 kana モリ_エリ\n06:30 601-1 A3 presence away:surgery\n");
    Wish wish = map_at("07:00");
    g_autoptr(Sheet) map = show_sheet(story, &wish);
    const SheetRoom *room = map->rooms->pdata[0];
    const SheetBed *bed = room->beds->pdata[0];
    g_assert_cmpstr(bed->words, ==, "");
    static const char *const states[] = { "overnight leave", "", "surgery" };
    for (guint i = 0; i < G_N_ELEMENTS(states); i++)
        g_assert_cmpstr(((const SheetBedPerson *)bed->persons->pdata[i])->state, ==, states[i]);
    g_assert_cmpstr(sheet_cell(map, map->rows->pdata[0], "kana")->label, ==,
                    "ヤマダ ハナコ (overnight leave), モリ エリ, (no name yet) (surgery)");
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/bed-map/isolation-on-the-map",
                    isolation_stays_on_the_map_beside_a_list_that_leaves_it_out);
    g_test_add_func("/bed-map/hidden-on-the-map",
                    a_name_stays_hidden_on_the_map_beside_a_list_that_leaves_it_out);
    g_test_add_func("/bed-map/map-unasked", whose_cautions_nobody_asked_are_told_below_the_map);
    g_test_add_func("/bed-map/map-allergies", whose_allergies_nobody_asked_are_told_below_the_map);
    g_test_add_func("/bed-map/map-many", many_beds_that_nobody_asked_are_told_by_their_number);
    g_test_add_func("/bed-map/map-corridor",
                    a_map_for_the_corridor_tells_nobody_s_cautions_below_it);
    g_test_add_func("/bed-map/away-beside-another",
                    who_is_away_from_a_bed_that_another_lies_in_is_away_on_the_map_too);
    return g_test_run();
}
