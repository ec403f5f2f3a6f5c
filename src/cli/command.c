/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command.h"

#include "cli/ask.h"
#include "cli/commands.h"

#include "desk/key-file.h"
#include "desk/shelf.h"

#include "base/error.h"
#include "base/language.h"
#include "base/text.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

const Command commands[] = {
    { "new", N_("BOOK --layout WARD.ini"), N_("make a new ward book"), command_new },
    { "record", N_("[FILE.tsv|-]"), N_("record a table of statements"), command_record },
    { "show", N_("SHEET [PERSON|BED]"), N_("show a sheet"), command_show },
    { "print", N_("SHEET... --to FILE.pdf"), N_("print sheets to a file"), command_print },
    { "band", N_("PERSON|BED... --to FILE.pdf"), N_("issue wristbands"), command_band },
    { "label", N_("PERSON|BED... --to FILE.pdf"), N_("print labels"), command_label },
    { "printers", "", N_("list the printers there are"), command_printers },
    { "check", N_("--scan TEXT --stated-name KANA --stated-birthdate DATE"),
      N_("check a patient against the band"), command_check },
    { "current", N_("NO"), N_("whether a print still holds"), command_current },
    { "verify", "", N_("read every row again and compare"), command_verify },
    { "export", N_("DIR"), N_("write a sealed copy to a stick"), command_export },
    { "merge", N_("FILE..."), N_("take in copies of other stations"), command_merge },
    { "salvage", N_("FILE --into BOOK"), N_("bring back what is left of a damaged book"),
      command_salvage },
    { "key", N_("list | add NAME | remove NAME | sheet | test"), N_("who may open the book"),
      command_key },
    { "drill", N_("[DIR]"), N_("make a fictitious ward to practise on"), command_drill },
    { NULL, NULL, NULL, NULL },
};

/* ---- options of every command ---- */

#define COMMON_ENTRIES 8 /* with the one that ends them */

static void
fill_entries(Options *options, GOptionEntry *ret_entries)
{
    const GOptionEntry all[COMMON_ENTRIES] = {
        { "book", 'b', 0, G_OPTION_ARG_FILENAME, &options->book, N_("the ward book"), N_("FILE") },
        { "observer", 0, 0, G_OPTION_ARG_STRING, &options->observer, N_("who sees"), N_("NAME") },
        { "now", 0, 0, G_OPTION_ARG_STRING, &options->now, N_("the clock for this run"),
          N_("TIME") },
        { "lang", 0, 0, G_OPTION_ARG_STRING, &options->lang, N_("language of the words"), "ja|en" },
        { "key", 0, 0, G_OPTION_ARG_STRING, &options->key,
          N_("whose passphrase it is, as key list names it"), N_("NAME") },
        { "key-file", 0, 0, G_OPTION_ARG_FILENAME, &options->key_file,
          N_("passphrase: first line of a file that only its owner may read"), N_("FILE") },
        { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, N_("print the version"), NULL },
        { NULL, 0, 0, 0, NULL, NULL, NULL },
    };
    memcpy(ret_entries, all, sizeof all);
}

bool
options_take(Options *options, int *argc, char ***argv, GError **error)
{
    GOptionEntry entries[COMMON_ENTRIES];
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);
    fill_entries(options, entries);
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_set_ignore_unknown_options(context, TRUE);
    g_option_context_add_main_entries(context, entries, NULL);
    g_autoptr(GError) cause = NULL;
    if (g_option_context_parse(context, argc, argv, &cause))
        return true;
    g_set_error(error, cause->domain, cause->code, _("%s; “meguri --help” shows how"),
                cause->message);
    return false;
}

void
options_clear(Options *options)
{
    g_free(options->book);
    g_free(options->observer);
    g_free(options->now);
    g_free(options->lang);
    g_free(options->key);
    g_free(options->key_file);
}

/* ---- one call ---- */

static const Command *
find_command(const char *name)
{
    for (const Command *command = commands; command->name != NULL; command++)
        if (strcmp(command->name, name) == 0)
            return command;
    return NULL;
}

static const char *
translate(const char *text, gpointer unused)
{
    (void)unused;
    return language_text(text);
}

static char *
help_text(const Call *call, GOptionEntry *entries)
{
    const Command *command = find_command(call->argv[0]);
    Options unused = { 0 };
    GOptionEntry common[COMMON_ENTRIES];
    g_autofree char *words = *command->words != '\0'
                                 ? g_strdup_printf("%s %s", command->name, _(command->words))
                                 : g_strdup(command->name);
    g_autoptr(GOptionContext) context = g_option_context_new(words);
    fill_entries(&unused, common);
    g_option_context_set_summary(context, _(command->summary));
    if (entries != NULL)
        g_option_context_add_main_entries(context, entries, NULL);
    g_option_context_add_main_entries(context, common, NULL);
    g_option_group_set_translate_func(g_option_context_get_main_group(context), translate, NULL,
                                      NULL);
    return g_option_context_get_help(context, TRUE, NULL);
}

static bool
wants_help(const Call *call)
{
    for (int i = 1; i < call->argc; i++)
        if (strcmp(call->argv[i], "--help") == 0 || strcmp(call->argv[i], "-h") == 0)
            return true;
    return false;
}

/* What is wrong with the number of words, and what the command takes. */
static bool
check_words(const Call *call, const CallForm *form, GError **error)
{
    const Command *command = find_command(call->argv[0]);
    int words = call->argc - 1;
    if (words < form->least)
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                    _("“meguri %s” takes: %s; “meguri %s --help” shows how"), command->name,
                    _(command->words), command->name);
    else if (form->most >= 0 && words > form->most)
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                    _("“meguri %s” does not take “%s” besides; “meguri %s --help” shows how"),
                    command->name, call->argv[1 + form->most], command->name);
    else
        return true;
    return false;
}

/* GLib says which option, not what to do. */
static bool
parse_options(Call *call, GOptionContext *context, GError **error)
{
    g_autoptr(GError) cause = NULL;
    if (g_option_context_parse(context, &call->argc, &call->argv, &cause))
        return true;
    g_set_error(error, cause->domain, cause->code, _("%s; “meguri %s --help” shows how"),
                cause->message, call->argv[0]);
    return false;
}

bool
call_take(Call *call, const CallForm *form, bool *ret_done, GError **error)
{
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);
    if (wants_help(call)) {
        g_autofree char *help = help_text(call, form->entries);
        g_print("%s", help);
        *ret_done = true;
        return true;
    }
    g_option_context_set_help_enabled(context, FALSE);
    if (form->entries != NULL)
        g_option_context_add_main_entries(context, form->entries, NULL);
    return parse_options(call, context, error) && check_words(call, form, error);
}

void
call_print_path(const char *path)
{
    g_autofree char *visible = text_visible(path);
    g_print("%s\n", visible);
}

bool
call_unlock(const Call *call, CallAct act, gpointer user, GError **error)
{
    g_autoptr(GError) failed = NULL;
    g_autoptr(Secret) passphrase = key_file_read(call->options->key_file, &failed);
    bool done = failed == NULL && act(passphrase, user, &failed);
    bool asks = !done && passphrase == NULL && ask_can() &&
                g_error_matches(failed, MEGURI_ERROR, MEGURI_ERROR_LOCKED);
    if (asks) {
        passphrase = ask_secret(_("Passphrase of this book:"));
        g_clear_error(&failed);
        done = act(passphrase, user, &failed);
    }
    if (failed != NULL)
        g_propagate_error(error, g_steal_pointer(&failed));
    return done;
}

typedef struct {
    const Call *call;
    const char *book;
    bool read_only;
    Desk *desk;
} CallOpening;

static bool
open_with(const char *passphrase, gpointer user, GError **error)
{
    CallOpening *wish = user;
    DeskOpening opening = {
        .book = wish->book,
        .passphrase = passphrase,
        .key = wish->call->options->key,
        .observer = wish->call->options->observer,
        .now = wish->call->options->now,
        .read_only = wish->read_only,
    };
    wish->desk = desk_open(&opening, error);
    return wish->desk != NULL;
}

Desk *
call_open(const Call *call, bool read_only, GError **error)
{
    g_autofree char *book = shelf_find(call->options->book, error);
    CallOpening wish = { call, book, read_only, NULL };
    if (book == NULL || !call_unlock(call, open_with, &wish, error))
        return NULL;
    g_autofree char *news = desk_new_here(wish.desk);
    if (news != NULL)
        g_printerr("%s\n", news);
    desk_use_dispatch(wish.desk, call->options->dispatch);
    return wish.desk;
}

/* ---- running ---- */

int
cli_status(const GError *error)
{
    if (error->domain != MEGURI_ERROR)
        return 2; /* GLib's own: a wrong option */
    switch ((MeguriError)error->code) {
    case MEGURI_ERROR_NO:
        return 1;
    case MEGURI_ERROR_USAGE:
        return 2;
    case MEGURI_ERROR_CANNOT_OPEN:
    case MEGURI_ERROR_LOCKED:
    case MEGURI_ERROR_DAMAGED:
        return 3;
    case MEGURI_ERROR_CANNOT_SAVE:
    case MEGURI_ERROR_UNSURE:
    case MEGURI_ERROR_CHANGED:
        return 4;
    case MEGURI_ERROR_REFUSED:
    case MEGURI_ERROR_APART:
        return 5;
    }
    return 2;
}

void
cli_help(void)
{
    g_print("%s\n\n", _("meguri rebuilds a ward's patient list from bedside checks."));
    g_print("meguri [-b FILE]   %s\n\n%s\n", _("open the screen"), _("Commands:"));
    for (const Command *command = commands; command->name != NULL; command++)
        g_print("  %-8s %s\n", command->name, _(command->summary));
    Options unused = { 0 };
    GOptionEntry entries[COMMON_ENTRIES];
    fill_entries(&unused, entries);
    g_print("\n%s\n", _("Options of every command:"));
    for (const GOptionEntry *entry = entries; entry->long_name != NULL; entry++) {
        g_autofree char *option =
            g_strdup_printf("%s--%s%s%s", entry->short_name != 0 ? "-b, " : "", entry->long_name,
                            entry->arg_description != NULL ? "=" : "",
                            entry->arg_description != NULL ? _(entry->arg_description) : "");
        g_autofree char *padded = text_pad(option, 22);
        g_print("  %s %s\n", padded, _(entry->description));
    }
    g_print("  -h, --help             %s\n\n%s\n", _("show help, also of a command"),
            _("The manual is meguri(1)."));
}

/* A list that was cut off by a full disk must not pass for a whole one. */
static int
finish_output(int status)
{
    if (fflush(stdout) == 0 && ferror(stdout) == 0)
        return status;
    g_printerr("meguri: ");
    g_printerr(_("Not all could be written to standard output: %s"), g_strerror(errno));
    g_printerr("\n");
    return 4;
}

int
cli_run(const Options *options, int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        cli_help();
        return finish_output(0);
    }
    const Command *command = find_command(argv[1]);
    if (command == NULL) {
        g_autofree char *visible = text_visible(argv[1]);
        g_printerr("meguri: ");
        g_printerr(*visible == '-' ? _("there is no option “%s”; “meguri --help” lists them")
                                   : _("there is no command “%s”; “meguri --help” lists them"),
                   visible);
        g_printerr("\n");
        return 2;
    }
    Call call = { options, argc - 1, argv + 1 };
    int status = command->run(&call, &error);
    if (error == NULL)
        return finish_output(status);
    g_autofree char *visible = text_visible(error->message);
    g_printerr("meguri: %s\n", visible);
    return cli_status(error);
}
