/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each way in which a line can be wrong, with the sentence that its writer reads. */

#include <string.h>

#include "stage.h"

/* Lines are: seen_at bed person what value source. p1 lies in 601-1, p2 in 601-2, nobody in 603,
 * two in 601-3. */
static const struct {
    const char *line;
    const char *words;
} lines[] = {
    { "\t601-1\tp1\tmood\tgood\t", "there is no “mood” to be said" },
    { "\t601-1\tp1\tpresence\tsitting\t",
      "Presence “sitting”: is none of the choices of this row" },
    { "\t601-9\tp1\tpresence\tin\t", "there is no bed “601-9”" },
    { "\t601-1\tp1\tpresence\tin\theard", "there is no source “heard”" },
    { "yesterday\t601-1\tp1\tpresence\tin\t",
      "“yesterday” is not a time; write it as 2026-11-02T06:12, or as on the form, 11/02 06:12" },
    { "\t\t\tkana\tヤマダ ハナコ\t", "neither a person nor a bed is named" },
    { "\t603\t\tkana\tヤマダ ハナコ\t",
      "nobody is known in bed 603 at that time; name the person" },
    { "\t601-3\t\tkana\tヤマダ ハナコ\t",
      "2 persons are in bed 601-3 at that time; name the person" },
    { "2026-11-01T00:00\t601-1\t\tkana\tヤマダ ハナコ\t",
      "nobody is known in bed 601-1 at that time; name the person" },
    { "\t\t=A099\tkana\tヤマダ ハナコ\t", "there is no person A099" },
    { "\t\tp9\tkana\tヤマダ ハナコ\t",
      "nobody is known as “p9” yet; the first line of a new person names a bed and says presence, "
      "admit or transfer-in" },
    { "\t\tp9\tpresence\tin\t",
      "nobody is known as “p9” yet; the first line of a new person names a bed and says presence, "
      "admit or transfer-in" },
    { "\t601-1\tp9\tmove\t\t",
      "nobody is known as “p9” yet; the first line of a new person names a bed and says presence, "
      "admit or transfer-in" },
    { "\t601-1\tp1\tpresence\tempty\t", "“empty” is about the bed; leave the person empty" },
    { "\t\t\tpresence\tempty\t", "“presence” needs a bed" },
    { "\t601-1\tp1\tbed-closed\t\t", "“bed-closed” is not about a person; leave the person empty" },
    { "\t\t\tbed-closed\t\t", "“bed-closed” needs a bed" },
    { "\t\tp1\tevent-start\t電源\t",
      "“event-start” is not about a person; leave the person empty" },
    { "\t\tp1\tmove\t\t", "“move” needs a bed" },
    { "\t\t\tstrike\tq7\t", "there is no statement “q7”" },
    { "\t\tp1\tsame-person\tp9\t", "nobody is known as “p9”" },
    { "\t\tp1\tsame-person\tp1\t", "“same-person” names the person itself; name another" },
    { "\t\tp1\tmother\t=A001\t", "“mother” names the person itself; name another" },
    { "\t\tp1\tbirthdate\t45.7.14\t",
      "Birthdate: “45.7.14” has a year under 100 without an era; type S20.7.14 or 1945-07-14" },
    { "\t\tp1\tbirthdate\t2026-11-03\t",
      "Birthdate: “2026-11-03” is after today; type the day of birth again, as 1945-07-14 or "
      "S20.7.14" },
    { "\t\tp1\tkana\tnone\t",
      "Name in kana “none”: cannot be none; “unknown” says that it cannot be told" },
    { "\t\tp1\tkana\t\t", "Name in kana “”: has no value" },
    { "\t\tp1\tkana\t山田\t",
      "Name in kana “山田”: is not kana; write kanji or Latin letters as kanji or latin" },
    { "\t\tp1\tdevice\toxygen:much\t", "Devices “oxygen:much”: needs a number after “:”" },
    { "\t\tp1\tcompanion\t-1\t", "Companions staying “-1”: is not a whole number from 0 to 99" },
    { "\t\tp1\tcontact\t娘\t", "Contact “娘”: is not ORDER;RELATION;NAME;PHONE;FLAGS" },
    { "\t\tp1\tkana", "has another number of cells than the header" },
    { "\t\tp1\tkana\tヤマダ\t\t\t", "has another number of cells than the header" },
    { "\t\t\x1b]0;own\a\tkana\tヤマダ\t",
      "nobody is known as “<U+001B>]0;own<U+0007>” yet; the first line of a new person names a bed "
      "and says presence, admit or transfer-in" },
};

static void
test_each_wrong_line_says_what_is_wrong(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    stage_record(stage, "bed\tperson\twhat\tvalue\n601-3\tp4\tpresence\tin\n"
                        "601-3\tp5\tpresence\tin\n");
    for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
        g_autoptr(RecordReport) report = record_report_new();
        g_autofree char *table =
            g_strdup_printf("seen_at\tbed\tperson\twhat\tvalue\tsource\n%s\n", lines[i].line);
        g_autofree char *wanted = g_strdup_printf("round.tsv:2: %s", lines[i].words);
        g_assert_false(stage_try(desk, table, false, report, &error));
        g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
        g_assert_cmpstr(report->faults->pdata[0], ==, wanted);
    }
}

static const struct {
    const char *text;
    gsize length; /* 0 = all */
    const char *words;
} tables[] = {
    { "", 0, "round.tsv:1: is empty" },
    { "\n", 0, "round.tsv:1: the first line must name the columns, “what” among them" },
    { "bed\tvalue\n", 0, "round.tsv:1: the first line must name the columns, “what” among them" },
    { "what\tcolour\n", 0, "round.tsv:1: there is no column “colour”" },
    { "what\tbed\twhat\n", 0, "round.tsv:1: column “what” stands twice" },
    { "what\nkana\n\xe3\x83\n", 0, "round.tsv:3: is not UTF-8; save the table as text in UTF-8" },
    { "what\nka\0na\n", 11, "round.tsv:2: holds a NUL byte; save the table as text in UTF-8" },
};

static void
test_a_table_that_is_none_is_refused_as_a_whole(void)
{
    g_autoptr(Stage) stage = stage_new();
    for (guint i = 0; i < G_N_ELEMENTS(tables); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
        g_autoptr(RecordReport) report = record_report_new();
        RecordWish wish = { tables[i].text,
                            tables[i].length > 0 ? tables[i].length : strlen(tables[i].text),
                            "round.tsv", true };
        g_assert_false(record_table(desk, &wish, report, &error));
        g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
        g_assert_cmpstr(error->message, ==, tables[i].words);
    }
}

static void
test_a_cell_that_fills_pages_is_refused(void)
{
    g_autoptr(Stage) stage = stage_new();
    for (guint length = 1000; length <= 1001; length++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
        g_autoptr(RecordReport) report = record_report_new();
        GString *table = g_string_new("bed\tperson\twhat\tvalue\n601-1\tp1\tpresence\tin\n"
                                      "\tp1\tnote\t");
        for (guint i = 0; i < length; i++)
            g_string_append(table, "痛");
        g_assert_cmpint(stage_try(desk, table->str, false, report, &error), ==, length == 1000);
        if (length > 1000)
            g_assert_cmpstr(report->faults->pdata[0], ==,
                            "round.tsv:3: the cell under “value” holds more than 1000 characters; "
                            "shorten it");
        g_string_free(table, TRUE);
    }
}

static void
test_a_line_needs_an_observer(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    DeskOpening opening = { .book = stage->book, .now = STAGE_MORNING };
    g_autoptr(Desk) desk = desk_open(&opening, &error);
    g_autoptr(RecordReport) report = record_report_new();
    g_assert_false(stage_try(desk,
                             "bed\tperson\twhat\tvalue\tobserver\n601-1\tp1\tpresence\tin\t三浦\n"
                             "602\tp2\tpresence\tin\t\n",
                             false, report, &error));
    g_assert_cmpuint(report->faults->len, ==, 1);
    g_assert_cmpstr(report->faults->pdata[0], ==,
                    "round.tsv:3: nobody is named as observer; name one in the line or with "
                    "--observer");
}

static void
test_two_who_lay_in_two_beds_at_once_are_two(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    stage_record(stage, "seen_at\tbed\tperson\twhat\tvalue\n"
                        "2026-11-02T06:12\t601-1\tp1\tpresence\tin\n"
                        "2026-11-02T06:12\t601-2\tp2\tpresence\tin\n");
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_autoptr(RecordReport) report = record_report_new();
    g_assert_false(
        stage_try(desk, "person\twhat\tvalue\np1\tsame-person\tp2\n", false, report, &error));
    g_assert_cmpstr(report->faults->pdata[0], ==,
                    "round.tsv:2: A001 and A002 were seen at one moment in two beds "
                    "(11/02 06:12 601-1 佐々木; 11/02 06:12 601-2 佐々木): they are two persons");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/refusal/each wrong line says what is wrong",
                    test_each_wrong_line_says_what_is_wrong);
    g_test_add_func("/refusal/a table that is none is refused as a whole",
                    test_a_table_that_is_none_is_refused_as_a_whole);
    g_test_add_func("/refusal/a cell that fills pages is refused",
                    test_a_cell_that_fills_pages_is_refused);
    g_test_add_func("/refusal/a line needs an observer", test_a_line_needs_an_observer);
    g_test_add_func("/refusal/two who lay in two beds at once are two",
                    test_two_who_lay_in_two_beds_at_once_are_two);
    return g_test_run();
}
