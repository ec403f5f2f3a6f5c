/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A nurse without a scanner holds a band before the camera. */
#include "desk/camera.h"

#include "base/error.h"

#include <string.h>

#include "lens.h"

typedef struct {
    char *folder;
    Camera *camera;
} Lens;

static Lens
lens(const char *script)
{
    Lens lens;
    lens.camera = lens_new(script, &lens.folder);
    return lens;
}

static void
who_asks_for_a_code_gets_one_and_no_more(void)
{
    Lens given = lens("for device; do :; done; echo MG1NDR1L-$device; echo SECOND");
    g_autoptr(GError) error = NULL;
    g_assert_null(camera_code(given.camera, &error)); /* nobody asked */
    camera_look(given.camera);
    camera_look(given.camera);
    g_autofree char *code = lens_wait(given.camera, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(code, ==, "MG1NDR1L-/dev/video7");
    g_assert_false(camera_looks(given.camera));
    camera_look(given.camera);
    g_autofree char *again = lens_wait(given.camera, &error);
    g_assert_cmpstr(again, ==, code);
    lens_free(given.camera, given.folder);
}

/* Whether the code of the first look is on its way when it is stopped is chance: so, often. */
static void
a_look_that_was_stopped_brings_nothing_later(void)
{
    Lens given = lens("[ -e \"$0.seen\" ] && { rm \"$0.seen\"; echo LATER; exit; }; "
                      ": > \"$0.seen\"; echo FIRST");
    g_autoptr(GError) error = NULL;
    g_autofree char *seen = g_build_filename(given.folder, "zbarcam.seen", NULL);
    for (guint i = 0; i < 40; i++) {
        camera_look(given.camera);
        while (!g_file_test(seen, G_FILE_TEST_EXISTS))
            g_thread_yield();
        camera_stop(given.camera);
        g_assert_null(camera_code(given.camera, &error));
        camera_look(given.camera);
        g_autofree char *code = lens_wait(given.camera, &error);
        g_assert_no_error(error);
        g_assert_cmpstr(code, ==, "LATER");
    }
    lens_free(given.camera, given.folder);
}

/* Nothing is held before the lens: the reader would look for ever. */
static void
a_look_that_sees_nothing_is_stopped(void)
{
    Lens given =
        lens("[ -e \"$0.seen\" ] || { : > \"$0.seen\"; exec sleep 1000; }; rm \"$0.seen\"; "
             "echo LATER");
    g_autoptr(GError) error = NULL;
    g_autofree char *seen = g_build_filename(given.folder, "zbarcam.seen", NULL);
    camera_look(given.camera);
    while (!g_file_test(seen, G_FILE_TEST_EXISTS))
        g_thread_yield();
    camera_stop(given.camera);
    camera_look(given.camera);
    g_autofree char *code = lens_wait(given.camera, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(code, ==, "LATER");
    lens_free(given.camera, given.folder);
}

static void
refused(const char *script, const char *words)
{
    Lens given = lens(script);
    g_autoptr(GError) error = NULL;
    camera_look(given.camera);
    g_assert_null(lens_wait(given.camera, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_NO);
    g_assert_nonnull(strstr(error->message, words));
    lens_free(given.camera, given.folder);
}

static void
what_is_wrong_with_a_camera_is_said(void)
{
    refused(NULL, "zbarcam is not installed");
    refused("exit 1", "is it plugged in");
    refused("kill -9 $$", "is it plugged in");
    refused("exit 0", "is it plugged in"); /* it ended and saw nothing */
}

static void
what_is_no_code_is_none(void)
{
    refused("printf 'MG1\\033[2Jx\\n'", "is it plugged in");
    refused("echo ヤマダ", "is it plugged in");
    refused("while :; do printf 0123456789; done", "is it plugged in");
}

static void
the_reader_reaches_no_network(void)
{
    Lens given = lens("exec python3 -c 'import socket\n"
                      "try: socket.socket(); print(\"REACHED\")\n"
                      "except PermissionError: print(\"REFUSED\")'");
    g_autoptr(GError) error = NULL;
    camera_look(given.camera);
    g_autofree char *code = lens_wait(given.camera, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(code, ==, "REFUSED");
    lens_free(given.camera, given.folder);
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
    g_test_add_func("/camera/network", the_reader_reaches_no_network);
    return g_test_run();
}
