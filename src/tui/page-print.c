/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/page-print.h"

#include "tui/earlier-print.h"
#include "tui/field.h"
#include "tui/print-choice.h"

#include "desk/estimate.h"
#include "desk/output.h"

#include "base/language.h"

#include <string.h>

typedef struct {
    Page page;
    guint chosen;
    char *person; /* of a history, or NULL */
    char *sort;
    char *meal; /* of a meal list; NULL = the next */
    char *day;  /* of nursing need; NULL = today */
    guint media;
    char *estimated;     /* what ESTIMATE is of: the choice, its paper and the turn */
    char *estimate;      /* how much paper it takes, or NULL */
    char *file;          /* a name of the nurse's own; NULL = the one proposed */
    Field *field;        /* while it is typed */
    bool due;            /* printing comes next */
    GPtrArray *printers; /* DispatchPrinter *, NULL until they were asked for */
    guint printer;       /* of them, from 1; 0 = the file only */
    Instant printed_at;  /* as of when the last print is; 0 seconds = there is none */
    char *stood_in;      /* what the paper says in place of a sign, or NULL */
    bool again;          /* it is due as of that time */
    Prompt *earlier;     /* while an earlier print is chosen */
    char *number;        /* of the one that is due once more, or NULL */
} PrintPage;

static const char *const medias[] = { "A4", "A3", "A5" };

/* "/book/folder/6E-bed-map-1102-0742.pdf": beside the book, told apart by sheet and minute; of an
 * earlier print by its number. */
static char *
proposed_file(const PrintPage *print)
{
    const Session *session = print->page.session;
    Instant now = desk_now(session->desk);
    g_autofree char *folder = g_path_get_dirname(session->book);
    g_autofree char *minute = instant_format_minute(now.seconds, now.zone);
    g_strdelimit(minute, " ", 'T');
    g_strdelimit(minute, ":", '.');
    const char *code = desk_layout(session->desk)->code;
    const char *what = print->number != NULL ? print->number : print_choice(print->chosen)->key;
    g_autofree char *name =
        g_strdup_printf("%s-%s-%s.pdf", code != NULL ? code : "meguri", what, minute);
    return g_build_filename(folder, name, NULL);
}

static const DispatchPrinter *
printer_of(const PrintPage *print)
{
    return print->printer > 0 ? print->printers->pdata[print->printer - 1] : NULL;
}

/* Where the page stays, NULL: nowhere. A file is not sealed as the book is, and a PC may be carried
 * off; what a printer lost is made once more out of the book. */
static char *
file_of(const PrintPage *print)
{
    if (print->file != NULL)
        return g_strdup(print->file);
    return print->printer > 0 ? NULL : proposed_file(print);
}

/* What is told of a print: where it is. (transfer none) */
static const char *
place_of(const PrintPage *print, const char *file)
{
    return file != NULL ? file : printer_of(print)->name;
}

/* The next printer, behind the last one the file only. */
static void
choose_printer(PrintPage *print)
{
    g_autofree char *why = NULL;
    if (print->printers == NULL)
        print->printers = dispatch_printers(print->page.session->dispatch, true, &why);
    if (why != NULL || print->printers->len == 0)
        session_warn(print->page.session, why != NULL ? why : _("There is no printer."));
    print->printer = (print->printer + 1) % (print->printers->len + 1);
}

static void
draw_printer(const PrintPage *print, const Canvas *canvas, int row)
{
    const DispatchPrinter *printer = printer_of(print);
    if (printer == NULL)
        return;
    g_autofree char *words = g_strdup_printf("%s  %s", printer->name, printer->words);
    int used = canvas_word(canvas, (Spot){ row, 2, 0 }, INK_QUIET, _("Printer"));
    canvas_text(canvas, (Spot){ row, used + 4, 0 }, INK_STRONG, words);
}

static void
draw(Page *page, const Canvas *canvas)
{
    PrintPage *print = (PrintPage *)page;
    if (print->earlier != NULL) {
        prompt_draw(print->earlier, canvas);
        return;
    }
    Canvas below = canvas_part(canvas, (Spot){ 2, 0, 0 }, canvas->rows - 2);
    g_autofree char *file = file_of(print);
    canvas_text(canvas, (Spot){ 0, 0, 0 }, INK_STRONG, _("Print: which sheet?"));
    int row = print_choice_draw(print->chosen, print->person != NULL, &below) + 3;
    int used = canvas_word(canvas, (Spot){ row, 2, 0 }, INK_QUIET, _("Paper"));
    used += canvas_word(canvas, (Spot){ row, used + 4, 0 }, INK_STRONG, medias[print->media]);
    if (print->estimate != NULL)
        canvas_text(canvas, (Spot){ row, used + 6, 0 }, INK_PLAIN, print->estimate);
    canvas_word(canvas, (Spot){ row + 1, 2, 0 }, INK_QUIET, _("File"));
    if (print->field != NULL)
        field_draw(print->field, canvas, (Spot){ row + 2, 4, 0 });
    else
        canvas_lines(canvas, (Spot){ row + 2, 4, 0 }, 2, INK_PLAIN,
                     file != NULL ? file : _("none; the page goes to the printer alone"));
    draw_printer(print, canvas, row + 4);
    if (print->due)
        canvas_text(canvas, (Spot){ row + 5, 2, 0 }, INK_STRONG, _("printing ..."));
    else if (page->session->sent != NULL)
        canvas_lines(canvas, (Spot){ row + 5, 2, 0 }, 2, INK_STRONG, page->session->sent);
}

static SheetWish
sheet_wish(const PrintPage *print)
{
    const PrintChoice *choice = print_choice(print->chosen);
    SheetWish wish = { .key = choice->key, .sort = print->sort };
    if (choice->of_person)
        wish.person = print->person;
    if (strcmp(wish.key, "meal-list") == 0)
        wish.meal = print->meal;
    if (strcmp(wish.key, "nursing-need") == 0)
        wish.day = print->day;
    return wish;
}

/* "3 pages; 1 a day: 21 in 7 days", for who counts the packets. (transfer full) */
static char *
paper_words(const PrintPage *print)
{
    EstimateRow row;
    SheetWish wish = sheet_wish(print);
    if (!estimate_sheet(print->page.session->desk, &wish, medias[print->media], &row, NULL))
        return NULL;
    g_autofree char *pages =
        g_strdup_printf(ngettext_("%u page", "%u pages", row.pages), row.pages);
    if (row.a_day == 0)
        return g_steal_pointer(&pages);
    return g_strdup_printf(_("%s; %u a day: %u in 7 days"), pages, row.a_day,
                           row.pages * row.a_day * 7);
}

/* It takes as long as a page: never while a key waits for its answer. */
static void
estimate(PrintPage *print)
{
    g_autofree char *of = g_strdup_printf("%u %u %" G_GUINT64_FORMAT, print->chosen, print->media,
                                          (guint64)print->page.session->turn);
    if (g_strcmp0(of, print->estimated) == 0)
        return;
    g_free(print->estimated);
    print->estimated = g_steal_pointer(&of);
    g_free(print->estimate);
    print->estimate = paper_words(print);
}

static bool
print_it(PrintPage *print, char **ret_number, GError **error)
{
    Session *session = print->page.session;
    g_autofree char *file = file_of(print);
    const DispatchPrinter *printer = printer_of(print);
    PrintWish wish = { .to = file,
                       .media = medias[print->media],
                       .printer = printer != NULL ? printer->name : NULL };
    wish.sheet = sheet_wish(print);
    g_clear_pointer(&session->sent, g_free);
    g_clear_pointer(&print->stood_in, g_free);
    return output_print(session->desk, &wish, ret_number, &print->stood_in, error);
}

/* As of the time of the last print, if it is asked for again. */
static bool
print_as_of(PrintPage *print, char **ret_number, GError **error)
{
    Session *session = print->page.session;
    bool back = print->again && desk_looks_at_now(session->desk);
    if (back)
        session_look(session, print->printed_at.seconds);
    bool printed = print_it(print, ret_number, error);
    print->printed_at = (Instant){ reading_at(desk_reading(session->desk)), 0, false };
    if (back)
        session_look(session, 0);
    return printed;
}

/* ---- an earlier print once more ---- */

static bool
key_in_earlier(PrintPage *print, const Key *key)
{
    PromptStep step = prompt_key(print->earlier, key);
    if (step == PROMPT_IGNORED || step == PROMPT_OPEN)
        return step == PROMPT_OPEN;
    if (step == PROMPT_GIVEN) {
        print->number = g_strdup(prompt_value(print->earlier));
        print->due = true;
    }
    g_clear_pointer(&print->earlier, prompt_free);
    return true;
}

static void
print_earlier(PrintPage *print)
{
    Session *session = print->page.session;
    g_autoptr(GError) error = NULL;
    g_autofree char *file = file_of(print);
    g_autofree char *number = g_steal_pointer(&print->number);
    const DispatchPrinter *printer = printer_of(print);
    PrintWish wish = { .to = file, .printer = printer != NULL ? printer->name : NULL };
    g_clear_pointer(&session->sent, g_free);
    if (!output_print_again(session->desk, number, &wish, &error)) {
        session_warn(session, error->message);
        return;
    }
    g_autofree char *text =
        g_strdup_printf(_("Print no. %s once more: %s"), number, place_of(print, file));
    session_tell(session, text);
    session_refresh(session, false);
}

/* Runs once "printing ..." is on the glass. */
static void
work(Page *page)
{
    PrintPage *print = (PrintPage *)page;
    g_autofree char *number = NULL;
    g_autoptr(GError) error = NULL;
    if (!print->due) {
        estimate(print);
        return;
    }
    print->due = false;
    if (print->number != NULL) {
        print_earlier(print);
        return;
    }
    g_autofree char *file = file_of(print);
    if (!print_as_of(print, &number, &error)) {
        session_warn(page->session, error->message);
        return;
    }
    g_autofree char *text =
        number != NULL ? g_strdup_printf(_("Print no. %s: %s"), number, place_of(print, file))
                       : g_strdup_printf(_("Printed without a number: %s"), place_of(print, file));
    if (print->stood_in != NULL) {
        g_autofree char *both = g_strdup_printf(_("%s. %s"), text, print->stood_in);
        session_warn(page->session, both);
    } else {
        session_tell(page->session, text);
    }
    session_refresh(page->session, false);
}

static void
end_file_name(PrintPage *print)
{
    g_autofree char *text = field_text(print->field);
    g_clear_pointer(&print->field, field_free);
    g_clear_pointer(&print->file, g_free);
    if (*text != '\0')
        print->file = g_steal_pointer(&text);
}

static bool
take_key(Page *page, const Key *key)
{
    PrintPage *print = (PrintPage *)page;
    if (print->earlier != NULL)
        return key_in_earlier(print, key);
    if (print->field == NULL && print_choice_of_key(key, print->person != NULL, &print->chosen))
        return true;
    if (print->field == NULL)
        return false;
    if (key->kind == KEY_KIND_ENTER)
        end_file_name(print);
    else if (key->kind == KEY_KIND_ESCAPE)
        g_clear_pointer(&print->field, field_free);
    else
        field_key(print->field, key);
    return true;
}

static void
act(Page *page, Action action)
{
    PrintPage *print = (PrintPage *)page;
    if (action == ACTION_BACK)
        session_close_page(page->session);
    else if (action == ACTION_UP || action == ACTION_DOWN)
        print->chosen =
            print_choice_step(print->chosen, action == ACTION_UP, print->person != NULL);
    else if (action == ACTION_MEDIA)
        print->media = (print->media + 1) % G_N_ELEMENTS(medias);
    else if (action == ACTION_PRINTER)
        choose_printer(print);
    else if (action == ACTION_STOP_PRINT)
        session_stop_print(page->session);
    else if (action == ACTION_EARLIER)
        print->earlier = earlier_print_ask(print->page.session->desk);
    else if (action == ACTION_ENTER || action == ACTION_AGAIN) {
        print->due = true;
        print->again = action == ACTION_AGAIN;
    } else if (action == ACTION_FULL) {
        g_autofree char *file = print->file != NULL ? g_strdup(print->file) : proposed_file(print);
        print->field = field_new(FIELD_PLAIN);
        field_set(print->field, file);
    }
}

static void
free_page(Page *page)
{
    PrintPage *print = (PrintPage *)page;
    g_clear_pointer(&print->field, field_free);
    g_clear_pointer(&print->earlier, prompt_free);
    g_free(print->number);
    g_clear_pointer(&print->printers, g_ptr_array_unref);
    g_free(print->file);
    g_free(print->stood_in);
    g_free(print->person);
    g_free(print->sort);
    g_free(print->meal);
    g_free(print->day);
    g_free(print->estimate);
    g_free(print->estimated);
    g_free(print);
}

static bool
offers(const Page *page, Action action)
{
    const PrintPage *print = (const PrintPage *)page;
    if (action == ACTION_AGAIN && print->printed_at.seconds == 0)
        return false;
    if (action == ACTION_PRINTER && page->session->dispatch == NULL)
        return false;
    if (action == ACTION_STOP_PRINT && !dispatch_is_busy(page->session->desk))
        return false;
    return print->field == NULL && print->earlier == NULL;
}

/* Then a scanned code is an answer. */
static bool
types(const Page *page)
{
    const PrintPage *print = (const PrintPage *)page;
    return print->field != NULL || print->earlier != NULL;
}

static const PageOps ops = {
    .kind = PAGE_PRINT,
    .draw = draw,
    .key = take_key,
    .act = act,
    .types = types,
    .offers = offers,
    .work = work,
    .free = free_page,
};

Page *
page_print_new(const SheetWish *wish)
{
    PrintPage *print = g_new0(PrintPage, 1);
    print->page.ops = &ops;
    if (wish == NULL)
        return &print->page;
    print->person = g_strdup(wish->person);
    print->sort = g_strdup(wish->sort);
    print->meal = g_strdup(wish->meal);
    print->day = g_strdup(wish->day);
    print->chosen = print_choice_of_sheet(wish->key, print->person != NULL);
    return &print->page;
}
