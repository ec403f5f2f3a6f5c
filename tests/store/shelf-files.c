/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shelf-files.h"

#include "store/log.h"

#include <glib/gstdio.h>
#include <string.h>

#include "opening.h"
#include "stage.h"

typedef struct {
    Stage *stage; /* all files lie in its folder */
    GBytes *base;
} Room;

typedef struct {
    const Room *room;
    Stage stage; /* the same folder */
    Log *log;
    GArray *numbers; /* of all rows that it gave, or that were saved through it */
} FileBook;

static char *
path_of(const Room *room, const char *name)
{
    return g_build_filename(room->stage->folder, name, NULL);
}

static GBytes *
read_file(const char *path)
{
    char *bytes;
    gsize length;
    g_autoptr(GError) error = NULL;
    g_file_get_contents(path, &bytes, &length, &error);
    g_assert_no_error(error);
    return g_bytes_new_take(bytes, length);
}

/* COPY on a stick. (transfer full) */
static char *
put_down(const Room *room, GBytes *copy)
{
    gsize length;
    const char *bytes = g_bytes_get_data(copy, &length);
    char *path = path_of(room, "stick");
    g_unlink(path); /* GLib cuts no longer file that lies there */
    g_assert_true(g_file_set_contents_full(path, bytes, (gssize)length, G_FILE_SET_CONTENTS_NONE,
                                           0600, NULL));
    return path;
}

static void
note(const Statement *statement, gpointer user)
{
    guint number;
    memcpy(&number, statement->id.bytes, sizeof number);
    g_array_append_val((GArray *)user, number);
}

static void
read_on(FileBook *book)
{
    g_autoptr(GError) error = NULL;
    log_read(book->log, note, book->numbers, &error);
    g_assert_no_error(error);
}

static void
open_book(FileBook *book)
{
    g_array_set_size(book->numbers, 0);
    book->log = stage_open(&book->stage);
    g_assert_false(log_is_new_here(book->log));
    read_on(book);
}

static gpointer
make(gpointer shelf, guint station, ScheduleKept *copy)
{
    const Room *room = shelf;
    g_autoptr(GError) error = NULL;
    g_autofree char *letters = schedule_letters(station);
    g_autofree char *name = g_strconcat(letters, ".meguri", NULL);
    g_autofree char *stick = put_down(room, copy == NULL ? room->base : copy->copy);
    FileBook *book = g_new0(FileBook, 1);
    book->room = room;
    book->stage = (Stage){ room->stage->folder, path_of(room, name) };
    book->numbers = g_array_new(FALSE, FALSE, sizeof(guint));
    log_create_from_copy(book->stage.path, stick, NULL, letters, &error);
    g_assert_no_error(error);
    open_book(book);
    return book;
}

static void
free_book(gpointer data)
{
    FileBook *book = data;
    g_autofree char *journal = g_strconcat(book->stage.path, "-journal", NULL);
    log_free(book->log);
    g_unlink(book->stage.path);
    g_unlink(journal);
    g_free(book->stage.path);
    g_array_unref(book->numbers);
    g_free(book);
}

static void
append(gpointer data, const ScheduleRow *row, gint64 wall)
{
    FileBook *book = data;
    guint number = schedule_number(row);
    g_autoptr(GError) error = NULL;
    read_on(book);
    stage_commit_at(book->log, number, wall, &error);
    g_assert_no_error(error);
    g_array_append_val(book->numbers, number);
}

static ScheduleKept
keep(gpointer data)
{
    guint64 rows;
    const FileBook *book = data;
    g_autoptr(GError) error = NULL;
    g_autofree char *path = path_of(book->room, "out");
    log_export(book->log, path, &rows, &error);
    g_assert_no_error(error);
    ScheduleKept kept = { read_file(path), read_file(book->stage.path), NULL };
    g_assert_cmpint(g_unlink(path), ==, 0);
    return kept;
}

static void
set_back(gpointer data, ScheduleKept *kept)
{
    gsize length;
    FileBook *book = data;
    const char *bytes = g_bytes_get_data(kept->file, &length);
    log_free(book->log);
    stage_set_back(&book->stage, bytes, length);
    open_book(book);
}

static bool
pull(gpointer data, ScheduleKept *copy, GError **error)
{
    guint64 rows;
    const FileBook *book = data;
    g_autofree char *stick = put_down(book->room, copy->copy);
    return log_merge(book->log, stick, &rows, error);
}

static void
clear(ScheduleKept *kept)
{
    g_clear_pointer(&kept->copy, g_bytes_unref);
    g_clear_pointer(&kept->file, g_bytes_unref);
}

static void
read_numbers(gpointer data, GArray *ret_numbers)
{
    FileBook *book = data;
    read_on(book);
    g_array_append_vals(ret_numbers, book->numbers->data, book->numbers->len);
}

static int
compare_lines(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Every field of every statement, and what a printed sheet would show at its foot. */
static char *
say(gpointer data)
{
    guint64 rows, digested;
    const FileBook *book = data;
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) lines = opening_new_lines();
    g_autoptr(Log) log = opening_log(book->stage.path, true, &error);
    opening_read(log, lines, &error);
    g_assert_no_error(error);
    log_verify(log, &rows, &error);
    g_assert_no_error(error);
    char *digest = log_digest(log, &digested, &error);
    g_assert_cmpuint(rows, ==, digested);
    g_assert_cmpuint(rows, ==, lines->len);
    g_ptr_array_sort(lines, compare_lines);
    g_ptr_array_add(lines, digest);
    g_ptr_array_add(lines, NULL);
    return g_strjoinv("\n", (char **)lines->pdata);
}

static const ScheduleShelf methods = {
    .make = make,
    .free = free_book,
    .append = append,
    .keep = keep,
    .set_back = set_back,
    .pull = pull,
    .clear = clear,
    .read = read_numbers,
    .say = say,
};

ScheduleShelf *
shelf_files_new(void)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    Room *room = g_new0(Room, 1);
    room->stage = stage_new();
    g_autofree char *path = path_of(room, "base");
    g_autoptr(Log) log = stage_open(room->stage);
    log_export(log, path, &rows, &error);
    g_assert_no_error(error);
    room->base = read_file(path);
    ScheduleShelf *shelf = g_memdup2(&methods, sizeof methods);
    shelf->shelf = room;
    return shelf;
}

void
shelf_files_free(ScheduleShelf *shelf)
{
    Room *room = shelf->shelf;
    g_bytes_unref(room->base);
    stage_free(room->stage);
    g_free(room);
    g_free(shelf);
}
