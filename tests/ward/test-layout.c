/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/layout.h"

#include "base/error.h"

#include <string.h>

/* A ward's file as its head nurse writes it: what is taken, and where the program points when it is
 * not. */

static const char small_ward[] = "# 六階東\n"
                                 "[ward]\n"
                                 "name = 6階東\n"
                                 "code=E6\n"
                                 "hospital =架空総合病院\n"
                                 "; the rooms, as one walks\n"
                                 "[room 602]\n"
                                 "beds = 602-1, 602-2\n"
                                 "\n"
                                 "[room 601]\n"
                                 "title=観察室\n"
                                 "kind = single\n"
                                 "beds=5A窓\n";

static Layout *
parse(const char *text)
{
    g_autoptr(GError) error = NULL;
    Layout *layout = layout_parse(text, strlen(text), "ward.ini", &error);
    g_assert_no_error(error);
    return layout;
}

static void
assert_refused_bytes(const char *text, gsize length, const char *message)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Layout) layout = layout_parse(text, length, "ward.ini", &error);
    g_assert_null(layout);
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
    g_assert_cmpstr(error->message, ==, message);
}

static void
assert_refused(const char *text, const char *message)
{
    assert_refused_bytes(text, strlen(text), message);
}

static void
test_rooms_and_beds_keep_the_order_of_the_walk(void)
{
    g_autoptr(Layout) layout = parse(small_ward);
    g_assert_cmpstr(layout->name, ==, "6階東");
    g_assert_cmpstr(layout->code, ==, "E6");
    g_assert_cmpstr(layout->hospital, ==, "架空総合病院");
    g_assert_cmpuint(layout->rooms->len, ==, 2);
    g_assert_cmpuint(layout->beds->len, ==, 3);
    g_assert_cmpstr(layout_room(layout, 0)->label, ==, "602");
    g_assert_cmpuint(layout_room(layout, 0)->bed_count, ==, 2);
    g_assert_cmpstr(layout_bed(layout, 1)->label, ==, "602-2");
    g_assert_cmpuint(layout_bed(layout, 1)->room, ==, 0);
    const LayoutRoom *watch = layout_room(layout, 1);
    g_assert_cmpstr(watch->title, ==, "観察室");
    g_assert_cmpstr(watch->kind, ==, "single");
    g_assert_cmpuint(watch->first_bed, ==, 2);
    g_assert_cmpstr(layout_bed(layout, 2)->label, ==, "5A窓");
}

static void
test_a_short_file_gets_the_usual_rules(void)
{
    g_autoptr(Layout) layout = parse("[ward]\ncode=ICU\n[room 1]\nbeds=1\n");
    g_assert_cmpstr(layout->name, ==, "ICU");
    g_assert_cmpstr(layout->hospital, ==, "");
    g_assert_cmpstr(layout->language, ==, "ja");
    g_assert_cmpint(layout->zone, ==, 540);
    g_assert_cmpint(layout->transit_minutes, ==, 30);
    g_assert_cmpint(layout->away_minutes, ==, 240);
    g_assert_cmpint(layout->lock_minutes, ==, 5);
    g_assert_false(layout->counts_newborns);
    g_assert_false(layout->drill);
    g_assert_null(layout_room(layout, 0)->kind);
}

static void
test_a_ward_sets_its_own_rules(void)
{
    g_autoptr(Layout) layout = parse("[ward]\nname=w\nzone=-03:30\ncounts_newborns=true\n"
                                     "transit_minutes=0\naway_minutes=120\nlock_minutes=1\n"
                                     "meal_times=07:30,11:45,18:15\n"
                                     "language=en\ndrill=true\n[room 1]\nbeds=1\n");
    g_assert_cmpint(layout->zone, ==, -210);
    g_assert_true(layout->counts_newborns);
    g_assert_true(layout->drill);
    g_assert_cmpint(layout->transit_minutes, ==, 0);
    g_assert_cmpint(layout->away_minutes, ==, 120);
    g_assert_cmpint(layout->lock_minutes, ==, 1);
    g_assert_cmpint(layout->meal_minutes[1], ==, 11 * 60 + 45);
    g_assert_cmpstr(layout->language, ==, "en");
}

static void
test_a_file_from_another_editor_reads_the_same(void)
{
    g_autoptr(Layout) layout = parse("\xEF\xBB\xBF[ward]\r\nname=w\r\n[ room 廊下 ]\r\n"
                                     "beds=廊下1, 廊下2\r\nplace = 3 , 5\r\n");
    g_assert_cmpstr(layout->name, ==, "w");
    g_assert_cmpstr(layout_room(layout, 0)->label, ==, "廊下");
    g_assert_cmpstr(layout_bed(layout, 1)->label, ==, "廊下2");
    g_assert_cmpint(layout_room(layout, 0)->column, ==, 3);
    g_assert_cmpint(layout_room(layout, 0)->row, ==, 5);
}

static void
test_rooms_without_a_place_fill_the_free_ones(void)
{
    g_autoptr(Layout) layout = parse("[ward]\nname=w\n[room a]\nbeds=a\n[room b]\nbeds=b\n"
                                     "[room c]\nbeds=c\nplace=1,0\n[room d]\nbeds=d\n"
                                     "[room e]\nbeds=e\n[room f]\nbeds=f\n");
    static const int places[][2] = { { 0, 0 }, { 2, 0 }, { 1, 0 }, { 3, 0 }, { 0, 1 }, { 1, 1 } };
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        g_assert_cmpint(layout_room(layout, i)->column, ==, places[i][0]);
        g_assert_cmpint(layout_room(layout, i)->row, ==, places[i][1]);
    }
}

static void
test_a_bed_written_twice_names_both_rooms(void)
{
    assert_refused("[ward]\nname=w\n[room 601]\nbeds=1,2\n[room 602]\nbeds=3,2\n",
                   "ward.ini:6: Bed 2 of room 602 stands already in room 601, line 4.");
}

static void
test_two_rooms_cannot_stand_on_one_place(void)
{
    assert_refused("[ward]\nname=w\n[room 601]\nbeds=1\nplace=0,1\n[room 602]\nbeds=2\nplace=0,1\n",
                   "ward.ini:8: Room 602 is at place 0,1, where room 601, line 3, stands already.");
}

static void
test_a_slip_is_named_by_file_and_line(void)
{
#define WARD "[ward]\nname=w\n"
    static const struct {
        const char *text;
        const char *message;
    } slips[] = {
        { "", "ward.ini:1: The file has no [ward]." },
        { "[room 1]\nbeds=1\n", "ward.ini:1: The file has no [ward]." },
        { WARD, "ward.ini:1: The ward has no [room LABEL]." },
        { "[ward]\n[room 1]\nbeds=1\n", "ward.ini:1: The ward has no name." },
        { "name=w\n", "ward.ini:1: “name” stands before the first [group]." },
        { WARD "[room 601]\n[room 602]\nbeds=1\n", "ward.ini:3: Room 601 has no beds." },
        { WARD "[room 601]\ntitle=x\n", "ward.ini:3: Room 601 has no beds." },
        { WARD "[room 601]\nbeds =\n", "ward.ini:4: Room 601 has no beds." },
        { WARD "[room 601]\nbeds=1,,2\n", "ward.ini:4: A bed label between the commas is empty." },
        { WARD "[room 601]\nbeds=1、2\n",
          "ward.ini:4: “1、2” holds a full-width comma; write “,” between bed labels." },
        { WARD "[room 601]\nbeds=1\x1b[2J\n",
          "ward.ini:4: “1<U+001B>[2J” holds a control character or an invisible sign." },
        { WARD "[room 601]\nbeds=123456789012345678901\n",
          "ward.ini:4: “123456789012345678901” is longer than 20 cells." },
        { WARD "[room 一二三四五六七八九十一]\nbeds=1\n",
          "ward.ini:3: “一二三四五六七八九十一” is longer than 20 cells." },
        { WARD "[room]\nbeds=1\n", "ward.ini:3: This room has no label; write [room 601]." },
        { WARD "[room 1]\nbeds=1\n[room 1]\nbeds=2\n",
          "ward.ini:5: Room 1 stands already in line 3." },
        { WARD "[ward]\n", "ward.ini:3: [ward] stands already in line 1." },
        { WARD "name=x\n", "ward.ini:3: “name” stands already in line 2." },
        { WARD "colour=red\n", "ward.ini:3: “colour” is no key of [ward]." },
        { WARD "[room 1]\nbeds=1\nzone=Z\n", "ward.ini:5: “zone” is no key of [room]." },
        { WARD "[roof]\n", "ward.ini:3: [roof] is no group of a ward file; there are [ward] and "
                           "[room LABEL]." },
        { WARD "[room 1\n", "ward.ini:3: “[room 1” does not end in “]”." },
        { WARD "beds\n", "ward.ini:3: “beds” is neither a [group] nor a line “key = value”." },
        { WARD "zone=9\n", "ward.ini:3: zone is “9”; it must be a time zone such as +09:00." },
        { WARD "away_minutes=4h\n",
          "ward.ini:3: away_minutes is “4h”; it must be a whole number from 0 to 10080." },
        { WARD "meal_times=12:00,08:00,18:00\n", "ward.ini:3: meal_times is “12:00,08:00,18:00”; "
                                                 "it must be three times of a day in order, "
                                                 "such as 08:00,12:00,18:00." },
        { WARD "lock_minutes=10081\n",
          "ward.ini:3: lock_minutes is “10081”; it must be a whole number from 0 to 10080." },
        { WARD "drill=yes\n", "ward.ini:3: drill is “yes”; it can be true or false." },
        { WARD "language=fr\n", "ward.ini:3: language is “fr”; it can be one of: ja, en." },
        { WARD "[room 1]\nbeds=1\nkind=suite\n",
          "ward.ini:5: kind is “suite”; it can be one of: single, two, four, six, hall, nursery." },
        { WARD "[room 1]\nbeds=1\nplace=1\n",
          "ward.ini:5: place is “1”; it must be COLUMN,ROW, each a whole number from 0 to 99." },
        { WARD "[room 1]\nbeds=1\nplace=-1,0\n",
          "ward.ini:5: place is “-1,0”; it must be COLUMN,ROW, each a whole number from 0 to 99." },
    };
#undef WARD
    for (guint i = 0; i < G_N_ELEMENTS(slips); i++)
        assert_refused(slips[i].text, slips[i].message);
}

static void
test_bytes_that_are_no_utf8_are_named_by_line(void)
{
    assert_refused("[ward]\nname=\x8A\x4B\n",
                   "ward.ini:2: This line is not UTF-8; save the file as UTF-8.");
    assert_refused_bytes("[ward]\nname=a\0b\n", 16,
                         "ward.ini:2: This line is not UTF-8; save the file as UTF-8.");
}

/* The ward of LAYOUT_BEDS_MOST beds is taken; one more, or ten thousand, is not. */
static char *
ward_of(guint beds)
{
    GString *text = g_string_new("[ward]\nname=w\n[room hall]\nbeds=");
    for (guint i = 0; i < beds; i++)
        g_string_append_printf(text, "%s%u", i == 0 ? "" : ",", i + 1);
    return g_string_free(text, FALSE);
}

static void
test_a_ward_has_an_end(void)
{
    g_autofree char *full = ward_of(LAYOUT_BEDS_MOST);
    g_autofree char *over = ward_of(LAYOUT_BEDS_MOST + 1);
    g_autofree char *huge = ward_of(10000);
    g_autoptr(Layout) layout = parse(full);
    g_assert_cmpuint(layout->beds->len, ==, LAYOUT_BEDS_MOST);
    assert_refused(over, "ward.ini:4: The ward has more than 500 beds.");
    assert_refused(huge, "ward.ini:4: The ward has more than 500 beds.");
}

/* The wards that come with the program, each with its number of beds. */
static void
test_the_wards_that_come_along_can_be_read(void)
{
    static const struct {
        const char *file;
        guint rooms;
        guint beds;
    } wards[] = {
        { "wards/surgical-45.ini", 16, 45 },
        { "wards/maternity.ini", 11, 32 },
        { "wards/icu.ini", 5, 12 },
        { "drill/ward.ini", 16, 45 },
    };
    for (guint i = 0; i < G_N_ELEMENTS(wards); i++) {
        g_autofree char *text = NULL;
        gsize length;
        g_autoptr(GError) error = NULL;
        g_autofree char *path = g_build_filename(DATA_DIR, wards[i].file, NULL);
        g_assert_true(g_file_get_contents(path, &text, &length, &error));
        g_autoptr(Layout) layout = layout_parse(text, length, wards[i].file, &error);
        g_assert_no_error(error);
        g_assert_cmpuint(layout->rooms->len, ==, wards[i].rooms);
        g_assert_cmpuint(layout->beds->len, ==, wards[i].beds);
        g_assert_true(layout->drill == g_str_has_prefix(wards[i].file, "drill/"));
    }
}

static void
test_a_label_is_looked_for_as_it_is_meant(void)
{
    static const char *const ways[] = { "601-2", "６０１−２", "601ー2", "601ｰ2",   "６０１－２",
                                        "601‐2", "601–2",     "601—2",  " 601-2 ", "601─2" };
    for (guint i = 0; i < G_N_ELEMENTS(ways); i++) {
        g_autofree char *key = layout_label_key(ways[i]);
        g_assert_cmpstr(key, ==, "601-2");
    }
    g_autofree char *corner = layout_label_key("廊下２");
    g_assert_cmpstr(corner, ==, "廊下2");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/order", test_rooms_and_beds_keep_the_order_of_the_walk);
    g_test_add_func("/layout/usual-rules", test_a_short_file_gets_the_usual_rules);
    g_test_add_func("/layout/own-rules", test_a_ward_sets_its_own_rules);
    g_test_add_func("/layout/other-editor", test_a_file_from_another_editor_reads_the_same);
    g_test_add_func("/layout/free-places", test_rooms_without_a_place_fill_the_free_ones);
    g_test_add_func("/layout/bed-twice", test_a_bed_written_twice_names_both_rooms);
    g_test_add_func("/layout/one-place", test_two_rooms_cannot_stand_on_one_place);
    g_test_add_func("/layout/slips", test_a_slip_is_named_by_file_and_line);
    g_test_add_func("/layout/not-utf8", test_bytes_that_are_no_utf8_are_named_by_line);
    g_test_add_func("/layout/too-many", test_a_ward_has_an_end);
    g_test_add_func("/layout/come-along", test_the_wards_that_come_along_can_be_read);
    g_test_add_func("/layout/wide-label", test_a_label_is_looked_for_as_it_is_meant);
    return g_test_run();
}
