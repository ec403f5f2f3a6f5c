/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The command line: one row per command, one file per command. Options of every command are taken
 * wherever they stand; the desk does the work. It never knows the screen.
 */

#include "desk/camera.h"
#include "desk/dispatch.h"

#include <glib.h>

/* Options of every command. */
typedef struct {
    char *book;
    char *observer;
    char *now;
    char *lang;
    char *key;
    char *key_file;
    gboolean version;
    Dispatch *dispatch; /* what carries prints, not owned; NULL = to files only */
    Camera *camera;     /* of the screen, not owned; NULL = none */
} Options;

void options_clear(Options *options);

/* Takes the options of every command out of ARGV, wherever they stand. */
bool options_take(Options *options, int *argc, char ***argv, GError **error);

/* What a command gets: ARGV[0] is its own name. */
typedef struct {
    const Options *options;
    int argc;
    char **argv;
} Call;

typedef struct {
    const char *name;
    const char *words;   /* what follows the name in the help, marked */
    const char *summary; /* one line, marked */
    /* 0 or 1 (the answer is no); -1 with ERROR set. */
    int (*run)(Call *call, GError **error);
} Command;

/* Ended by a NULL name. */
extern const Command commands[];

/* Takes ENTRIES (may be NULL) out of the call's words; at least LEAST and at most MOST words must
 * be left after the name. Prints the command's help and sets *ret_done when --help was asked for.
 */
typedef struct {
    GOptionEntry *entries;
    int least;
    int most; /* -1 = any number */
} CallForm;

bool call_take(Call *call, const CallForm *form, bool *ret_done, GError **error);

/* PATH on standard output, as a line that cannot steer a terminal. */
void call_print_path(const char *path);

/* Does ACT with the passphrase of the key file or none, and, where that does not open what it is
 * about, once more with one that is asked for at the terminal. */
typedef bool (*CallAct)(const char *passphrase, gpointer user, GError **error);
bool call_unlock(const Call *call, CallAct act, gpointer user, GError **error);

/* Opens the book of the options: -b, MEGURI_BOOK, or the only one of the data folder. (transfer
 * full) */
Desk *call_open(const Call *call, bool read_only, GError **error);

/* Runs the command ARGV[1]; gives the exit status of meguri(1). */
int cli_run(const Options *options, int argc, char **argv);

/* Exit status of an error. */
int cli_status(const GError *error);

/* The usage of meguri itself, on standard output. */
void cli_help(void);
