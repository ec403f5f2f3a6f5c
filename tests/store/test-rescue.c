/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a ward does with what is left of its book: makes a new one of it, or takes it into one that
 * it has, and knows what is missing. */
#include "store/envelope.h"
#include "store/log.h"
#include "store/salvage.h"
#include "store/spare.h"

#include "base/error.h"

#include <string.h>

#include "opening.h"
#include "ruin.h"

static int
compare_lines(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Every statement of the book at PATH, sorted. (transfer full) */
static GPtrArray *
lines_of(const char *path)
{
    g_autoptr(GError) error = NULL;
    GPtrArray *lines = opening_new_lines();
    g_autoptr(Log) log = opening_log(path, true, &error);
    g_assert_no_error(error);
    g_assert_true(opening_read(log, lines, &error));
    g_ptr_array_sort(lines, compare_lines);
    return lines;
}

static void
assert_same_lines(const char *path, const GPtrArray *wanted)
{
    g_autoptr(GPtrArray) lines = lines_of(path);
    g_assert_cmpuint(lines->len, ==, wanted->len);
    for (guint i = 0; i < lines->len; i++)
        g_assert_cmpstr(lines->pdata[i], ==, wanted->pdata[i]);
}

static char *
copy_of(const Stage *stage, const char *name)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    g_autoptr(Log) log = opening_log(stage->path, false, &error);
    char *path = ruin_path(stage, name);
    log_export(log, path, &rows, &error);
    g_assert_no_error(error);
    return path;
}

static void
assert_verified(const char *path, const char *words)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    g_autoptr(Log) log = opening_log(path, true, NULL);
    bool good = log_verify(log, &rows, &error);
    if (words == NULL)
        g_assert_no_error(error);
    g_assert_true(good == (words == NULL));
    if (words != NULL && strstr(error->message, words) == NULL)
        g_error("“%s” does not say “%s”", error->message, words);
}

static void
rescue(const char *damaged, const char *path, LogSalvaged *salvaged)
{
    static const LogKey none = { 0 };
    g_autoptr(GError) error = NULL;
    LogRescue wish = { path, damaged, &none, NULL };
    log_create_from_damaged(&wish, salvaged, &error);
    g_assert_no_error(error);
}

static void
take_in(const char *path, const char *damaged, LogSalvaged *salvaged)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Log) log = opening_log(path, false, &error);
    log_salvage(log, damaged, salvaged, &error);
    g_assert_no_error(error);
}

static LogSalvagedStation
station_of(const LogSalvaged *salvaged, guint index)
{
    g_assert_cmpuint(index, <, salvaged->stations->len);
    return g_array_index(salvaged->stations, LogSalvagedStation, index);
}

/* Where in FILE row SEQ lies: its signature, which stands nowhere else. */
static gsize
find_row(const char *path, const RuinFile *file, guint seq)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Database) database = database_open(path, true, &error);
    g_autoptr(sqlite3_stmt) query =
        database_prepare(database, "SELECT signature FROM entry WHERE seq = ?1", &error);
    sqlite3_bind_int(query, 1, (int)seq);
    g_assert_cmpint(sqlite3_step(query), ==, SQLITE_ROW);
    const guint8 *at = memmem(file->bytes, file->length, sqlite3_column_blob(query, 0), 64);
    g_assert_nonnull(at);
    return (gsize)(at - file->bytes);
}

static void
test_rows_that_were_lost_are_named_and_a_copy_brings_them_back(void)
{
    g_auto(LogSalvaged) salvaged = { 0 };
    g_autoptr(Stage) stage = ruin_new(60);
    g_autoptr(GPtrArray) said = lines_of(stage->path);
    g_autofree char *copy = copy_of(stage, "stick");
    g_autofree char *damaged = ruin_path(stage, "damaged"), *fresh = ruin_path(stage, "new.meguri");
    g_auto(RuinFile) file = ruin_read(stage->path);
    memset(file.bytes, 0, RUIN_PAGE);
    for (guint seq = 17; seq <= 20; seq++)
        file.bytes[find_row(stage->path, &file, seq)] ^= 1;
    ruin_write(damaged, &file);
    rescue(damaged, fresh, &salvaged);
    g_assert_cmpstr(salvaged.lost, ==, "rows 17 to 20 of station A");
    g_assert_cmpuint(station_of(&salvaged, 0).found, ==, 56);
    g_assert_cmpuint(salvaged.broken, >=, 0);
    assert_verified(fresh, "rows 17 to 20 of station A. The 56 rows that are here");
    ruin_save_checks(fresh, 70, 70); /* the ward goes on meanwhile */
    {
        guint64 rows;
        g_autoptr(GError) error = NULL;
        g_autoptr(Log) log = opening_log(fresh, false, NULL);
        log_merge(log, copy, &rows, &error);
        g_assert_no_error(error);
        g_assert_cmpuint(rows, ==, 4);
    }
    assert_verified(fresh, NULL);
    g_autoptr(GPtrArray) lines = lines_of(fresh);
    g_assert_cmpuint(lines->len, ==, said->len + 8);
}

/* An old stick and what is left of the file: together they are the whole. */
static void
test_an_older_copy_and_a_damaged_file_make_a_whole(void)
{
    g_auto(LogSalvaged) salvaged = { 0 }, again = { 0 };
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = ruin_new(30);
    g_autofree char *copy = copy_of(stage, "stick");
    g_autofree char *fresh = ruin_path(stage, "new.meguri"), *damaged = ruin_path(stage, "damaged");
    ruin_save_checks(stage->path, 31, 60);
    g_autoptr(GPtrArray) said = lines_of(stage->path);
    g_auto(RuinFile) file = ruin_read(stage->path);
    memset(file.bytes, 0, find_row(stage->path, &file, 15));
    ruin_write(damaged, &file);
    log_create_from_copy(fresh, copy, NULL, NULL, &error);
    g_assert_no_error(error);
    take_in(fresh, damaged, &salvaged);
    g_assert_cmpuint(station_of(&salvaged, 0).had, ==, 30);
    g_assert_cmpuint(station_of(&salvaged, 0).taken, ==, 30);
    assert_verified(fresh, NULL);
    assert_same_lines(fresh, said);
    take_in(fresh, damaged, &again); /* twice is once */
    g_assert_cmpuint(station_of(&again, 0).taken, ==, 0);
    assert_same_lines(fresh, said);
}

/* A copy on a stick that was cut, or whose beginning was written over. */
static void
test_a_copy_that_was_cut_gives_what_it_has(void)
{
    for (guint half = 0; half < 2; half++) {
        g_auto(LogSalvaged) salvaged = { 0 };
        g_autoptr(Stage) stage = ruin_new(60);
        g_autofree char *copy = copy_of(stage, "stick"), *fresh = ruin_path(stage, "new.meguri");
        g_auto(RuinFile) file = ruin_read(copy);
        if (half == 0)
            file.length /= 2;
        else
            memset(file.bytes, 0xFF, file.length / 2);
        ruin_write(copy, &file);
        rescue(copy, fresh, &salvaged);
        guint64 found = station_of(&salvaged, 0).found;
        g_test_message("%" G_GUINT64_FORMAT " of 60", found);
        g_assert_cmpuint(found, >=, 20);
        g_assert_cmpuint(found, <=, 40);
        g_assert_true((salvaged.lost != NULL) == (half == 1)); /* no file tells of a lost end */
    }
}

/* A table recorded in one go is one row, and lies in many pages. */
static void
test_a_row_of_many_pages_comes_back(void)
{
    g_auto(LogSalvaged) salvaged = { 0 };
    g_autoptr(Stage) stage = ruin_new(3);
    g_autofree char *fresh = ruin_path(stage, "new.meguri");
    {
        g_autoptr(GError) error = NULL;
        g_autoptr(Statements) list = statements_new();
        g_autoptr(Log) log = opening_log(stage->path, false, NULL);
        Instant wall = { STAGE_WALL + 9999, 540, false };
        for (guint i = 0; i < 400; i++)
            stage_say(list, 1000 + i, "601-1", "ヤマダ ハナコ");
        g_assert_true(log_begin(log, &error) && log_commit(log, list, &wall, &error));
    }
    g_autoptr(GPtrArray) said = lines_of(stage->path);
    g_auto(RuinFile) file = ruin_read(stage->path);
    memset(file.bytes, 0, RUIN_PAGE);
    g_autofree char *damaged = ruin_path(stage, "damaged");
    ruin_write(damaged, &file);
    rescue(damaged, fresh, &salvaged);
    g_assert_cmpuint(station_of(&salvaged, 0).found, ==, 4);
    assert_same_lines(fresh, said);
}

/* Two stations' rows in one file, into a book that numbers the two otherwise and knows nothing
 * else. */
static void
test_each_row_goes_to_its_station(void)
{
    g_auto(LogSalvaged) salvaged = { 0 };
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = ruin_new(10);
    g_autofree char *copy = copy_of(stage, "stick"), *second = ruin_path(stage, "b.meguri");
    log_create_from_copy(second, copy, NULL, "B", &error);
    g_assert_no_error(error);
    ruin_save_checks(second, 11, 15);
    g_autoptr(GPtrArray) said = lines_of(second);
    g_auto(RuinFile) file = ruin_read(second);
    for (guint8 *at = file.bytes;
         (at = memmem(at, (gsize)(file.bytes + file.length - at), "meguri head", 11)) != NULL;)
        *at = '-'; /* every spare is gone */
    g_autofree char *damaged = ruin_path(stage, "damaged");
    ruin_write(damaged, &file);
    {
        guint64 rows;
        g_autoptr(Log) log = opening_log(second, false, NULL);
        g_autofree char *back = ruin_path(stage, "back");
        g_assert_true(log_export(log, back, &rows, &error));
        g_autofree char *third = ruin_path(stage, "c.meguri");
        log_create_from_copy(third, back, NULL, "C", &error);
        g_assert_no_error(error);
    }
    g_autofree char *third = ruin_path(stage, "c.meguri");
    take_in(third, damaged, &salvaged);
    guint64 found = 0;
    for (guint i = 0; i < salvaged.stations->len; i++)
        found += station_of(&salvaged, i).found;
    g_assert_cmpuint(found, ==, 15);
    g_assert_cmpuint(salvaged.broken, ==, 0);
    assert_same_lines(third, said);
}

/* Somebody without a key puts a spare of his own into the file, with a station of his: it is longer
 * than the ward's, and nobody vouches for it. */
static void
test_a_forged_spare_is_passed_over(void)
{
    g_auto(LogSalvaged) salvaged = { 0 };
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = ruin_new(10), forger = stage_new_empty();
    g_auto(RuinFile) file = ruin_read(stage->path);
    ruin_write(forger->path, &file);
    g_assert_null(stage_sql(forger, "INSERT INTO station (number, id, letters, public, mac) VALUES "
                                    "(9, randomblob(16), 'ZZ', randomblob(32), randomblob(32))"));
    {
        g_autoptr(Database) database = database_open(forger->path, false, &error);
        g_autoptr(Keyring) keys = keyring_new();
        keyring_make(keys, 1);
        g_assert_true(spare_write(database, keys, &error));
    }
    g_autofree char *fresh = ruin_path(stage, "new.meguri");
    rescue(forger->path, fresh, &salvaged);
    g_assert_cmpuint(salvaged.stations->len, ==, 1);
    g_assert_cmpuint(station_of(&salvaged, 0).found, ==, 10);
}

/* The envelope holds the data key itself: it opens what is left when all passphrases and the slots
 * are gone. */
static void
test_an_envelope_is_enough(void)
{
    guint8 data_key[KEYRING_KEY_BYTES];
    g_auto(LogSalvaged) salvaged = { 0 };
    g_autoptr(GError) error = NULL, locked = NULL;
    g_autoptr(Stage) stage = stage_new_empty();
    g_autofree char *damaged = ruin_path(stage, "damaged"), *fresh = ruin_path(stage, "new.meguri");
    LogKey key = {
        .label = "ward", .passphrase = "五階東の長い合言葉です", .memory = 8192, .passes = 1
    };
    ruin_make_book(stage->path, &key);
    {
        g_autoptr(Log) log = log_open(stage->path, false, &key, &error);
        g_assert_no_error(error);
        for (guint commit = 1; commit <= 12; commit++)
            ruin_save_check(log, commit);
        g_autofree char *code = log_envelope(log);
        g_assert_true(envelope_parse(code, data_key));
    }
    g_auto(RuinFile) file = ruin_read(stage->path);
    const guint8 *slot = memmem(file.bytes, file.length, "ward", 4);
    memset(file.bytes, 0, RUIN_PAGE);
    memset(file.bytes + (slot - file.bytes) / RUIN_PAGE * RUIN_PAGE, 0, RUIN_PAGE);
    ruin_write(damaged, &file);
    LogKey wrong = { .passphrase = "五階西の長い合言葉です" }, envelope = { .data_key = data_key };
    LogRescue wish = { fresh, damaged, &wrong, "C" };
    g_assert_false(log_create_from_damaged(&wish, &salvaged, &locked));
    g_assert_error(locked, MEGURI_ERROR, MEGURI_ERROR_LOCKED);
    wish.key = &envelope;
    g_assert_true(log_create_from_damaged(&wish, &salvaged, &error));
    g_assert_no_error(error);
    g_assert_cmpuint(station_of(&salvaged, 0).found, ==, 12);
    g_autoptr(Log) log =
        log_open(fresh, true, &key, &error); /* the passphrase opens it as before */
    g_assert_no_error(error);
    StationId own = log_station(log);
    g_assert_cmpstr(log_letters(log, &own), ==, "C");
}

/* Whatever the matter is, neither file is another afterwards. */
static void
test_what_does_not_fit_leaves_both_files_as_they_were(void)
{
    LogSalvaged salvaged = { 0 };
    g_autoptr(GError) error = NULL, other_ward = NULL;
    g_autoptr(Stage) stage = ruin_new(5), other = ruin_new(5);
    g_autoptr(Log) log = opening_log(stage->path, false, &error);
    g_auto(RuinFile) book = ruin_read(stage->path), foreign = ruin_read(other->path);
    g_assert_false(log_salvage(log, other->path, &salvaged, &other_ward));
    g_assert_error(other_ward, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
    g_assert_true(g_str_has_prefix(other_ward->message, "No row of this ward's book was found"));
    g_autofree char *nowhere = ruin_path(stage, "nowhere");
    g_assert_false(log_salvage(log, nowhere, &salvaged, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN);
    log_drop(log);
    g_auto(RuinFile) book_now = ruin_read(stage->path), foreign_now = ruin_read(other->path);
    g_assert_cmpmem(book_now.bytes, book_now.length, book.bytes, book.length);
    g_assert_cmpmem(foreign_now.bytes, foreign_now.length, foreign.bytes, foreign.length);
    g_assert_null(salvaged.stations);
}

/* What the last save changed lies in the journal as it was before, if the program died: a page
 * lost there is not lost. */
static void
test_the_journal_helps(void)
{
    g_autoptr(GError) error = NULL;
    g_auto(LogSalvaged) salvaged = { 0 };
    g_autoptr(Stage) stage = ruin_new(29);
    g_autofree char *fresh = ruin_path(stage, "new.meguri"), *damaged = ruin_path(stage, "damaged");
    g_autofree char *beside = g_strconcat(stage->path, "-journal", NULL);
    g_autofree char *beside_damaged = g_strconcat(damaged, "-journal", NULL);
    g_autoptr(Log) log = opening_log(stage->path, false, &error);
    ruin_save_check(log, 30);
    g_auto(RuinFile) file = ruin_read(stage->path), journal = ruin_read(beside);
    memset(file.bytes + find_row(stage->path, &file, 30) / RUIN_PAGE * RUIN_PAGE, 0, RUIN_PAGE);
    ruin_write(damaged, &file);
    ruin_write(beside_damaged, &journal);
    rescue(damaged, fresh, &salvaged);
    g_assert_cmpuint(station_of(&salvaged, 0).found, ==, 29);
    g_assert_null(salvaged.lost);
}

int
main(int argc, char **argv)
{
    stage_stay_in_memory();
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/rescue/named",
                    test_rows_that_were_lost_are_named_and_a_copy_brings_them_back);
    g_test_add_func("/rescue/older-copy", test_an_older_copy_and_a_damaged_file_make_a_whole);
    g_test_add_func("/rescue/cut-copy", test_a_copy_that_was_cut_gives_what_it_has);
    g_test_add_func("/rescue/many-pages", test_a_row_of_many_pages_comes_back);
    g_test_add_func("/rescue/two-stations", test_each_row_goes_to_its_station);
    g_test_add_func("/rescue/forged-spare", test_a_forged_spare_is_passed_over);
    g_test_add_func("/rescue/envelope", test_an_envelope_is_enough);
    g_test_add_func("/rescue/untouched", test_what_does_not_fit_leaves_both_files_as_they_were);
    g_test_add_func("/rescue/journal", test_the_journal_helps);
    return g_test_run();
}
