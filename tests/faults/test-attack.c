/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Somebody who knows SQL works on the file of a book: he takes the guards off, changes what he
 * wants, and puts the guards back, so that only the rows themselves can show what he did. Each of
 * it must be noticed. What is not noticed yet is told as incomplete, with what it would need.
 */

#include "store/chain.h"

#include "base/error.h"

#include <sodium.h>
#include <sqlite3.h>
#include <string.h>

#include "opening.h"
#include "ordeal.h"

#define COMMITS 5
#define SAVE "CREATE TEMP TABLE t AS SELECT * FROM entry;"
/* Rows 2 and 3 change places with all or part of what they hold. */
#define SWAP(columns)                                                                              \
    SAVE "UPDATE entry SET (" columns ") = (SELECT " columns                                       \
         " FROM t WHERE t.seq = 5 - entry.seq) WHERE seq IN (2, 3)"
#define COLUMNS "epoch, box, prev, hash, signature"
#define CLONE(place)                                                                               \
    "INSERT INTO entry (place, " COLUMNS ") SELECT " place ", " COLUMNS " FROM entry"
/* What vouches for another station is put to it, as nothing better can be had without the keys. */
#define STATION_B                                                                                  \
    "INSERT INTO station SELECT 2, randomblob(16), 'B', public, NULL, mac, NULL FROM station;"
#define PLANT_SLOT(public)                                                                         \
    "INSERT INTO slot VALUES (9, 'ward office', 1, randomblob(16), 65536, 3, " public ", "         \
                                                                                      "randomblob" \
                                                                                      "(64))"
/* One byte of the box is another. */
#define OTHER_BYTE                                                                                 \
    "CAST(substr(box, 1, 40) || CASE substr(box, 41, 1) WHEN x'00' THEN x'01' ELSE x'00' END || "  \
    "substr(box, 42) AS BLOB)"
/* With the help of row_hash(), see below. */
#define REHASH(seq)                                                                                \
    "UPDATE entry SET hash = row_hash((SELECT id FROM station), seq, epoch, prev, box) WHERE seq " \
    "= " #seq ";"
#define RELINK(number)                                                                             \
    "UPDATE entry SET prev = (SELECT e.hash FROM entry e WHERE e.seq = " #number                   \
    " - 1) WHERE seq = " #number ";" REHASH(number)

static const struct {
    const char *name;
    const char *sql;
    const char *message; /* begins so; NULL if it is not noticed yet */
    const char *needed;  /* to notice it */
} attacks[] = {
    { "last-row-deleted", "DELETE FROM entry WHERE seq = 5",
      "The sheet was printed from a book of 5 rows", NULL },
    { "last-rows-deleted", "DELETE FROM entry WHERE seq > 1",
      "The sheet was printed from a book of 5 rows", NULL },
    { "all-rows-deleted", "DELETE FROM entry", "The sheet was printed from a book of 5 rows",
      NULL },
    { "station-without-rows-added", STATION_B, "Station B was not put in by anybody", NULL },
    { "station-vouched-for-by-chance",
      "INSERT INTO station SELECT 2, randomblob(16), 'B', public, NULL, randomblob(32), NULL FROM "
      "station",
      "Station B was not put in by anybody", NULL },
    { "station-vouch-changed", "UPDATE station SET mac = randomblob(32)",
      "Station A was not put in by anybody", NULL },
    { "slot-label-changed", "UPDATE slot SET label = 'another'",
      "The key “another” was not put in by anybody", NULL },
    { "slot-public-key-changed", "UPDATE slot SET public = randomblob(32)", "The key “", NULL },
    { "slot-added", PLANT_SLOT("randomblob(32)"), "The key “", NULL },
    { "epoch-added", "INSERT INTO epoch VALUES (2, randomblob(32), randomblob(32), x'')",
      "The book has keys that this passphrase does not open", NULL },
    { "letters-changed", "UPDATE station SET letters = 'B'", "row 1 of station B: it was written" },
    { "last-row-rewritten-with-its-hash",
      "UPDATE entry SET box = " OTHER_BYTE " WHERE seq = 5;" REHASH(5), "row 5 of station A: " },
    { "chain-rewritten-from-the-middle",
      "UPDATE entry SET box = " OTHER_BYTE " WHERE seq = 3;" REHASH(3) RELINK(4) RELINK(5),
      "row 3 of station A: " },
    { "old-box-in-a-new-row-with-its-hash",
      SAVE "UPDATE entry SET box = (SELECT box FROM t WHERE t.seq = 2) WHERE seq = 5;" REHASH(5),
      "row 5 of station A: " },
    { "last-row-hashed-for-another-epoch", "UPDATE entry SET epoch = 2 WHERE seq = 5;" REHASH(5),
      "row 5 of station A: " },
    { "signature-changed", "UPDATE entry SET signature = randomblob(64) WHERE seq = 5",
      "row 5 of station A: its signature" },
    { "signatures-swapped", SWAP("signature"), "row 2 of station A: its signature" },
    { "public-key-changed", "UPDATE station SET public = randomblob(32)", "row 1 of station A: " },
    { "first-row-deleted", "DELETE FROM entry WHERE seq = 1", "row 1 of station A: it is missing" },
    { "middle-row-deleted", "DELETE FROM entry WHERE seq = 3",
      "row 3 of station A: it is missing" },
    { "middle-row-deleted-rest-moved-up",
      "DELETE FROM entry WHERE seq = 3; UPDATE entry SET place = place - 1 WHERE seq = 4;"
      "UPDATE entry SET place = place - 1 WHERE seq = 5",
      "row 3 of station A: it was changed" },
    { "boxes-swapped", SWAP("box"), "row 2 of station A: it was changed" },
    { "boxes-and-hashes-swapped", SWAP("box, hash"), "row 2 of station A: it was changed" },
    { "rows-swapped", SWAP(COLUMNS), "row 2 of station A: it was changed" },
    { "row-repeated-at-the-end", CLONE("(1 << 40) + 6") " WHERE seq = 5",
      "row 6 of station A: it was changed" },
    { "box-repeated-in-another-row",
      SAVE "UPDATE entry SET box = (SELECT box FROM t WHERE t.seq = 2) WHERE seq = 4",
      "row 4 of station A: it was changed" },
    { "row-number-left-out", "UPDATE entry SET place = place + 1 WHERE seq = 5",
      "row 5 of station A: it is missing" },
    { "all-renumbered", "UPDATE entry SET place = place + 100",
      "row 1 of station A: it is missing" },
    { "row-cloned-under-another-station", STATION_B CLONE("(2 << 40) + 1") " WHERE seq = 1",
      "row 1 of station B: it was changed" },
    { "chain-cloned-under-another-station", STATION_B CLONE("(2 << 40) + seq"),
      "row 1 of station B: it was changed" },
    { "row-of-an-unknown-station", CLONE("(3 << 40) + seq"),
      "The book holds rows of a station that it does not name" },
    { "station-id-changed", "UPDATE station SET id = randomblob(16)",
      "row 1 of station A: it was changed" },
    { "station-number-changed", "UPDATE station SET number = 2", "" },
    { "one-byte-changed", "UPDATE entry SET box = " OTHER_BYTE " WHERE seq = 2",
      "row 2 of station A: it was changed" },
    { "box-emptied", "UPDATE entry SET box = x'' WHERE seq = 5",
      "row 5 of station A: it was changed" },
    { "hash-changed", "UPDATE entry SET hash = randomblob(32) WHERE seq = 5",
      "row 5 of station A: it was changed" },
    { "link-changed", "UPDATE entry SET prev = randomblob(32) WHERE seq = 3",
      "row 3 of station A: it was changed" },
    { "layout-and-band-key-changed", "UPDATE book SET box = " OTHER_BYTE, "" },
    { "book-id-changed", "UPDATE book SET id = randomblob(16)", "" },
    { "commitment-changed", "UPDATE epoch SET commitment = randomblob(32)", "" },
    { "first-mac-changed", "UPDATE epoch SET mac = randomblob(32)", "" },
    { "slot-key-changed", "UPDATE slot_key SET box = randomblob(80)", "" },
    { "slot-ended", "INSERT INTO slot_end SELECT number FROM slot", "" },
    { "site-changed", "UPDATE book SET site = '7KQY'",
      "row 1 of station A: it was written in a book with another layout" },
    { "row-deleted-and-called-lost",
      "DELETE FROM entry WHERE seq = 3; INSERT INTO lost VALUES (1, 3, 3, 1, randomblob(32))",
      "row 3 of station A: it is missing" },
    { "rows-put-behind-a-gap-at-the-end",
      "INSERT INTO lost VALUES (1, 6, 8, 1, randomblob(32));" CLONE(
          "(1 << 40) + 9") " WHERE seq = 5",
      "row 6 of station A: it is missing" },
    { "spare-changed", "UPDATE spare SET head = CAST(x'6D' || substr(head, 2, 20) AS BLOB)",
      "Each row is as it was written, but what a damaged book would be rescued by" },
    { "spare-replaced", "UPDATE spare SET head = randomblob(length(head))",
      "Each row is as it was written, but what a damaged book would be rescued by" },
    { "table-added", "CREATE TABLE aside (a)", "Each row is as it was written, but" },
    { "view-added", "CREATE VIEW aside AS SELECT 1", "Each row is as it was written, but" },
    { "trigger-added", "CREATE TRIGGER aside AFTER INSERT ON entry BEGIN SELECT 1; END",
      "Each row is as it was written, but" },
};

static void
run(sqlite3 *plain, const char *sql)
{
    if (sqlite3_exec(plain, sql, NULL, NULL, NULL) != SQLITE_OK)
        g_error("%s: %s", sql, sqlite3_errmsg(plain));
}

/* row_hash(STATION, SEQ, EPOCH, PREV, BOX): what meguri-book(5) tells everybody. */
static void
row_hash(sqlite3_context *context, int count, sqlite3_value **values)
{
    StationId station;
    g_assert_cmpint(count, ==, 5);
    g_assert_cmpint(sqlite3_value_bytes(values[0]), ==, sizeof station);
    memcpy(&station, sqlite3_value_blob(values[0]), sizeof station);
    ChainRow row = { .seq = (guint64)sqlite3_value_int64(values[1]),
                     .epoch = (guint32)sqlite3_value_int(values[2]),
                     .prev = sqlite3_value_blob(values[3]),
                     .box = sqlite3_value_blob(values[4]),
                     .box_length = (gsize)sqlite3_value_bytes(values[4]) };
    ChainHash hash = chain_hash(&station, &row);
    sqlite3_result_blob(context, hash.bytes, sizeof hash.bytes, SQLITE_TRANSIENT);
}

/* Takes all guards off; the SQL that puts them back. (transfer full) */
static char *
take_guards_off(sqlite3 *plain)
{
    sqlite3_stmt *query;
    GString *back = g_string_new(NULL);
    g_autoptr(GString) off = g_string_new(NULL);
    sqlite3_prepare_v2(plain, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'", -1,
                       &query, NULL);
    while (sqlite3_step(query) == SQLITE_ROW) {
        g_string_append_printf(off, "DROP TRIGGER %s;", sqlite3_column_text(query, 0));
        g_string_append_printf(back, "%s;", sqlite3_column_text(query, 1));
    }
    sqlite3_finalize(query);
    g_assert_cmpuint(back->len, >, 0);
    run(plain, off->str);
    return g_string_free(back, FALSE);
}

static void
attack(const Stage *stage, const char *sql)
{
    sqlite3 *plain;
    g_assert_cmpint(sqlite3_open(stage->path, &plain), ==, SQLITE_OK);
    sqlite3_create_function(plain, "row_hash", 5, SQLITE_UTF8, NULL, row_hash, NULL, NULL);
    g_autofree char *back = take_guards_off(plain);
    run(plain, sql);
    run(plain, back);
    sqlite3_close(plain);
}

static Stage *
stage_with_commits(void)
{
    Stage *stage = stage_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Log) log = opening_log(stage->path, false, &error);
    g_assert_no_error(error);
    for (guint commit = 1; commit <= COMMITS; commit++) {
        Instant wall = script_wall(commit);
        g_autoptr(Statements) list = statements_new();
        script_add(list, commit);
        g_assert_true(log_begin(log, &error) && log_commit(log, list, &wall, &error));
    }
    return stage;
}

/* The attack with its guards put back is what is tried, so these alone must leave no trace. */
static void
test_guards_put_back_are_no_trace(void)
{
    guint64 rows = 0;
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_with_commits();
    attack(stage, "SELECT 1");
    g_autoptr(Log) log = opening_log(stage->path, true, &error);
    g_assert_true(log != NULL && log_verify(log, &rows, &error));
    g_assert_cmpuint(rows, ==, COMMITS);
}

/* What a sheet printed from the sound book has at its foot. (transfer full) */
static char *
print_foot(const Stage *stage, guint64 *ret_rows)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Log) log = opening_log(stage->path, true, &error);
    g_assert_no_error(error);
    return log_digest(log, ret_rows, NULL);
}

static void
test_attack(gconstpointer data)
{
    gsize which = GPOINTER_TO_SIZE(data);
    guint64 rows, printed_rows;
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_with_commits();
    g_autofree char *foot = print_foot(stage, &printed_rows);
    LogAnchor paper = { foot, printed_rows };
    attack(stage, attacks[which].sql);
    g_autoptr(Log) log = opening_log(stage->path, true, &error);
    bool sound = log != NULL && log_verify(log, &rows, &error);
    bool compared = sound && !log_check_anchor(log, &paper, &error) &&
                    g_error_matches(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED);
    if (sound && !compared) {
        if (attacks[which].message != NULL)
            g_error("nothing was noticed");
        g_test_incomplete(attacks[which].needed);
        return;
    }
    g_test_message("%s", error->message);
    g_assert_true(error->code == MEGURI_ERROR_DAMAGED || log == NULL);
    if (attacks[which].message != NULL)
        g_assert_true(g_str_has_prefix(error->message, attacks[which].message));
}

/* Somebody's access is to end: whoever stays would be given the key of what is written from then
 * on.
 */
static void
end_a_key(const Stage *stage)
{
    g_autoptr(GError) error = NULL;
    LogKey second = { .label = "night" };
    g_autoptr(Log) log = opening_log(stage->path, false, &error);
    g_assert_no_error(error);
    stage_add_key(log, &second, &error);
    g_assert_no_error(error);
    g_assert_false(stage_end_key(log, second.label, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED); /* his slot is named */
}

/* True if SECRET opens a data key in the file; the file and SECRET are all that is needed. */
static bool
opens_a_data_key(const Stage *stage, const guint8 *public_key, const guint8 *secret)
{
    sqlite3 *plain;
    sqlite3_stmt *query;
    guint8 key[32];
    bool opened = false;
    g_assert_cmpint(sqlite3_open(stage->path, &plain), ==, SQLITE_OK);
    sqlite3_prepare_v2(plain, "SELECT box FROM slot_key", -1, &query, NULL);
    while (sqlite3_step(query) == SQLITE_ROW)
        opened = opened || crypto_box_seal_open(key, sqlite3_column_blob(query, 0),
                                                (guint)sqlite3_column_bytes(query, 0), public_key,
                                                secret) == 0;
    sqlite3_finalize(query);
    sqlite3_close(plain);
    return opened;
}

/* He has the file once and no key, puts a slot of his own into it, and gets the file again later.
 */
static void
test_a_planted_slot_is_given_no_key(void)
{
    char hex[65];
    guint8 public_key[crypto_box_PUBLICKEYBYTES], secret[crypto_box_SECRETKEYBYTES];
    g_autoptr(Stage) stage = stage_with_commits();
    crypto_box_keypair(public_key, secret);
    sodium_bin2hex(hex, sizeof hex, public_key, sizeof public_key);
    g_autofree char *literal = g_strdup_printf("x'%s'", hex);
    g_auto(GStrv) halves = g_strsplit(PLANT_SLOT("?"), "?", 2);
    g_autofree char *sql = g_strjoin(literal, halves[0], halves[1], NULL);
    attack(stage, sql);
    g_assert_false(opens_a_data_key(stage, public_key, secret));
    end_a_key(stage);
    g_assert_false(opens_a_data_key(stage, public_key, secret));
}

int
main(int argc, char **argv)
{
    stage_stay_in_memory();
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/attack/guards-put-back", test_guards_put_back_are_no_trace);
    g_test_add_func("/attack/planted-slot", test_a_planted_slot_is_given_no_key);
    for (gsize i = 0; i < G_N_ELEMENTS(attacks); i++) {
        g_autofree char *path = g_strconcat("/attack/", attacks[i].name, NULL);
        g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_attack);
    }
    return g_test_run();
}
