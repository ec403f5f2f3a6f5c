/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <jansson.h>
#include <string.h>

#include "show.h"

/* What other programs are written against. */
static void
every_sheet_has_the_columns_that_were_promised(void)
{
    static const char *const promised[][2] = {
        { "counts", "key\tvalue\n" },
        { "patient-list",
          "bed\tperson\tkana\tkanji\talias\tbirthdate\tage\tsex\tpatient_id\tgrade\tstate\t"
          "transport\ttransport_by\tmeans\tdevice\tcaution\tdiet\tdoctor\tdepartment\tadmitted\t"
          "diagnosis\tmarks\tseen_at\tseen_by\tknown_as_kana\tknown_as\tnote\tgraded_at\tlatin\n" },
        { "bed-map", "room\tbed\tstate\tpersons\tkana\tkanji\tmarks\n" },
        { "transport-list",
          "planned_as\tbed\tperson\tkana\tkanji\tbirthdate\ttransport\ttransport_by\tmeans\t"
          "device\tcaution\tcompanion\tstate\tband\n" },
        { "contact-list", "bed\tperson\tkana\tkanji\torder\trelation\tname\tphone\tflags\tsource\ts"
                          "een_at\tmarks\n" },
        { "conflicts", "kind\tpersons\tbeds\tstatements\tdetail\n" },
        { "questions", "bed\tperson\tkana\twhat\tstate\n" },
        { "round-list", "bed\tperson\tkana\tstate\tlast_seen_at\tlast_seen_by\tmarks\n" },
        { "history", "id\tseen_at\twritten_at\tbed\twhat\tvalue\tsource\tobserver\tstruck_by\tnote"
                     "\tperson\n" },
        { "handoff", "part\tbed\tperson\tkana\tat\tdetail\n" },
        { "meal-list", "part\tmeal\tbed\tperson\tkana\tkanji\tdiet\tstate\treason\tallergy\tlater\t"
                       "eaten\tnumber\tmarks\n" },
        { "nursing-need", "person\tbed\tday\titem\tpart\tchoices\tvalue\tobserver\n" },
        { "scan-cover", "bed\tperson\tkana\tkanji\tbirthdate\tage\tsex\tpatient_id\tstate\tfrom\tto"
                        "\tcode\tmarks\thandles\n" },
        { "reentry", "person\tbed\tkana\tkanji\tpatient_id\tpart\tline\tat\tcontent\ttext\tsource"
                     "\tobserver\tstate\tticked_at\tticked_by\tmarks\tuntil\n" },
        { "reentry-open", "person\tbed\tkana\tkanji\tidentity\tstay\tdiagnosis\tcaution"
                          "\tcontact\tmeals\tneed\tchanged\tlines\tmarks\n" },
        { "day-report", "part\tfigure\tnumber\tdetail\tpersons\tbeds\tclosed\n" },
        { "blank-form", "bed\tperson\tno\twhat\tchoices\tvalue\tstate\tseen_at\n" },
        { "bedside-form", "bed\tperson\tno\twhat\tchoices\tvalue\tstate\tseen_at\n" },
        { "movement", "kind\tperson\tkana\tbed\tat\tdetail\n" },
        { "bands",
          "band\tperson\tkana\tissued_at\tissued_by\tstate\treplaced_by\tfacts\tsecond\tchanged_at"
          "\tchanged_by\tnote\n" },
    };
    g_autoptr(Story) story = story_new();
    guint count = 0;
    while (catalog[count].form != NULL)
        count++;
    g_assert_cmpuint(count, ==, G_N_ELEMENTS(promised));
    for (guint i = 0; i < G_N_ELEMENTS(promised); i++) {
        Wish wish = { promised[i][0], "12:00", NULL, NULL, NULL };
        g_autofree char *tsv = show_tsv(story, &wish);
        g_assert_true(g_str_has_prefix(tsv, promised[i][1]));
    }
    g_assert_null(catalog_find("no-such-sheet"));
}

static void
the_figures_stand_in_the_promised_order(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-2 A2 presence away:overnight\n");
    Wish wish = { "counts", "07:00", NULL, NULL, NULL };
    assert_told(show_tsv(story, &wish),
                "key\tvalue\nbeds\t7\noccupied\t1\nheld\t1\nmissing\t0\nreleased_late\t0\n"
                "empty\t0\nunchecked\t5\nclaimed\t0\nclosed\t0\nin_hospital\t2\npresent\t1\n"
                "away\t1\novernight\t1\nnot_found\t0\ncompanions\t0\nto_move\t1\nwalk\t0\n"
                "escort\t0\nstretcher\t0\nheavy\t0\ntransport_unasked\t1\ntransport_unknown\t0\n"
                "unidentified\t2\nno_contact\t2\nconflicts\t0\n");
}

static void
an_empty_sheet_is_its_header_line(void)
{
    g_autoptr(Story) story = story_new();
    Wish wish = { "contact-list", "07:00", NULL, NULL, NULL };
    g_autofree char *tsv = show_tsv(story, &wish);
    g_assert_true(strchr(tsv, '\n') == tsv + strlen(tsv) - 1);
}

static void
not_asked_unknown_and_none_stay_apart_in_a_file(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story,
               "06:00 601-1 A1 presence in\n06:01 - A1 device none\n06:01 - A1 sex unknown\n");
    Wish wish = { "patient-list", "07:00", NULL, NULL, NULL };
    assert_told(show_cells(story, &wish, "device sex caution birthdate age"), "none|unknown|||\n");
}

/* A name that would end the cell or run a formula or turn the text stays inside its cell. */
static void
no_text_breaks_out_of_its_cell(void)
{
    g_autoptr(Story) story = story_new();
    Statement *said = story_say(story, "06:00 601-1 A1 presence in");
    census_name_station(story->census, &said->station, "A");
    census_file(story->census, said);
    said = story_say(story, "06:01 - A1 kanji 山田");
    said->value = "山田\t花子\n\xE2\x80\xAE"
                  "evil\x1B[2J";
    census_file(story->census, said);
    Wish wish = { "patient-list", "07:00", NULL, NULL, NULL };
    g_autofree char *tsv = show_tsv(story, &wish);
    g_auto(GStrv) lines = g_strsplit(tsv, "\n", -1);
    g_assert_cmpuint(g_strv_length(lines), ==, 3);
    g_auto(GStrv) cells = g_strsplit(lines[1], "\t", -1);
    g_assert_cmpuint(g_strv_length(cells), ==, 29);
    g_assert_cmpstr(cells[3], ==, "山田<U+0009>花子<U+000A><U+202E>evil<U+001B>[2J");
    g_autofree char *text = show_text(story, &wish);
    g_assert_null(strchr(text, '\x1B'));
}

static const char *
json_text(json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static void
json_tells_who_said_each_fact(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n~06:05 - A1 kana ヤマダ_ハナコ family 三浦\n"
                      "06:06 - A1 sex f - 大野\n06:07 - A1 sex m - 島\n06:08 - A1 means cane\n");
    Wish wish = { "patient-list", "07:00", NULL, NULL, NULL };
    g_autofree char *text = show_json(story, &wish);
    json_t *array = json_loads(text, 0, NULL);
    g_assert_cmpuint(json_array_size(array), ==, 1);
    json_t *row = json_array_get(array, 0), *facts = json_object_get(row, "facts");
    json_t *kana = json_object_get(facts, "kana"), *sex = json_object_get(facts, "sex");
    g_assert_cmpstr(json_text(row, "kana"), ==, "ヤマダ ハナコ");
    g_assert_cmpstr(json_text(row, "device"), ==, "");
    g_assert_null(json_object_get(facts, "device"));
    g_assert_cmpstr(json_text(kana, "source"), ==, "family");
    g_assert_cmpstr(json_text(kana, "observer"), ==, "三浦");
    g_assert_cmpstr(json_text(kana, "seen_at"), ==, "~2026-11-02T06:05:00+09:00");
    g_assert_true(json_is_false(json_object_get(kana, "differs")));
    g_assert_true(json_is_true(json_object_get(sex, "differs")));
    g_assert_cmpstr(json_text(sex, "observer"), ==, "島");
    json_decref(array);
}

static void
json_carries_the_keys_of_the_columns(void)
{
    g_autoptr(Story) story = story_new();
    story_tell(story, "06:00 601-1 A1 presence in\n06:00 601-1 A2 presence in\n");
    for (const CatalogRow *row = catalog; row->form != NULL; row++) {
        Wish wish = { row->form->key, "07:00", NULL, NULL, NULL };
        g_autofree char *text = show_json(story, &wish);
        json_t *array = json_loads(text, 0, NULL);
        g_assert_nonnull(array);
        for (guint i = 0; i < sheet_column_count(row->form) && json_array_size(array) > 0; i++)
            g_assert_cmpint(row->form->columns[i].for_people, ==,
                            json_text(json_array_get(array, 0), row->form->columns[i].key) == NULL);
        json_decref(array);
    }
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/files/columns", every_sheet_has_the_columns_that_were_promised);
    g_test_add_func("/files/counts", the_figures_stand_in_the_promised_order);
    g_test_add_func("/files/empty", an_empty_sheet_is_its_header_line);
    g_test_add_func("/files/nothing", not_asked_unknown_and_none_stay_apart_in_a_file);
    g_test_add_func("/files/harmless", no_text_breaks_out_of_its_cell);
    g_test_add_func("/files/json-facts", json_tells_who_said_each_fact);
    g_test_add_func("/files/json-keys", json_carries_the_keys_of_the_columns);
    return g_test_run();
}
