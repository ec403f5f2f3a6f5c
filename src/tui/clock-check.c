/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/clock-check.h"

#include "tui/field.h"

#include "desk/clock.h"

#include "base/language.h"
#include "base/moment.h"

#include <stdio.h>
#include <string.h>

/* A book written this much later than the clock says makes one of the two doubtful. */
#define DOUBT_SECONDS 120

/* What is offered as the difference: whole quarters of an hour, as wrong zones are. */
#define QUARTER_SECONDS 900

typedef enum {
    ASK_RIGHT, /* is this the right time? */
    ASK_TIME,  /* what time is it? */
    ASK_AHEAD  /* by how much was the clock ahead? */
} AskStep;

struct ClockCheck {
    Session *session;
    AskStep step;
    Field *field; /* of what is typed, or NULL */
    ClockAhead ahead;
};

ClockCheck *
clock_check_new(Session *session)
{
    ClockCheck *check = g_new0(ClockCheck, 1);
    check->session = session;
    return check;
}

void
clock_check_free(ClockCheck *check)
{
    g_clear_pointer(&check->field, field_free);
    g_free(check);
}

bool
clock_check_is_typing(const ClockCheck *check)
{
    return check->field != NULL;
}

static void
ask_right(ClockCheck *check)
{
    g_clear_pointer(&check->field, field_free);
    check->step = ASK_RIGHT;
}

static void
ask_line(ClockCheck *check, AskStep step, const char *text)
{
    g_clear_pointer(&check->field, field_free);
    check->field = field_new(FIELD_PLAIN);
    field_set(check->field, text);
    check->step = step;
}

/* ---- what was typed ---- */

/* The clock is right; was it ahead before? */
static ClockStep
take_right(ClockCheck *check)
{
    Desk *desk = check->session->desk;
    check->ahead = clock_ahead(desk);
    if (check->ahead.count == 0)
        return CLOCK_DONE;
    gint64 least = check->ahead.last - desk_now(desk).seconds;
    gint64 guess = (least + QUARTER_SECONDS - 1) / QUARTER_SECONDS * QUARTER_SECONDS;
    g_autofree char *text = g_strdup_printf("%d:%02d", (int)(guess / 3600), (int)(guess / 60 % 60));
    ask_line(check, ASK_AHEAD, text);
    return CLOCK_OPEN;
}

/* A clock that was reset is years away: then what the book knows is nearer. */
static void
take_time(ClockCheck *check)
{
    g_autoptr(GError) error = NULL;
    Session *session = check->session;
    g_autofree char *text = field_text(check->field);
    Instant near = desk_now(session->desk);
    near.seconds = MAX(near.seconds, clock_newest_word(session->desk));
    Instant right = near;
    if (!moment_parse_near(text, &near, &right.seconds)) {
        session_warn(session, _("This is no time. Examples: 6:12, 11/02 6:12."));
        return;
    }
    bool saved = clock_put_right(session->desk, &right, &error);
    if (session_told(session, saved, error))
        ask_right(check);
}

static bool
parse_difference(const char *text, gint64 *ret_seconds)
{
    int hours, minutes = 0, end = 0;
    if (sscanf(text, "%4d:%2d%n", &hours, &minutes, &end) != 2 || text[end] != '\0' || hours < 0 ||
        minutes < 0 || minutes > 59)
        return false;
    *ret_seconds = (gint64)hours * 3600 + minutes * 60;
    return true;
}

static ClockStep
take_difference(ClockCheck *check)
{
    gint64 seconds;
    g_autoptr(GError) error = NULL;
    Session *session = check->session;
    g_autofree char *text = field_text(check->field);
    if (*text == '\0')
        return CLOCK_DONE;
    if (!parse_difference(text, &seconds) ||
        check->ahead.last - seconds > desk_now(session->desk).seconds) {
        session_warn(session, _("Please type hours and minutes, such as 9:00, and enough that "
                                "nothing lies ahead of now."));
        return CLOCK_OPEN;
    }
    bool saved = clock_put_back(session->desk, seconds, &error);
    return session_told(session, saved, error) ? CLOCK_DONE : CLOCK_OPEN;
}

static ClockStep
key_in_line(ClockCheck *check, const Key *key)
{
    if (key->kind == KEY_KIND_ESCAPE) {
        ask_right(check);
        return CLOCK_OPEN;
    }
    if (key->kind != KEY_KIND_ENTER)
        return field_key(check->field, key) ? CLOCK_OPEN : CLOCK_IGNORED;
    if (check->step == ASK_AHEAD)
        return take_difference(check);
    take_time(check);
    return CLOCK_OPEN;
}

ClockStep
clock_check_key(ClockCheck *check, const Key *key)
{
    if (check->field != NULL)
        return key_in_line(check, key);
    if (key_is(key, 'y'))
        return take_right(check);
    if (!key_is(key, 'n'))
        return CLOCK_IGNORED;
    ask_line(check, ASK_TIME, "");
    return CLOCK_OPEN;
}

/* ---- drawing ---- */

/* With its year: a clock that was reset is wrong by that. "2026-11-02 06:42" (transfer full) */
static char *
when(const ClockCheck *check, gint64 seconds)
{
    Instant moment = { seconds, (gint16)desk_layout(check->session->desk)->zone, false };
    char *text = instant_format(&moment);
    text[strlen("2026-11-02T06:42")] = '\0';
    return g_strdelimit(text, "T", ' ');
}

/* What the book knows against the clock. The rows taken. */
static int
draw_doubt(const ClockCheck *check, const Canvas *canvas, int row)
{
    gint64 newest = clock_newest_word(check->session->desk);
    if (newest <= desk_now(check->session->desk).seconds + DOUBT_SECONDS)
        return 0;
    g_autofree char *last = when(check, newest);
    g_autofree char *words =
        g_strdup_printf(_("The book was last written at %s: one of the two times is wrong."), last);
    return canvas_lines(canvas, (Spot){ row, 2, 0 }, 2, INK_LOUD, words);
}

static void
draw_ahead(const ClockCheck *check, const Canvas *canvas)
{
    g_autofree char *last = when(check, check->ahead.last);
    g_autofree char *words = g_strdup_printf(
        ngettext_(
            "%u entry of this PC carries a time that has not come yet (%s): the clock was ahead "
            "when it was written.",
            "%u entries of this PC carry times that have not come yet (up to %s): the clock was "
            "ahead when they were written.",
            check->ahead.count),
        check->ahead.count, last);
    int row = canvas_lines(canvas, (Spot){ 0, 2, 0 }, 3, INK_LOUD, words) + 1;
    row += canvas_lines(canvas, (Spot){ row, 2, 0 }, 2, INK_PLAIN,
                        _("By how many hours and minutes was it ahead? Empty: leave them as they "
                          "are."));
    field_draw(check->field, canvas, (Spot){ row, 4, 20 });
    canvas_lines(canvas, (Spot){ row + 2, 2, 0 }, 3, INK_QUIET,
                 _("Each is struck and said again with its time less that, marked ~; the old line "
                   "stays readable."));
}

void
clock_check_draw(const ClockCheck *check, const Canvas *canvas)
{
    if (check->step == ASK_AHEAD) {
        draw_ahead(check, canvas);
        return;
    }
    g_autofree char *shown = when(check, desk_now(check->session->desk).seconds);
    g_autofree char *ask = g_strdup_printf(_("Is this the right time? %s"), shown);
    canvas_text(canvas, (Spot){ 0, 2, 0 }, INK_STRONG, ask);
    int row = 2 + draw_doubt(check, canvas, 1);
    if (check->step == ASK_RIGHT) {
        canvas_word(canvas, (Spot){ row, 4, 0 }, INK_KEY, "y");
        canvas_word(canvas, (Spot){ row, 6, 0 }, INK_PLAIN, _("yes"));
        canvas_word(canvas, (Spot){ row + 1, 4, 0 }, INK_KEY, "n");
        canvas_word(canvas, (Spot){ row + 1, 6, 0 }, INK_PLAIN, _("no"));
        return;
    }
    canvas_text(canvas, (Spot){ row, 4, 0 }, INK_PLAIN, _("What time is it? (11/02 6:42)"));
    field_draw(check->field, canvas, (Spot){ row + 1, 4, 20 });
    canvas_lines(canvas, (Spot){ row + 3, 2, 0 }, 2, INK_QUIET,
                 _("The difference is kept in this book and added to the clock of this PC."));
}
