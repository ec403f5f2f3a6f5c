/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/page-ward.h"

#include "tui/field.h"
#include "tui/map-view.h"
#include "tui/page-bands.h"
#include "tui/page-check.h"
#include "tui/page-conflicts.h"
#include "tui/page-copy.h"
#include "tui/page-late.h"
#include "tui/page-list.h"
#include "tui/page-meals.h"
#include "tui/page-move.h"
#include "tui/page-person.h"
#include "tui/page-print.h"
#include "tui/page-reentry.h"
#include "tui/page-round.h"
#include "tui/page-search.h"
#include "tui/person-panel.h"

#include "desk/form.h"
#include "desk/person.h"

#include "census/mark.h"

#include "base/language.h"
#include "base/moment.h"

#include <string.h>

#define PANEL_CELLS 38
#define DETAIL_ROWS_LEAST 2 /* the marks that find no room in a bed do here */
#define DETAIL_ROWS_MOST 3

typedef struct {
    Page page;
    Sheet *sheet; /* of turn; kept until something was written or a minute went by */
    guint64 turn;
    BedGrid *grid;
    int rows; /* the grid's screen */
    int columns;
    guint cursor;
    MapView view;
    Field *time;   /* while another time is typed */
    bool choosing; /* which of several in a bed */
} WardPage;

static void
read_ward(WardPage *ward)
{
    SheetWish wish = { .key = "bed-map" };
    if (ward->turn == ward->page.session->turn && ward->sheet != NULL)
        return;
    g_clear_pointer(&ward->grid, bed_grid_free);
    g_clear_pointer(&ward->sheet, sheet_free);
    ward->sheet = desk_sheet(ward->page.session->desk, &wish, NULL);
    g_assert(ward->sheet != NULL && ward->sheet->rooms != NULL);
    ward->turn = ward->page.session->turn;
}

static void
lay_grid(WardPage *ward, int rows, int columns)
{
    if (ward->grid != NULL && ward->rows == rows && ward->columns == columns)
        return;
    g_clear_pointer(&ward->grid, bed_grid_free);
    ward->grid = bed_grid_new(ward->sheet->rooms, rows, columns);
    ward->rows = rows;
    ward->columns = columns;
    if (ward->cursor >= ward->grid->beds->len)
        ward->cursor = 0;
}

static const SheetBed *
bed_here(const WardPage *ward)
{
    if (ward->grid == NULL || ward->grid->beds->len == 0)
        return NULL;
    return bed_grid_bed(ward->grid, ward->cursor)->bed;
}

static void
draw_person(const WardPage *ward, const SheetBedPerson *person, const Canvas *canvas, int row)
{
    g_autofree char *line = person_line_in_public(ward->page.session->desk, person->person);
    g_autofree char *marks = marks_label(person->marks);
    int used = 0;
    if (*marks != '\0')
        used = canvas_word(canvas, (Spot){ row, 0, 0 }, INK_LOUD, marks) + 1;
    canvas_lines(canvas, (Spot){ row, used, 0 }, canvas->rows - row, INK_PLAIN, line);
}

/* Who lies in the bed under the cursor; the choice if there are several. */
static void
draw_detail(const WardPage *ward, const Canvas *canvas)
{
    const SheetBed *bed = bed_here(ward);
    if (bed == NULL)
        return;
    if (bed->persons->len == 0) {
        g_autofree char *text =
            g_strdup_printf("%s  %s", bed->label, bed->words != NULL ? bed->words : "");
        canvas_text(canvas, (Spot){ 0, 0, 0 }, INK_PLAIN, text);
        return;
    }
    int row = 0;
    for (guint i = 0; i < bed->persons->len && row < canvas->rows; i++) {
        Canvas part = *canvas;
        if (bed->persons->len > 1) {
            char sign[2] = { (char)('1' + i), '\0' };
            canvas_text(canvas, (Spot){ row, 0, 1 }, ward->choosing ? INK_KEY : INK_QUIET, sign);
            part = canvas_part(canvas, (Spot){ row++, 2, 0 }, 1);
        }
        draw_person(ward, g_ptr_array_index(bed->persons, i), &part, 0);
    }
}

static void
draw_panel(const WardPage *ward, const Canvas *canvas)
{
    const SheetBed *bed = bed_here(ward);
    int row = 2;
    if (bed == NULL)
        return;
    g_autofree char *head =
        g_strdup_printf("%s  %s", bed->label, bed->words != NULL ? bed->words : "");
    canvas_text(canvas, (Spot){ 0, 0, 0 }, INK_STRONG, head);
    for (guint i = 0; i < bed->persons->len && row < canvas->rows; i++) {
        const SheetBedPerson *person = g_ptr_array_index(bed->persons, i);
        g_autofree char *marks = marks_label(person->marks);
        if (*marks != '\0')
            row += canvas_lines(canvas, (Spot){ row, 0, 0 }, canvas->rows - row,
                                person->loud ? INK_LOUD : INK_STRONG, marks);
        Canvas part = canvas_part(canvas, (Spot){ row, 0, 0 }, canvas->rows - row);
        row += person_panel_draw(ward->page.session->desk, person->person, &part) + 1;
    }
}

static void
draw_time_field(const WardPage *ward, const Canvas *canvas)
{
    canvas_clear(canvas);
    int used = canvas_word(canvas, (Spot){ 0, 0, 0 }, INK_STRONG,
                           _("The ward as of (6:12, 11/02 6:12; empty: now)"));
    field_draw(ward->time, canvas, (Spot){ 0, used + 1, 20 });
    canvas_text(canvas, (Spot){ 1, 0, 0 }, INK_QUIET, _("Enter shows it, Esc goes back"));
}

static void
draw_counts(const WardPage *ward, const Canvas *canvas)
{
    const SheetHead *head = &ward->sheet->head;
    g_autofree char *counts = g_strdup(head->counts != NULL ? head->counts : "");
    canvas_lines(canvas, (Spot){ 0, 0, 0 }, canvas->rows, INK_STRONG, counts);
}

static void
draw(Page *page, const Canvas *canvas)
{
    WardPage *ward = (WardPage *)page;
    read_ward(ward);
    int least = bed_grid_least(ward->sheet->rooms);
    bool beside = canvas->columns >= least + PANEL_CELLS + 2;
    int columns = beside ? canvas->columns - PANEL_CELLS - 2 : canvas->columns;
    lay_grid(ward, canvas->rows - 1 - (beside ? 0 : DETAIL_ROWS_LEAST), columns);
    int spare = MAX(0, canvas->rows - 2 - ward->grid->rows);
    int head = spare > 0 ? 2 : 1;
    int detail =
        beside && ward->time == NULL ? 0 : CLAMP(spare, DETAIL_ROWS_LEAST, DETAIL_ROWS_MOST);
    int rows = MIN(canvas->rows - head - detail, ward->grid->rows);
    Canvas top = canvas_part(canvas, (Spot){ 0, 0, 0 }, head);
    Canvas map = canvas_part(canvas, (Spot){ head, 0, columns }, rows);
    Canvas foot = canvas_part(canvas, (Spot){ canvas->rows - detail, 0, 0 }, detail);
    Canvas panel = canvas_part(canvas, (Spot){ head, columns + 2, 0 }, canvas->rows - head);
    draw_counts(ward, &top);
    map_view_draw(&ward->view, ward->grid, ward->cursor, &map);
    if (beside)
        draw_panel(ward, &panel);
    else
        draw_detail(ward, &foot);
    if (ward->time != NULL)
        draw_time_field(ward, &foot);
}

static void
open_person(WardPage *ward, guint index)
{
    const SheetBedPerson *person = g_ptr_array_index(bed_here(ward)->persons, index);
    ward->choosing = false;
    session_open_page(ward->page.session, page_person_new(person->person));
}

/* A bed nobody is known in is gone to with the round. */
static void
open_bed(WardPage *ward)
{
    const SheetBed *bed = bed_here(ward);
    if (bed == NULL)
        return;
    if (bed->persons->len == 0) {
        if (session_cannot_say(ward->page.session))
            return;
        session_open_page(ward->page.session, page_round_new(ward->page.session, bed->label));
        return;
    }
    if (bed->persons->len == 1) {
        open_person(ward, 0);
        return;
    }
    ward->choosing = true;
    session_tell(ward->page.session,
                 _("Several persons belong to this bed: press the digit of one."));
}

static void
look(WardPage *ward)
{
    Session *session = ward->page.session;
    Instant now = desk_now(session->desk);
    gint64 at = 0;
    g_autofree char *text = field_text(ward->time);
    if (*text != '\0' && !moment_parse(text, &now, &at)) {
        session_warn(session, _("This is no time. Examples: 6:12, 11/02 6:12."));
        return;
    }
    g_clear_pointer(&ward->time, field_free);
    session_look(session, at);
}

static bool
key_in_time(WardPage *ward, const Key *key)
{
    if (key->kind == KEY_KIND_ENTER)
        look(ward);
    else if (key->kind == KEY_KIND_ESCAPE)
        g_clear_pointer(&ward->time, field_free);
    else
        field_key(ward->time, key);
    return true;
}

static bool
click(WardPage *ward, const Key *key)
{
    int at = map_view_at(&ward->view, ward->grid, key->row, key->column);
    if (at < 0)
        return true;
    bool again = (guint)at == ward->cursor;
    ward->cursor = (guint)at;
    if (again)
        open_bed(ward);
    return true;
}

static bool
take_key(Page *page, const Key *key)
{
    WardPage *ward = (WardPage *)page;
    if (ward->time != NULL)
        return key_in_time(ward, key);
    if (key->kind == KEY_KIND_CLICK)
        return click(ward, key);
    if (!ward->choosing)
        return false;
    guint count = bed_here(ward)->persons->len;
    if (key->kind == KEY_KIND_SIGN && key->sign >= '1' && key->sign < '1' + count)
        open_person(ward, key->sign - '1');
    ward->choosing = false;
    return true;
}

static Page *
page_for(WardPage *ward, Action action)
{
    const SheetBed *bed = bed_here(ward);
    SheetWish wish = { .key = "bed-map" };
    if (action == ACTION_ROUND)
        return page_round_new(ward->page.session, NULL);
    if (action == ACTION_LIST)
        return page_list_new("patient-list");
    if (action == ACTION_TRANSPORT)
        return page_list_new("transport-list");
    if (action == ACTION_CONTACTS)
        return page_list_new("contact-list");
    if (action == ACTION_DAY_REPORT)
        return page_list_new("day-report");
    if (action == ACTION_MEALS)
        return page_meals_new();
    if (action == ACTION_REENTRY)
        return page_reentry_new(NULL);
    if (action == ACTION_CONFLICTS)
        return page_conflicts_new();
    if (action == ACTION_MOVE && bed != NULL)
        return page_move_new(ward->page.session, NULL, bed->label);
    if (action == ACTION_LATE)
        return page_late_new(ward->page.session);
    if (action == ACTION_COPY)
        return page_copy_new(ward->page.session);
    if (action == ACTION_CHECK)
        return page_check_new(ward->page.session);
    if (action == ACTION_BANDS)
        return page_bands_new();
    if (action == ACTION_PRINT)
        return page_print_new(&wish);
    if (action == ACTION_SEARCH && bed != NULL)
        return page_search_new();
    return NULL;
}

static void
act(Page *page, Action action)
{
    WardPage *ward = (WardPage *)page;
    if (action == ACTION_ENTER) {
        open_bed(ward);
        return;
    }
    if (action == ACTION_AS_OF) {
        ward->time = field_new(FIELD_PLAIN);
        return;
    }
    bool says = action == ACTION_ROUND || action == ACTION_MOVE || action == ACTION_LATE;
    bool past = action == ACTION_CHECK && !desk_looks_at_now(page->session->desk);
    if ((says || past) && session_cannot_say(page->session))
        return;
    Page *next = page_for(ward, action);
    if (next != NULL)
        session_open_page(page->session, next);
    else
        ward->cursor = bed_grid_step(ward->grid, ward->cursor, action);
}

/* A paper form to be typed in: the round goes to its bed. */
static bool
scan(Page *page, const char *code)
{
    Session *session = page->session;
    g_autoptr(GError) error = NULL;
    if (!form_is_code(code))
        return false;
    const char *bed = form_bed(session->desk, code, &error);
    if (bed == NULL)
        session_warn(session, error->message);
    else if (!session_cannot_say(session))
        session_open_page(session, page_round_new(session, bed));
    return true;
}

static void
forget(Page *page)
{
    WardPage *ward = (WardPage *)page;
    g_clear_pointer(&ward->grid, bed_grid_free);
    g_clear_pointer(&ward->sheet, sheet_free);
}

static void
free_page(Page *page)
{
    WardPage *ward = (WardPage *)page;
    g_clear_pointer(&ward->grid, bed_grid_free);
    g_clear_pointer(&ward->sheet, sheet_free);
    g_clear_pointer(&ward->time, field_free);
    g_free(ward);
}

static bool
offers(const Page *page, Action action)
{
    (void)action;
    return ((const WardPage *)page)->time == NULL;
}

/* A time, that is. */
static bool
types(const Page *page)
{
    return ((const WardPage *)page)->time != NULL;
}

static const PageOps ops = {
    .kind = PAGE_WARD,
    .draw = draw,
    .key = take_key,
    .act = act,
    .offers = offers,
    .types = types,
    .scan = scan,
    .legend = map_view_legend,
    .forget = forget,
    .free = free_page,
};

Page *
page_ward_new(void)
{
    WardPage *ward = g_new0(WardPage, 1);
    ward->page.ops = &ops;
    return &ward->page;
}
