/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/ask.h"

#include "base/error.h"
#include "base/language.h"

#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define LINE_BYTES 1024

bool
ask_can(void)
{
    return isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

Secret *
ask_secret(const char *question)
{
    struct termios shown, hidden;
    char line[LINE_BYTES];
    if (tcgetattr(STDIN_FILENO, &shown) != 0)
        return NULL;
    hidden = shown;
    hidden.c_lflag &= ~(tcflag_t)ECHO;
    g_printerr("%s ", question);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    bool read = fgets(line, sizeof line, stdin) != NULL;
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    g_printerr("\n");
    Secret *typed = read ? g_strndup(line, strcspn(line, "\r\n")) : NULL;
    explicit_bzero(line, sizeof line);
    return typed;
}

Secret *
ask_secret_twice(const char *question, GError **error)
{
    g_autoptr(Secret) first = ask_secret(question);
    g_autoptr(Secret) second = first != NULL ? ask_secret(_("The same once more:")) : NULL;
    if (second != NULL && strcmp(first, second) == 0)
        return g_steal_pointer(&first);
    g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                        _("The two passphrases differ; nothing was changed."));
    return NULL;
}
