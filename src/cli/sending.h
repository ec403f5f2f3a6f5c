/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * To which printer, and waiting until it is out, as all commands that print do. It never knows what
 * is printed.
 */

#include "cli/command.h"

#include "desk/dispatch.h"

typedef struct {
    char *printer; /* NULL = to a file only */
    int seconds;   /* to wait at most; -1 = until it has ended */
} Sending;

void sending_clear(Sending *sending);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Sending, sending_clear)

#define SENDING_ENTRIES(sending)                                                                   \
    { "printer",                                                                                   \
      0,                                                                                           \
      0,                                                                                           \
      G_OPTION_ARG_STRING,                                                                         \
      &(sending)->printer,                                                                         \
      N_("a queue of this PC, or zpl:DEVICE or sbpl:DEVICE"),                                      \
      N_("PRINTER") },                                                                             \
    {                                                                                              \
        "wait", 0, 0, G_OPTION_ARG_INT, &(sending)->seconds,                                       \
            N_("wait no longer for the printer than this"), N_("SECONDS")                          \
    }

/* True if there is a file or a printer to print to; else MEGURI_ERROR_USAGE. */
bool sending_has_target(const Sending *sending, const char *to, const char *command,
                        GError **error);

/* As call_open(), for a command that is going to draw: the fonts are sought while the book is read. */
Desk *sending_open(const Call *call, bool read_only, GError **error);

/* Tells on standard error what becomes of what DESK sent, until all has ended or the time is over:
 * 0. Fails with MEGURI_ERROR_CANNOT_SAVE if something did not come out, with MEGURI_ERROR_NO if
 * nobody knows. */
int sending_wait(const Sending *sending, Desk *desk, GError **error);

/* Says on standard error if this PC did not read the codes of bands and labels back. */
void sending_tell_unread(void);
