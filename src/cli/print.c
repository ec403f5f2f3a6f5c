/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/look.h"
#include "cli/sending.h"

#include "desk/estimate.h"
#include "desk/form.h"

#include "sheets/bedside-form.h"
#include "sheets/catalog.h"

#include "base/error.h"
#include "base/language.h"
#include "base/text.h"

#include <string.h>

#define DAYS_UNASKED G_MININT /* without --estimate */

typedef struct {
    Look look;
    char *to;
    char *media;
    char *receivers;
    char *layout;
    char *again;
    int copies;
    int days;
    Sending sending;
    int slips;
    gboolean bilingual;
} Order;

static void
order_clear(Order *order)
{
    look_clear(&order->look);
    g_free(order->to);
    g_free(order->media);
    g_free(order->receivers);
    sending_clear(&order->sending);
    g_free(order->layout);
    g_free(order->again);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Order, order_clear)

/* Several sheets to one name: out.pdf becomes out-bed-map.pdf and so on. */
static char *
file_of(const Order *order, const char *sheet, bool alone)
{
    if (alone || order->to == NULL)
        return g_strdup(order->to);
    g_autofree char *stem = g_str_has_suffix(order->to, ".pdf")
                                ? g_strndup(order->to, strlen(order->to) - 4)
                                : g_strdup(order->to);
    return g_strdup_printf("%s-%s.pdf", stem, sheet);
}

static PrintWish
wish_of(const Order *order, const SheetWish *sheet, const char *file)
{
    PrintWish wish = {
        .sheet = *sheet,
        .to = file,
        .printer = order->sending.printer,
        .media = order->media,
        .copies = (guint)order->copies,
        .receivers = order->receivers,
        .slips = (guint)order->slips,
    };
    wish.sheet.bilingual = order->bilingual;
    return wish;
}

static bool
print_one(Desk *desk, const Order *order, const char *sheet, bool alone, GError **error)
{
    g_autofree char *number = NULL, *stood_in = NULL;
    g_autofree char *file = file_of(order, sheet, alone);
    SheetWish wanted = look_wish(&order->look, desk, sheet, order->look.of);
    PrintWish wish = wish_of(order, &wanted, file);
    if (!output_print(desk, &wish, &number, &stood_in, error))
        return false;
    g_autofree char *visible = text_visible(file != NULL ? file : order->sending.printer);
    if (file != NULL)
        call_print_path(file);
    if (number != NULL)
        g_printerr(_("Print no. %s: %s"), number, visible);
    else
        g_printerr(_("Printed without a number, since the book cannot be written to: %s"), visible);
    g_printerr("\n");
    if (stood_in != NULL)
        g_printerr("%s\n", stood_in);
    return true;
}

/* Nothing is printed before every name is known to be a sheet's. */
static bool
check_sheets(const Call *call, GError **error)
{
    for (int i = 1; i < call->argc; i++)
        if (catalog_name(call->argv[i], error) == NULL)
            return false;
    return true;
}

/* What is wrong with the order, or NULL. */
static const char *
fault_of(const Call *call, const Order *order)
{
    bool blank = call->argc == 2 && strcmp(call->argv[1], blank_form_form.key) == 0;
    if (order->layout != NULL && (order->to == NULL || order->sending.printer != NULL))
        return _("--layout needs --to FILE.pdf; a printer is reached through a book");
    if (order->copies < 1 || order->copies > 99)
        return _("--copies takes a number from 1 to 99");
    if (order->slips < 0 || order->slips > 6)
        return _("--per-page takes a number from 1 to 6");
    if ((order->again != NULL) != (call->argc == 1))
        return _("print takes the names of sheets, or --again with the number of a print");
    if (order->layout != NULL && !blank)
        return _("--layout prints blank-form; every other sheet needs a book");
    return NULL;
}

static int
print_without_book(const Call *call, const Order *order, GError **error)
{
    SheetWish blank = { .key = call->argv[1] };
    PrintWish wish = wish_of(order, &blank, order->to);
    if (!form_print_blank(order->layout, &wish, call->options->now, error))
        return -1;
    call_print_path(order->to);
    return 0;
}

/* The same page once more: nothing of it is to be chosen. */
static int
print_again(const Call *call, const Order *order, GError **error)
{
    g_autoptr(Desk) desk = sending_open(call, false, error);
    PrintWish wish = { .to = order->to, .printer = order->sending.printer };
    if (desk == NULL || !output_print_again(desk, order->again, &wish, error))
        return -1;
    if (order->to != NULL)
        call_print_path(order->to);
    return sending_wait(&order->sending, desk, error);
}

/* Of the sheets named alone. */
static bool
estimate_named(const Call *call, const Order *order, Desk *desk, Estimate *ret_estimate,
               GError **error)
{
    g_auto(Estimate) estimate = { g_array_new(FALSE, FALSE, sizeof(EstimateRow)), 0 };
    for (int i = 1; i < call->argc; i++) {
        EstimateRow row;
        SheetWish wish = look_wish(&order->look, desk, call->argv[i], order->look.of);
        if (!estimate_sheet(desk, &wish, order->media, &row, error))
            return false;
        estimate.a_day += row.pages * row.a_day;
        g_array_append_val(estimate.rows, row);
    }
    *ret_estimate = estimate;
    estimate.rows = NULL;
    return true;
}

static void
tell_paper(const Estimate *estimate, int days)
{
    for (guint i = 0; i < estimate->rows->len; i++) {
        const EstimateRow *row = &g_array_index(estimate->rows, EstimateRow, i);
        if (row->a_day > 0)
            g_print(_("%s: pages %u, prints a day %u"), _(row->title), row->pages, row->a_day);
        else
            g_print(_("%s: pages %u, printed when it is asked for"), _(row->title), row->pages);
        g_print("\n");
    }
    guint pages = estimate->a_day * (guint)days;
    g_print(_("Days %d: sheets of A4 %u (packets of 500: %u); toner for %u pages, as it is rated "
              "(5%% of a page black)"),
            days, pages, (pages + 499) / 500, estimate_rated_pages(pages));
    g_print("\n");
}

/* What must lie beside the printer for so many days. */
static int
tell_estimate(const Call *call, const Order *order, GError **error)
{
    g_auto(Estimate) estimate = { NULL, 0 };
    if (order->days < 1 || order->days > 999) {
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                            _("--estimate takes a number of days from 1 to 999"));
        return -1;
    }
    if (!check_sheets(call, error) || look_format(&order->look, error) < 0)
        return -1;
    g_autoptr(Desk) desk = sending_open(call, true, error);
    if (desk == NULL || !look_apply(&order->look, desk, error))
        return -1;
    bool counted = call->argc == 1 ? estimate_paper(desk, &estimate, error)
                                   : estimate_named(call, order, desk, &estimate, error);
    if (!counted)
        return -1;
    tell_paper(&estimate, order->days);
    return 0;
}

static int
print(Call *call, const Order *order, GError **error)
{
    if (order->days != DAYS_UNASKED)
        return tell_estimate(call, order, error);
    if (order->layout == NULL && !sending_has_target(&order->sending, order->to, "print", error))
        return -1;
    const char *fault = fault_of(call, order);
    if (fault != NULL) {
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_USAGE, fault);
        return -1;
    }
    if (order->layout != NULL)
        return print_without_book(call, order, error);
    if (order->again != NULL)
        return print_again(call, order, error);
    if (!check_sheets(call, error) || look_format(&order->look, error) < 0)
        return -1;
    g_autoptr(Desk) desk = sending_open(call, false, error);
    if (desk == NULL || !look_apply(&order->look, desk, error))
        return -1;
    for (int i = 1; i < call->argc; i++)
        if (!print_one(desk, order, call->argv[i], call->argc == 2, error))
            return -1;
    return sending_wait(&order->sending, desk, error);
}

int
command_print(Call *call, GError **error)
{
    bool done = false;
    g_auto(Order) order = { .copies = 1, .days = DAYS_UNASKED, .sending = { NULL, -1 } };
    GOptionEntry entries[] = {
        { "to", 0, 0, G_OPTION_ARG_FILENAME, &order.to, N_("the file to write"), N_("FILE.pdf") },
        SENDING_ENTRIES(&order.sending),
        { "media", 0, 0, G_OPTION_ARG_STRING, &order.media, N_("what is printed on"), N_("NAME") },
        { "copies", 0, 0, G_OPTION_ARG_INT, &order.copies, N_("how many copies"), "N" },
        { "for", 0, 0, G_OPTION_ARG_STRING, &order.receivers, N_("to whom each copy goes"),
          N_("NAME,...") },
        { "again", 0, 0, G_OPTION_ARG_STRING, &order.again,
          N_("the very page of this print once more"), "NO" },
        { "estimate", 0, 0, G_OPTION_ARG_INT, &order.days,
          N_("how much paper and toner so many days take"), N_("DAYS") },
        { "layout", 0, 0, G_OPTION_ARG_FILENAME, &order.layout,
          N_("blank forms of this layout file, without a book"), N_("WARD.ini") },
        { "per-page", 0, 0, G_OPTION_ARG_INT, &order.slips, N_("beds on a page of forms"), "1-6" },
        { "bilingual", 0, 0, G_OPTION_ARG_NONE, &order.bilingual,
          N_("forms: English beside the other language"), NULL },
        LOOK_ENTRIES(&order.look),
        { NULL, 0, 0, 0, NULL, NULL, NULL },
    };
    CallForm form = { entries, 0, -1 };
    if (!call_take(call, &form, &done, error))
        return -1;
    return done ? 0 : print(call, &order, error);
}
