/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/app.h"

#include <fcntl.h>
#include <locale.h>
#include <sys/stat.h>
#include <unistd.h>

#include "screen.h"

#define DEVICE "label-printer"
#define TICKS_MOST 2000

/* The screen beside a label printer that takes nothing until it is read from. */
typedef struct {
    char *folder;
    Terminal *terminal;
    App *app;
    int paper;
} Desktop;

static void
desktop_set_up(Desktop *desktop, gconstpointer dispatch)
{
    g_autoptr(GError) error = NULL;
    desktop->folder = screen_enter_folder();
    screen_make_drill();
    g_autofree char *device = g_build_filename(desktop->folder, DEVICE, NULL);
    g_autofree char *printer = g_strconcat("zpl:", device, NULL);
    g_assert_cmpint(mkfifo(device, 0600), ==, 0);
    desktop->paper = open(device, O_RDONLY | O_NONBLOCK);
    g_setenv("MEGURI_PRINTER", printer, TRUE);
    AppStart start = { .book = "drill.meguri",
                       .observer = "佐々木",
                       .now = SCREEN_NOW,
                       .dispatch = (Dispatch *)dispatch };
    desktop->terminal = screen_open(30, 100);
    desktop->app = app_new(&start, desktop->terminal, &error);
    g_assert_no_error(error);
}

static void
desktop_tear_down(Desktop *desktop, gconstpointer unused)
{
    (void)unused;
    app_free(desktop->app);
    terminal_free(desktop->terminal);
    close(desktop->paper);
    unlink(DEVICE);
    screen_leave_folder(desktop->folder);
}

static void
feed(const Desktop *desktop, const char *keys)
{
    g_assert_true(app_feed(desktop->app, keys));
}

/* Lets time go by, and the printer print, until the screen shows TEXT. */
static void
wait_for(const Desktop *desktop, const char *text, bool prints)
{
    static const Key nothing = { .kind = KEY_KIND_NOTHING };
    char bytes[8192];
    for (guint tick = 0; !screen_shows(text); tick++) {
        g_assert_cmpuint(tick, <, TICKS_MOST);
        while (prints && read(desktop->paper, bytes, sizeof bytes) > 0)
            ;
        app_key(desktop->app, &nothing);
        g_usleep(2000); /* another process works */
    }
}

static void
test_a_band_is_sent_and_the_nurse_goes_on(Desktop *desktop, gconstpointer unused)
{
    (void)unused;
    feed(desktop, "b i <Enter> <Enter>");
    g_assert_true(screen_shows("On which printer?"));
    feed(desktop, "<Down> <Enter>");
    wait_for(desktop, "Sent to the printer: did it come out? y yes, n no  1", false);
    g_assert_true(screen_shows("A001 ヤマダ ハナコ         no. 1  sent"));
    wait_for(desktop, "The printer takes no more", false); /* and keys are taken meanwhile */
    feed(desktop, "<Esc> p");
    g_assert_true(screen_shows("Print: which sheet?"));
    feed(desktop, "<Esc> b");
    wait_for(desktop, "look whether it came out.", true);
    feed(desktop, "<Home> y");
    g_assert_true(screen_shows("came out of the printer"));
    g_assert_false(screen_shows("did it come out?"));
}

static void
test_a_band_that_did_not_come_out_is_needed_again(Desktop *desktop, gconstpointer unused)
{
    (void)unused;
    feed(desktop, "b i <Enter> <Enter> <Down> <Enter>");
    wait_for(desktop, "look whether it came out.", true);
    feed(desktop, "<Home> n");
    g_assert_true(screen_shows("band no. 1 did not come out: i issues another"));
    g_assert_true(screen_shows("A001 ヤマダ ハナコ         no band"));
}

static void
test_the_next_who_needs_a_band_is_under_the_cursor(Desktop *desktop, gconstpointer unused)
{
    (void)unused;
    feed(desktop, "b i <Enter> <Enter> <Enter> <Enter>"); /* into the file that is proposed */
    feed(desktop, "i <Enter> <Enter> <Enter> <Enter>");
    g_autoptr(Desk) desk = screen_open_desk();
    SheetWish wish = { .key = "bands" };
    g_autoptr(Sheet) bands = desk_sheet(desk, &wish, NULL);
    g_assert_cmpuint(bands->rows->len, ==, 2);
    g_assert_cmpstr(((const SheetRow *)bands->rows->pdata[1])->person, ==, "A002");
}

/* A file is not sealed, and a PC may be carried off in the night. */
static void
test_a_sheet_for_a_printer_leaves_no_file_unless_one_is_named(Desktop *desktop,
                                                              gconstpointer unused)
{
    (void)unused;
    feed(desktop, "p");
    g_assert_true(screen_shows("5E-bed-map-2026-11-02T06.45.pdf"));
    feed(desktop, "p"); /* the label printer takes no sheet */
    g_assert_true(screen_shows("5E-bed-map-2026-11-02T06.45.pdf"));
    g_setenv("MEGURI_PRINTER", "ward-printer", TRUE);
    feed(desktop, "<Esc>pp");
    g_assert_true(screen_shows("ward-printer"));
    g_assert_true(screen_shows("none; the page goes to the printer alone"));
    g_assert_false(screen_shows(".pdf"));
    feed(desktop, "f<Backspace><Backspace><Backspace><Backspace>-kept.pdf<Enter>");
    g_assert_true(screen_shows("5E-bed-map-2026-11-02T06.45-kept.pdf"));
    feed(desktop, "p"); /* no printer again: it is still the file that was named */
    g_assert_true(screen_shows("-kept.pdf"));
}

#define STORY(name, test)                                                                          \
    g_test_add("/tui/printer/" name, Desktop, dispatch, desktop_set_up, test, desktop_tear_down)

int
main(int argc, char **argv)
{
    bool carried = false;
    const char *const words[] = { g_get_tmp_dir(), NULL };
    g_setenv("CUPS_SERVER", "127.0.0.1:9", TRUE); /* nobody prints for a test */
    g_autoptr(Dispatch) dispatch = dispatch_new(words, &carried);
    if (carried)
        return 0;
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    STORY("a-band-is-sent-and-the-nurse-goes-on", test_a_band_is_sent_and_the_nurse_goes_on);
    STORY("a-band-that-did-not-come-out-is-needed-again",
          test_a_band_that_did_not_come_out_is_needed_again);
    STORY("the-next-who-needs-a-band-is-under-the-cursor",
          test_the_next_who_needs_a_band_is_under_the_cursor);
    STORY("a-sheet-for-a-printer-leaves-no-file-unless-one-is-named",
          test_a_sheet_for_a_printer_leaves_no_file_unless_one_is_named);
    return g_test_run();
}
