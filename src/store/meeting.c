/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/meeting.h"

#include "store/across.h"
#include "store/connection.h"
#include "store/entry.h"

#include "base/error.h"
#include "base/language.h"

#include <string.h>

#define NOWHERE (-1) /* a number of no station */

/* The two books, and the copy's station that is looked at. */
typedef struct {
    Database *book;
    Database *copy;
    sqlite3_stmt *station; /* number, id, letters, public, mac */
    Meeting *meeting;
} Meeter;

void
meeting_free(Meeting *meeting)
{
    if (meeting == NULL)
        return;
    g_array_unref(meeting->branches);
    g_clear_error(&meeting->apart);
    g_free(meeting);
}

static const char *
letters_of(const Meeter *meeter)
{
    return (const char *)sqlite3_column_text(meeter->station, 2);
}

/* The number of the station in the book, NOWHERE if it is new there. */
static bool
find_here(const Meeter *meeter, gint64 *ret_here, GError **error)
{
    Asking known = { "SELECT number FROM station WHERE id = ?1",
                     sqlite3_column_blob(meeter->station, 1),
                     (gsize)sqlite3_column_bytes(meeter->station, 1), 0 };
    return connection_ask_number(meeter->book, &known, ret_here, error);
}

static void
part_by_letters(Meeter *meeter)
{
    if (meeter->meeting->apart == NULL)
        g_set_error(&meeter->meeting->apart, MEGURI_ERROR, MEGURI_ERROR_APART,
                    _("Two stations of this ward bear the letters %s."), letters_of(meeter));
}

/* The station is new here: it gets a number, unless another bears its letters. */
static bool
put_in(Meeter *meeter, gint64 *ret_here, GError **error)
{
    gint64 taken;
    const char *letters = letters_of(meeter);
    Asking same = { "SELECT 1 FROM station WHERE CAST(letters AS BLOB) = ?1", letters,
                    strlen(letters), 0 };
    if (!connection_ask_number(meeter->book, &same, &taken, error))
        return false;
    if (taken > 0) {
        part_by_letters(meeter);
        return true;
    }
    if (!across_one(meeter->book,
                    "INSERT INTO station (number, id, letters, public, mac) VALUES "
                    "((SELECT max(number) + 1 FROM station), ?2, ?3, ?4, ?5)",
                    meeter->station, error))
        return false;
    *ret_here = sqlite3_last_insert_rowid(meeter->book->handle);
    return true;
}

/* From the copy's end of BRANCH on back to the last row that both have. */
static bool
find_parting(const Meeter *meeter, Branch *branch, GError **error)
{
    int code = SQLITE_DONE;
    gint64 same = NOWHERE;
    g_autoptr(sqlite3_stmt) query =
        database_prepare(meeter->copy,
                         "SELECT seq, (?2" ENTRY_SHIFT ") + seq, hash FROM entry "
                         "WHERE place > (?1" ENTRY_SHIFT ") "
                         "AND place < ((?1 + 1)" ENTRY_SHIFT ") ORDER BY place DESC",
                         error);
    if (query == NULL)
        return false;
    sqlite3_bind_int64(query, 1, branch->there);
    sqlite3_bind_int64(query, 2, branch->here);
    while (same < 1 && (code = sqlite3_step(query)) == SQLITE_ROW) {
        Asking row = { "SELECT hash = ?1 FROM entry WHERE place = ?2",
                       sqlite3_column_blob(query, 2), (gsize)sqlite3_column_bytes(query, 2),
                       sqlite3_column_int64(query, 1) };
        if (!connection_ask_number(meeter->book, &row, &same, error))
            return false;
        gint64 *end = same == 0 ? &branch->fork : &branch->same;
        if (same >= 0)
            *end = sqlite3_column_int64(query, 0);
    }
    return database_was_read(meeter->copy, code, error);
}

/* Two rows of one name are two that wrote in copies of one file. */
static void
part_by_fork(Meeter *meeter, const Branch *branch)
{
    if (meeter->meeting->apart == NULL)
        g_set_error(
            &meeter->meeting->apart, MEGURI_ERROR, MEGURI_ERROR_APART,
            _("Station %s wrote on in two copies of one file: from row %d on the two differ."),
            letters_of(meeter), (int)branch->fork);
}

static bool
meet_station(Meeter *meeter, GError **error)
{
    Branch branch = { .there = sqlite3_column_int64(meeter->station, 0) };
    if (letters_of(meeter) == NULL) {
        database_set_read_error(meeter->copy, error);
        return false;
    }
    if (!find_here(meeter, &branch.here, error) ||
        (branch.here == NOWHERE ? !put_in(meeter, &branch.here, error)
                                : !find_parting(meeter, &branch, error)))
        return false;
    if (branch.fork > 0)
        part_by_fork(meeter, &branch);
    if (branch.here != NOWHERE)
        g_array_append_val(meeter->meeting->branches, branch);
    return true;
}

static bool
meet_all(Meeter *meeter, GError **error)
{
    int code;
    g_autoptr(sqlite3_stmt) stations = database_prepare(
        meeter->copy, "SELECT number, id, letters, public, mac FROM station ORDER BY number",
        error);
    if (stations == NULL)
        return false;
    meeter->station = stations;
    while ((code = sqlite3_step(stations)) == SQLITE_ROW)
        if (!meet_station(meeter, error))
            return false;
    return database_was_read(meeter->copy, code, error);
}

Meeting *
meeting_new(Database *book, Database *copy, GError **error)
{
    g_autoptr(Meeting) meeting = g_new0(Meeting, 1);
    meeting->branches = g_array_new(FALSE, FALSE, sizeof(Branch));
    Meeter meeter = { .book = book, .copy = copy, .meeting = meeting };
    return meet_all(&meeter, error) ? g_steal_pointer(&meeting) : NULL;
}
