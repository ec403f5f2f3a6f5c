/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a start costs: opening a book of 100,000 statements (12,500 checks) and making the patient
 * list of its 45 beds, against SQLite reading the same rows and nothing else, and against SQLite
 * and libsodium reading, unsealing and hashing them and nothing else: no program that looks at its
 * rows is faster. Each in a new process. With --once BOOK it starts once, for a counter of
 * instructions. */

#include "desk/desk.h"

#include "store/book.h"

#include <sodium.h>
#include <sqlite3.h>
#include <string.h>

#include "pairs.h"
#include "place.h"
#include "ward-book.h"

#define MANY 100000
#define VERY_MANY 1000000
#define MOST 3000000
#define PAIRS 9
#define LONG "MEGURI_BENCH_LONG"

static Sheet *
start(Desk **ret_desk, const char *path, GError **error)
{
    DeskOpening opening = {
        .book = path, .observer = "佐々木", .now = WARD_BOOK_NOW, .read_only = true
    };
    SheetWish wish = { .key = "patient-list" };
    g_autoptr(Desk) desk = desk_open(&opening, error);
    if (desk == NULL)
        return NULL;
    Sheet *sheet = desk_sheet(desk, &wish, error);
    *ret_desk = g_steal_pointer(&desk);
    return sheet;
}

/* Time, memory beyond that of the empty process, time of a second list. */
static bool
start_once(gpointer user, double *ret_figures)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Desk) desk = NULL;
    SheetWish wish = { .key = "patient-list" };
    double before = pairs_memory(), begin = pairs_clock();
    g_autoptr(Sheet) sheet = start(&desk, user, &error);
    if (sheet == NULL || sheet->rows->len != WARD_BOOK_BEDS)
        return false;
    ret_figures[0] = pairs_clock() - begin;
    ret_figures[1] = pairs_memory() - before;
    desk_look(desk, 0, INSTANT_END); /* forgets what was read */
    begin = pairs_clock();
    g_autoptr(Sheet) again = desk_sheet(desk, &wish, &error);
    ret_figures[2] = pairs_clock() - begin;
    return again != NULL;
}

static bool
scan_once(gpointer user, double *ret_figures)
{
    sqlite3 *database = NULL;
    sqlite3_stmt *rows = NULL;
    gsize bytes = 0;
    double begin = pairs_clock();
    g_assert(sqlite3_open_v2(user, &database, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK);
    g_assert(sqlite3_prepare_v2(database, "SELECT place, box, prev, hash FROM entry ORDER BY place",
                                -1, &rows, NULL) == SQLITE_OK);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        const guint8 *box = sqlite3_column_blob(rows, 1);
        bytes += (gsize)sqlite3_column_bytes(rows, 1) + box[0] % 2;
    }
    ret_figures[0] = pairs_clock() - begin;
    sqlite3_finalize(rows);
    sqlite3_close(database);
    return bytes > 0;
}

/* ---- the floor ---- */

#define PLACE "meguri row\2" /* meguri-book(5), ROW: what a box is bound to begins so */
#define PLACE_BYTES (sizeof PLACE - 1 + 16 + 8 + 4 + 32)
#define NONCE_BYTES crypto_aead_xchacha20poly1305_ietf_NPUBBYTES

/* The book whose rows are unsealed, its key, and room for one. */
typedef struct {
    sqlite3 *database;
    guint8 key[32];
    guint8 body[64 * 1024];
} Floor;

static bool
floor_open(Floor *floor, const char *path)
{
    g_autoptr(Database) database = database_open(path, true, NULL);
    g_autoptr(Book) book = database != NULL ? book_read(database, NULL, NULL) : NULL;
    if (book == NULL)
        return false;
    memcpy(floor->key, keyring_key(book->keys, 1, KEY_ROWS), sizeof floor->key);
    return sqlite3_open_v2(path, &floor->database, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK;
}

/* ROW is place, epoch, box, prev, hash and the id of its station. */
static bool
floor_row(Floor *floor, sqlite3_stmt *row)
{
    guint8 hash[32], place[PLACE_BYTES], *at = place + sizeof PLACE - 1;
    guint64 seq = GUINT64_TO_BE((guint64)sqlite3_column_int64(row, 0) & 0xFFFFFFFFFF);
    guint32 epoch = GUINT32_TO_BE((guint32)sqlite3_column_int64(row, 1));
    const guint8 *box = sqlite3_column_blob(row, 2);
    guint64 length = (guint64)sqlite3_column_bytes(row, 2);
    crypto_generichash_state state;
    memcpy(place, PLACE, sizeof PLACE - 1);
    memcpy(at, sqlite3_column_blob(row, 5), 16);
    memcpy(at + 16, &seq, 8);
    memcpy(at + 24, &epoch, 4);
    memcpy(at + 28, sqlite3_column_blob(row, 3), 32);
    crypto_generichash_init(&state, NULL, 0, sizeof hash);
    crypto_generichash_update(&state, place, sizeof place);
    crypto_generichash_update(&state, box, length);
    crypto_generichash_final(&state, hash, sizeof hash);
    return length < sizeof floor->body &&
           memcmp(hash, sqlite3_column_blob(row, 4), sizeof hash) == 0 &&
           crypto_aead_xchacha20poly1305_ietf_decrypt(floor->body, NULL, NULL, box + NONCE_BYTES,
                                                      length - NONCE_BYTES, place, sizeof place,
                                                      box, floor->key) == 0;
}

static bool
unseal_once(gpointer user, double *ret_figures)
{
    Floor floor;
    sqlite3_stmt *rows = NULL;
    bool good = sodium_init() >= 0 && floor_open(&floor, user);
    double begin = pairs_clock();
    g_assert(good &&
             sqlite3_prepare_v2(floor.database,
                                "SELECT place, epoch, box, prev, hash, id FROM entry JOIN station "
                                "ON number = place >> 40 ORDER BY place",
                                -1, &rows, NULL) == SQLITE_OK);
    while (good && sqlite3_step(rows) == SQLITE_ROW)
        good = floor_row(&floor, rows);
    ret_figures[0] = pairs_clock() - begin;
    sqlite3_finalize(rows);
    sqlite3_close(floor.database);
    return good;
}

/* ---- */

/* Gives the median time of a start. */
static double
measure(const char *folder, guint statements, guint pairs_wanted)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_strdup_printf("%s/%u.meguri", folder, statements);
    g_autofree char *what = g_strdup_printf("start of %u statements", statements);
    WardBook form = { statements, WARD_BOOK_BEDS, 1 };
    if (!ward_book_make(path, &form, &error))
        g_error("%s", error->message);
    g_autoptr(Pairs) pairs = pairs_new();
    g_autoptr(Pairs) floors = pairs_new();
    g_autoptr(Pairs) above = pairs_new();
    g_autofree double *times = g_new(double, pairs_wanted);
    double ours[3], scan[1], unsealed[1];
    for (guint i = 0; i < pairs_wanted; i++) {
        g_assert(pairs_in_child(start_once, path, ours, 3));
        g_assert(pairs_in_child(scan_once, path, scan, 1));
        g_assert(pairs_in_child(unseal_once, path, unsealed, 1));
        pairs_add(pairs, ours[0], scan[0]);
        pairs_add(floors, unsealed[0], scan[0]);
        pairs_add(above, ours[0], unsealed[0]);
        times[i] = ours[0];
    }
    bool is_large = statements >= MANY; /* below, what every process costs would be counted too */
    pairs_print(pairs, what, "SQLite reads the same rows", is_large ? 3.0 : 0);
    pairs_print(floors, "  SQLite and libsodium unseal and hash them", "the same", 0);
    pairs_print(above, "  the start again", "that", 0);
    pairs_figure("    time a statement", pairs_median(times, pairs_wanted) * 1000 / statements,
                 "us", is_large ? 2.5 : 0);
    if (is_large)
        pairs_figure("    memory a statement", ours[1] * 1024 / statements, "bytes", 130);
    pairs_figure("    memory in all", ours[1] / 1024, "MiB", statements == MANY ? 32 : 0);
    pairs_figure("    the list of now, read anew", ours[2], "ms", 0);
    return times[pairs_wanted / 2]; /* sorted by now */
}

/* Rows of 1,000 and of 100,000 tell whether the list of now grew with the log. */
static void
measure_all(const char *folder)
{
    measure(folder, 1000, PAIRS);
    double many = measure(folder, MANY, PAIRS);
    if (g_getenv(LONG) == NULL) {
        g_print("a million statements: only with " LONG "=1\n");
        return;
    }
    double very_many = measure(folder, VERY_MANY, 3);
    pairs_figure("a statement of a million : of 100,000", very_many / VERY_MANY / (many / MANY),
                 "times", 1.2);
    double most = measure(folder, MOST, 3);
    pairs_figure("a statement of three million : of 100,000", most / MOST / (many / MANY), "times",
                 0);
}

int
main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "--once") == 0) {
        double figures[3];
        return start_once(argv[2], figures) ? 0 : 1;
    }
    char *folder = place_enter(NULL);
    g_assert(folder != NULL);
    pairs_head("W2  opening a book");
    measure_all(folder);
    place_leave(folder);
    return 0;
}
