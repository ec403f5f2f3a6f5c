/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The file of a ward's book is damaged, and what is left of it is brought back: row by row, each as
 * its station signed it, without the help of SQLite. Damage by chance, in four ways, with figures;
 * then what a ward does afterwards.
 *
 * MEGURI_SALVAGES=400 test-salvage: so many of each damage to each book instead of 40.
 */
#include "store/envelope.h"
#include "store/log.h"
#include "store/salvage.h"
#include "store/spare.h"

#include "base/error.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "opening.h"
#include "stage.h"

#define PAGE 4096
#define KEPT_LEAST 0.75 /* of the rows, with a fifth of the pages gone */

/* A ward of fifty beds. */
#define BEDS "[room 60%u]\nbeds=60%u-1,60%u-2,60%u-3,60%u-4\n"
static char *
layout_of_a_ward(void)
{
    GString *layout = g_string_new("[ward]\nname=5東\nzone=+09:00\n");
    for (guint room = 1; room <= 12; room++)
        g_string_append_printf(layout, BEDS, room, room, room, room, room);
    return g_string_free(layout, FALSE);
}

static void
make_book(const char *path, const LogKey *key)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *layout = layout_of_a_ward();
    LogBirth birth = { layout, strlen(layout), "A", "7KQX", { 0 } };
    birth.key = key != NULL ? *key : birth.key;
    log_create(path, &birth, &error);
    g_assert_no_error(error);
}

/* A bedside check: eight answers saved in one go. */
static void
save_check(Log *log, guint commit)
{
    static const char *const words[] = { "ヤマダ ハナコ", "1945-07-14", "担送",
                                         "車椅子",        "酸素 2L",    "080-0000-0000 長男" };
    g_autoptr(GError) error = NULL;
    g_autoptr(Statements) list = statements_new();
    g_autoptr(GPtrArray) read = opening_new_lines();
    Instant wall = { STAGE_WALL + 60 * (gint64)commit, 540, false };
    for (guint i = 0; i < 8; i++) {
        g_autofree char *value = g_strdup_printf("%s %u", words[(commit + i) % 6], commit);
        stage_say(list, commit * 10 + i, "601-1", value);
    }
    g_assert_true(log_begin(log, &error) && opening_read(log, read, &error));
    g_assert_true(log_commit(log, list, &wall, &error));
}

static void
save_checks(const char *path, guint first, guint last)
{
    g_autoptr(Log) log = opening_log(path, false, NULL);
    for (guint commit = first; commit <= last; commit++)
        save_check(log, commit);
}

/* Damages by chance lie in memory: no sync of them needs to wait for a disk. */
static Stage *
stage_of_checks(guint checks)
{
    Stage *stage = stage_new_empty();
    make_book(stage->path, NULL);
    save_checks(stage->path, 1, checks);
    return stage;
}

static char *
path_of(const Stage *stage, const char *name)
{
    return g_build_filename(stage->folder, name, NULL);
}

typedef struct {
    guint8 *bytes;
    gsize length;
} File;

static void
file_clear(File *file)
{
    g_free(file->bytes);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(File, file_clear)

static File
read_file(const char *path)
{
    File file;
    g_autoptr(GError) error = NULL;
    g_file_get_contents(path, (char **)&file.bytes, &file.length, &error);
    g_assert_no_error(error);
    return file;
}

static void
write_file(const char *path, const File *file)
{
    g_unlink(path); /* or the end of a longer one would stay */
    g_assert_true(g_file_set_contents_full(path, (const char *)file->bytes, (gssize)file->length,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* ---- damage by chance ---- */

static void
junk(guint8 *bytes, gsize length, GRand *rand)
{
    bool zero = g_rand_boolean(rand);
    for (gsize i = 0; i < length; i++)
        bytes[i] = zero ? 0 : (guint8)g_rand_int_range(rand, 0, 256);
}

static void
lose_first_page(File *file, GRand *rand)
{
    junk(file->bytes, PAGE, rand);
}

static void
lose_a_fifth(File *file, GRand *rand)
{
    gsize pages = file->length / PAGE;
    g_autofree gsize *order = g_new(gsize, pages);
    for (gsize i = 0; i < pages; i++) {
        gsize other = (gsize)g_rand_int_range(rand, 0, (gint32)i + 1);
        order[i] = order[other];
        order[other] = i;
    }
    for (gsize i = 0; i < pages / 5; i++)
        junk(file->bytes + order[i] * PAGE, PAGE, rand);
}

/* The end is cut off, or the beginning was written over. */
static void
lose_half(File *file, GRand *rand)
{
    if (g_rand_boolean(rand))
        file->length /= 2;
    else
        junk(file->bytes, file->length / 2, rand);
}

static void
tear_a_hole(File *file, GRand *rand)
{
    gsize at = (gsize)g_rand_int_range(rand, 0, (gint32)file->length - 5000);
    junk(file->bytes + at, 5000, rand);
}

static const struct {
    const char *name;
    void (*damage)(File *file, GRand *rand);
    double least; /* share of all rows that must come back */
    double most;  /* and that can, or the damage is none */
} damages[] = {
    { "first-page-gone", lose_first_page, 1, 1 },
    { "a-fifth-of-the-pages-gone", lose_a_fifth, KEPT_LEAST, 0.9 },
    { "half-of-the-file-gone", lose_half, 0.4, 0.6 },
    { "hole-of-5000-bytes", tear_a_hole, 0.9, 0.9999 },
};

/* A round of a ward, a day, two days. */
static const guint sizes[] = { 30, 100, 250 };

typedef struct {
    guint64 rows;
    guint64 kept;
    guint64 books;
    guint64 shut; /* nothing was left to read rows by */
    double worst; /* share of the rows of one book */
} Tally;

static guint
rounds(void)
{
    const char *wanted = g_getenv("MEGURI_SALVAGES");
    return wanted != NULL ? (guint)atoi(wanted) : 40;
}

/* All that is signed of a row, as one text. */
#define WHOLE_ROW                                                                                  \
    "SELECT hex(seq) || ' ' || hex(epoch) || ' ' || hex(box) || ' ' || hex(prev) || ' ' || "       \
    "hex(hash) || ' ' || hex(signature) FROM entry"

/* (transfer full) */
static GHashTable *
rows_of(Database *database)
{
    g_autoptr(GError) error = NULL;
    GHashTable *rows = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(sqlite3_stmt) query = database_prepare(database, WHOLE_ROW, &error);
    g_assert_no_error(error);
    while (sqlite3_step(query) == SQLITE_ROW)
        g_hash_table_add(rows, g_strdup((const char *)sqlite3_column_text(query, 0)));
    return rows;
}

static guint
assert_among(GHashTable *written, Database *database)
{
    gpointer row;
    GHashTableIter iter;
    g_autoptr(GHashTable) found = rows_of(database);
    g_hash_table_iter_init(&iter, found);
    while (g_hash_table_iter_next(&iter, &row, NULL))
        g_assert_true(g_hash_table_contains(written, row));
    return g_hash_table_size(found);
}

static void
salvage_a_file(const char *path, GHashTable *written, Tally *tally)
{
    static const LogKey none = { 0 };
    guint kept = 0;
    g_autoptr(GError) error = NULL;
    g_autoptr(Salvage) salvage = salvage_read(path, &error);
    g_assert_no_error(error);
    if (!salvage_open(salvage, &none, &error)) {
        g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED);
        tally->shut++;
    } else if (salvage_find(salvage, &error)) {
        kept = assert_among(written, salvage_database(salvage));
    } else {
        g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
    }
    guint rows = g_hash_table_size(written);
    tally->books++;
    tally->rows += rows;
    tally->kept += kept;
    tally->worst = MIN(tally->worst, (double)kept / rows);
}

static void
damage_a_book(gsize which, guint checks, GRand *rand, Tally *tally)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_of_checks(checks);
    g_auto(File) whole = read_file(stage->path);
    g_autoptr(Database) database = database_open(stage->path, true, &error);
    g_autoptr(GHashTable) written = rows_of(database);
    g_autofree char *damaged = path_of(stage, "damaged");
    g_assert_cmpuint(g_hash_table_size(written), ==, checks);
    for (guint i = 0; i < rounds(); i++) {
        g_auto(File) file = { g_memdup2(whole.bytes, whole.length), whole.length };
        damages[which].damage(&file, rand);
        write_file(damaged, &file);
        salvage_a_file(damaged, written, tally);
    }
}

static void
test_damage(gconstpointer data)
{
    gsize which = GPOINTER_TO_SIZE(data);
    Tally tally = { .worst = 1 };
    g_autoptr(GRand) rand = g_rand_new_with_seed(20261102 + (guint32)which);
    for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++)
        damage_a_book(which, sizes[i], rand, &tally);
    double share = (double)tally.kept / (double)tally.rows;
    g_test_message("%" G_GUINT64_FORMAT " damages, %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT
                   " rows came back (%.1f %%, at worst %.1f %%), %" G_GUINT64_FORMAT
                   " files gave none",
                   tally.books, tally.kept, tally.rows, 100 * share, 100 * tally.worst, tally.shut);
    g_assert_cmpfloat(share, >=, damages[which].least);
    g_assert_cmpfloat(share, <=, damages[which].most);
}

/* ---- what a ward does afterwards ---- */

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
    char *path = path_of(stage, name);
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
find_row(const char *path, const File *file, guint seq)
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
    g_autoptr(Stage) stage = stage_of_checks(60);
    g_autoptr(GPtrArray) said = lines_of(stage->path);
    g_autofree char *copy = copy_of(stage, "stick");
    g_autofree char *damaged = path_of(stage, "damaged"), *fresh = path_of(stage, "new.meguri");
    g_auto(File) file = read_file(stage->path);
    memset(file.bytes, 0, PAGE);
    for (guint seq = 17; seq <= 20; seq++)
        file.bytes[find_row(stage->path, &file, seq)] ^= 1;
    write_file(damaged, &file);
    rescue(damaged, fresh, &salvaged);
    g_assert_cmpstr(salvaged.lost, ==, "rows 17 to 20 of station A");
    g_assert_cmpuint(station_of(&salvaged, 0).found, ==, 56);
    g_assert_cmpuint(salvaged.broken, >=, 0);
    assert_verified(fresh, "rows 17 to 20 of station A. The 56 rows that are here");
    save_checks(fresh, 70, 70); /* the ward goes on meanwhile */
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
    g_autoptr(Stage) stage = stage_of_checks(30);
    g_autofree char *copy = copy_of(stage, "stick");
    g_autofree char *fresh = path_of(stage, "new.meguri"), *damaged = path_of(stage, "damaged");
    save_checks(stage->path, 31, 60);
    g_autoptr(GPtrArray) said = lines_of(stage->path);
    g_auto(File) file = read_file(stage->path);
    memset(file.bytes, 0, find_row(stage->path, &file, 15));
    write_file(damaged, &file);
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
        g_autoptr(Stage) stage = stage_of_checks(60);
        g_autofree char *copy = copy_of(stage, "stick"), *fresh = path_of(stage, "new.meguri");
        g_auto(File) file = read_file(copy);
        if (half == 0)
            file.length /= 2;
        else
            memset(file.bytes, 0xFF, file.length / 2);
        write_file(copy, &file);
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
    g_autoptr(Stage) stage = stage_of_checks(3);
    g_autofree char *fresh = path_of(stage, "new.meguri");
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
    g_auto(File) file = read_file(stage->path);
    memset(file.bytes, 0, PAGE);
    g_autofree char *damaged = path_of(stage, "damaged");
    write_file(damaged, &file);
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
    g_autoptr(Stage) stage = stage_of_checks(10);
    g_autofree char *copy = copy_of(stage, "stick"), *second = path_of(stage, "b.meguri");
    log_create_from_copy(second, copy, NULL, "B", &error);
    g_assert_no_error(error);
    save_checks(second, 11, 15);
    g_autoptr(GPtrArray) said = lines_of(second);
    g_auto(File) file = read_file(second);
    for (guint8 *at = file.bytes;
         (at = memmem(at, (gsize)(file.bytes + file.length - at), "meguri head", 11)) != NULL;)
        *at = '-'; /* every spare is gone */
    g_autofree char *damaged = path_of(stage, "damaged");
    write_file(damaged, &file);
    {
        guint64 rows;
        g_autoptr(Log) log = opening_log(second, false, NULL);
        g_autofree char *back = path_of(stage, "back");
        g_assert_true(log_export(log, back, &rows, &error));
        g_autofree char *third = path_of(stage, "c.meguri");
        log_create_from_copy(third, back, NULL, "C", &error);
        g_assert_no_error(error);
    }
    g_autofree char *third = path_of(stage, "c.meguri");
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
    g_autoptr(Stage) stage = stage_of_checks(10), forger = stage_new_empty();
    g_auto(File) file = read_file(stage->path);
    write_file(forger->path, &file);
    g_assert_null(stage_sql(forger, "INSERT INTO station (number, id, letters, public, mac) VALUES "
                                    "(9, randomblob(16), 'ZZ', randomblob(32), randomblob(32))"));
    {
        g_autoptr(Database) database = database_open(forger->path, false, &error);
        g_autoptr(Keyring) keys = keyring_new();
        keyring_make(keys, 1);
        g_assert_true(spare_write(database, keys, &error));
    }
    g_autofree char *fresh = path_of(stage, "new.meguri");
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
    g_autofree char *damaged = path_of(stage, "damaged"), *fresh = path_of(stage, "new.meguri");
    LogKey key = {
        .label = "ward", .passphrase = "五階東の長い合言葉です", .memory = 8192, .passes = 1
    };
    make_book(stage->path, &key);
    {
        g_autoptr(Log) log = log_open(stage->path, false, &key, &error);
        g_assert_no_error(error);
        for (guint commit = 1; commit <= 12; commit++)
            save_check(log, commit);
        g_autofree char *code = log_envelope(log);
        g_assert_true(envelope_parse(code, data_key));
    }
    g_auto(File) file = read_file(stage->path);
    const guint8 *slot = memmem(file.bytes, file.length, "ward", 4);
    memset(file.bytes, 0, PAGE);
    memset(file.bytes + (slot - file.bytes) / PAGE * PAGE, 0, PAGE);
    write_file(damaged, &file);
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
    g_autoptr(Stage) stage = stage_of_checks(5), other = stage_of_checks(5);
    g_autoptr(Log) log = opening_log(stage->path, false, &error);
    g_auto(File) book = read_file(stage->path), foreign = read_file(other->path);
    g_assert_false(log_salvage(log, other->path, &salvaged, &other_ward));
    g_assert_error(other_ward, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
    g_assert_true(g_str_has_prefix(other_ward->message, "No row of this ward's book was found"));
    g_autofree char *nowhere = path_of(stage, "nowhere");
    g_assert_false(log_salvage(log, nowhere, &salvaged, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN);
    log_drop(log);
    g_auto(File) book_now = read_file(stage->path), foreign_now = read_file(other->path);
    g_assert_cmpmem(book_now.bytes, book_now.length, book.bytes, book.length);
    g_assert_cmpmem(foreign_now.bytes, foreign_now.length, foreign.bytes, foreign.length);
    g_assert_null(salvaged.stations);
}

/* What the last save changed lies in the journal as it was before: a page lost there is not lost.
 */
static void
test_the_journal_helps(void)
{
    g_auto(LogSalvaged) salvaged = { 0 };
    g_autoptr(Stage) stage = stage_of_checks(30);
    g_autofree char *fresh = path_of(stage, "new.meguri");
    g_auto(File) file = read_file(stage->path);
    memset(file.bytes + find_row(stage->path, &file, 30) / PAGE * PAGE, 0, PAGE);
    write_file(stage->path, &file);
    rescue(stage->path, fresh, &salvaged);
    g_assert_cmpuint(station_of(&salvaged, 0).found, ==, 29);
    g_assert_null(salvaged.lost);
}

int
main(int argc, char **argv)
{
    if (g_file_test("/dev/shm", G_FILE_TEST_IS_DIR) && g_access("/dev/shm", W_OK) == 0)
        g_setenv("TMPDIR", "/dev/shm", TRUE);
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(damages); i++) {
        g_autofree char *path = g_strconcat("/salvage/", damages[i].name, NULL);
        g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_damage);
    }
    g_test_add_func("/salvage/named",
                    test_rows_that_were_lost_are_named_and_a_copy_brings_them_back);
    g_test_add_func("/salvage/older-copy", test_an_older_copy_and_a_damaged_file_make_a_whole);
    g_test_add_func("/salvage/cut-copy", test_a_copy_that_was_cut_gives_what_it_has);
    g_test_add_func("/salvage/many-pages", test_a_row_of_many_pages_comes_back);
    g_test_add_func("/salvage/two-stations", test_each_row_goes_to_its_station);
    g_test_add_func("/salvage/forged-spare", test_a_forged_spare_is_passed_over);
    g_test_add_func("/salvage/envelope", test_an_envelope_is_enough);
    g_test_add_func("/salvage/untouched", test_what_does_not_fit_leaves_both_files_as_they_were);
    g_test_add_func("/salvage/journal", test_the_journal_helps);
    return g_test_run();
}
