/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/app.h"

#include "tui/bar.h"
#include "tui/page-open.h"
#include "tui/page.h"

#include "base/language.h"

#define ROWS_LEAST 24
#define COLUMNS_LEAST 80

struct App {
    Terminal *terminal;
    Session *session;
    BarFigures figures;
    bool help;
};

static void
draw_help(const Page *page, const Canvas *canvas)
{
    g_autoptr(GPtrArray) lines = keymap_help(page->ops->kind);
    int top = MAX(1, (canvas->rows - (int)lines->len) / 2 - 2);
    Canvas part = canvas_part(canvas, (Spot){ top, 0, 0 }, (int)lines->len + 4);
    canvas_clear(&part);
    canvas_rule(&part, 0);
    for (guint i = 0; i < lines->len; i++)
        canvas_text(&part, (Spot){ (int)i + 1, 2, 0 }, INK_PLAIN, g_ptr_array_index(lines, i));
    canvas_text(&part, (Spot){ (int)lines->len + 2, 2, 0 }, INK_QUIET,
                _("Every entry is saved at once. Any key closes this help."));
    canvas_rule(&part, (int)lines->len + 3);
}

static void
draw(App *app)
{
    Page *page = session_page(app->session);
    Canvas canvas = terminal_canvas(app->terminal);
    werase(canvas.window);
    if (canvas.rows < ROWS_LEAST || canvas.columns < COLUMNS_LEAST) {
        canvas_lines(&canvas, (Spot){ 0, 0, 0 }, canvas.rows, INK_PLAIN,
                     _("The window is too small: please make it 80 columns by 24 lines."));
    } else if (page != NULL) {
        Canvas upper = canvas_part(&canvas, (Spot){ 0, 0, 0 }, canvas.rows - BAR_ROWS);
        page->ops->draw(page, &upper);
        if (app->help)
            draw_help(page, &upper);
        bar_draw(app->session, &app->figures, page, &canvas);
    }
    terminal_show(app->terminal);
}

/* Slow work comes after the page that announces it is on the glass. */
static void
work(App *app)
{
    Page *page = session_page(app->session);
    if (page == NULL || page->ops->work == NULL)
        return;
    draw(app);
    page->ops->work(page);
}

static void
take_key(App *app, const Key *key)
{
    Page *page = session_page(app->session);
    if (app->help) {
        app->help = false;
        return;
    }
    session_tell(app->session, NULL);
    if (page->ops->key != NULL && page->ops->key(page, key))
        return;
    Action action = keymap_action(page->ops->kind, key);
    if (page->ops->offers != NULL && !page->ops->offers(page, action))
        return;
    if (action == ACTION_HELP)
        app->help = true;
    else if (action == ACTION_QUIT)
        app->session->ends = true;
    else if (action != ACTION_NONE)
        page->ops->act(page, action);
}

bool
app_key(App *app, const Key *key)
{
    bool hand = key->kind != KEY_KIND_NOTHING && key->kind != KEY_KIND_RESIZE;
    session_refresh(app->session, !hand);
    if (hand)
        take_key(app, key);
    if (!app_has_ended(app)) {
        work(app);
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
    if (!page_open_start(app->session, start, error))
        return NULL;
    draw(app);
    return g_steal_pointer(&app);
}

void
app_free(App *app)
{
    session_free(app->session);
    g_free(app);
}

int
app_run(const AppStart *start, GError **error)
{
    g_autoptr(Terminal) terminal = terminal_open(error);
    if (terminal == NULL)
        return 1;
    g_autoptr(App) app = app_new(start, terminal, error);
    if (app == NULL)
        return 1;
    while (!app_has_ended(app) && !terminal_is_leaving()) {
        Key key = key_read();
        if (key.kind == KEY_KIND_RESIZE)
            terminal_repaint(terminal);
        if (!terminal_is_leaving())
            app_key(app, &key);
    }
    return 0;
}
