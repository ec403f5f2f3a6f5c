/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What callgrind counts: the screen on the book at BOOK, the bed map open, KEYS cursor keys with
 * the map drawn after each, then as many entries saved with the map drawn after each. Loading lies
 * outside of the two functions that are counted. */

#include "tui/app.h"

#include <locale.h>

#include "ward-book.h"

#define KEYS 20
#define ROWS 24
#define COLUMNS 80

/* Found by their names from outside. */
void move_cursor(App *app);
void save_entries(App *app);

__attribute__((noinline)) void
move_cursor(App *app)
{
    for (guint i = 0; i < KEYS; i++)
        app_feed(app, i % 4 < 2 ? "<Right>" : "<Down>");
}

/* The round is open on a bed: seen anew, "in bed", and back to the map. */
__attribute__((noinline)) void
save_entries(App *app)
{
    for (guint i = 0; i < KEYS; i++)
        app_feed(app, "r i <Esc>");
}

int
main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    AppStart start = { .book = argv[1], .observer = "佐々木", .now = WARD_BOOK_NOW };
    if (argc != 2)
        return 2;
    setlocale(LC_ALL, "");
    g_autoptr(Terminal) terminal = terminal_open_hidden(ROWS, COLUMNS, true, &error);
    g_autoptr(App) app = terminal != NULL ? app_new(&start, terminal, &error) : NULL;
    if (app == NULL) {
        g_printerr("key: %s\n", error->message);
        return 1;
    }
    app_feed(app, "<Right>"); /* the first key finds everything unread */
    move_cursor(app);
    save_entries(app);
    return 0;
}
