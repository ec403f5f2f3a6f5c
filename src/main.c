/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which face: a word on the command line asks the command line, none opens the screen. Sets the
 * language before anything is said. */

#include "cli/command.h"
#include "cli/voice.h"
#include "tui/app.h"

#include "desk/drill.h"
#include "desk/key-file.h"
#include "desk/sandbox.h"
#include "desk/shelf.h"

#include "base/language.h"
#include "base/scrub.h"
#include "base/text.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

/* A ward's PC may have no locale but C: text is UTF-8 all the same. */
static void
set_locale(void)
{
    setlocale(LC_ALL, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        setlocale(LC_ALL, "C.UTF-8");
    setlocale(LC_NUMERIC, "C");
}

/* --lang, else what the environment asks for. Libraries that speak for themselves follow where they
 * can. */
static void
set_language(const char *lang)
{
    const char *asked = language_asked(g_getenv("LANGUAGE"), setlocale(LC_MESSAGES, NULL));
    language_choose(lang != NULL ? lang : asked);
    g_setenv("LANGUAGE", language_code(), TRUE);
}

static int
fail(GError *error)
{
    g_autofree char *visible = text_visible(error->message);
    g_printerr("meguri: %s\n", visible);
    return cli_status(error);
}

static int
open_screen(const Options *options)
{
    scrub_begin();
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) books = shelf_books();
    g_autoptr(Secret) passphrase = key_file_read(options->key_file, &error);
    if (error != NULL)
        return fail(error);
    const char *book = options->book != NULL ? options->book : g_getenv("MEGURI_BOOK");
    if (book == NULL && books->len == 1)
        book = books->pdata[0];
    AppStart start = {
        .book = book,
        .books = books,
        .observer = options->observer,
        .now = options->now,
        .passphrase = passphrase,
        .key = options->key,
        .dispatch = options->dispatch,
        .camera = options->camera,
    };
    int status = app_run(&start, &error);
    return error != NULL ? fail(error) : status;
}

/* A drill made on a terminal is opened at once, at the end of its first round. */
static int
open_drill(const Options *options, const char *folder)
{
    Options drill = *options;
    g_autofree char *book = drill_book(folder);
    drill.book = book;
    drill.now = options->now != NULL ? options->now : (char *)drill_now();
    return open_screen(&drill);
}

static bool
makes_drill(int argc, char **argv)
{
    bool helps = argc > 2 && *argv[2] == '-';
    return strcmp(argv[1], "drill") == 0 && !helps && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

/* The screen is told where to print while it runs; a command is told at once. */
static void
begin_sandbox(const Options *options, int argc, char **argv)
{
    g_autoptr(GPtrArray) places = g_ptr_array_new();
    if (options->book != NULL)
        g_ptr_array_add(places, options->book);
    if (g_getenv("MEGURI_BOOK") != NULL)
        g_ptr_array_add(places, (char *)g_getenv("MEGURI_BOOK"));
    for (int i = 1; i < argc; i++)
        g_ptr_array_add(places, argv[i]);
    g_ptr_array_add(places, NULL);
    bool opens = argc < 2 || makes_drill(argc, argv);
    sandbox_begin((const char *const *)places->pdata, opens);
}

/* The screen may be told to print at any time; a command says so. */
static bool
may_print(int argc, char **argv)
{
    if (argc < 2 || makes_drill(argc, argv) || strcmp(argv[1], "printers") == 0)
        return true;
    for (int i = 2; i < argc; i++)
        if (g_str_has_prefix(argv[i], "--printer"))
            return true;
    return false;
}

/* Before everything else is given up, and before anything of a book is read. */
static Dispatch *
begin_dispatch(int argc, char **argv, bool *ret_carried)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    if (g_getenv("MEGURI_PRINTER") != NULL)
        g_ptr_array_add(words, (char *)g_getenv("MEGURI_PRINTER"));
    for (int i = 1; i < argc; i++)
        g_ptr_array_add(words, argv[i]);
    g_ptr_array_add(words, NULL);
    if (!may_print(argc, argv))
        return NULL;
    return dispatch_new((const char *const *)words->pdata, ret_carried);
}

/* Off unless somebody says which: a camera that watches is no small thing on a ward. */
static Camera *
begin_camera(int argc, char **argv, bool *ret_kept)
{
    const char *device = g_getenv("MEGURI_CAMERA");
    bool opens = argc < 2 || makes_drill(argc, argv);
    return device != NULL && *device != '\0' && opens ? camera_new(device, camera_reader, ret_kept)
                                                      : NULL;
}

static int
run(Options *options, int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Dispatch) dispatch = NULL;
    g_autoptr(Camera) camera = NULL;
    bool carried = false;
    if (!options_take(options, &argc, &argv, &error))
        return fail(error);
    if (options->lang != NULL && strcmp(options->lang, "ja") != 0 &&
        strcmp(options->lang, "en") != 0) {
        g_autofree char *visible = text_visible(options->lang);
        g_printerr("meguri: ");
        g_printerr(_("there is no language “%s”; there are ja and en"), visible);
        g_printerr("\n");
        return 2;
    }
    set_language(options->lang);
    if (options->version) {
        g_print("meguri " MEGURI_VERSION "\n");
        return 0;
    }
    options->dispatch = dispatch = begin_dispatch(argc, argv, &carried);
    if (carried)
        return 0;
    options->camera = camera = begin_camera(argc, argv, &carried);
    if (carried)
        return 0;
    begin_sandbox(options, argc, argv);
    if (argc < 2)
        return open_screen(options);
    bool opens = makes_drill(argc, argv); /* a command takes its words out of argv */
    g_autofree char *folder = g_strdup(argc > 2 ? argv[2] : ".");
    int status = cli_run(options, argc, argv);
    return status == 0 && opens ? open_drill(options, folder) : status;
}

int
main(int argc, char **argv)
{
    Options options = { 0 };
    sandbox_shut_memory();
    voice_begin();
    set_locale();
    set_language(NULL); /* for what is wrong with the command line */
    int status = run(&options, argc, argv);
    options_clear(&options);
    return status;
}
