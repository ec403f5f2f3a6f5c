/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/night-key.h"

#include "store/log.h"

#define WALL 1762034400

static void
pass_over(const Statement *statement, gpointer user)
{
    (void)statement;
    (void)user;
}

void
night_key_add(const char *book, const char *passphrase)
{
    g_autoptr(GError) error = NULL;
    LogKey lead = { .passphrase = passphrase };
    LogKey night = { NIGHT_KEY, NIGHT_KEY_PASSPHRASE, NULL, LOG_KEY_MEMORY_LEAST,
                     LOG_KEY_PASSES_LEAST };
    g_autoptr(Log) log = log_open(book, false, &lead, &error);
    g_assert_no_error(error);
    g_autoptr(LogNewKey) key = log_prepare_key(log, &night, &error);
    g_autoptr(Statements) list = statements_new();
    Instant now = { WALL, 540, false };
    *statements_add(list) =
        (Statement){ .what = WHAT_KEY, .about = ABOUT_WARD, .value = "added " NIGHT_KEY };
    g_assert_true(log_begin(log, &error) && log_read(log, pass_over, NULL, &error) &&
                  log_put_key(log, key, &error) && log_commit(log, list, &now, &error));
}
