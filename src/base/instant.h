/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A moment as a ward writes it: seconds since 1970, the zone it was written in, and whether the
 * nurse said "about". Calendar days are counted in a zone given by the caller. A moment is always
 * handed in: this room never asks a clock.
 */

#include <glib.h>
#include <stdbool.h>

typedef struct {
    gint64 seconds;   /* since 1970-01-01T00:00:00Z */
    gint16 zone;      /* minutes east of Greenwich, kept as written */
    bool approximate; /* written with "~" */
} Instant;

/* Later than every moment a ward can write; "as of everything". */
#define INSTANT_END G_MAXINT64

/* Reads [~]YYYY-MM-DD[THH:MM[:SS]][Z|+HH:MM]. Without zone: ZONE (minutes). A bare date is 00:00
 * and approximate. Fails with MEGURI_ERROR_REFUSED on anything else; ret_instant is then untouched.
 */
bool instant_parse(const char *text, int zone, Instant *ret_instant, GError **error);

/* Reads a time of day as it is written in a hurry, in whatever width of signs: 6:12, 06:12, 0612,
 * 612, 6時12分. False on anything else. */
bool instant_parse_clock(const char *text, int *ret_hour, int *ret_minute);

/* "~2026-11-02T06:12:00+09:00". (transfer full) */
char *instant_format(const Instant *instant);

/* "11/02 06:12", with "~" before an approximate one, in the given zone. (transfer full) */
char *instant_format_short(const Instant *instant, int zone);

/* "2026-11-02 06:12" in the given zone. (transfer full) */
char *instant_format_minute(gint64 seconds, int zone);

/* "20261102-061200", for names that sort as they were made. (transfer full) */
char *instant_format_compact(const Instant *instant);

/* Reads a day, "2026-11-02", as a Julian one (g_date_get_julian()): four figures, two and two, no
 * blank and no sign. What follows it is the caller's, from *ret_end on; with RET_END NULL nothing
 * may. False if TEXT is no day of the calendar; nothing is then touched. */
bool instant_parse_day(const char *text, guint32 *ret_day, const char **ret_end);

/* The Julian DAY as "2026-11-02". (transfer full) */
char *instant_format_day(guint32 day);

/* Reads "+09:00", "-03:30" or "Z" into minutes. */
bool instant_parse_zone(const char *text, int *ret_zone);

/* The last midnight before SECONDS in ZONE; at 00:00 exactly it is the midnight 24 hours earlier
 * (the day of T is (last midnight before T, T]). */
gint64 instant_midnight_before(gint64 seconds, int zone);

/* The calendar day of SECONDS in ZONE, as a GLib date. */
GDate instant_date(gint64 seconds, int zone);
