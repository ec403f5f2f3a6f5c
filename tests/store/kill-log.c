/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Somebody pulls the plug of the program, again and again, while it saves. Whatever it had called
 * saved must be in the book afterwards, and the book must be whole.
 */

#include "store/log.h"

#include "base/error.h"

#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "stage.h"

#define KILLS 168 /* with each number of writers; 504 in all; MEGURI_KILLS takes others */
#define WRITERS_MOST 3

/* Who waits five seconds for the pen in vain, on a PC that has much else to do, tries again. */
static void
save(Log *log, guint32 number)
{
    g_autoptr(GError) error = NULL;
    while (!stage_commit_at(log, number, number, &error)) {
        bool waited = g_error_matches(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE) &&
                      strstr(error->message, "did not put it down within 5 seconds") != NULL;
        if (!waited)
            g_assert_no_error(error);
        g_clear_error(&error);
    }
}

/* Saves one statement after another and says each number only after it was called saved. */
static void
save_for_ever(const Stage *stage, guint32 from, int say)
{
    g_autoptr(Log) log = stage_open(stage);
    for (guint32 number = from;; number++) {
        save(log, number);
        if (write(say, &number, sizeof number) != sizeof number)
            _exit(1);
    }
}

typedef struct {
    pid_t child;
    int said; /* numbers come out here */
    guint32 next;
} Writer;

static void
start_writer(Writer *writer, const Stage *stage)
{
    int ends[2];
    g_assert_cmpint(pipe(ends), ==, 0);
    writer->child = fork();
    g_assert_cmpint(writer->child, >=, 0);
    if (writer->child == 0) {
        close(ends[0]);
        save_for_ever(stage, writer->next, ends[1]);
    }
    close(ends[1]);
    writer->said = ends[0];
}

/* Takes down what was called saved until the pipe is shut. */
static guint
drain(Writer *writer, GHashTable *saved)
{
    guint count = 0;
    guint32 number;
    while (read(writer->said, &number, sizeof number) == sizeof number) {
        g_hash_table_add(saved, GUINT_TO_POINTER(number));
        writer->next = number + 1;
        count++;
    }
    close(writer->said);
    writer->next++; /* one more may have been saved and not said */
    return count;
}

/* Lets the first writer come to its first save, however much else the PC has to do, then waits for
 * a random part of one: no sleep, but the number of the kill in the course of a save is what is
 * tried here. A writer that ends by itself fails the test: its end of the pipe is shut. */
static void
wait_a_little(const Writer *writer, GRand *rand)
{
    struct pollfd first = { .fd = writer->said, .events = POLLIN };
    struct timespec moment = { 0, g_rand_int_range(rand, 0, 6000000) };
    if (g_rand_int_range(rand, 0, 8) > 0)
        g_assert_true(poll(&first, 1, -1) == 1 && (first.revents & POLLIN) != 0);
    ppoll(NULL, 0, &moment, NULL);
}

typedef struct {
    GHashTable *saved; /* numbers that were called saved and not met in the book yet */
    GHashTable *met;
} Roll;

static void
strike_off(const Statement *statement, gpointer user)
{
    guint32 number;
    const Roll *roll = user;
    memcpy(&number, statement->id.bytes, sizeof number);
    g_assert_true(g_hash_table_add(roll->met, GUINT_TO_POINTER(number))); /* none is there twice */
    g_hash_table_remove(roll->saved, GUINT_TO_POINTER(number));
}

static void
assert_all_are_there(const Stage *stage, GHashTable *saved)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    g_autoptr(GHashTable) met = g_hash_table_new(NULL, NULL);
    g_autoptr(Log) log = stage_open(stage);
    Roll roll = { saved, met };
    log_read(log, strike_off, &roll, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(g_hash_table_size(saved), ==, 0);
    log_verify(log, &rows, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(rows, ==, g_hash_table_size(met));
}

/* Returns how many saves were acknowledged. */
static guint
kill_once(const Stage *stage, Writer *writers, guint count, GRand *rand)
{
    guint acknowledged = 0;
    g_autoptr(GHashTable) saved = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < count; i++)
        start_writer(&writers[i], stage);
    wait_a_little(&writers[0], rand);
    for (guint i = 0; i < count; i++) {
        int status;
        kill(writers[i].child, SIGKILL);
        g_assert_cmpint(waitpid(writers[i].child, &status, 0), ==, writers[i].child);
        g_assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    }
    for (guint i = 0; i < count; i++)
        acknowledged += drain(&writers[i], saved);
    assert_all_are_there(stage, saved);
    return acknowledged;
}

static void
test_kills(gconstpointer data)
{
    guint count = GPOINTER_TO_UINT(data), acknowledged = 0;
    Writer writers[WRITERS_MOST] = { { .next = 1 }, { .next = 1000000 }, { .next = 2000000 } };
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(GRand) rand = g_rand_new_with_seed(42);
    const char *asked = g_getenv("MEGURI_KILLS");
    guint kills = asked != NULL ? (guint)MAX(3, atoi(asked)) : KILLS;
    for (guint i = 0; i < kills / count; i++)
        acknowledged += kill_once(stage, writers, count, rand);
    g_test_message("%u kills, %u saves acknowledged, all there", kills, acknowledged);
    g_assert_cmpuint(acknowledged, >, kills / count / 2);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_data_func("/kill/one-writer", GUINT_TO_POINTER(1), test_kills);
    g_test_add_data_func("/kill/two-writers", GUINT_TO_POINTER(2), test_kills);
    g_test_add_data_func("/kill/three-writers", GUINT_TO_POINTER(3), test_kills);
    return g_test_run();
}
