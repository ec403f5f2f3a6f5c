/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/ask.h"
#include "cli/commands.h"

#include "desk/desk.h"
#include "desk/exchange.h"
#include "desk/key-file.h"

#include "ward/outline.h"

#include "base/error.h"
#include "base/language.h"
#include "base/text.h"

/* From the key file or the terminal; NULL for a book that is open to everybody. (transfer full) */
static Secret *
new_passphrase(const char *file, GError **error)
{
    if (file != NULL || !ask_can())
        return key_file_read(file, error);
    g_printerr("%s\n",
               _("Whoever has the passphrase reads the book; if it is lost with all its keys, "
                 "nobody does. At least 16 characters; nothing for a book that is open to "
                 "everybody."));
    g_autoptr(Secret) passphrase = ask_secret_twice(_("Passphrase of the new book:"), error);
    return passphrase != NULL && *passphrase != '\0' ? g_steal_pointer(&passphrase) : NULL;
}

/* From the layout file or, where LAYOUT_TEXT is not NULL, from that. */
static bool
make_book(const Call *call, const char *layout, const char *layout_text, GError **error)
{
    g_autoptr(GError) failed = NULL;
    g_autoptr(Secret) passphrase = new_passphrase(call->options->key_file, &failed);
    BookBirth birth = { call->argv[1], layout, layout_text, passphrase, call->options->key };
    if (failed != NULL || !desk_new_book(&birth, &failed)) {
        g_propagate_error(error, g_steal_pointer(&failed));
        return false;
    }
    g_autofree char *words = desk_birth_words(&birth);
    g_printerr("%s\n", words);
    return true;
}

static bool
make_from_rooms(const Call *call, const Outline *outline, GError **error)
{
    g_autofree char *text = outline_layout(outline, error);
    return text != NULL && make_book(call, "--rooms", text, error);
}

static bool
make_from_copy(const char *passphrase, gpointer user, GError **error)
{
    ExchangeNew wish = *(const ExchangeNew *)user;
    wish.passphrase = passphrase;
    return exchange_new(&wish, error);
}

/* The passphrase is that of the book that was copied. */
static bool
restore_book(const Call *call, const char *copy, const char *letters, GError **error)
{
    ExchangeNew wish = {
        .book = call->argv[1], .file = copy, .key = call->options->key, .letters = letters
    };
    if (!call_unlock(call, make_from_copy, &wish, error))
        return false;
    g_autofree char *visible = text_visible(call->argv[1]);
    g_printerr(
        _("%s is made from the copy; it is a station of its own and opens as the copied book "
          "does."),
        visible);
    g_printerr("\n");
    return true;
}

int
command_new(Call *call, GError **error)
{
    bool done = false;
    g_autofree char *layout = NULL, *copy = NULL, *letters = NULL, *name = NULL, *rooms = NULL;
    GOptionEntry entries[] = {
        { "copy", 0, 0, G_OPTION_ARG_FILENAME, &copy,
          N_("a copy (export) of a book, to go on with as another station"), N_("FILE") },
        { "letters", 0, 0, G_OPTION_ARG_STRING, &letters, N_("letter of that station"), "B" },
        { "layout", 0, 0, G_OPTION_ARG_FILENAME, &layout, N_("the ward's layout file"),
          N_("WARD.ini") },
        { "ward", 0, 0, G_OPTION_ARG_STRING, &name, N_("without such a file: the ward's name"),
          N_("NAME") },
        { "rooms", 0, 0, G_OPTION_ARG_STRING, &rooms,
          N_("and its rooms with their beds, as one walks"), "601-603:4" },
        { NULL, 0, 0, 0, NULL, NULL, NULL },
    };
    CallForm form = { entries, 1, 1 };
    if (!call_take(call, &form, &done, error))
        return -1;
    if (done)
        return 0;
    if ((copy != NULL) + (layout != NULL) + (rooms != NULL) != 1 ||
        (rooms == NULL) != (name == NULL)) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                    _("a new book needs --layout WARD.ini (meguri-ward(5) tells how to write one), "
                      "or --ward NAME and --rooms, such as “601-606:4 607:1”, or --copy FILE"));
        return -1;
    }
    if (letters != NULL && copy == NULL) {
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                            _("--letters goes with --copy; the first station of a new book is A"));
        return -1;
    }
    if (copy != NULL)
        return restore_book(call, copy, letters, error) ? 0 : -1;
    Outline outline = { name, rooms };
    bool made = layout != NULL ? make_book(call, layout, NULL, error)
                               : make_from_rooms(call, &outline, error);
    return made ? 0 : -1;
}
