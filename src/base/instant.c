/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/instant.h"

#include "base/error.h"
#include "base/language.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DAY_SECONDS 86400
#define JULIAN_1970 719163
#define JULIAN_9999 3652059 /* its last day */

/* GLib's regular expression engine would do, but a moment is read once per statement of a file and
 * the form is fixed: count digits by hand. */
static bool
take_digits(const char **at, int count, int *ret_value)
{
    int value = 0;
    for (int i = 0; i < count; i++) {
        if (!g_ascii_isdigit((*at)[i]))
            return false;
        value = value * 10 + ((*at)[i] - '0');
    }
    *at += count;
    *ret_value = value;
    return true;
}

static bool
take_char(const char **at, char wanted)
{
    if (**at != wanted)
        return false;
    (*at)++;
    return true;
}

bool
instant_parse_day(const char *text, guint32 *ret_day, const char **ret_end)
{
    int year, month, day;
    const char *at = text;
    if (!take_digits(&at, 4, &year) || !take_char(&at, '-') || !take_digits(&at, 2, &month) ||
        !take_char(&at, '-') || !take_digits(&at, 2, &day) || (ret_end == NULL && *at != '\0') ||
        !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        return false;
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
    *ret_day = g_date_get_julian(&date);
    if (ret_end != NULL)
        *ret_end = at;
    return true;
}

/* NUMBER as COUNT digits at *AT, which goes behind them. By hand: a sheet writes thousands of moments. */
static void
put_digits(char **at, int number, int count)
{
    for (int i = count; i-- > 0; number /= 10)
        (*at)[i] = (char)('0' + number % 10);
    *at += count;
}

static void
put_char(char **at, char c)
{
    *(*at)++ = c;
}

/* "2026-11-02"; what lies ahead of the last day of 9999 has a year of five digits. */
static void
put_day(char **at, guint32 day)
{
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_julian(&date, day);
    int year = g_date_get_year(&date);
    put_digits(at, year, year > 9999 ? 5 : 4);
    put_char(at, '-');
    put_digits(at, (int)g_date_get_month(&date), 2);
    put_char(at, '-');
    put_digits(at, g_date_get_day(&date), 2);
}

/* "06:45" of so many minutes */
static void
put_clock(char **at, int minutes)
{
    put_digits(at, minutes / 60, 2);
    put_char(at, ':');
    put_digits(at, minutes % 60, 2);
}

char *
instant_format_day(guint32 day)
{
    char text[sizeof "10000-01-01"] = "", *at = text;
    put_day(&at, day);
    return g_strdup(text);
}

bool
instant_parse_zone(const char *text, int *ret_zone)
{
    int hours, minutes;
    if (strcmp(text, "Z") == 0) {
        *ret_zone = 0;
        return true;
    }
    int sign = *text == '-' ? -1 : 1;
    if (*text != '+' && *text != '-')
        return false;
    text++;
    if (!take_digits(&text, 2, &hours) || !take_char(&text, ':') ||
        !take_digits(&text, 2, &minutes) || *text != '\0' || hours > 14 || minutes > 59)
        return false;
    *ret_zone = sign * (hours * 60 + minutes);
    return true;
}

static bool
take_time(const char **at, int *ret_seconds)
{
    int hour, minute, second = 0;
    if (!take_digits(at, 2, &hour) || !take_char(at, ':') || !take_digits(at, 2, &minute))
        return false;
    if (take_char(at, ':') && !take_digits(at, 2, &second))
        return false;
    if (hour > 24 || minute > 59 || second > 59 || (hour == 24 && (minute != 0 || second != 0)))
        return false;
    *ret_seconds = hour * 3600 + minute * 60 + second;
    return true;
}

/* "0612" and "612". */
static bool
read_plain_clock(const char *text, int *ret_hour, int *ret_minute)
{
    gsize length = strlen(text);
    if ((length != 3 && length != 4) || strspn(text, "0123456789") != length)
        return false;
    int number = atoi(text);
    *ret_hour = number / 100;
    *ret_minute = number % 100;
    return true;
}

bool
instant_parse_clock(const char *text, int *ret_hour, int *ret_minute)
{
    g_autofree char *normal = text_nfkc(text);
    g_autofree char *plain = text_collapse(normal);
    int hour, minute, end = 0, kanji_end = 0;
    bool read = read_plain_clock(plain, &hour, &minute) ||
                (sscanf(plain, "%2d:%2d%n", &hour, &minute, &end) == 2 && plain[end] == '\0') ||
                (sscanf(plain, "%2d時%2d分%n", &hour, &minute, &kanji_end) == 2 && kanji_end > 0 &&
                 plain[kanji_end] == '\0');
    if (!read || hour < 0 || hour > 23 || minute < 0 || minute > 59)
        return false;
    *ret_hour = hour;
    *ret_minute = minute;
    return true;
}

bool
instant_parse(const char *text, int zone, Instant *ret_instant, GError **error)
{
    const char *at = text;
    bool approximate = take_char(&at, '~');
    int seconds = 0, written_zone = zone;
    guint32 day = 0;
    bool good = instant_parse_day(at, &day, &at);
    if (good && *at == '\0')
        approximate = true;
    else if (good)
        good = (take_char(&at, 'T') || take_char(&at, ' ')) && take_time(&at, &seconds) &&
               (*at == '\0' || instant_parse_zone(at, &written_zone));
    bool is_unwritable = good && day == JULIAN_9999 && seconds == DAY_SECONDS;
    if (!good || is_unwritable) {
        g_autofree char *shown = text_visible(text);
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                    _("“%s” is not a time; write it as 2026-11-02T06:12"), shown);
        return false;
    }
    gint64 days = (gint64)day - JULIAN_1970;
    *ret_instant = (Instant){ days * DAY_SECONDS + seconds - (gint64)written_zone * 60,
                              (gint16)written_zone, approximate };
    return true;
}

static gint64
floor_day(gint64 local)
{
    return local >= 0 ? local / DAY_SECONDS : -((-local + DAY_SECONDS - 1) / DAY_SECONDS);
}

/* Seconds on the wall of ZONE, kept within the years 1 to 9999 so that INSTANT_END has a day as
 * well. */
static gint64
local_seconds(gint64 seconds, int zone)
{
    const gint64 first = (gint64)(1 - JULIAN_1970) * DAY_SECONDS;
    const gint64 last = (gint64)(JULIAN_9999 - JULIAN_1970 + 1) * DAY_SECONDS - 1;
    gint64 offset = (gint64)zone * 60;
    return CLAMP(seconds, first - offset, last - offset) + offset;
}

GDate
instant_date(gint64 seconds, int zone)
{
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_julian(&date, (guint32)(floor_day(local_seconds(seconds, zone)) + JULIAN_1970));
    return date;
}

gint64
instant_midnight_before(gint64 seconds, int zone)
{
    gint64 local = local_seconds(seconds, zone);
    return floor_day(local - 1) * DAY_SECONDS - (gint64)zone * 60;
}

char *
instant_format(const Instant *instant)
{
    char text[sizeof "~10000-01-01T06:45:00+09:00"] = "", *at = text;
    gint64 local = local_seconds(instant->seconds, instant->zone);
    int second = (int)(local - floor_day(local) * DAY_SECONDS);
    if (instant->approximate)
        put_char(&at, '~');
    put_day(&at, (guint32)(floor_day(local) + JULIAN_1970));
    put_char(&at, 'T');
    put_clock(&at, second / 60);
    put_char(&at, ':');
    put_digits(&at, second % 60, 2);
    put_char(&at, instant->zone < 0 ? '-' : '+');
    put_clock(&at, ABS(instant->zone));
    return g_strdup(text);
}

char *
instant_format_minute(gint64 seconds, int zone)
{
    Instant instant = { seconds, (gint16)zone, false };
    g_autofree char *full = instant_format(&instant);
    full[10] = ' ';
    return g_strndup(full, 16);
}

char *
instant_format_compact(const Instant *instant)
{
    Instant exact = { instant->seconds, instant->zone, false };
    g_autofree char *text = instant_format(&exact); /* 2026-11-02T06:45:00+09:00 */
    return g_strdup_printf("%.4s%.2s%.2s-%.2s%.2s%.2s", text, text + 5, text + 8, text + 11,
                           text + 14, text + 17);
}

char *
instant_format_short(const Instant *instant, int zone)
{
    g_autofree char *minute = instant_format_minute(instant->seconds, zone);
    return g_strdup_printf("%s%.2s/%.2s %s", instant->approximate ? "~" : "", minute + 5,
                           minute + 8, minute + 11);
}
