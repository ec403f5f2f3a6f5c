/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/stations.h"

#include "store/seal.h"

#include "base/error.h"
#include "base/language.h"

#include <sodium.h>
#include <string.h>

#define STATION_NAME "meguri station"
#define HOME_NAME "meguri home"
#define MAC_BYTES 32

/* As they are told apart when read aloud. A handle of two letters still leaves three figures on a
 * band, one of three letters two. */
#define LETTERS "ABCDEFGHJKMNPQRSTVWXYZ"
#define LETTERS_COUNT ((guint)sizeof LETTERS - 1)
#define LETTERS_LEAST 2
#define LETTERS_MOST 3

/* ---- what a holder of the keys says of a station ---- */

static void
begin_mac(crypto_generichash_state *state, const Keyring *keys, const char *name,
          const StationId *id)
{
    crypto_generichash_init(state, keyring_key(keys, KEYRING_FIRST_EPOCH, KEY_VOUCH),
                            KEYRING_KEY_BYTES, MAC_BYTES);
    crypto_generichash_update(state, (const guint8 *)name, strlen(name));
    crypto_generichash_update(state, id->bytes, sizeof id->bytes);
}

/* That it is one of the ward: MAC_BYTES into MAC. */
static void
vouch(const ChainStation *station, const Keyring *keys, guint8 *mac)
{
    guint64 length = GUINT64_TO_BE((guint64)strlen(station->letters));
    crypto_generichash_state state;
    begin_mac(&state, keys, STATION_NAME, &station->id);
    crypto_generichash_update(&state, (const guint8 *)&length, sizeof length);
    crypto_generichash_update(&state, (const guint8 *)station->letters, strlen(station->letters));
    crypto_generichash_update(&state, station->public_key, CHAIN_PUBLIC_BYTES);
    crypto_generichash_final(&state, mac, MAC_BYTES);
}

/* That HOME is where it writes; nobody without the keys learns which machine that is. */
static void
mark_home(const StationId *id, GBytes *home, const Keyring *keys, guint8 *mac)
{
    gsize length;
    const guint8 *bytes = g_bytes_get_data(home, &length);
    crypto_generichash_state state;
    begin_mac(&state, keys, HOME_NAME, id);
    crypto_generichash_update(&state, bytes, length);
    crypto_generichash_final(&state, mac, MAC_BYTES);
}

/* ---- a new one ---- */

/* Where the box with the secret of a station belongs. */
typedef struct {
    guint8 bytes[sizeof STATION_NAME - 1 + sizeof(StationId)];
} SecretPlace;

static SecretPlace
place_of_secret(const StationId *id)
{
    SecretPlace place;
    memcpy(place.bytes, STATION_NAME, sizeof STATION_NAME - 1);
    memcpy(place.bytes + sizeof STATION_NAME - 1, id->bytes, sizeof id->bytes);
    return place;
}

bool
stations_insert(Database *database, const StationBirth *birth, const Keyring *keys, GError **error)
{
    gsize length;
    guint8 public_key[CHAIN_PUBLIC_BYTES], secret[crypto_sign_SECRETKEYBYTES];
    guint8 mac[MAC_BYTES], home[MAC_BYTES];
    ChainStation station = { .letters = birth->letters, .public_key = public_key };
    randombytes_buf(station.id.bytes, sizeof station.id.bytes);
    crypto_sign_keypair(public_key, secret);
    SecretPlace place = place_of_secret(&station.id);
    SealPlace bound = { place.bytes, sizeof place.bytes };
    g_autoptr(GBytes) box = seal_close(keyring_key(keys, KEYRING_FIRST_EPOCH, KEY_STATION), &bound,
                                       secret, sizeof secret);
    sodium_memzero(secret, sizeof secret);
    vouch(&station, keys, mac);
    mark_home(&station.id, birth->home, keys, home);
    const guint8 *bytes = g_bytes_get_data(box, &length);
    g_autoptr(sqlite3_stmt) query = database_prepare(
        database,
        "INSERT INTO station (number, id, letters, public, secret, mac, home) "
        "VALUES ((SELECT ifnull(max(number), 0) + 1 FROM station), ?1, ?2, ?3, ?4, ?5, ?6)",
        error);
    if (query == NULL)
        return false;
    sqlite3_bind_blob(query, 1, station.id.bytes, sizeof station.id.bytes, SQLITE_STATIC);
    sqlite3_bind_text(query, 2, birth->letters, -1, SQLITE_STATIC);
    sqlite3_bind_blob(query, 3, public_key, sizeof public_key, SQLITE_STATIC);
    sqlite3_bind_blob64(query, 4, bytes, length, SQLITE_STATIC);
    sqlite3_bind_blob(query, 5, mac, sizeof mac, SQLITE_STATIC);
    sqlite3_bind_blob(query, 6, home, sizeof home, SQLITE_STATIC);
    if (sqlite3_step(query) == SQLITE_DONE)
        return true;
    database_set_write_error(database, error);
    return false;
}

/* ---- reading ---- */

enum { COLUMN_NUMBER, COLUMN_ID, COLUMN_LETTERS, COLUMN_PUBLIC, COLUMN_SECRET, COLUMN_MAC };

static void
copy_column(sqlite3_stmt *query, int column, void *into, gsize length)
{
    gsize found = (gsize)sqlite3_column_bytes(query, column);
    memset(into, 0, length);
    if (found > 0)
        memcpy(into, sqlite3_column_blob(query, column), MIN(found, length));
}

static bool
column_is(sqlite3_stmt *query, int column, const guint8 *bytes, gsize length)
{
    return (gsize)sqlite3_column_bytes(query, column) == length &&
           sodium_memcmp(sqlite3_column_blob(query, column), bytes, length) == 0;
}

static void
add_station(Book *book, sqlite3_stmt *query)
{
    guint8 mac[MAC_BYTES];
    ChainRoot root = { .book = book->id, .site = book->site, .commitment = book->commitment };
    root.values = g_bytes_get_data(book->values, &root.values_length);
    BookStation station = { .number = (guint32)sqlite3_column_int64(query, COLUMN_NUMBER) };
    const char *letters = sqlite3_column_blob(query, COLUMN_LETTERS); /* a text would cost memory */
    ChainStation named = { { { 0 } }, NULL, station.public_key };
    copy_column(query, COLUMN_ID, named.id.bytes, sizeof named.id.bytes);
    copy_column(query, COLUMN_PUBLIC, station.public_key, sizeof station.public_key);
    named.letters = station.letters = g_strndup(letters != NULL ? letters : "",
                                                (gsize)sqlite3_column_bytes(query, COLUMN_LETTERS));
    station.start = station.given = chain_start(&named, &root);
    station.gaps = g_array_new(FALSE, FALSE, sizeof(ChainGap));
    vouch(&named, book->keys, mac);
    station.is_vouched_for = column_is(query, COLUMN_MAC, mac, sizeof mac);
    g_array_append_val(book->stations, station);
}

bool
stations_read(Book *book, Database *database, GError **error)
{
    guint known = book->stations->len;
    g_autoptr(sqlite3_stmt) query = database_prepare(
        database,
        "SELECT number, id, letters, public, secret, mac FROM station WHERE number > ?1 "
        "ORDER BY number",
        error);
    if (query == NULL)
        return false;
    sqlite3_bind_int64(query, 1, known == 0 ? 0 : book_station(book, known - 1)->number);
    int code;
    while ((code = sqlite3_step(query)) == SQLITE_ROW) {
        if (known == 0 && sqlite3_column_type(query, COLUMN_SECRET) != SQLITE_NULL)
            book->own = book->stations->len; /* whoever wrote here last, until one is at home */
        add_station(book, query);
    }
    if (code == SQLITE_DONE)
        return true;
    database_set_read_error(database, error);
    return false;
}

bool
stations_check(const Book *book, GError **error)
{
    for (guint i = 0; i < book->stations->len; i++) {
        if (book_station(book, i)->is_vouched_for)
            continue;
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED,
                    _("Station %s was not put in by anybody who could open this book; somebody "
                      "worked on the file from outside."),
                    book_station(book, i)->letters);
        return false;
    }
    return true;
}

/* ---- who is at home ---- */

/* The secret in the row that QUERY stands on, in locked memory; NULL if it does not open. (transfer
 * full) */
static guint8 *
open_secret(const Book *book, const StationId *id, sqlite3_stmt *query, int column)
{
    gsize length;
    SecretPlace place = place_of_secret(id);
    SealPlace bound = { place.bytes, sizeof place.bytes };
    g_autofree guint8 *secret = seal_open(keyring_key(book->keys, KEYRING_FIRST_EPOCH, KEY_STATION),
                                          &bound, sqlite3_column_blob(query, column),
                                          (gsize)sqlite3_column_bytes(query, column), &length);
    if (secret == NULL || length != crypto_sign_SECRETKEYBYTES)
        return NULL;
    guint8 *kept = sodium_malloc(length);
    if (kept != NULL)
        memcpy(kept, secret, length);
    sodium_memzero(secret, length);
    return kept;
}

/* QUERY stands on a station's number, secret and home; the station if HOME is its. */
static BookStation *
at_home(const Book *book, sqlite3_stmt *query, GBytes *home)
{
    guint8 mac[MAC_BYTES];
    guint index = 0;
    gint64 number = sqlite3_column_int64(query, 0);
    while (index < book->stations->len && book_station(book, index)->number != number)
        index++;
    if (index == book->stations->len)
        return NULL;
    BookStation *station = book_station(book, index);
    mark_home(&station->given.station, home, book->keys, mac);
    return column_is(query, 2, mac, sizeof mac) ? station : NULL;
}

/* True if it was made BOOK's own. */
static bool
take_own(Book *book, sqlite3_stmt *query, GBytes *home)
{
    const BookStation *station = at_home(book, query, home);
    if (station == NULL)
        return false;
    book->signing_key = open_secret(book, &station->given.station, query, 1);
    if (book->signing_key != NULL)
        book->own = (guint)(station - book_station(book, 0));
    return book->signing_key != NULL;
}

#define WITH_SECRET                                                                                \
    "SELECT number, secret, home FROM station WHERE secret IS NOT NULL ORDER BY number DESC"

bool
stations_find_own(Book *book, Database *database, GBytes *home, GError **error)
{
    int code;
    g_autoptr(sqlite3_stmt) query = database_prepare(database, WITH_SECRET, error);
    if (query == NULL)
        return false;
    while ((code = sqlite3_step(query)) == SQLITE_ROW)
        if (take_own(book, query, home))
            return true;
    return database_was_read(database, code, error);
}

bool
stations_recall(Book *book, Database *database, GBytes *home, GError **error)
{
    int code;
    g_autoptr(sqlite3_stmt) query = database_prepare(database, WITH_SECRET, error);
    if (query == NULL)
        return false;
    while ((code = sqlite3_step(query)) == SQLITE_ROW) {
        BookStation *station = at_home(book, query, home);
        if (station != NULL)
            station->witness = witness_recall(book->id, &station->given.station);
    }
    return database_was_read(database, code, error);
}

bool
stations_insert_free(const Book *book, Database *database, GBytes *home, GError **error)
{
    g_autofree char *letters = stations_free_letters(book, error);
    StationBirth birth = { letters, home };
    return letters != NULL && stations_insert(database, &birth, book->keys, error);
}

bool
stations_settle(Book *book, Database *database, GBytes *home, GError **error)
{
    if (!database_begin(database, error))
        return false;
    bool good = stations_read(book, database, error) &&
                stations_find_own(book, database, home, error); /* another window was first */
    if (good && book->signing_key == NULL)
        good = stations_insert_free(book, database, home, error) &&
               database_commit(database, NULL, error) && stations_read(book, database, error) &&
               stations_find_own(book, database, home, error);
    database_roll_back(database);
    return good;
}

bool
stations_replace_own(Book *book, Database *database, GBytes *home, GError **error)
{
    if (!database_begin(database, error))
        return false;
    bool good = stations_read(book, database, error) &&
                stations_insert_free(book, database, home, error) &&
                database_commit(database, NULL, error);
    database_roll_back(database);
    if (!good)
        return false;
    g_clear_pointer(&book->signing_key, sodium_free);
    return stations_read(book, database, error) && stations_find_own(book, database, home, error);
}

/* ---- letters ---- */

static bool
is_taken(const Book *book, const char *letters)
{
    for (guint i = 0; i < book->stations->len; i++)
        if (g_ascii_strcasecmp(book_station(book, i)->letters, letters) == 0)
            return true;
    return false;
}

/* NUMBER in LENGTH letters. (transfer full) */
static char *
spell(guint number, guint length)
{
    char letters[LETTERS_MOST + 1] = "";
    for (guint i = 0; i < length; i++, number /= LETTERS_COUNT)
        letters[i] = LETTERS[number % LETTERS_COUNT];
    return g_strdup(letters);
}

char *
stations_free_letters(const Book *book, GError **error)
{
    static const guint counts[] = { 1, LETTERS_COUNT, LETTERS_COUNT * LETTERS_COUNT,
                                    LETTERS_COUNT * LETTERS_COUNT * LETTERS_COUNT };
    for (guint length = LETTERS_LEAST; length <= LETTERS_MOST; length++) {
        guint first = randombytes_uniform(counts[length]);
        for (guint i = 0; i < counts[length]; i++) {
            g_autofree char *letters = spell((first + i) % counts[length], length);
            if (!is_taken(book, letters))
                return g_steal_pointer(&letters);
        }
    }
    g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE,
                        _("No letters are left for another station in this book."));
    return NULL;
}
