/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A nurse without a scanner holds a band before the camera. */
#include "desk/camera.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "camera-stage.h"

/* ---- a PC that is too full to begin another process ---- */

static bool too_full;

pid_t
fork(void)
{
    if (!too_full)
        return _Fork();
    errno = EAGAIN;
    return -1;
}

/* What is open, without what looks. */
static guint
count_open(void)
{
    guint count = 0;
    for (int i = 0; i < 256; i++)
        count += fcntl(i, F_GETFD) >= 0;
    return count;
}

/* ---- what readers see ---- */

static char *
see_a_band(const char *device, ReaderTrouble *ret_trouble)
{
    (void)ret_trouble;
    return g_strconcat("MG1NDR1L-", device, NULL);
}

static char *
seen_path(const char *folder)
{
    return g_build_filename(folder, "seen", NULL);
}

/* True if an earlier look left its mark in FOLDER, which is taken away; else it is made. */
static bool
was_here(const char *folder)
{
    g_autofree char *path = seen_path(folder);
    if (g_unlink(path) == 0)
        return true;
    g_file_set_contents(path, "", 0, NULL);
    return false;
}

static char *
see_first_then_later(const char *folder, ReaderTrouble *ret_trouble)
{
    (void)ret_trouble;
    return g_strdup(was_here(folder) ? "LATER" : "FIRST");
}

static char *
see_nothing_then_later(const char *folder, ReaderTrouble *ret_trouble)
{
    (void)ret_trouble;
    while (!was_here(folder))
        pause();
    return g_strdup("LATER");
}

static char *
find_no_library(const char *device, ReaderTrouble *ret_trouble)
{
    (void)device;
    *ret_trouble = READER_NOT_INSTALLED;
    return NULL;
}

static char *
find_no_camera(const char *device, ReaderTrouble *ret_trouble)
{
    (void)device;
    *ret_trouble = READER_NO_CAMERA;
    return NULL;
}

static char *
break_down(const char *device, ReaderTrouble *ret_trouble)
{
    (void)device, (void)ret_trouble;
    raise(SIGKILL);
    return NULL;
}

static char *
see_an_empty_code(const char *device, ReaderTrouble *ret_trouble)
{
    (void)device, (void)ret_trouble;
    return g_strdup("");
}

static char *
see_a_trick(const char *device, ReaderTrouble *ret_trouble)
{
    (void)device, (void)ret_trouble;
    return g_strdup("MG1\033[2Jx");
}

static char *
see_kana(const char *device, ReaderTrouble *ret_trouble)
{
    (void)device, (void)ret_trouble;
    return g_strdup("ヤマダ");
}

static char *
see_almost_without_end(const char *device, ReaderTrouble *ret_trouble)
{
    (void)device, (void)ret_trouble;
    return g_strnfill(1000000, 'A');
}

/* What a reader that a hostile picture took over would try. */
static char *
try_to_get_out(const char *device, ReaderTrouble *ret_trouble)
{
    (void)device, (void)ret_trouble;
    char *command[] = { "true", NULL };
    bool reached = socket(AF_INET, SOCK_STREAM, 0) >= 0 || socket(AF_UNIX, SOCK_STREAM, 0) >= 0;
    execv("/bin/true", command);
    return g_strdup(reached ? "REACHED" : "REFUSED");
}

/* Libraries complain; the nurse's screen must not show it. */
static char *
complain(const char *device, ReaderTrouble *ret_trouble)
{
    (void)device, (void)ret_trouble;
    g_autofree char *output = g_file_read_link("/proc/self/fd/1", NULL);
    g_autofree char *errors = g_file_read_link("/proc/self/fd/2", NULL);
    bool unheard = g_strcmp0(output, "/dev/null") == 0 && g_strcmp0(errors, "/dev/null") == 0;
    return g_strdup(unheard ? "UNHEARD" : "HEARD");
}

/* ---- what the nurse gets ---- */

static void
who_asks_for_a_code_gets_one_and_no_more(void)
{
    g_autoptr(Camera) camera = camera_stage_new("/dev/video7", see_a_band);
    g_autoptr(GError) error = NULL;
    g_assert_null(camera_code(camera, &error)); /* nobody asked */
    camera_look(camera);
    camera_look(camera);
    g_autofree char *code = camera_stage_wait(camera, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(code, ==, "MG1NDR1L-/dev/video7");
    g_assert_false(camera_looks(camera));
    camera_look(camera);
    g_autofree char *again = camera_stage_wait(camera, &error);
    g_assert_cmpstr(again, ==, code);
}

/* A look that READER leaves without an answer is stopped ROUNDS times; the next one gets its own.
 */
static void
stop(CameraReader reader, guint rounds)
{
    g_autofree char *folder = g_dir_make_tmp("meguri-camera-XXXXXX", NULL);
    g_autofree char *seen = seen_path(folder);
    g_autoptr(Camera) camera = camera_stage_new(folder, reader);
    g_autoptr(GError) error = NULL;
    for (guint i = 0; i < rounds; i++) {
        camera_look(camera);
        while (!g_file_test(seen, G_FILE_TEST_EXISTS))
            g_thread_yield();
        camera_stop(camera);
        g_assert_null(camera_code(camera, &error));
        camera_look(camera);
        g_autofree char *code = camera_stage_wait(camera, &error);
        g_assert_no_error(error);
        g_assert_cmpstr(code, ==, "LATER");
    }
    g_rmdir(folder);
}

/* Whether the code of the first look is on its way when it is stopped is chance: so, often. */
static void
a_look_that_was_stopped_brings_nothing_later(void)
{
    stop(see_first_then_later, 40);
}

/* Nothing is held before the lens: the reader would look for ever. */
static void
a_look_that_sees_nothing_is_stopped(void)
{
    stop(see_nothing_then_later, 1);
}

static void
refused(CameraReader reader, const char *words)
{
    g_autoptr(Camera) camera = camera_stage_new("/dev/video7", reader);
    g_autoptr(GError) error = NULL;
    camera_look(camera);
    g_assert_null(camera_stage_wait(camera, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_NO);
    g_assert_nonnull(strstr(error->message, words));
}

static void
what_is_wrong_with_a_camera_is_said(void)
{
    refused(find_no_library, "is not installed");
    refused(find_no_camera, "is it plugged in");
    refused(break_down, "is it plugged in");
    refused(see_an_empty_code, "is it plugged in");
}

static void
what_is_no_code_is_none(void)
{
    refused(see_a_trick, "is it plugged in");
    refused(see_kana, "is it plugged in");
    refused(see_almost_without_end, "is it plugged in");
}

static void
seen(CameraReader reader, const char *expected)
{
    g_autoptr(Camera) camera = camera_stage_new("/dev/video7", reader);
    g_autoptr(GError) error = NULL;
    camera_look(camera);
    g_autofree char *code = camera_stage_wait(camera, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(code, ==, expected);
}

static void
the_reader_reaches_no_network_and_no_program(void)
{
    seen(try_to_get_out, "REFUSED");
}

static void
the_reader_writes_nothing_on_the_screen(void)
{
    seen(complain, "UNHEARD");
}

/* The whole way but for a lens: libv4l asks the kernel, and there is none. */
static void
a_camera_that_is_not_there_is_said(void)
{
    g_autoptr(Camera) camera = camera_stage_new("/dev/null", camera_reader);
    g_autoptr(GError) error = NULL;
    camera_look(camera);
    g_assert_null(camera_stage_wait(camera, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_NO);
}

static void
a_camera_that_cannot_be_begun_leaves_nothing_open(void)
{
    bool kept;
    guint before = count_open();
    too_full = true;
    for (guint i = 0; i < 3; i++)
        g_assert_null(camera_new("/dev/video7", see_a_band, &kept));
    too_full = false;
    g_assert_cmpuint(count_open(), ==, before);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/camera/one", who_asks_for_a_code_gets_one_and_no_more);
    g_test_add_func("/camera/stopped", a_look_that_was_stopped_brings_nothing_later);
    g_test_add_func("/camera/nothing", a_look_that_sees_nothing_is_stopped);
    g_test_add_func("/camera/wrong", what_is_wrong_with_a_camera_is_said);
    g_test_add_func("/camera/no-code", what_is_no_code_is_none);
    g_test_add_func("/camera/network", the_reader_reaches_no_network_and_no_program);
    g_test_add_func("/camera/quiet", the_reader_writes_nothing_on_the_screen);
    g_test_add_func("/camera/none", a_camera_that_is_not_there_is_said);
    g_test_add_func("/camera/too-full", a_camera_that_cannot_be_begun_leaves_nothing_open);
    return g_test_run();
}
