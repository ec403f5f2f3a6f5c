/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Up to twelve stations that worked apart, in whatever order chance thinks of: nothing is lost,
 * nobody diverges, and each fork is told by name. Seven copies give the same in every order.
 *
 * MEGURI_SCHEDULES=n runs n of the schedules in memory. Most are of a few stations that do little;
 * with MEGURI_LARGE=k each k-th is of up to twelve. Of 200 such one is run on files as well.
 */

#include "store/join.h"

#include <stdlib.h>

#include "schedule.h"
#include "shelf-files.h"
#include "shelf-memory.h"

#define SCHEDULES 100000
#define LARGE 40     /* of so many one */
#define ON_FILES 200 /* the same, of the large ones */
#define EXPORTS 7
#define ORDERS 5040
#define ORDERS_ON_FILES 40

static const ScheduleSize small = { 4, 4 }, large = { SCHEDULE_STATIONS_MOST, 8 };

static guint
told(const char *name, guint otherwise)
{
    const char *said = g_getenv(name);
    return said != NULL ? (guint)MAX(1, atoi(said)) : otherwise;
}

/* COUNT of them, of EACH one large. */
static ScheduleSum
run_schedules(const ScheduleShelf *shelf, guint count, guint each)
{
    ScheduleSum sum = { 0 };
    for (guint i = 0; i < count; i++)
        schedule_run(shelf, i % each == each - 1 ? &large : &small, i, &sum);
    g_test_message("%u schedules, %u of them of %d stations, %u acts and gatherings checked: %u "
                   "rows, %u copies taken in, %u refused for one of %u forks, %u broken ones, %u "
                   "times put back",
                   sum.schedules, sum.twelve, SCHEDULE_STATIONS_MOST, sum.checks, sum.rows,
                   sum.pulls, sum.refused, sum.forks, sum.broken, sum.set_back);
    g_assert_cmpuint(sum.broken, >, count / 3);
    return sum;
}

static void
test_in_memory(void)
{
    guint count = told("MEGURI_SCHEDULES", SCHEDULES);
    g_autoptr(ScheduleShelf) shelf = shelf_memory_new();
    ScheduleSum sum = run_schedules(shelf, count, told("MEGURI_LARGE", LARGE));
    g_assert_cmpuint(sum.forks, >, count / 20);
    g_assert_cmpuint(sum.refused, >, sum.forks / 4);
}

static void
test_on_files(void)
{
    guint count = told("MEGURI_SCHEDULES", SCHEDULES) / told("MEGURI_LARGE", LARGE) / ON_FILES;
    ScheduleShelf *shelf = shelf_files_new();
    run_schedules(shelf, MAX(1, count), 1);
    shelf_files_free(shelf);
}

/* ---- the same in every order ---- */

/* Seven stations, each with two rows of its own and what it took from the one before it. */
static void
make_exports(const ScheduleShelf *shelf, ScheduleKept *ret_exports)
{
    for (guint station = 0; station < EXPORTS; station++) {
        gpointer book = shelf->make(shelf->shelf, station, NULL);
        for (guint seq = 1; seq <= 2; seq++) {
            ScheduleRow row = { station, 0, seq };
            shelf->append(book, &row, -3600 * (gint64)station);
            if (seq == 1 && station % 3 > 0)
                g_assert_true(shelf->pull(book, &ret_exports[station - 1], NULL));
        }
        ret_exports[station] = shelf->keep(book);
        shelf->free(book);
    }
}

static void
clear_exports(const ScheduleShelf *shelf, ScheduleKept *exports)
{
    for (guint i = 0; i < EXPORTS; i++)
        shelf->clear(&exports[i]);
}

typedef struct {
    const ScheduleShelf *shelf;
    gpointer book;
    ScheduleKept exports[EXPORTS];
    char *said; /* after the first order */
    guint orders;
} Orders;

static void
run_sql(const Orders *orders, const char *sql)
{
    sqlite3 *handle = shelf_memory_database(orders->book)->handle;
    g_assert_cmpint(sqlite3_exec(handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static void take_in(Orders *orders, guint taken);

/* All orders that begin so: TAKEN names the exports that are in the book. */
static void
go_on(Orders *orders, guint taken, guint next)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    Database *from = shelf_memory_opened(orders->shelf, &orders->exports[next]);
    run_sql(orders, "SAVEPOINT before");
    join_copy(shelf_memory_database(orders->book), from, &rows, &error);
    g_assert_no_error(error);
    take_in(orders, taken | 1u << next);
    run_sql(orders, "ROLLBACK TO before; RELEASE before");
}

static void
take_in(Orders *orders, guint taken)
{
    for (guint next = 0; next < EXPORTS; next++)
        if ((taken & 1u << next) == 0)
            go_on(orders, taken, next);
    if (taken + 1 < 1u << EXPORTS)
        return;
    char *said = orders->shelf->say(orders->book);
    g_assert_true(orders->said == NULL || g_str_equal(said, orders->said));
    g_free(orders->said);
    orders->said = said;
    orders->orders++;
}

static void
test_every_order(void)
{
    GArray *numbers = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autoptr(ScheduleShelf) shelf = shelf_memory_new();
    Orders orders = { .shelf = shelf };
    make_exports(shelf, orders.exports);
    orders.book = shelf->make(shelf->shelf, EXPORTS, NULL);
    take_in(&orders, 0);
    g_assert_cmpuint(orders.orders, ==, ORDERS);
    shelf->read(orders.book, numbers);
    g_assert_cmpuint(numbers->len, ==, 0); /* all was undone */
    shelf->free(orders.book);
    clear_exports(shelf, orders.exports);
    g_array_unref(numbers);
    g_free(orders.said);
}

static void
shuffle(guint *order, GRand *rand)
{
    for (guint i = 0; i < EXPORTS; i++) {
        guint other = (guint)g_rand_int_range(rand, (gint32)i, EXPORTS), kept = order[i];
        order[i] = order[other];
        order[other] = kept;
    }
}

static void
test_orders_on_files(void)
{
    guint order[EXPORTS] = { 0, 1, 2, 3, 4, 5, 6 };
    ScheduleKept exports[EXPORTS];
    g_autofree char *first = NULL;
    g_autoptr(GRand) rand = g_rand_new_with_seed(42);
    ScheduleShelf *shelf = shelf_files_new();
    make_exports(shelf, exports);
    for (guint i = 0; i < ORDERS_ON_FILES; i++) {
        gpointer book = shelf->make(shelf->shelf, EXPORTS, NULL);
        shuffle(order, rand);
        for (guint k = 0; k < EXPORTS; k++)
            g_assert_true(shelf->pull(book, &exports[order[k]], NULL));
        g_autofree char *said = shelf->say(book);
        shelf->free(book);
        if (first == NULL)
            first = g_steal_pointer(&said);
        else
            g_assert_cmpstr(said, ==, first);
    }
    clear_exports(shelf, exports);
    shelf_files_free(shelf);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/schedules/in-memory", test_in_memory);
    g_test_add_func("/schedules/on-files", test_on_files);
    g_test_add_func("/schedules/every-order", test_every_order);
    g_test_add_func("/schedules/orders-on-files", test_orders_on_files);
    return g_test_run();
}
