/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/audit.h"

#include "store/home.h"
#include "store/lost.h"
#include "store/rows.h"
#include "store/slots.h"
#include "store/spare.h"
#include "store/stations.h"

#include "base/error.h"
#include "base/language.h"

#include <string.h>

/* SQLite makes some indexes by itself, as a table wants them; they have no statement. */
#define GUARDS "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"
#define MADE "\nCREATE "

static bool
set_guard_error(const char *name, GError **error)
{
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED,
                _("Each row is as it was written, but what guards the rows against changes is not: "
                  "see “%s”. Somebody worked on the file from outside."),
                name);
    return false;
}

/* SQLite keeps a statement as it was given, but for its semicolon; a part of one is none. */
static bool
is_in_schema(const char *statement)
{
    const char *place = strstr(schema_sql, statement);
    return place != NULL && place > schema_sql && place[-1] == '\n' &&
           g_str_has_prefix(place + strlen(statement), ";\n");
}

/* All that the schema makes must be among NAMES. */
static bool
check_none_is_missing(GHashTable *names, GError **error)
{
    for (const char *at = strstr(schema_sql, MADE); at != NULL; at = strstr(at + 1, MADE)) {
        const char *name = strchr(at + strlen(MADE), ' ') + 1; /* behind TABLE or TRIGGER */
        g_autofree char *wanted = g_strndup(name, strcspn(name, " "));
        if (!g_hash_table_contains(names, wanted))
            return set_guard_error(wanted, error);
    }
    return true;
}

/* True if tables and triggers are those this program makes; else one that differs, is missing or is
 * too many is named. */
static bool
check_guards(Database *database, GError **error)
{
    g_autoptr(sqlite3_stmt) query = database_prepare(database, GUARDS, error);
    if (query == NULL)
        return false;
    g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    int code;
    while ((code = sqlite3_step(query)) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text(query, 0);
        const char *sql = (const char *)sqlite3_column_text(query, 1);
        if (name == NULL || sql == NULL) {
            database_set_read_error(database, error);
            return false;
        }
        if (!is_in_schema(sql))
            return set_guard_error(name, error);
        g_hash_table_add(names, g_strdup(name));
    }
    return database_was_read(database, code, error) && check_none_is_missing(names, error);
}

/* What was read from the book before must still be there. */
static bool
check_is_known(const BookStation *known, const BookStation *found, GError **error)
{
    if (known == NULL || known->given.seq < found->given.seq)
        return true;
    if (known->given.seq == found->given.seq &&
        memcmp(&known->given.hash, &found->given.hash, sizeof known->given.hash) == 0)
        return true;
    guint64 first = MIN(known->given.seq, found->given.seq + 1);
    chain_set_damage(error, first, found->letters, _("it is no longer as this window has read it"));
    return false;
}

bool
audit_rows(Database *database, Book *book, GError **error)
{
    g_autoptr(GError) broken = NULL;
    g_autoptr(Signatures) signatures = signatures_new();
    g_autoptr(Rows) rows = rows_new(database, book->keys, error);
    for (guint i = 0; rows != NULL && broken == NULL && i < book->stations->len; i++) {
        BookStation *station = book_station(book, i);
        RowsWalk walk = { .station = station,
                          .head = &station->given,
                          .signatures = signatures,
                          .gaps = station->gaps };
        rows_follow(rows, &walk, &broken);
    }
    if (rows == NULL || !signatures_end(signatures, error)) /* they come before what is broken */
        return false;
    if (broken == NULL)
        return true;
    g_propagate_error(error, g_steal_pointer(&broken));
    return false;
}

/* Whether all that KNOWN has seen is in BOOK, which was read to its end; *ret_rows is how many rows
 * it has. */
static bool
check_all_is_known(const Book *book, const Book *known, guint64 *ret_rows, GError **error)
{
    *ret_rows = 0;
    for (guint i = 0; i < book->stations->len; i++) {
        const BookStation *station = book_station(book, i);
        if (!check_is_known(book_find(known, &station->given.station), station, error))
            return false;
        *ret_rows += station->given.seq - lost_count(station);
    }
    return true;
}

static bool
check_no_strangers(Rows *rows, guint64 followed, GError **error)
{
    guint64 found;
    if (!rows_count(rows, &found, error))
        return false;
    if (found == followed)
        return true;
    g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED,
                        _("The book holds rows of a station that it does not name; somebody worked "
                          "on the file from outside."));
    return false;
}

/* An index out of order could hide a row from one way of asking and not from another. */
static bool
check_order(Database *database, GError **error)
{
    g_autoptr(sqlite3_stmt) query = database_prepare(database, "PRAGMA integrity_check(1)", error);
    if (query == NULL)
        return false;
    const char *answer = NULL;
    if (sqlite3_step(query) == SQLITE_ROW)
        answer = (const char *)sqlite3_column_text(query, 0);
    if (answer == NULL) {
        database_set_read_error(database, error);
        return false;
    }
    if (strcmp(answer, "ok") == 0)
        return true;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED,
                _("Each row is as it was written, but the file of the book is damaged (%s). Go on "
                  "with a copy."),
                answer);
    return false;
}

/* Last of all: nothing is wrong but that rows are gone, and everybody knows it. */
static bool
check_nothing_is_lost(const Book *book, guint64 followed, GError **error)
{
    g_autofree char *lost = lost_words(book);
    if (lost == NULL)
        return true;
    g_autofree char *number = g_strdup_printf("%" G_GUINT64_FORMAT, followed);
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED,
                _("Lost with a damaged or older file and not yet found again: %s. The %s rows that "
                  "are here "
                  "are as they were written. Merge another copy of the ward's book, or record from "
                  "paper what is missing."),
                lost, number);
    return false;
}

bool
audit_book(const char *path, const Book *known, guint64 *ret_rows, GError **error)
{
    guint64 followed;
    g_autoptr(Database) database = database_open(path, true, error);
    if (database == NULL)
        return false;
    g_autoptr(Book) book = book_read_again(database, known->keys, error);
    if (book == NULL)
        return false;
    g_autoptr(Rows) rows = rows_new(database, book->keys, error);
    g_autoptr(GBytes) home = home_of(path);
    if (rows == NULL || !stations_recall(book, database, home, error) ||
        !audit_rows(database, book, error) || !check_all_is_known(book, known, &followed, error) ||
        !check_no_strangers(rows, followed, error) || !stations_check(book, error) ||
        !slots_check(database, book->keys, error) || !spare_check(database, book->keys, error) ||
        !check_guards(database, error) || !check_order(database, error) ||
        !check_nothing_is_lost(book, followed, error))
        return false;
    *ret_rows = followed;
    return true;
}
