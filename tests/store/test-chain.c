/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/book.h"
#include "store/chain.h"
#include "store/home.h"
#include "store/log.h"
#include "store/rows.h"
#include "store/stations.h"

#include "ward/codec.h"

#include "base/error.h"

#include <sodium.h>
#include <string.h>

#include "stage.h"

/* The body of a commit in which STATION says NUMBER at second STAGE_WALL + AT. (transfer full) */
static GBytes *
body_of(const StationId *station, guint number, gint64 at)
{
    g_autoptr(Statements) list = statements_new();
    Statement *said = stage_say(list, number, "601-2", "サトウ タロウ");
    said->station = *station;
    said->clock = statement_clock_at(STAGE_WALL + at);
    said->wall = STAGE_WALL + at;
    said->wall_zone = 540;
    return codec_encode(list);
}

/* What joining two books does: a second station, at home elsewhere, with rows of its own. */
static StationId
add_other_station(const Stage *stage, gint64 at)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Database) database = database_open(stage->path, false, &error);
    g_assert_no_error(error);
    g_autoptr(Book) book = book_read(database, NULL, &error);
    g_assert_no_error(error);
    g_autoptr(GBytes) elsewhere = g_bytes_new_static("another PC", 10);
    StationBirth birth = { "B", elsewhere };
    g_assert_true(stations_insert(database, &birth, book->keys, &error) &&
                  stations_read(book, database, &error) &&
                  stations_find_own(book, database, elsewhere, &error));
    g_autoptr(Rows) rows = rows_new(database, book->keys, &error);
    g_assert_no_error(error);
    BookStation *station = book_own(book);
    StationId id = station->given.station;
    g_assert_cmpuint(station->number, ==, 2);
    for (guint i = 0; i < 2; i++) {
        g_autoptr(GBytes) body = body_of(&id, 100 + i, at + i);
        RowsOwn own = { station, book->signing_key };
        g_assert_true(rows_add(rows, &own, &station->given, body, &error));
    }
    return id;
}

static void
keep_last_clock(const Statement *statement, gpointer user)
{
    *(guint64 *)user = statement->clock;
}

static void
test_another_station_is_read_and_written_after(void)
{
    guint64 rows, clock = 0;
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Log) log = stage_open(stage);
    stage_commit(log, 1);
    StationId other = add_other_station(stage, 5000);
    g_autofree char *read = stage_read(log);
    g_assert_cmpstr(read, ==, "100 101");
    g_assert_cmpstr(log_letters(log, &other), ==, "B");
    g_autoptr(Log) second = stage_open(stage);
    stage_commit(log, 2); /* its wall is 4,999 s before what station B said */
    g_autofree char *all = stage_read(second);
    g_assert_cmpstr(all, ==, "1 2 100 101");
    g_assert_true(log_verify(log, &rows, &error));
    g_assert_cmpuint(rows, ==, 4);
    g_autoptr(Log) third = stage_open(stage);
    stage_commit(third, 3);
    g_assert_true(log_read(second, keep_last_clock, &clock, &error));
    g_assert_cmpuint(clock, ==, statement_clock_at(STAGE_WALL + 5001) + 2);
}

static void
test_order_of_reading_is_station_and_sequence(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Log) log = stage_open(stage);
    stage_commit(log, 1);
    add_other_station(stage, 0);
    stage_commit(log, 2);
    g_autoptr(Log) fresh = stage_open(stage);
    g_autofree char *all = stage_read(fresh);
    g_assert_cmpstr(all, ==, "1 2 100 101");
}

/* Somebody with the program writes a row anew, with a hash that fits: the next row gives him away.
 */
static void
test_a_row_written_anew_breaks_the_link_to_the_next(void)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Log) log = stage_open(stage);
    StationId own = log_station(log);
    for (guint i = 1; i <= 3; i++)
        stage_commit(log, i);
    g_assert_null(stage_sql(stage, "DROP TRIGGER entry_delete; DROP TRIGGER entry_insert; "
                                   "CREATE TABLE kept AS SELECT * FROM entry WHERE seq = 3; "
                                   "DELETE FROM entry WHERE seq > 1"));
    {
        g_autoptr(Database) database = database_open(stage->path, false, &error);
        g_autoptr(Book) book = book_read(database, NULL, &error);
        g_autoptr(Rows) table = rows_new(database, book->keys, &error);
        g_autoptr(GBytes) home = home_of(stage->path);
        g_assert_true(stations_find_own(book, database, home, &error));
        RowsOwn writer = { book_own(book), book->signing_key };
        ChainHead head;
        g_autoptr(GBytes) body = body_of(&own, 2, 2);
        g_assert_true(rows_last(table, book_own(book), &head, &error));
        g_assert_true(rows_add(table, &writer, &head, body, &error));
    }
    g_assert_null(stage_sql(stage, "INSERT INTO entry (place, epoch, box, prev, hash, "
                                   "signature) SELECT place, epoch, box, prev, hash, signature "
                                   "FROM kept"));
    g_assert_false(log_verify(log, &rows, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED);
    g_assert_true(g_str_has_prefix(error->message, "row 3 of station A: it does not follow"));
}

/* The values of the manual's example. */
static ChainHead
start_of_example(const StationId *id, const guint8 *public_key)
{
    static const guint8 zero[CHAIN_HASH_BYTES] = { 0 };
    ChainRoot root = { zero, "7KQX", (const guint8 *)"values", 6, zero };
    ChainStation station = { *id, "A", public_key };
    return chain_start(&station, &root);
}

static void
test_a_clock_that_goes_back_is_damage(void)
{
    static const guint8 key[KEYRING_KEY_BYTES] = { 7 };
    g_autoptr(GError) error = NULL;
    g_autoptr(Statements) list = statements_new();
    g_autoptr(Keyring) keys = keyring_new();
    ChainWay way = { keys, "B" };
    keyring_add(keys, 1, key);
    static const StationId other = { { 0xB0, 0xB1, 0xB2 } };
    ChainHead head = start_of_example(&other, key);
    for (guint i = 1; i <= 2; i++) {
        gsize length;
        guint32 epoch;
        g_autoptr(GBytes) body = body_of(&other, i, -(gint64)i);
        g_autoptr(GBytes) sealed = chain_box(&head, keys, body, &epoch);
        const guint8 *box = g_bytes_get_data(sealed, &length);
        ChainHash prev = head.hash;
        ChainRow row = {
            .seq = i, .epoch = epoch, .box = box, .box_length = length, .prev = prev.bytes
        };
        ChainHash hash = chain_hash(&other, &row);
        row.hash = hash.bytes;
        g_assert_cmpint(chain_follow(&head, &row, &way, list, &error), ==, i == 1);
        g_assert_cmpuint(list->items->len, ==, 1);
    }
    g_assert_cmpstr(error->message, ==, "row 2 of station B: its clock went back");
    g_assert_cmpuint(head.seq, ==, 1);
}

/* The example of meguri-book(5), against a change of what is hashed. */
static void
test_hashes_are_those_of_the_manual(void)
{
    static const guint8 zero[CHAIN_HASH_BYTES] = { 0 };
    static const StationId station = { { 0 } };
    ChainHead head = start_of_example(&station, zero);
    ChainRow row = { 1, 1, (const guint8 *)"box", 3, head.hash.bytes, NULL, NULL };
    ChainHash hash = chain_hash(&station, &row);
    GString *hex = g_string_new(NULL);
    for (guint i = 0; i < 8; i++)
        g_string_append_printf(hex, "%02x", head.hash.bytes[i]);
    g_string_append_c(hex, ' ');
    for (guint i = 0; i < 8; i++)
        g_string_append_printf(hex, "%02x", hash.bytes[i]);
    g_autofree char *text = g_string_free(hex, FALSE);
    g_assert_cmpstr(text, ==, "7752c87b2261a6da aba3aaac4a9b1bbd");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/chain/another-station", test_another_station_is_read_and_written_after);
    g_test_add_func("/chain/order-of-reading", test_order_of_reading_is_station_and_sequence);
    g_test_add_func("/chain/row-written-anew", test_a_row_written_anew_breaks_the_link_to_the_next);
    g_test_add_func("/chain/clock-goes-back", test_a_clock_that_goes_back_is_damage);
    g_test_add_func("/chain/hashes-of-the-manual", test_hashes_are_those_of_the_manual);
    return g_test_run();
}
