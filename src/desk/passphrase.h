/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Whether a passphrase is good enough to seal a ward's book for years: long, and none that is tried
 * first. It never keeps one.
 */

#include <glib.h>
#include <stdbool.h>

#define PASSPHRASE_LEAST 16 /* characters */

/* MEGURI_ERROR_REFUSED with the reason if TEXT is too short, made of one or few signs, a run of
 * neighbours such as 1234..., or one that everybody tries. */
bool passphrase_check(const char *text, GError **error);
