/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage.h"

#include "census/fact.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#define FAILING_DISK ((rlim_t)100 * 1024) /* bytes of one file */

static const char layout[] =
    "[ward]\nname=6東\nid_codes=a########a,*#+.*\n[room 601]\nbeds=601-1,601-2,601-3\n[room 602]\n"
    "beds=602\n[room 603]\nbeds=603\n";

static const char people[] = "seen_at\tbed\tperson\twhat\tvalue\tsource\tid\n"
                             "2026-11-02T06:12\t601-1\tp1\tpresence\tin\t\ti1\n"
                             "2026-11-02T06:12\t601-1\tp1\tkana\tヤマダ ハナコ\t\ti2\n"
                             "2026-11-02T06:12\t601-1\tp1\tbirthdate\t1945-07-14\t\ti3\n"
                             "2026-11-02T06:12\t601-1\tp1\tpatient-id\t00410112\t\ti4\n"
                             "2026-11-02T06:14\t601-2\tp2\tpresence\tin\t\ti5\n"
                             "2026-11-02T06:14\t601-2\tp2\tkana\tスズキ フミ\t\ti6\n"
                             "2026-11-02T06:14\t601-2\tp2\tbirthdate\t1943-02-11\t\ti7\n"
                             "2026-11-01T17:00\t602\tp3\tpresence\tin\tpaper\ti8\n"
                             "2026-11-01T17:00\t602\tp3\tkana\tアオキ カヨコ\tpaper\ti9\n"
                             "2026-11-01T17:00\t602\tp3\tbirthdate\t1950-01-02\tpaper\ti10\n";

Stage *
stage_new(void)
{
    g_autoptr(GError) error = NULL;
    Stage *stage = g_new0(Stage, 1);
    stage->folder = g_dir_make_tmp("meguri-desk-XXXXXX", &error);
    g_assert_no_error(error);
    stage->book = stage_path(stage, "ward.meguri");
    BookBirth birth = { .book = stage->book, .layout_file = "ward.ini", .layout_text = layout };
    desk_new_book(&birth, &error);
    g_assert_no_error(error);
    return stage;
}

void
stage_free(Stage *stage)
{
    g_autoptr(GDir) dir = g_dir_open(stage->folder, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = stage_path(stage, name);
        g_remove(path);
    }
    g_rmdir(stage->folder);
    g_free(stage->folder);
    g_free(stage->book);
    g_free(stage);
}

char *
stage_path(const Stage *stage, const char *name)
{
    return g_build_filename(stage->folder, name, NULL);
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

char *
stage_files(const Stage *stage)
{
    g_autoptr(GDir) dir = g_dir_open(stage->folder, 0, NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    const char *name;
    while ((name = g_dir_read_name(dir)) != NULL)
        if (!g_str_has_prefix(name, "ward.meguri"))
            g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, compare_names);
    g_ptr_array_add(names, NULL);
    return g_strjoinv(" ", (char **)names->pdata);
}

static Desk *
open_desk(const Stage *stage, const char *now, bool read_only)
{
    g_autoptr(GError) error = NULL;
    DeskOpening opening = {
        .book = stage->book, .observer = "佐々木", .now = now, .read_only = read_only
    };
    Desk *desk = desk_open(&opening, &error);
    g_assert_no_error(error);
    return desk;
}

Desk *
stage_open(const Stage *stage, const char *now)
{
    return open_desk(stage, now, false);
}

Desk *
stage_open_read_only(const Stage *stage, const char *now)
{
    return open_desk(stage, now, true);
}

bool
stage_try(Desk *desk, const char *table, bool keep_good, RecordReport *report, GError **error)
{
    RecordWish wish = { table, strlen(table), "round.tsv", keep_good };
    return record_table(desk, &wish, report, error);
}

void
stage_record(const Stage *stage, const char *table)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_autoptr(RecordReport) report = record_report_new();
    stage_try(desk, table, false, report, &error);
    if (report->faults->len > 0)
        g_test_message("%s", (const char *)report->faults->pdata[0]);
    g_assert_no_error(error);
}

void
stage_fill(const Stage *stage)
{
    stage_record(stage, people);
}

static void
limit_files(rlim_t most)
{
    struct rlimit limit;
    g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &limit), ==, 0);
    limit.rlim_cur = MIN(most, limit.rlim_max);
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
}

void
stage_outgrow(const Stage *stage)
{
    GStatBuf found;
    g_autofree char *long_note = g_strnfill(1000, 'x');
    g_autofree char *line = g_strdup_printf("p1\tnote\t%s\n", long_note);
    g_autoptr(GString) table = g_string_new("person\twhat\tvalue\n");
    for (guint i = 0; i < 300; i++)
        g_string_append(table, line);
    stage_record(stage, table->str);
    g_assert_cmpint(g_stat(stage->book, &found), ==, 0);
    g_assert_cmpint(found.st_size, >, (goffset)(2 * FAILING_DISK));
}

void
stage_disk_fails(void)
{
    signal(SIGXFSZ, SIG_IGN);
    limit_files(FAILING_DISK);
}

void
stage_disk_heals(void)
{
    limit_files(RLIM_INFINITY);
}

void
stage_say(Desk *desk, What what, const char *person, const char *bed, const char *value)
{
    g_autoptr(GError) error = NULL;
    Saying saying = { .what = what, .person = person, .bed = bed, .value = value };
    desk_say(desk, &saying, NULL, NULL, &error);
    g_assert_no_error(error);
}

void
stage_settle(Desk *desk, const char *person)
{
    static const What said[] = { WHAT_KANA,          WHAT_KANJI,    WHAT_LATIN,
                                 WHAT_KNOWN_AS_KANA, WHAT_KNOWN_AS, WHAT_BIRTHDATE };
    const Person *who = census_find_handle(desk_census(desk), person);
    g_autoptr(GPtrArray) wrong = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < G_N_ELEMENTS(said); i++) {
        g_autoptr(GPtrArray) rivals = fact_rivals(reading_view(desk_reading(desk)), who, said[i]);
        for (guint k = 0; k < rivals->len; k++)
            g_ptr_array_add(wrong,
                            statement_id_format(&((const Filed *)rivals->pdata[k])->said.id));
    }
    for (guint i = 0; i < wrong->len; i++) {
        g_autoptr(GError) error = NULL;
        desk_strike(desk, wrong->pdata[i], "heard wrongly", &error);
        g_assert_no_error(error);
    }
}

char *
stage_cells(Desk *desk, const char *sheet_key, const char *columns)
{
    g_autoptr(GError) error = NULL;
    SheetWish wish = { .key = sheet_key, .for_files = true };
    g_autoptr(Sheet) sheet = desk_sheet(desk, &wish, &error);
    g_assert_no_error(error);
    g_auto(GStrv) names = g_strsplit(columns, " ", -1);
    GString *cells = g_string_new(NULL);
    for (guint i = 0; i < sheet->rows->len; i++)
        for (guint k = 0; names[k] != NULL; k++) {
            const char *code = sheet_cell(sheet, sheet->rows->pdata[i], names[k])->code;
            g_string_append(cells, k > 0 ? " " : i > 0 ? ", " : "");
            g_string_append(cells, *code != '\0' ? code : ".");
        }
    return g_string_free(cells, FALSE);
}
