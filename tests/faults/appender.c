/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * appender BOOK: makes a new book and says "made" or "unmade MESSAGE".
 *
 * appender BOOK FIRST LAST: saves the commits of the script one after another, as the program does:
 * under the pen it reads what is there, and a statement that is there already is not saved again
 * (each second commit is tried without that look at first). What was refused is tried once more, in
 * the same Log or, if that writes no more, in a new one. A line is written for each answer of the
 * store, after the store gave it:
 *
 *   saved N               log_commit() returned true
 *   found N               it was refused before, and is there
 *   refused N R MESSAGE   R: 1 if the Log is read-only from now on, 0 if not
 *   unread N R MESSAGE    the same for a failure of reading before it
 *   stubborn N            a Log that said it is read-only still took the pen
 *   shut MESSAGE          the book does not open
 */

#include "store/log.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "opening.h"
#include "script.h"

/* Nothing here waits: what takes so long hangs. */
#define SECONDS_MOST 60

typedef struct {
    const char *path;
    Log *log;
    ScriptFound found;
} Appender;

G_GNUC_PRINTF(1, 2)
static void
say(const char *format, ...)
{
    va_list rest;
    va_start(rest, format);
    g_autofree char *text = g_strdup_vprintf(format, rest);
    va_end(rest);
    g_autofree char *line = g_strconcat(text, "\n", NULL);
    gsize length = strlen(line);
    if (write(STDOUT_FILENO, line, length) != (ssize_t)length)
        exit(3);
}

static bool
open_book(Appender *appender)
{
    g_autoptr(GError) error = NULL;
    memset(&appender->found, 0, sizeof appender->found);
    appender->log = opening_log(appender->path, false, &error);
    if (appender->log == NULL)
        say("shut %s", error->message);
    return appender->log != NULL;
}

static bool
refuse(Appender *appender, const char *word, guint commit, const GError *error)
{
    say("%s %u %d %s", word, commit, log_is_read_only(appender->log), error->message);
    return false;
}

static bool
save(Appender *appender, guint commit, bool look)
{
    Instant wall = script_wall(commit);
    g_autoptr(GError) error = NULL;
    g_autoptr(Statements) list = statements_new();
    if (!log_begin(appender->log, &error))
        return refuse(appender, "refused", commit, error);
    if (look && !log_read(appender->log, script_find, &appender->found, &error)) {
        log_drop(appender->log);
        return refuse(appender, "unread", commit, error);
    }
    if (!script_is_absent(&appender->found, commit)) {
        log_drop(appender->log);
        say("found %u", commit);
        return true;
    }
    script_add(list, commit);
    if (!log_commit(appender->log, list, &wall, &error))
        return refuse(appender, "refused", commit, error);
    say("saved %u", commit);
    return true;
}

/* A Log that writes no more is shut, as one closes the window and opens the book again. */
static bool
is_ready_again(Appender *appender, guint commit)
{
    if (!log_is_read_only(appender->log))
        return true;
    if (log_begin(appender->log, NULL))
        say("stubborn %u", commit);
    g_clear_pointer(&appender->log, log_free);
    return open_book(appender);
}

static void
make_book(const char *path)
{
    g_autoptr(GError) error = NULL;
    if (opening_create(path, &error))
        say("made");
    else
        say("unmade %s", error->message);
}

static void
append(Appender *appender, guint first, guint last)
{
    bool good = open_book(appender) || open_book(appender);
    for (guint commit = first; good && commit <= last; commit++) {
        if (save(appender, commit, commit % 2 == 0))
            continue;
        good = is_ready_again(appender, commit);
        if (good && !save(appender, commit, true))
            good = is_ready_again(appender, commit);
    }
    g_clear_pointer(&appender->log, log_free);
}

int
main(int argc, char **argv)
{
    Appender appender = { .path = argv[1] };
    alarm(SECONDS_MOST);
    if (argc == 2)
        make_book(argv[1]);
    else if (argc == 4)
        append(&appender, (guint)atoi(argv[2]), (guint)atoi(argv[3]));
    else
        return 2;
    return 0;
}
