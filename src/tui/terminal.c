/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/terminal.h"

#include "tui/glyph-measure.h"
#include "tui/glyph-question.h"
#include "tui/respread.h"

#include "desk/terminal-memory.h"

#include "base/error.h"
#include "base/language.h"

#include <signal.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#define ESCAPE_WAIT_MS 25
#define TICK_MS 1000

struct Terminal {
    SCREEN *screen;
    FILE *out;
    FILE *in;
    Palette palette;
    Glyphs glyphs;
};

/* A signal can reach nothing but this: the one variable of the program outside a function. */
static volatile sig_atomic_t leaving;

static void
note_leaving(int number)
{
    (void)number;
    leaving = 1;
}

/* Everything is saved field by field: any of these ends the program in peace. SIGTSTP is ncurses'
 * own. */
static void
watch_signals(void)
{
    static const int numbers[] = { SIGHUP, SIGTERM, SIGINT };
    struct sigaction action = { .sa_handler = note_leaving };
    sigemptyset(&action.sa_mask);
    for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++)
        sigaction(numbers[i], &action, NULL);
}

/* GLib aborts when memory is out, and others may call exit(): the shell must come back readable. */
static void
give_back(void)
{
    if (stdscr != NULL && !isendwin())
        endwin();
}

/* Ctrl-S must not freeze a screen at night, nor Ctrl-C, by which others copy, end it with half an
 * answer. */
static void
unfreeze_keys(void)
{
    struct termios modes;
    if (tcgetattr(STDIN_FILENO, &modes) != 0)
        return;
    modes.c_iflag &= (tcflag_t)~IXON;
    modes.c_cc[VINTR] = modes.c_cc[VQUIT] = _POSIX_VDISABLE;
    if (tcsetattr(STDIN_FILENO, TCSANOW, &modes) == 0)
        def_prog_mode();
}

static void
set_modes(void)
{
    cbreak();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    meta(stdscr, TRUE);
    set_escdelay(ESCAPE_WAIT_MS);
    curs_set(0);
}

/* ---- what it draws ---- */

/* "romaji", "kana", "wide" and "narrow" in MEGURI_GLYPHS. */
static bool
is_told(const char *word)
{
    g_auto(GStrv) words =
        g_strsplit(g_getenv("MEGURI_GLYPHS") ? g_getenv("MEGURI_GLYPHS") : "", ",", -1);
    return g_strv_contains((const char *const *)words, word);
}

/* The kernel's console keeps two cells for a kana and has no glyph for it. */
static bool
must_ask(const GlyphMeasure *measure)
{
    const char *term = g_getenv("TERM");
    return g_strcmp0(term, "linux") == 0 || measure->kana == 1;
}

static bool
is_latin_only(const GlyphMeasure *measure)
{
    bool latin_only;
    if (is_told("romaji") || is_told("kana"))
        return is_told("romaji");
    if (!must_ask(measure))
        return false;
    g_autofree char *kind = g_strdup_printf("%s-%d", g_getenv("TERM"), measure->kana);
    if (terminal_memory_read(kind, &latin_only))
        return latin_only;
    latin_only = glyph_question(STDIN_FILENO, STDOUT_FILENO);
    terminal_memory_write(kind, latin_only);
    return latin_only;
}

static Glyphs
find_glyphs(void)
{
    bool told_width = is_told("wide") || is_told("narrow");
    bool told_signs = is_told("romaji") || is_told("kana");
    GlyphMeasure measure = { 0, 0 };
    g_autoptr(GByteArray) typed = g_byte_array_new();
    if (!told_width || !told_signs)
        measure = glyph_measure(STDIN_FILENO, STDOUT_FILENO, typed);
    Glyphs glyphs = { .latin_only = is_latin_only(&measure),
                      .wide = told_width ? is_told("wide") : measure.ambiguous == 2 };
    for (guint i = typed->len; i > 0; i--)
        ungetch(typed->data[i - 1]);
    return glyphs;
}

/* An answer that came too late is no key. */
static void
pass_over_answers(void)
{
    for (int column = 1; column <= 3; column++) {
        g_autofree char *answer = g_strdup_printf("\033[1;%dR", column);
        define_key(answer, KEY_MAX);
    }
}

Terminal *
terminal_open(GError **error)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                    _("The screen needs a terminal. Without one use the commands: meguri --help"));
        return NULL;
    }
    SCREEN *screen = newterm(NULL, stdout, stdin);
    if (screen == NULL) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                    _("This kind of terminal is not known (TERM is \"%s\")."),
                    g_getenv("TERM") != NULL ? g_getenv("TERM") : "");
        return NULL;
    }
    Terminal *terminal = g_new0(Terminal, 1);
    terminal->screen = screen;
    set_modes();
    unfreeze_keys();
    timeout(TICK_MS);
    mouseinterval(0);
    mousemask(BUTTON1_PRESSED | BUTTON1_CLICKED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
    watch_signals();
    atexit(give_back);
    terminal->palette = palette_start(palette_wanted(g_getenv("NO_COLOR")));
    refresh(); /* the other page of the terminal is on the glass: what stood there comes back */
    terminal->glyphs = find_glyphs();
    pass_over_answers();
    terminal_repaint(terminal);
    return terminal;
}

Terminal *
terminal_open_hidden(int rows, int columns, bool colours, GError **error)
{
    FILE *out = fopen("/dev/null", "w");
    FILE *in = fopen("/dev/null", "r");
    SCREEN *screen = newterm("xterm-256color", out, in);
    if (screen == NULL) {
        fclose(out);
        fclose(in);
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE, "no description of xterm-256color");
        return NULL;
    }
    Terminal *terminal = g_new0(Terminal, 1);
    terminal->screen = screen;
    terminal->out = out;
    terminal->in = in;
    set_modes();
    terminal->palette = palette_start(colours);
    resizeterm(rows, columns);
    return terminal;
}

void
terminal_free(Terminal *terminal)
{
    endwin();
    delscreen(terminal->screen);
    g_clear_pointer(&terminal->out, fclose);
    g_clear_pointer(&terminal->in, fclose);
    g_free(terminal);
}

void
terminal_set_glyphs(Terminal *terminal, Glyphs glyphs)
{
    terminal->glyphs = glyphs;
}

Canvas
terminal_canvas(const Terminal *terminal)
{
    return (Canvas){
        .window = stdscr,
        .palette = &terminal->palette,
        .glyphs = terminal->glyphs,
        .rows = getmaxy(stdscr),
        .columns = getmaxx(stdscr),
    };
}

void
terminal_show(const Terminal *terminal)
{
    refresh();
    if (terminal->glyphs.wide)
        respread(stdscr);
}

void
terminal_repaint(const Terminal *terminal)
{
    (void)terminal;
    clearok(stdscr, TRUE);
}

Key
terminal_read(int ms)
{
    timeout(ms);
    Key key = key_read();
    timeout(TICK_MS);
    return key;
}

bool
terminal_is_leaving(void)
{
    return leaving != 0;
}
