/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/app-state.h"
#include "tui/help-view.h"
#include "tui/page-open.h"
#include "tui/page.h"

#include "desk/lock.h"

#include "base/language.h"
#include "base/scrub.h"

#define ROWS_LEAST 24
#define COLUMNS_LEAST 80

static bool
is_too_small(const App *app)
{
    Canvas canvas = terminal_canvas(app->terminal);
    return canvas.rows < ROWS_LEAST || canvas.columns < COLUMNS_LEAST;
}

static void
draw(App *app)
{
    Page *page = session_page(app->session);
    Canvas canvas = terminal_canvas(app->terminal);
    werase(canvas.window);
    if (is_too_small(app)) {
        canvas_lines(&canvas, (Spot){ 0, 0, 0 }, canvas.rows, INK_PLAIN,
                     _("The window is too small: please make it 80 columns by 24 lines."));
    } else if (app->lock != NULL) {
        lock_view_draw(app->lock, &canvas);
    } else if (page != NULL) {
        Canvas upper = canvas_part(&canvas, (Spot){ 0, 0, 0 }, canvas.rows - BAR_ROWS);
        page->ops->draw(page, &upper);
        if (app->help == HELP_KEYS)
            help_view_draw(page, app->camera != NULL, &upper);
        else if (app->help == HELP_LEGEND)
            help_view_draw_legend(page, &upper);
        if (app->elsewhere != NULL)
            elsewhere_view_draw(app->elsewhere, &upper);
        bar_draw(app->session, &app->figures, page, &canvas);
    }
    terminal_show(app->terminal);
}

/* Slow work comes after the page that announces it is on the glass. */
static void
work(App *app)
{
    Page *page = session_page(app->session);
    if (page == NULL || app->lock != NULL)
        return;
    if (app->elsewhere != NULL) {
        draw(app);
        if (elsewhere_view_work(app->elsewhere))
            g_clear_pointer(&app->elsewhere, elsewhere_view_free);
    } else if (page->ops->work != NULL) {
        draw(app);
        page->ops->work(page);
    }
}

/* ---- the camera ---- */

void
app_stop_camera(App *app)
{
    if (app->camera != NULL)
        camera_stop(app->camera);
}

/* True if KEY asks for a code of the camera, where one is asked. */
static bool
asks_camera(const App *app, const Page *page, const Key *key)
{
    const PageOps *ops = page->ops;
    if (app->camera == NULL || app->elsewhere != NULL ||
        keymap_action(ops->kind, key) != ACTION_CAMERA)
        return false;
    if (ops->awaits != NULL)
        return ops->awaits(page);
    return ops->scan != NULL && (ops->types == NULL || !ops->types(page));
}

static void
begin_camera(App *app)
{
    camera_look(app->camera);
    session_tell(app->session, _("Hold the code before the camera. Any key switches it off."));
}

/* ---- the lock ---- */

static void
lock(App *app)
{
    app->help = HELP_NONE;
    app_stop_camera(app);
    g_clear_pointer(&app->elsewhere, elsewhere_view_free);
    g_clear_pointer(&app->lock, lock_view_free);
    app->lock = lock_view_new(app->session);
    if (lock_keeps_book(app->session->desk))
        return;
    session_forget(app->session);
    draw(app); /* the cells of the screen hold names too */
    scrub_freed();
}

static void
key_in_lock(App *app, const Key *key)
{
    if (!lock_view_key(app->lock, key))
        return;
    g_clear_pointer(&app->lock, lock_view_free);
    session_refresh(app->session, true);
}

/* After a night's sleep of the PC the first key may come before the clock is looked at. Whoever
 * gave the passphrase and went away before telling a name sits here no more than another. */
static bool
is_idle(const App *app)
{
    const Desk *desk = app->session->desk;
    gint64 most = desk != NULL && !lock_holds(desk) ? lock_seconds(desk) : 0;
    return most > 0 && desk_running(desk) - app->touched >= most;
}

/* ---- keys ---- */

/* True while signs are text. Behind the lock only a passphrase is: nobody's name is scanned. */
bool
app_types(const App *app)
{
    const Page *page = session_page(app->session);
    if (app->lock != NULL)
        return lock_view_types(app->lock);
    if (app->elsewhere != NULL)
        return true;
    return page != NULL && page->ops->types != NULL && page->ops->types(page);
}

static bool
is_capital(const Key *key)
{
    return key->kind == KEY_KIND_SIGN && key->sign < 0x80 && g_ascii_isupper((char)key->sign);
}

/* The help's own key goes on to what the signs mean, any other one back to the page. */
static void
key_in_help(App *app, const Page *page, const Key *key)
{
    bool on = app->help == HELP_KEYS && page->ops->legend != NULL &&
              keymap_action(page->ops->kind, key) == ACTION_HELP;
    app->help = on ? HELP_LEGEND : HELP_NONE;
}

static void
take_key(App *app, const Key *key)
{
    Page *page = session_page(app->session);
    if (app->help != HELP_NONE) {
        key_in_help(app, page, key);
        return;
    }
    session_tell(app->session, NULL);
    bool looked = app->camera != NULL && camera_looks(app->camera);
    app_stop_camera(app);
    if (looked && !app_types(app)) /* a sign of a text is not lost: it may be a scanner's first */
        return;
    if (asks_camera(app, page, key)) {
        begin_camera(app);
        return;
    }
    if (app->elsewhere != NULL) {
        if (elsewhere_view_key(app->elsewhere, key))
            g_clear_pointer(&app->elsewhere, elsewhere_view_free);
        return;
    }
    if (page->ops->key != NULL && page->ops->key(page, key))
        return;
    Action action = keymap_action(page->ops->kind, key);
    if (action == ACTION_LOCK) {
        if (app->session->desk != NULL)
            lock(app);
        return;
    }
    if (page->ops->offers != NULL && !page->ops->offers(page, action))
        return;
    if (action == ACTION_HELP)
        app->help = HELP_KEYS;
    else if (action == ACTION_QUIT)
        app->session->ends = true;
    else if (action != ACTION_NONE)
        page->ops->act(page, action);
    else if (is_capital(key))
        session_tell(app->session, _("Keys are small letters here: is Caps Lock on?"));
}

/* Whatever was refused, by a key or by slow work. */
static void
ask_elsewhere(App *app)
{
    if (app->session->refusal == NULL || app->elsewhere != NULL)
        return;
    app->elsewhere = elsewhere_view_new(app->session, g_steal_pointer(&app->session->refusal));
}

/* Nothing is said through a page that cannot be seen. */
bool
app_key(App *app, const Key *key)
{
    if (key->kind == KEY_KIND_RESIZE)
        terminal_repaint(app->terminal);
    bool hand = key->kind != KEY_KIND_NOTHING && key->kind != KEY_KIND_RESIZE && !is_too_small(app);
    if (is_idle(app)) {
        lock(app);
    } else if (app->lock != NULL) {
        if (hand)
            key_in_lock(app, key);
    } else {
        session_begin_act(app->session, !hand);
        if (hand)
            take_key(app, key);
        session_hear_printer(app->session);
    }
    if (hand && app->session->desk != NULL)
        app->touched = desk_running(app->session->desk);
    if (!app_has_ended(app)) {
        work(app);
        ask_elsewhere(app);
        draw(app);
    }
    session_sweep_pages(app->session);
    return !app_has_ended(app);
}

bool
app_feed(App *app, const char *keys)
{
    Key key;
    while (!app_has_ended(app) && key_from_script(&keys, &key))
        app_key(app, &key);
    while (*keys == ' ' || *keys == '\n')
        keys++;
    return *keys == '\0';
}

bool
app_has_ended(const App *app)
{
    return app->session->ends;
}

App *
app_new(const AppStart *start, Terminal *terminal, GError **error)
{
    g_autoptr(App) app = g_new0(App, 1);
    app->terminal = terminal;
    app->session = session_new();
    app->session->now = start->now;
    app->session->clock = start->clock;
    app->session->dispatch = start->dispatch;
    app->camera = start->camera;
    if (!page_open_start(app->session, start, error))
        return NULL;
    if (app->session->desk != NULL)
        app->touched = desk_running(app->session->desk);
    draw(app);
    return g_steal_pointer(&app);
}

void
app_free(App *app)
{
    app_stop_camera(app);
    lock_view_free(app->lock);
    elsewhere_view_free(app->elsewhere);
    session_free(app->session);
    g_free(app);
}
