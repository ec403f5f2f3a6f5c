/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/database.h"
#include "store/log.h"

#include "base/error.h"

#include <string.h>

#include "stage.h"

#define ROWS 5
#define PLACE(seq) "((1 << 40) + " #seq ")"
#define COLUMNS "place, epoch, box, prev, hash, signature"
#define ROW(place)                                                                                 \
    "(" COLUMNS ") VALUES (" place ", 1, x'00', zeroblob(32), zeroblob(32), zeroblob(64))"

/* Each way round that SQL has. A blob of 32 zero bytes stands for any hash. */
static const char *const refused[] = {
    "UPDATE entry SET box = x'00' WHERE seq = 3",
    "UPDATE OR REPLACE entry SET place = place + 1 WHERE seq = 3",
    "UPDATE OR IGNORE entry SET place = place + 9 WHERE seq = 5",
    "DELETE FROM entry WHERE seq = 3",
    "DELETE FROM entry",
    "REPLACE INTO entry " ROW(PLACE(3)),
    "INSERT OR REPLACE INTO entry " ROW(PLACE(5)),
    "INSERT INTO entry " ROW(PLACE(3)) " ON CONFLICT DO UPDATE SET box = x'00'",
    "INSERT INTO entry " ROW(PLACE(8)),
    "INSERT INTO entry " ROW("((2 << 40) + 1)"),
    "UPDATE station SET letters = 'B'",
    "DELETE FROM station",
    "INSERT OR REPLACE INTO station VALUES (1, randomblob(16), 'B', zeroblob(32), NULL, "
    "zeroblob(32), NULL)",
    "INSERT OR REPLACE INTO station VALUES (2, randomblob(16), 'A', zeroblob(32), NULL, "
    "zeroblob(32), NULL)",
    "INSERT OR REPLACE INTO station SELECT 2, id, 'B', public, secret, mac, home FROM station",
    "UPDATE book SET box = x'00'",
    "DELETE FROM book",
    "INSERT OR REPLACE INTO book VALUES (1, zeroblob(16), 'XXXX', x'00')",
    "INSERT INTO book VALUES (2, zeroblob(16), 'XXXX', x'00')",
    "UPDATE epoch SET commitment = zeroblob(32)",
    "DELETE FROM epoch",
    "INSERT OR REPLACE INTO epoch VALUES (1, zeroblob(32), zeroblob(32), x'')",
    "UPDATE slot SET label = 'thief'",
    "DELETE FROM slot",
    "INSERT OR REPLACE INTO slot SELECT * FROM slot",
    "UPDATE slot_key SET box = zeroblob(80)",
    "DELETE FROM slot_key",
    "INSERT OR REPLACE INTO slot_key VALUES (1, 1, zeroblob(80), zeroblob(32))",
    "INSERT INTO lost VALUES (1, 0, 1, 1, zeroblob(32))",
    "INSERT INTO lost VALUES (1, 2, 1, 1, zeroblob(32))",
    "UPDATE spare SET head = x'00' WHERE number = 1",
    "DELETE FROM spare",
    "INSERT OR REPLACE INTO spare VALUES (1, x'00')",
    "INSERT INTO spare VALUES (99, x'00')",
};

/* Of rows 7 and 8, behind the last one, that somebody named as lost. */
static const char *const refused_behind_lost[] = {
    "UPDATE lost SET last = 9",
    "DELETE FROM lost",
    "INSERT OR REPLACE INTO lost VALUES (1, 7, 8, 1, zeroblob(32))",
    "INSERT INTO entry " ROW(PLACE(9)),
    "INSERT INTO entry " ROW(PLACE(10)),
    "INSERT INTO entry " ROW(PLACE(5)),
};

static Stage *
stage_with_rows(void)
{
    Stage *stage = stage_new();
    g_autoptr(Log) log = stage_open(stage);
    for (guint i = 1; i <= ROWS; i++)
        stage_commit(log, i);
    return stage;
}

static void
assert_whole(const Stage *stage)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    g_autoptr(Log) log = stage_open(stage);
    log_verify(log, &rows, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(rows, ==, ROWS);
    g_autofree char *read = stage_read(log);
    g_assert_cmpstr(read, ==, "1 2 3 4 5");
}

static void
test_file_itself_refuses(void)
{
    g_autoptr(Stage) stage = stage_with_rows();
    for (gsize i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_autofree char *answer = stage_sql(stage, refused[i]);
        g_test_message("%s: %s", refused[i], answer);
        g_assert_nonnull(answer);
    }
    assert_whole(stage);
}

static void
test_what_is_named_as_lost_opens_no_other_place(void)
{
    g_autoptr(Stage) stage = stage_with_rows();
    g_assert_null(stage_sql(stage, "INSERT INTO lost VALUES (1, 7, 8, 1, zeroblob(32))"));
    for (gsize i = 0; i < G_N_ELEMENTS(refused_behind_lost); i++) {
        g_autofree char *answer = stage_sql(stage, refused_behind_lost[i]);
        g_test_message("%s: %s", refused_behind_lost[i], answer);
        g_assert_nonnull(answer);
    }
    g_assert_null(stage_sql(stage, "INSERT INTO entry " ROW(PLACE(6)))); /* the next one */
    g_assert_null(stage_sql(stage, "INSERT INTO entry " ROW(PLACE(9)))); /* the one behind them */
    g_assert_null(stage_sql(stage, "INSERT INTO entry " ROW(PLACE(8)))); /* one of them */
    g_autofree char *twice = stage_sql(stage, "INSERT INTO entry " ROW(PLACE(8)));
    g_autofree char *beyond = stage_sql(stage, "INSERT INTO entry " ROW(PLACE(11)));
    g_assert_nonnull(twice);
    g_assert_nonnull(beyond);
}

static void
test_own_connection_refuses(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_with_rows();
    g_autoptr(Database) database = database_open(stage->path, false, &error);
    g_assert_no_error(error);
    for (gsize i = 0; i < G_N_ELEMENTS(refused); i++) {
        int code = sqlite3_exec(database->handle, refused[i], NULL, NULL, NULL);
        g_assert_cmpint(code & 0xFF, ==, SQLITE_CONSTRAINT);
    }
    assert_whole(stage);
}

/* Even without the guard before INSERT our own connection lets no row be replaced. */
static void
test_replacing_is_refused_without_the_first_guard(void)
{
    static const char replace[] = "REPLACE INTO entry " ROW(PLACE(3));
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_with_rows();
    g_assert_null(stage_sql(stage, "DROP TRIGGER entry_insert"));
    g_autoptr(Database) database = database_open(stage->path, false, &error);
    g_assert_no_error(error);
    g_assert_cmpint(sqlite3_exec(database->handle, replace, NULL, NULL, NULL), !=, SQLITE_OK);
    g_assert_null(stage_sql(stage, replace)); /* the reason why both are there */
}

/* What somebody with the file and without scruples does, and what the book says of it. */
static const struct {
    const char *name;
    const char *sql;
    const char *message; /* begins so */
} tampers[] = {
    { "box",
      "DROP TRIGGER entry_update; UPDATE entry SET box = CAST(box || x'00' AS BLOB) WHERE "
      "seq = 3",
      "row 3 of station A: it was changed" },
    { "one-byte",
      "DROP TRIGGER entry_update; UPDATE entry SET box = CAST(substr(box, 1, 40) || CASE "
      "substr(box, 41, 1) WHEN x'00' THEN x'01' ELSE x'00' END || substr(box, 42) AS BLOB) WHERE "
      "seq = 4",
      "row 4 of station A: it was changed" },
    { "signature",
      "DROP TRIGGER entry_update; UPDATE entry SET signature = zeroblob(64) WHERE seq = 2",
      "row 2 of station A: its signature is not that of the station" },
    { "epoch", "DROP TRIGGER entry_update; UPDATE entry SET epoch = 2 WHERE seq = 3",
      "row 3 of station A: it was changed" },
    { "hash", "DROP TRIGGER entry_update; UPDATE entry SET hash = zeroblob(32) WHERE seq = 2",
      "row 2 of station A: it was changed" },
    { "prev", "DROP TRIGGER entry_update; UPDATE entry SET prev = zeroblob(32) WHERE seq = 2",
      "row 2 of station A: it was changed" },
    { "trigger-put-back",
      "CREATE TABLE keep AS SELECT sql FROM sqlite_schema WHERE name = 'entry_update'; DROP "
      "TRIGGER entry_update; "
      "UPDATE entry SET box = CAST(x'01' || box AS BLOB) WHERE seq = 5; DROP TABLE keep;"
      "CREATE TRIGGER entry_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'a row that "
      "was saved is never changed'); END",
      "row 5 of station A: it was changed" },
    { "first-missing", "DROP TRIGGER entry_delete; DELETE FROM entry WHERE seq = 1",
      "row 1 of station A: it is missing" },
    { "middle-missing", "DROP TRIGGER entry_delete; DELETE FROM entry WHERE seq = 3",
      "row 3 of station A: it is missing" },
    { "middle-missing-renumbered",
      "DROP TRIGGER entry_delete; DROP TRIGGER entry_update; DELETE FROM entry WHERE seq = 3;"
      "UPDATE entry SET place = place - 1 WHERE seq = 4; UPDATE entry SET place = place - 1 WHERE "
      "seq = 5",
      "row 3 of station A: it was changed" },
    { "swapped",
      "DROP TRIGGER entry_update; UPDATE entry SET place = place + 100 WHERE seq = 2;"
      "UPDATE entry SET place = place - 1 WHERE seq = 3; UPDATE entry SET place = place - 99 WHERE "
      "seq = 102",
      "row 2 of station A: it was changed" },
    { "boxes-swapped",
      "DROP TRIGGER entry_update; CREATE TEMP TABLE t AS SELECT seq, box FROM entry;"
      "UPDATE entry SET box = (SELECT box FROM t WHERE t.seq = 7 - entry.seq) WHERE seq IN (3, 4)",
      "row 3 of station A: it was changed" },
    { "site", "DROP TRIGGER book_update; UPDATE book SET site = '7KQY'",
      "row 1 of station A: it was written in a book with another layout" },
    { "letters", "DROP TRIGGER station_update; UPDATE station SET letters = 'B'",
      "row 1 of station B: it was written in a book with another layout, site or key, or by a "
      "station that was named otherwise" },
    { "public-key", "DROP TRIGGER station_update; UPDATE station SET public = zeroblob(32)",
      "row 1 of station A: it was written in a book with another layout, site or key" },
    { "station-id", "DROP TRIGGER station_update; UPDATE station SET id = zeroblob(16)",
      "row 1 of station A: it was changed" },
    { "stranger",
      "DROP TRIGGER entry_insert; INSERT INTO entry (" COLUMNS ") "
      "SELECT (2 << 40) + seq, epoch, box, prev, hash, signature FROM entry",
      "The book holds rows of a station that it does not name" },
    { "cloned",
      "INSERT INTO station SELECT 2, zeroblob(16), 'B', public, NULL, mac, NULL FROM station;"
      "INSERT INTO entry (" COLUMNS ") SELECT (2 << 40) + seq, epoch, box, prev, hash, signature "
      "FROM entry WHERE seq = 1",
      "row 1 of station B: it was changed" },
    { "guard-dropped", "DROP TRIGGER entry_update",
      "Each row is as it was written, but what guards the rows against changes is not: see "
      "“entry_update”" },
    { "guard-weakened",
      "DROP TRIGGER entry_delete; CREATE TRIGGER entry_delete BEFORE DELETE ON entry WHEN 0 BEGIN "
      "SELECT 1; END",
      "Each row is as it was written, but what guards the rows against changes is not: see "
      "“entry_delete”" },
    { "trigger-too-many", "CREATE TRIGGER aid AFTER INSERT ON entry BEGIN SELECT 1; END",
      "Each row is as it was written, but what guards the rows against changes is not: see “aid”" },
    { "index-too-many", "CREATE INDEX look ON entry (hash)",
      "Each row is as it was written, but what guards the rows against changes is not: see "
      "“look”" },
    { "table-too-many", "CREATE TABLE zz (a)",
      "Each row is as it was written, but what guards the rows against changes is not: see “zz”" },
};

static void
test_tamper(gconstpointer data)
{
    gsize i = GPOINTER_TO_SIZE(data);
    guint64 rows = 99;
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_with_rows();
    g_autofree char *answer = stage_sql(stage, tampers[i].sql);
    g_assert_cmpstr(answer, ==, NULL);
    g_autoptr(Log) log = stage_open(stage);
    g_assert_false(log_verify(log, &rows, &error));
    g_test_message("%s", error->message);
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED);
    g_assert_true(g_str_has_prefix(error->message, tampers[i].message));
    g_assert_cmpuint(rows, ==, 99);
}

static void
count(const Statement *statement, gpointer user)
{
    (void)statement;
    (*(guint *)user)++;
}

/* What is sealed and what opens it: a book on which somebody worked does not open. */
static void
test_a_book_whose_values_or_keys_were_changed_does_not_open(void)
{
    static const char *const changes[][2] = {
        { "DROP TRIGGER book_update; UPDATE book SET box = CAST(substr(box, 2) || x'00' AS BLOB)",
          "The layout and the secrets of this book are not as they were written" },
        { "DROP TRIGGER book_update; UPDATE book SET id = zeroblob(16)",
          "The layout and the secrets of this book are not as they were written" },
        { "DROP TRIGGER epoch_update; UPDATE epoch SET commitment = zeroblob(32)",
          "The keys of this book are not as they were made" },
        { "DROP TRIGGER slot_key_update; UPDATE slot_key SET box = zeroblob(80)",
          "The keys of this book are not as they were made" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(changes); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Stage) stage = stage_with_rows();
        g_assert_null(stage_sql(stage, changes[i][0]));
        g_autoptr(Log) log = log_open(stage->path, false, NULL, &error);
        g_assert_null(log);
        g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN);
        g_assert_true(g_str_has_prefix(error->message, changes[i][1]));
    }
}

static void
test_reading_stops_before_a_changed_row(void)
{
    guint given = 0;
    g_autoptr(GError) error = NULL, again = NULL;
    g_autoptr(Stage) stage = stage_with_rows();
    g_assert_null(stage_sql(stage, tampers[1].sql)); /* row 4 */
    g_autoptr(Log) log = stage_open(stage);
    g_assert_false(log_read(log, count, &given, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED);
    g_assert_true(g_str_has_prefix(error->message, "row 4 of station A: "));
    g_assert_cmpuint(given, ==, 3);
    g_assert_false(log_read(log, count, &given, &again));
    g_assert_cmpuint(given, ==, 3);
}

static void
test_nothing_is_added_to_a_changed_end(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_with_rows();
    g_assert_null(stage_sql(
        stage, "DROP TRIGGER entry_update; UPDATE entry SET hash = zeroblob(32) WHERE seq = 5"));
    g_autoptr(Log) log = stage_open(stage);
    g_autoptr(Statements) list = statements_new();
    Instant wall = { STAGE_WALL, 540, false };
    stage_say(list, 6, "601-1", "ヤマダ");
    g_assert_true(log_begin(log, &error));
    g_assert_false(log_commit(log, list, &wall, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED);
}

/* A trigger from outside changes the row while it is saved: the look at what came back sees it. */
static void
test_a_row_that_comes_back_changed_is_not_saved(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_with_rows();
    g_assert_null(stage_sql(
        stage, "DROP TRIGGER entry_update; CREATE TRIGGER aid AFTER INSERT ON entry BEGIN "
               "UPDATE entry SET box = x'00' WHERE place = NEW.place; END"));
    g_autoptr(Log) log = stage_open(stage);
    g_assert_false(stage_commit_at(log, 6, 6, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE);
    g_assert_true(log_is_read_only(log));
    g_assert_null(stage_sql(stage, "DROP TRIGGER aid"));
    g_autoptr(Log) fresh = stage_open(stage);
    g_autofree char *read = stage_read(fresh);
    g_assert_cmpstr(read, ==, "1 2 3 4 5");
}

/* The row comes back whole and rightly chained, but says what somebody else once said. */
static void
test_other_words_that_come_back_are_not_saved(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_with_rows();
    {
        g_autoptr(Log) log = stage_open(stage);
        stage_commit(log, 60);
    }
    g_assert_null(stage_sql(stage,
                            "CREATE TABLE kept AS SELECT * FROM entry WHERE seq = 6;"
                            "DROP TRIGGER entry_delete; DROP TRIGGER entry_update;"
                            "DELETE FROM entry WHERE seq = 6;"
                            "CREATE TRIGGER aid AFTER INSERT ON entry BEGIN UPDATE entry SET "
                            "(box, hash, signature) = (SELECT box, hash, signature FROM kept) "
                            "WHERE seq = 6; END"));
    g_autoptr(Log) log = stage_open(stage);
    g_assert_false(stage_commit_at(log, 6, 6, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE);
    g_assert_nonnull(strstr(error->message, "other statements came back"));
}

/* Random damage to the file itself: it is seen, or it changed nothing. */
static void
test_flipped_bits(void)
{
    char *bytes;
    gsize length;
    guint seen = 0;
    g_autoptr(Stage) stage = stage_with_rows();
    g_assert_true(g_file_get_contents(stage->path, &bytes, &length, NULL));
    g_autofree char *whole = bytes;
    g_autoptr(GRand) rand = g_rand_new_with_seed(42);
    for (guint i = 0; i < 300; i++) {
        guint64 rows;
        g_autoptr(GError) error = NULL;
        gsize at = (gsize)g_rand_int_range(rand, 0, (gint32)length);
        char was = whole[at];
        whole[at] = (char)(was ^ 1 << g_rand_int_range(rand, 0, 8));
        g_assert_true(g_file_set_contents(stage->path, whole, (gssize)length, NULL));
        whole[at] = was;
        g_autoptr(Log) log = log_open(stage->path, true, NULL, &error);
        if (log == NULL || !log_verify(log, &rows, &error)) {
            seen++;
            continue;
        }
        g_autofree char *read = stage_read(log);
        g_assert_cmpstr(read, ==, "1 2 3 4 5");
    }
    g_test_message("%u of 300 were seen", seen);
    g_assert_cmpuint(seen, >, 30);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/append-only/file-itself-refuses", test_file_itself_refuses);
    g_test_add_func("/append-only/lost", test_what_is_named_as_lost_opens_no_other_place);
    g_test_add_func("/append-only/own-connection-refuses", test_own_connection_refuses);
    g_test_add_func("/append-only/without-the-first-guard",
                    test_replacing_is_refused_without_the_first_guard);
    for (gsize i = 0; i < G_N_ELEMENTS(tampers); i++) {
        g_autofree char *path = g_strconcat("/append-only/tamper/", tampers[i].name, NULL);
        g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_tamper);
    }
    g_test_add_func("/append-only/reading-stops", test_reading_stops_before_a_changed_row);
    g_test_add_func("/append-only/changed-end", test_nothing_is_added_to_a_changed_end);
    g_test_add_func("/append-only/comes-back-changed",
                    test_a_row_that_comes_back_changed_is_not_saved);
    g_test_add_func("/append-only/other-words-come-back",
                    test_other_words_that_come_back_are_not_saved);
    g_test_add_func("/append-only/flipped-bits", test_flipped_bits);
    g_test_add_func("/append-only/values-and-keys",
                    test_a_book_whose_values_or_keys_were_changed_does_not_open);
    return g_test_run();
}
