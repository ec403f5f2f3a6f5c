/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each sheet costs to read, as of now and as of a midnight in the middle of the log: the ward
 * anew, the sheet out of it, in a process that has the book open. The same with 1,000, 100,000 and,
 * if asked, 1,000,000 and 3,000,000 statements: what is read must not grow with what lies behind.
 */

#include "desk/desk.h"

#include "sheets/catalog.h"
#include "sheets/history.h"

#include <string.h>

#include "pairs.h"
#include "place.h"
#include "ward-book.h"

#define TIMES 7
#define LONG "MEGURI_BENCH_LONG"

typedef struct {
    Desk *desk;
    gint64 midnight;
    char *person; /* whose history */
} Book;

static void
open_book(const char *path, Book *ret_book)
{
    g_autoptr(GError) error = NULL;
    DeskOpening opening = {
        .book = path, .observer = "佐々木", .now = WARD_BOOK_NOW, .read_only = true
    };
    ret_book->desk = desk_open(&opening, &error);
    g_assert_no_error(error);
    const GPtrArray *filed = census_statements(desk_census(ret_book->desk));
    const Filed *middle = filed->pdata[filed->len / 2], *last = filed->pdata[filed->len - 1];
    ret_book->midnight =
        instant_midnight_before(middle->said.seen, desk_layout(ret_book->desk)->zone);
    ret_book->person = g_strdup(last->person->handle);
}

/* Median milliseconds of a sheet as of AT (0 = now). */
static double
read_sheet(const Book *book, const SheetForm *form, gint64 at)
{
    double times[TIMES];
    SheetWish wish = { .key = form->key, .person = form == &history_form ? book->person : NULL };
    for (guint i = 0; i < TIMES; i++) {
        desk_look(book->desk, at, INSTANT_END); /* forgets what was read */
        double begin = pairs_clock();
        g_autoptr(Sheet) sheet = desk_sheet(book->desk, &wish, NULL);
        g_assert_nonnull(sheet);
        times[i] = pairs_clock() - begin;
    }
    return pairs_median(times, TIMES);
}

static void
measure(const char *folder, guint statements)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_strdup_printf("%s/%u.meguri", folder, statements);
    WardBook form = { statements, WARD_BOOK_BEDS, 1 };
    Book book;
    if (!ward_book_make(path, &form, &error))
        g_error("%s", error->message);
    double begin = pairs_clock();
    open_book(path, &book);
    g_print("%u statements, opened in %.0f ms; now, and at a past midnight, in ms\n", statements,
            pairs_clock() - begin);
    for (const CatalogRow *row = catalog; row->form != NULL; row++) {
        double now = read_sheet(&book, row->form, 0);
        double past = read_sheet(&book, row->form, book.midnight);
        g_print("    %-16s %8.2f %8.2f\n", row->form->key, now, past);
    }
    desk_free(book.desk);
    g_free(book.person);
}

int
main(void)
{
    char *folder = place_enter(NULL);
    g_assert(folder != NULL);
    pairs_head("W2  each sheet, read anew");
    measure(folder, 1000);
    measure(folder, 100000);
    if (g_getenv(LONG) != NULL) {
        measure(folder, 1000000);
        measure(folder, 3000000);
    } else {
        g_print("a million and three: only with " LONG "=1\n");
    }
    place_leave(folder);
    return 0;
}
