/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A moment as it is typed in a hurry: 6:12, 0612, 11/02 6:12, 2026-11-02 06:12, ~7. It never asks
 * a clock.
 */

#include "base/instant.h"

/* Reads TEXT as a moment not after NOW: a time alone is the last such time, a day without a year
 * the last such day. False if it is none of these; ret_seconds is then untouched. */
bool moment_parse(const char *text, const Instant *now, gint64 *ret_seconds);

/* A day alone, not after that of NOW: 11/29 (the last such day), 2026-11-29. */
bool moment_parse_day(const char *text, const Instant *now, GDate *ret_day);

/* As moment_parse(), of what stands on a form, "~6:30", "約7", with the zone of NOW; approximate if
 * it says so. False too if it is after NOW. */
bool moment_parse_seen(const char *text, const Instant *now, Instant *ret_seen);

/* As moment_parse(), of the moment nearest to NOW: for a clock that may be wrong either way. */
bool moment_parse_near(const char *text, const Instant *now, gint64 *ret_seconds);

/* The same of a moment to come: a time alone is the next such time, a day without a year the next
 * such day. */
bool moment_parse_ahead(const char *text, const Instant *now, gint64 *ret_seconds);
