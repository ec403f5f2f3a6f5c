/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A station without a scanner: F takes a code from the camera, and from nowhere else. */
#include "desk/camera-stage.h"
#include "desk/pc-clock.h"

#include "ward/form-code.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "night.h"

#define LONG_ENOUGH (60 * 60) /* seconds after which every screen is locked */

typedef struct {
    Night night;
    Camera *camera;
    char *folder;
} Watched;

static char *
code_path(const char *folder)
{
    return g_build_filename(folder, "code", NULL);
}

/* Sees what lies in FOLDER. */
static char *
see_code(const char *folder, ReaderTrouble *ret_trouble)
{
    g_autofree char *path = code_path(folder);
    char *code;
    (void)ret_trouble;
    while (!g_file_get_contents(path, &code, NULL, NULL))
        pause();
    return code;
}

/* What lies before the lens from now on; NULL = nothing ever. */
static void
show_lens(const Watched *watched, const char *code)
{
    g_autofree char *path = code_path(watched->folder);
    if (code != NULL)
        g_assert_true(g_file_set_contents(path, code, -1, NULL));
    else
        g_unlink(path);
}

static void
begin(Watched *watched, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    night_begin(&watched->night, data);
    watched->folder = g_dir_make_tmp("meguri-camera-XXXXXX", NULL);
    g_assert_nonnull(watched->folder);
    watched->camera = camera_stage_new(watched->folder, see_code);
    AppStart start = { .book = "drill.meguri",
                       .observer = "佐々木",
                       .now = SCREEN_NOW,
                       .clock = pc_clock(),
                       .camera = watched->camera };
    app_free(watched->night.app);
    watched->night.app = app_new(&start, watched->night.terminal, &error);
    g_assert_no_error(error);
}

static void
end(Watched *watched, gconstpointer data)
{
    show_lens(watched, NULL);
    night_end(&watched->night, data);
    camera_free(watched->camera);
    g_rmdir(watched->folder);
    g_free(watched->folder);
}

/* As the program does while the camera looks. */
static void
see(Watched *watched)
{
    while (camera_looks(watched->camera)) {
        app_see(watched->night.app);
        g_usleep(1000);
    }
}

static void
test_a_band_before_the_camera_is_checked(Watched *watched, gconstpointer data)
{
    (void)data;
    show_lens(watched, "MG1NDR1LA00101519450714FYAMADA/HANAKO.7K2M9QPD");
    night_feed(&watched->night, "vF");
    g_assert_true(screen_shows("Hold the code before the camera."));
    see(watched);
    g_assert_false(screen_shows("Hold the code"));
    g_assert_true(screen_shows("46 signs read"));
    night_feed(&watched->night, "yamada hanako<Enter>S20.7.14<Enter>"); /* the name comes next */
    g_assert_true(screen_shows("misread"));
}

static void
test_a_form_before_the_camera_brings_its_bed(Watched *watched, gconstpointer data)
{
    (void)data;
    g_autoptr(Desk) desk = screen_open_desk();
    g_autofree char *form = form_code(desk_layout(desk), "510-5");
    show_lens(watched, form);
    night_feed(&watched->night, "F");
    see(watched);
    g_assert_true(screen_shows("full check"));
    g_assert_true(screen_shows("510-5"));
}

/* A name may begin with it, and a list asks for no code. */
static void
test_f_is_a_letter_where_no_code_is_asked(Watched *watched, gconstpointer data)
{
    (void)data;
    static const char *const places[] = { "lF", "/F", "bF", "vmF", "v1<Tab>F", "?F" };
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        night_feed(&watched->night, places[i]);
        g_test_message("%s", places[i]);
        g_assert_false(camera_looks(watched->camera));
        night_feed(&watched->night, "<Esc><Esc><Esc>");
    }
}

static void
test_any_key_and_the_lock_switch_it_off(Watched *watched, gconstpointer data)
{
    (void)data;
    night_feed(&watched->night, "?");
    g_assert_true(screen_shows("read a code by the camera"));
    night_feed(&watched->night, "<Esc>F");
    g_assert_true(camera_looks(watched->camera));
    night_feed(&watched->night, "l"); /* no list: it was the key that switched it off */
    g_assert_false(camera_looks(watched->camera));
    g_assert_false(screen_shows("Patient list"));
    night_feed(&watched->night, "LF");
    g_assert_false(camera_looks(watched->camera));
}

/* Nobody is filmed who sits before a screen that everybody left. */
static void
test_a_screen_that_was_left_films_nobody(Watched *watched, gconstpointer data)
{
    (void)data;
    static const Key nothing = { .kind = KEY_KIND_NOTHING };
    night_feed(&watched->night, "F");
    g_assert_true(camera_looks(watched->camera));
    pc_pass(LONG_ENOUGH);
    app_key(watched->night.app, &nothing);
    g_assert_true(screen_shows("locked"));
    g_assert_false(camera_looks(watched->camera));
}

/* Whoever finds the scanner after all scans as ever. */
static void
test_a_scanner_goes_before_the_camera(Watched *watched, gconstpointer data)
{
    (void)data;
    static const char code[] = "MG1NDR1LA00101519450714FYAMADA/HANAKO.7K2M9QPD";
    night_feed(&watched->night, "vF");
    g_assert_true(camera_looks(watched->camera));
    night_feed(&watched->night, code);
    g_assert_false(camera_looks(watched->camera));
    g_assert_true(screen_shows("46 signs read"));
    g_autoptr(Desk) desk = screen_open_desk();
    g_autofree char *form = form_code(desk_layout(desk), "510-5");
    g_autoptr(GArray) keys = g_array_new(FALSE, FALSE, sizeof(Key));
    for (const char *at = form; *at != '\0'; at++) {
        Key key = { .kind = KEY_KIND_SIGN, .sign = (gunichar)*at };
        g_array_append_val(keys, key);
    }
    night_feed(&watched->night, "<Esc><Esc>F");
    g_assert_true(camera_looks(watched->camera));
    app_burst(watched->night.app, &g_array_index(keys, Key, 0), keys->len);
    g_assert_false(camera_looks(watched->camera));
    g_assert_true(screen_shows("510-5"));
    g_assert_true(screen_shows("full check"));
}

static void
test_a_camera_that_sees_nothing_says_so(Watched *watched, gconstpointer data)
{
    (void)data;
    show_lens(watched, "");
    night_feed(&watched->night, "F");
    see(watched);
    g_assert_true(screen_shows("The camera does not answer"));
}

static void
test_without_a_camera_there_is_no_key(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "?");
    g_assert_false(screen_shows("camera"));
    night_feed(night, "<Esc>F");
    g_assert_false(screen_shows("camera"));
}

#define WATCHED_ADD(path, test) g_test_add(path, Watched, NULL, begin, test, end)

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    WATCHED_ADD("/camera/band", test_a_band_before_the_camera_is_checked);
    WATCHED_ADD("/camera/form", test_a_form_before_the_camera_brings_its_bed);
    WATCHED_ADD("/camera/letter", test_f_is_a_letter_where_no_code_is_asked);
    WATCHED_ADD("/camera/off", test_any_key_and_the_lock_switch_it_off);
    WATCHED_ADD("/camera/left", test_a_screen_that_was_left_films_nobody);
    WATCHED_ADD("/camera/scanner", test_a_scanner_goes_before_the_camera);
    WATCHED_ADD("/camera/nothing", test_a_camera_that_sees_nothing_says_so);
    NIGHT_ADD("/camera/none", test_without_a_camera_there_is_no_key);
    return g_test_run();
}
