/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/dispatch-job.h"
#include "desk/output.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "stage.h"

#define PATIENCE_MS 20000

typedef struct {
    Dispatch *dispatch;
    Stage *stage;
    Desk *desk;
} Counter;

static void
counter_set_up(Counter *counter, gconstpointer dispatch)
{
    counter->stage = stage_new();
    stage_fill(counter->stage);
    counter->desk = stage_open(counter->stage, STAGE_MORNING);
    desk_use_dispatch(counter->desk, (Dispatch *)dispatch);
}

static void
counter_tear_down(Counter *counter, gconstpointer unused)
{
    (void)unused;
    desk_free(counter->desk);
    stage_free(counter->stage);
}

/* A band for A001 to PRINTER, or to a file if that is NULL. */
static bool
issue(const Counter *counter, const char *printer, GError **error)
{
    g_autofree char *to = printer == NULL ? stage_path(counter->stage, "bands.pdf") : NULL;
    g_autoptr(GPtrArray) persons = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(persons, g_strdup("A001"));
    return output_bands(counter->desk, persons, &(BandWish){ .to = to, .printer = printer }, error);
}

/* News until the job has ended. */
static SpoolState
end_of_job(const Counter *counter)
{
    for (;;) {
        g_autoptr(DispatchNews) news = dispatch_next(counter->desk, PATIENCE_MS);
        g_assert_nonnull(news);
        if (news->ended)
            return news->state;
    }
}

static void
assert_bands(const Counter *counter, const char *expected)
{
    g_autofree char *bands = stage_cells(counter->desk, "bands", "band state");
    g_assert_cmpstr(bands, ==, expected);
}

static void
test_a_band_that_did_not_come_out_leaves_the_one_on_the_wrist(Counter *counter,
                                                              gconstpointer unused)
{
    (void)unused;
    g_autoptr(GError) error = NULL;
    g_assert_true(issue(counter, NULL, &error));
    g_assert_true(issue(counter, "zpl:/dev/no-such-printer", &error));
    assert_bands(counter, "1 replaced, 2 sent");
    g_assert_cmpint(end_of_job(counter), ==, SPOOL_FAILED);
    assert_bands(counter, "1 issued");
    g_assert_true(issue(counter, NULL, &error));
    assert_bands(counter, "1 replaced, 3 issued"); /* no. 2 is given to no other band */
    g_assert_false(dispatch_is_busy(counter->desk));
}

static void
test_a_band_that_a_device_took_waits_for_somebody_to_look(Counter *counter, gconstpointer unused)
{
    (void)unused;
    g_autoptr(GError) error = NULL;
    g_autofree char *device = stage_path(counter->stage, "lp");
    g_autofree char *printer = g_strconcat("sbpl:", device, NULL);
    g_assert_cmpint(mkfifo(device, 0600), ==, 0);
    int reader = open(device, O_RDONLY | O_NONBLOCK);
    g_assert_true(issue(counter, printer, &error));
    g_autoptr(GString) taken = g_string_new(NULL);
    char bytes[4096];
    while (dispatch_is_busy(counter->desk)) {
        g_autoptr(DispatchNews) news = dispatch_next(counter->desk, 1);
        for (gssize count; (count = read(reader, bytes, sizeof bytes)) > 0;)
            g_string_append_len(taken, bytes, count);
        g_assert_true(news == NULL || !news->ended || news->state == SPOOL_TAKEN);
    }
    close(reader);
    unlink(device);
    g_assert_true(g_str_has_prefix(taken->str, "\033A\033V0001"));
    g_assert_true(g_str_has_suffix(taken->str, "\033Z"));
    assert_bands(counter, "1 sent");
    stage_say(counter->desk, WHAT_BAND_WORN, "A001", NULL, "1");
    assert_bands(counter, "1 worn");
}

/* A printer that takes no more, at the path DEVICE. */
static int
open_full(const char *device)
{
    static const char full[1 << 16];
    g_assert_cmpint(mkfifo(device, 0600), ==, 0);
    int paper = open(device, O_RDWR | O_NONBLOCK);
    while (write(paper, full, sizeof full) > 0)
        ;
    return paper;
}

/* The device takes no more, so nothing of the band is in the printer. */
static void
test_a_print_that_was_not_begun_can_be_given_up(Counter *counter, gconstpointer unused)
{
    (void)unused;
    g_autoptr(GError) error = NULL;
    g_autofree char *device = stage_path(counter->stage, "lp");
    g_autofree char *printer = g_strconcat("zpl:", device, NULL);
    int paper = open_full(device);
    g_assert_true(issue(counter, NULL, &error));
    g_assert_true(issue(counter, printer, &error));
    assert_bands(counter, "1 replaced, 2 sent");
    g_autofree char *title = dispatch_give_up(counter->desk);
    g_autofree char *none = dispatch_give_up(counter->desk);
    g_assert_nonnull(strstr(title, "adult-band"));
    g_assert_null(none);
    g_assert_cmpint(end_of_job(counter), ==, SPOOL_FAILED);
    assert_bands(counter, "1 issued");
    close(paper);
    unlink(device);
}

static void
test_a_printer_nobody_can_reach_is_told_before_a_number_is_given(Counter *counter,
                                                                 gconstpointer unused)
{
    (void)unused;
    static const struct {
        const char *printer;
        int code;
    } rows[] = { { "/dev/usb/lp0", MEGURI_ERROR_USAGE }, { "no-such-queue", MEGURI_ERROR_NO } };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_false(issue(counter, rows[i].printer, &error));
        g_assert_error(error, MEGURI_ERROR, rows[i].code);
    }
    g_autoptr(GError) error = NULL;
    desk_use_dispatch(counter->desk, NULL);
    g_assert_false(issue(counter, "zpl:/dev/usb/lp0", &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_NO);
    assert_bands(counter, "");
}

static void
test_a_sheet_goes_to_no_label_printer(Counter *counter, gconstpointer unused)
{
    (void)unused;
    g_autofree char *number = NULL;
    g_autoptr(GError) error = NULL;
    PrintWish wish = { .sheet = { .key = "bed-map" }, .printer = "zpl:/dev/null" };
    g_assert_false(output_print(counter->desk, &wish, &number, NULL, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE);
}

/* The process that was begun last by this one. */
static pid_t
last_child(void)
{
    const char *name;
    pid_t last = 0;
    g_autoptr(GDir) processes = g_dir_open("/proc", 0, NULL);
    while ((name = g_dir_read_name(processes)) != NULL) {
        int parent = 0;
        g_autofree char *text = NULL;
        g_autofree char *path = g_build_filename("/proc", name, "stat", NULL);
        if (g_file_get_contents(path, &text, NULL, NULL) && strrchr(text, ')') != NULL &&
            sscanf(strrchr(text, ')'), ") %*c %d", &parent) == 1 && parent == getpid())
            last = MAX(last, atoi(name));
    }
    return last;
}

/* The carrier is killed (a PC short of memory) with a band on its way. */
static void
test_a_print_whose_carrier_died_must_be_looked_for(Counter *counter, gconstpointer unused)
{
    (void)unused;
    bool carried = false;
    g_autoptr(GError) error = NULL;
    const char *const words[] = { g_get_tmp_dir(), NULL };
    g_autofree char *device = stage_path(counter->stage, "lp");
    g_autofree char *printer = g_strconcat("zpl:", device, NULL);
    g_autoptr(Dispatch) doomed = dispatch_new(words, &carried);
    if (carried)
        _exit(0);
    pid_t carrier = last_child();
    int paper = open_full(device);
    desk_use_dispatch(counter->desk, doomed);
    g_assert_true(issue(counter, printer, &error));
    g_assert_true(issue(counter, printer, &error));
    g_assert_cmpint(kill(carrier, SIGKILL), ==, 0);
    g_assert_cmpint(waitpid(carrier, NULL, 0), ==, carrier);
    g_assert_cmpint(end_of_job(counter), ==, SPOOL_UNSURE);
    g_assert_true(dispatch_is_busy(counter->desk));
    g_assert_cmpint(end_of_job(counter), ==, SPOOL_UNSURE);
    g_assert_false(dispatch_is_busy(counter->desk));
    assert_bands(counter, "1 replaced, 2 sent");
    g_assert_false(issue(counter, printer, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE);
    g_assert_nonnull(strstr(error->message, "has ended"));
    assert_bands(counter, "1 replaced, 2 sent"); /* no. 3 is struck */
    close(paper);
    unlink(device);
}

/* A job of one band for A001, whose page is gone from the disk. */
static char *
send_what_is_gone(Desk *desk)
{
    g_autoptr(GError) error = NULL;
    PrintTarget target = { .file = (char *)"/nonexistent/page.zpl",
                           .printer = (char *)"/dev/null",
                           .raw = true };
    DispatchJob *job = g_new0(DispatchJob, 1);
    dispatch_add_band(job, "A001", 1);
    g_assert_false(dispatch_send(desk, &target, job, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE);
    return g_strdup(error->message);
}

static void
test_a_page_that_is_gone_is_told_as_that(Counter *counter, gconstpointer dispatch)
{
    g_autoptr(GError) error = NULL;
    g_assert_true(issue(counter, NULL, &error));
    g_autofree char *told = send_what_is_gone(counter->desk);
    g_assert_nonnull(strstr(told, "/nonexistent/page.zpl"));
    g_assert_null(strstr(told, "could not be written"));
    assert_bands(counter, "");
    g_autoptr(Desk) reader = stage_open_read_only(counter->stage, STAGE_EVENING);
    desk_use_dispatch(reader, (Dispatch *)dispatch);
    g_autofree char *unkept = send_what_is_gone(reader);
    g_assert_nonnull(strstr(unkept, "could not be written into the book"));
}

#define STORY(name, test)                                                                          \
    g_test_add("/desk/dispatch/" name, Counter, dispatch, counter_set_up, test, counter_tear_down)

int
main(int argc, char **argv)
{
    bool carried = false;
    const char *const words[] = { g_get_tmp_dir(), NULL };
    g_setenv("CUPS_SERVER", "127.0.0.1:9", TRUE); /* nobody prints for a test */
    g_autoptr(Dispatch) dispatch = dispatch_new(words, &carried);
    if (carried)
        return 0;
    g_test_init(&argc, &argv, NULL);
    STORY("a-print-that-was-not-begun-can-be-given-up",
          test_a_print_that_was_not_begun_can_be_given_up);
    STORY("a-band-that-did-not-come-out-leaves-the-one-on-the-wrist",
          test_a_band_that_did_not_come_out_leaves_the_one_on_the_wrist);
    STORY("a-band-that-a-device-took-waits-for-somebody-to-look",
          test_a_band_that_a_device_took_waits_for_somebody_to_look);
    STORY("a-printer-nobody-can-reach-is-told-before-a-number-is-given",
          test_a_printer_nobody_can_reach_is_told_before_a_number_is_given);
    STORY("a-page-that-is-gone-is-told-as-that", test_a_page_that_is_gone_is_told_as_that);
    STORY("a-print-whose-carrier-died-must-be-looked-for",
          test_a_print_whose_carrier_died_must_be_looked_for);
    STORY("a-sheet-goes-to-no-label-printer", test_a_sheet_goes_to_no_label_printer);
    return g_test_run();
}
