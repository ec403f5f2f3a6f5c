/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/app-state.h"
#include "tui/burst.h"
#include "tui/page.h"

#include "base/language.h"

#define CAMERA_MS 30 /* between two looks for what it read */

/* The code as a scanner types it. */
static GArray *
keys_of(const char *code)
{
    GArray *keys = g_array_new(FALSE, FALSE, sizeof(Key));
    Key end = { .kind = KEY_KIND_ENTER };
    for (; *code != '\0'; code++) {
        Key key = { .kind = KEY_KIND_SIGN, .sign = (gunichar)*code };
        g_array_append_val(keys, key);
    }
    g_array_append_val(keys, end);
    return keys;
}

void
app_see(App *app)
{
    static const Key nothing = { .kind = KEY_KIND_NOTHING };
    g_autoptr(GError) error = NULL;
    if (app->camera == NULL || !camera_looks(app->camera))
        return;
    g_autofree char *code = camera_code(app->camera, &error);
    if (code != NULL) {
        session_tell(app->session, NULL);
        g_autoptr(GArray) keys = keys_of(code);
        app_burst(app, &g_array_index(keys, Key, 0), keys->len);
    } else if (error != NULL) {
        session_warn(app->session, error->message);
        app_key(app, &nothing);
    }
}

/* Behind the lock or an open help no page is asked. */
static bool
page_scans(App *app, const Key *keys, guint count)
{
    Page *page = session_page(app->session);
    if (app->lock != NULL || app->help != HELP_NONE || page == NULL || page->ops->scan == NULL)
        return false;
    session_begin_act(app->session, false);
    g_autofree char *code = burst_text(keys, count);
    return page->ops->scan(page, code);
}

/* Nothing was done with a code but to say so. */
static bool
tell_code(App *app, const char *words)
{
    static const Key nothing = { .kind = KEY_KIND_NOTHING };
    session_warn(app->session, words);
    return app_key(app, &nothing);
}

/* Each as a key of its own. */
static bool
take_keys(App *app, const Key *keys, guint count)
{
    for (guint i = 0; i < count && !app_has_ended(app); i++)
        app_key(app, &keys[i]);
    return !app_has_ended(app);
}

bool
app_burst(App *app, const Key *keys, guint count)
{
    static const Key nothing = { .kind = KEY_KIND_NOTHING };
    bool code = burst_is_code(keys, count);
    if (code)
        app_stop_camera(app); /* a scanner was at hand after all */
    if (app_types(app) || !code)
        return take_keys(app, keys, count);
    if (page_scans(app, keys, count))
        return app_key(app, &nothing);
    return tell_code(
        app, _("A code was scanned where none is asked: nothing was done. v checks a band."));
}

/* The sign that waits stands in the corner at once. */
static void
show_held(App *app, const Key *held)
{
    Canvas canvas = terminal_canvas(app->terminal);
    char sign[7] = "";
    sign[g_unichar_to_utf8(held->sign, sign)] = '\0';
    canvas_word(&canvas, (Spot){ canvas.rows - 1, canvas.columns - 2, 0 }, INK_KEY, sign);
    terminal_show(app->terminal);
}

/* While the camera looks it is looked after more often than once a second. */
Key
app_read(gpointer data, int ms, const Key *held)
{
    App *app = data;
    bool looks = app->camera != NULL && camera_looks(app->camera);
    if (held != NULL)
        show_held(app, held);
    Key key = terminal_read(looks ? MIN(ms, CAMERA_MS) : ms);
    if (looks)
        app_see(app);
    return key;
}

/* How this hospital's own codes look; NULL while no book is open, or the open one is let go. */
static const char *
id_codes(const App *app)
{
    const Desk *desk = app->session->desk;
    const Layout *layout = desk != NULL ? desk_layout(desk) : NULL;
    return layout != NULL ? layout->id_codes : NULL;
}

bool
app_listen(App *app, Keyboard *keyboard)
{
    KeyboardMoment moment = { app_types(app), id_codes(app) };
    KeysFrom from;
    g_autoptr(GArray) keys = keyboard_next(keyboard, &moment, &from);
    const Key *first = &g_array_index(keys, Key, 0);
    if (terminal_is_leaving())
        return false;
    if (from == KEYS_OF_A_SLOW_SCANNER)
        return tell_code(app,
                         _("A code came so slowly that its first two letters were keys: look "
                           "at the last entry, x strikes it. Set the scanner to send faster."));
    return from == KEYS_OF_A_SCANNER ? app_burst(app, first, keys->len)
                                     : take_keys(app, first, keys->len);
}

int
app_run(const AppStart *start, GError **error)
{
    g_autoptr(Terminal) terminal = terminal_open(error);
    if (terminal == NULL)
        return 1;
    if (terminal_canvas(terminal).glyphs.latin_only)
        language_choose("en"); /* nobody reads the other there */
    g_autoptr(App) app = app_new(start, terminal, error);
    if (app == NULL)
        return 1;
    Keyboard keyboard = { .read = app_read, .data = app };
    while (!app_has_ended(app) && !terminal_is_leaving())
        app_listen(app, &keyboard);
    return 0;
}
