/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What holds a printer up, in words: the keywords of the Internet Printing Protocol (RFC 8011, PWG
 * 5100) as a nurse would say them. It never asks a printer. Inside this room.
 */

#include <glib.h>
#include <stdbool.h>

/* What is told of a printer. */
typedef struct {
    const char *const *reasons; /* printer-state-reasons, COUNT of them */
    guint count;
    const char *message; /* the printer's own words, or NULL */
    bool stopped;
} QueueTrouble;

/* A sentence, NULL if nothing is wrong. (transfer none) */
const char *queue_words(const QueueTrouble *trouble);

/* True if the printer cannot be reached, so that it has taken nothing. */
bool queue_is_away(const QueueTrouble *trouble);

/* True if nothing is told of a printer's work: what this PC does before it has reached the printer
 * is none. */
bool queue_is_mute(const QueueTrouble *trouble);
