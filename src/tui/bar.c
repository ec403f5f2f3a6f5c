/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/bar.h"

#include "tui/bar-line.h"

#include "desk/elsewhere.h"
#include "desk/exchange.h"
#include "desk/keys.h"
#include "desk/late.h"
#include "desk/round.h"

#include "census/reading.h"

#include "base/language.h"
#include "base/text.h"

static void
take_figures(Session *session, BarFigures *figures)
{
    if (figures->turn == session->turn)
        return;
    SheetWish wish = { .key = "conflicts" };
    g_autoptr(Sheet) sheet = desk_sheet(session->desk, &wish, NULL);
    figures->turn = session->turn;
    figures->conflicts = sheet != NULL ? sheet->rows->len : 0;
    figures->unseen = 0;
    figures->stale = round_count_stale(session->desk);
    GPtrArray *beds = reading_beds(desk_reading(session->desk));
    for (guint i = 0; i < beds->len; i++) {
        const BedStanding *bed = g_ptr_array_index(beds, i);
        if (bed->state == BED_UNCHECKED || bed->state == BED_CLAIMED)
            figures->unseen++;
    }
}

#define MESSAGE_ROWS_MOST 4
#define WARD_CELLS 8 /* of names where little room is left */
#define OBSERVER_CELLS 12

/* A word in loud ink, and a blank. */
static void
put_sign(BarLine *line, Ink ink, const char *words, const char *brief)
{
    bar_line_add(line, ink, words, brief, GIVES_SIGN);
    bar_line_add(line, INK_PLAIN, " ", NULL, GIVES_NOTHING);
}

/* The moment that is read; where the book was written later than the clock says, that is no now. */
static void
put_time(Session *session, BarLine *line)
{
    const Layout *layout = desk_layout(session->desk);
    gint64 at = reading_at(desk_reading(session->desk));
    Instant now = desk_now(session->desk);
    bool ahead = desk_looks_at_now(session->desk) && at > now.seconds + 60;
    bool plain = desk_looks_at_now(session->desk) && !ahead;
    Instant shown = plain ? now : (Instant){ at, (gint16)layout->zone, false };
    g_autofree char *time = instant_format_short(&shown, layout->zone);
    g_autofree char *words = g_strdup_printf(plain   ? _("as of %s")
                                             : ahead ? _(" CLOCK BEHIND: as of %s ")
                                                     : _(" PAST: as of %s "),
                                             time);
    bar_line_add(line, plain ? INK_PLAIN : INK_CURSOR, words, plain ? time : NULL, GIVES_WORDS);
}

/* Who sees; what is typed in from paper is not seen now, and that must be seen on every page. */
static void
put_observer(Session *session, BarLine *line)
{
    Instant seen;
    const char *observer = desk_observer(session->desk);
    const char *late = late_observer(session->desk, &seen);
    if (late == NULL) {
        g_autofree char *brief = text_clip(observer, OBSERVER_CELLS);
        bool told = *observer != '\0';
        bar_line_add(line, INK_PLAIN, told ? observer : _("observer not told"), told ? brief : NULL,
                     GIVES_WARD);
    } else {
        g_autofree char *time = instant_format_short(&seen, desk_layout(session->desk)->zone);
        g_autofree char *words = g_strdup_printf(_(" FROM PAPER: %s %s "), late, time);
        bar_line_add(line, INK_CURSOR, words, NULL, GIVES_NOTHING);
    }
    bar_line_add(line, INK_PLAIN, "  ", NULL, GIVES_NOTHING);
}

static void
put_figure(BarLine *line, const char *words, guint64 number, BarGives gives)
{
    g_autofree char *text = g_strdup_printf("  %s %" G_GUINT64_FORMAT, words, number);
    bar_line_add(line, number > 0 ? INK_STRONG : INK_QUIET, text, "", gives);
}

/* After this long without a copy the bar says so. */
#define COPY_SECONDS (4 * 3600)

/* How old the last copy is; a book that was begun long ago and has none says that. */
static void
put_copy(Session *session, BarLine *line)
{
    gint64 age = exchange_age(session->desk);
    const GPtrArray *filed = census_statements(desk_census(session->desk));
    gint64 now = desk_now(session->desk).seconds;
    bool old = filed->len > 0 && now - ((const Filed *)filed->pdata[0])->said.wall > COPY_SECONDS;
    if (age < 0 && !old)
        return;
    g_autofree char *ago = exchange_age_words(session->desk);
    g_autofree char *words =
        ago == NULL ? g_strdup(_("  no copy")) : g_strdup_printf(_("  copy %s"), ago);
    bar_line_add(line, age < 0 || age > COPY_SECONDS ? INK_STRONG : INK_QUIET, words, NULL,
                 GIVES_NOTHING);
}

/* On every page until a copy brings them back: what is shown may not be all that was said. */
static void
put_lost(Session *session, BarLine *line)
{
    guint64 rows = desk_lost_rows(session->desk);
    if (rows == 0)
        return;
    g_autofree char *number = g_strdup_printf("%" G_GUINT64_FORMAT, rows);
    g_autofree char *words =
        g_strdup_printf(ngettext_(" %s ROW LOST ", " %s ROWS LOST ", rows), number);
    put_sign(line, INK_LOUD, words, NULL);
}

/* Whoever opens the book tomorrow has to know which. */
static void
put_elsewhere(Session *session, BarLine *line)
{
    g_autofree char *folder = elsewhere_folder(session->desk);
    if (folder == NULL)
        return;
    g_autofree char *name = g_path_get_basename(folder);
    g_autofree char *words = g_strdup_printf(_(" BOOK NOW IN …/%s "), name);
    put_sign(line, INK_LOUD, words, NULL);
}

static void
draw_state(Session *session, BarFigures *figures, const Canvas *canvas)
{
    g_autoptr(BarLine) line = bar_line_new();
    const Layout *layout = desk_layout(session->desk);
    take_figures(session, figures);
    if (layout->drill)
        put_sign(line, INK_LOUD, _(" DRILL "), NULL);
    if (keys_envelope_is_used(session->desk))
        put_sign(line, INK_LOUD, _(" ENVELOPE OPENED "), _(" ENVELOPE "));
    put_elsewhere(session, line);
    put_lost(session, line);
    if (desk_is_read_only(session->desk))
        put_sign(line, INK_CURSOR, _(" reading only "), NULL);
    g_autofree char *ward = text_clip(layout->name, WARD_CELLS);
    bar_line_add(line, INK_STRONG, layout->name, ward, GIVES_WARD);
    bar_line_add(line, INK_PLAIN, "  ", NULL, GIVES_NOTHING);
    put_observer(session, line);
    put_time(session, line);
    g_autofree char *saved =
        g_strdup_printf("  ✓ %" G_GUINT64_FORMAT, desk_saved_number(session->desk));
    bar_line_add(line, INK_PLAIN, saved, NULL, GIVES_NOTHING);
    put_figure(line, _("issues"), figures->conflicts, GIVES_ISSUES);
    put_figure(line, figures->stale > 0 ? _("unseen 24h") : _("beds not seen"),
               figures->unseen + figures->stale, figures->stale > 0 ? GIVES_ISSUES : GIVES_BEDS);
    put_copy(session, line);
    bar_line_draw(line, canvas);
}

static bool
is_offered(gconstpointer data, Action action)
{
    const Page *page = data;
    return page->ops->offers == NULL || page->ops->offers(page, action);
}

static void
draw_keys(const Page *page, const Canvas *canvas)
{
    g_autoptr(GPtrArray) labels = keymap_labels(page->ops->kind, canvas->columns, is_offered, page);
    int column = 0;
    for (guint i = 0; i < labels->len; i++) {
        const KeyLabel *label = g_ptr_array_index(labels, i);
        column += canvas_word(canvas, (Spot){ 0, column, 0 }, INK_KEY, label->name);
        column += canvas_word(canvas, (Spot){ 0, column, 0 }, INK_PLAIN, label->words) + 1;
    }
}

/* A message lies over the last rows of the page, so that the bar can always be read. */
static void
draw_message(const Session *session, const Canvas *canvas)
{
    if (session->message == NULL)
        return;
    g_autoptr(GPtrArray) lines = text_wrap(session->message, (guint)canvas->columns);
    int rows = MIN((int)lines->len, MESSAGE_ROWS_MOST);
    Canvas over = canvas_part(canvas, (Spot){ canvas->rows - BAR_ROWS - rows, 0, 0 }, rows);
    canvas_clear(&over);
    canvas_lines(&over, (Spot){ 0, 0, 0 }, rows, session->loud ? INK_LOUD : INK_STRONG,
                 session->message);
}

void
bar_draw(Session *session, BarFigures *figures, const Page *page, const Canvas *canvas)
{
    Canvas state = canvas_part(canvas, (Spot){ canvas->rows - 2, 0, 0 }, 1);
    Canvas keys = canvas_part(canvas, (Spot){ canvas->rows - 1, 0, 0 }, 1);
    canvas_clear(&state);
    canvas_clear(&keys);
    draw_message(session, canvas);
    if (session->desk != NULL)
        draw_state(session, figures, &state);
    draw_keys(page, &keys);
}
