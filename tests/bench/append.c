/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a saved check costs: a commit of 8 statements, durable, against one raw append of 4 KiB with
 * fdatasync, in turn; in a big book and in an empty one; without a disk; and its syncs, counted. */

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pairs.h"
#include "place.h"
#include "ward-book.h"

#define COMMITS 200
#define BIG 100000
#define BIG_COMMIT 64
#define RAW_BYTES 4096
#define MEMORY "/dev/shm"

typedef struct {
    Log *log;
    guint number;
} Book;

static void
book_clear(Book *book)
{
    g_clear_pointer(&book->log, log_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Book, book_clear)

static Book
open_book(const char *folder, const char *name, guint statements)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_build_filename(folder, name, NULL);
    WardBook form = { statements, WARD_BOOK_BEDS, BIG_COMMIT };
    if (!ward_book_make(path, &form, &error))
        g_error("%s", error->message);
    Book book = { log_open(path, false, NULL, &error), statements };
    if (book.log == NULL)
        g_error("%s", error->message);
    return book;
}

static double
commit(Book *book)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Statements) list = statements_new();
    PersonId person = { log_station(book->log), 1 };
    ward_book_check(list, book->number++, person);
    Instant wall = { statements_at(list, 0)->seen, 540, false };
    double start = pairs_clock();
    if (!log_begin(book->log, &error) || !log_commit(book->log, list, &wall, &error))
        g_error("%s", error->message);
    return pairs_clock() - start;
}

static double
append_raw(int file)
{
    static const char bytes[RAW_BYTES];
    double start = pairs_clock();
    g_assert(write(file, bytes, sizeof bytes) == RAW_BYTES && fdatasync(file) == 0);
    return pairs_clock() - start;
}

static void
measure_disk(const char *folder)
{
    g_auto(Book) big = open_book(folder, "big.meguri", BIG);
    g_auto(Book) small = open_book(folder, "small.meguri", WARD_BOOK_CHECK);
    g_autofree char *path = g_build_filename(folder, "raw", NULL);
    int raw = open(path, O_WRONLY | O_CREAT | O_APPEND, 0600);
    g_assert(raw >= 0);
    g_autoptr(Pairs) to_raw = pairs_new();
    g_autoptr(Pairs) to_small = pairs_new();
    commit(&big);
    commit(&small);
    for (guint i = 0; i < COMMITS; i++) {
        double in_big = commit(&big), bare = append_raw(raw), in_small = commit(&small);
        pairs_add(to_raw, in_big, bare);
        pairs_add(to_small, in_big, in_small);
    }
    close(raw);
    pairs_print(to_raw, "commit of 8 statements", "append of 4 KiB and fdatasync", 6.0);
    pairs_print(to_small, "commit of 8 in a book of 100,000", "the same in an empty book", 1.2);
}

static void
measure_memory(void)
{
    char *folder = place_enter(MEMORY);
    if (folder == NULL) {
        pairs_missing(MEMORY " (commit without a disk)");
        return;
    }
    g_auto(Book) book = open_book(folder, "book.meguri", WARD_BOOK_CHECK);
    double times[COMMITS];
    for (guint i = 0; i < COMMITS; i++)
        times[i] = commit(&book);
    pairs_figure("commit of 8 without a disk, median", pairs_median(times, COMMITS), "ms", 0.3);
    book_clear(&book);
    place_leave(folder);
}

/* ---- syncs ---- */

/* What strace counts while this program commits COUNT times. -1 if it could not be asked. */
static int
count_syncs(const char *folder, const char *count)
{
    g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *report = g_build_filename(folder, "strace", NULL);
    g_autofree char *text = NULL;
    const char *command[] = { "strace", "-f",   "-c", "-e",     "trace=fsync,fdatasync",
                              "-o",     report, self, "--only", count,
                              folder,   NULL };
    int status = 1;
    if (!g_spawn_sync(NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                      &status, NULL) ||
        status != 0 || !g_file_get_contents(report, &text, NULL, NULL))
        return -1;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    int syncs = 0;
    for (guint i = 0; lines[i] != NULL; i++) {
        double share, seconds;
        int each, calls;
        if (g_str_has_suffix(lines[i], "sync") &&
            sscanf(lines[i], "%lf %lf %d %d", &share, &seconds, &each, &calls) == 4)
            syncs += calls;
    }
    return syncs;
}

static void
measure_syncs(const char *folder)
{
    int twenty = count_syncs(folder, "20"), forty = count_syncs(folder, "40");
    if (twenty < 0 || forty < 0)
        pairs_missing("strace (syncs a commit)");
    else
        pairs_figure("syncs a commit", (forty - twenty) / 20.0, "calls", 5);
}

static int
only(guint count, const char *folder)
{
    g_autofree char *name = g_strdup_printf("only-%u.meguri", count);
    g_auto(Book) book = open_book(folder, name, WARD_BOOK_CHECK);
    for (guint i = 0; i < count; i++)
        commit(&book);
    return 0;
}

int
main(int argc, char **argv)
{
    if (argc == 4 && strcmp(argv[1], "--only") == 0)
        return only((guint)atoi(argv[2]), argv[3]);
    char *folder = place_enter(NULL);
    g_assert(folder != NULL);
    pairs_head("W1  saving a check");
    measure_disk(folder);
    measure_memory();
    measure_syncs(folder);
    place_leave(folder);
    return 0;
}
