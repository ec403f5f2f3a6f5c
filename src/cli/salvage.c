/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"

#include "desk/exchange.h"

#include "base/error.h"
#include "base/language.h"
#include "base/text.h"

static bool
make_new(const char *passphrase, gpointer user, GError **error)
{
    ExchangeNew wish = *(const ExchangeNew *)((gpointer *)user)[0];
    wish.passphrase = passphrase;
    return exchange_salvage_new(&wish, ((gpointer *)user)[1], error);
}

/* Into a book that is not there yet. */
static bool
rescue(const Call *call, const ExchangeNew *wish, LogSalvaged *ret_salvaged, GError **error)
{
    gpointer user[] = { (gpointer)wish, ret_salvaged };
    if (!call_unlock(call, make_new, user, error))
        return false;
    g_autofree char *visible = text_visible(wish->book);
    g_printerr(
        _("%s is made from what was left; it is a station of its own and opens as the damaged "
          "book did."),
        visible);
    g_printerr("\n");
    return true;
}

static bool
take_in(const Call *call, const ExchangeNew *wish, LogSalvaged *ret_salvaged, GError **error)
{
    Options options = *call->options;
    options.book = (char *)wish->book;
    Call opening = { &options, call->argc, call->argv };
    if (wish->letters != NULL) {
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                            _("--letters names the station of a new book; this one has its own"));
        return false;
    }
    g_autoptr(Desk) desk = call_open(&opening, false, error);
    return desk != NULL && exchange_salvage(desk, wish->file, ret_salvaged, error);
}

static void
print_stations(const LogSalvaged *salvaged)
{
    for (guint i = 0; i < salvaged->stations->len; i++) {
        const LogSalvagedStation *station =
            &g_array_index(salvaged->stations, LogSalvagedStation, i);
        g_autofree char *found = g_strdup_printf("%" G_GUINT64_FORMAT, station->found);
        g_autofree char *taken = g_strdup_printf("%" G_GUINT64_FORMAT, station->taken);
        g_print(ngettext_("Station %s: %s row found, %s new in the book",
                          "Station %s: %s rows found, %s new in the book", station->found),
                station->letters, found, taken);
        g_print("\n");
    }
}

/* What was not brought back, and what to do next. */
static void
tell_rest(const LogSalvaged *salvaged)
{
    g_autofree char *broken = g_strdup_printf("%" G_GUINT64_FORMAT, salvaged->broken);
    g_autofree char *unread = g_strdup_printf("%" G_GUINT64_FORMAT, salvaged->unread);
    if (salvaged->unread > 0) {
        g_printerr(_("The drive did not give %s bytes of the file."), unread);
        g_printerr("\n");
    }
    if (salvaged->broken > 0) {
        g_printerr(
            ngettext_("%s piece looks like a row and is not whole; nothing of it was taken.",
                      "%s pieces look like rows and are not whole; nothing of them was taken.",
                      salvaged->broken),
            broken);
        g_printerr("\n");
    }
    if (salvaged->closed)
        g_printerr("%s\n",
                   _("Some rows were sealed after the access of this key had ended and stay "
                     "shut; try a newer passphrase or envelope."));
    if (salvaged->lost != NULL) {
        g_printerr(_("Still lost: %s. Merge another copy of the ward's book (meguri merge), or "
                     "record from paper what is missing (meguri record)."),
                   salvaged->lost);
        g_printerr("\n");
    }
    g_printerr("%s\n",
               _("What was said after the last row that was found no file can tell: compare "
                 "the list with the newest print and with the beds."));
}

int
command_salvage(Call *call, GError **error)
{
    bool done = false;
    g_auto(LogSalvaged) salvaged = { 0 };
    g_autofree char *into = NULL, *letters = NULL;
    GOptionEntry entries[] = {
        { "into", 0, 0, G_OPTION_ARG_FILENAME, &into,
          N_("the ward's book that takes in what is found, or a new one"), N_("BOOK") },
        { "letters", 0, 0, G_OPTION_ARG_STRING, &letters, N_("letter of the new book's station"),
          "B" },
        { NULL, 0, 0, 0, NULL, NULL, NULL },
    };
    CallForm form = { entries, 1, 1 };
    if (!call_take(call, &form, &done, error))
        return -1;
    if (done)
        return 0;
    if (into == NULL) {
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                            _("salvage needs --into BOOK: a book of the ward, or a new name"));
        return -1;
    }
    ExchangeNew wish = {
        .book = into, .file = call->argv[1], .key = call->options->key, .letters = letters
    };
    bool is_there = g_file_test(into, G_FILE_TEST_EXISTS);
    if (!(is_there ? take_in : rescue)(call, &wish, &salvaged, error))
        return -1;
    print_stations(&salvaged);
    tell_rest(&salvaged);
    return salvaged.lost != NULL ? 1 : 0;
}
