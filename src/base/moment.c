/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/moment.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

#define DAY_SECONDS 86400

static bool
to_seconds(const GDate *day, const char *time, int zone, gint64 *ret_seconds)
{
    int hour, minute;
    Instant instant;
    if (!instant_parse_clock(time, &hour, &minute))
        return false;
    g_autofree char *date = instant_format_day(g_date_get_julian(day));
    g_autofree char *whole = g_strdup_printf("%sT%02d:%02d", date, hour, minute);
    if (!instant_parse(whole, zone, &instant, NULL))
        return false;
    *ret_seconds = instant.seconds;
    return true;
}

static bool
set_day(GDate *day, int year, int month, int number)
{
    if (month < 1 || month > 12 || number < 1 || number > 31 || year < 1 || year > 9999 ||
        !g_date_valid_dmy((GDateDay)number, (GDateMonth)month, (GDateYear)year))
        return false;
    g_date_set_dmy(day, (GDateDay)number, (GDateMonth)month, (GDateYear)year);
    return true;
}

typedef enum { PAST = -1, AHEAD = 1 } Direction;

/* A day and what follows it. Without a year: this year's, or that of the next year in DIRECTION if
 * this year's lies on the other side of TODAY. */
static bool
read_day(const char *text, const GDate *today, Direction direction, GDate *ret_day,
         const char **ret_rest)
{
    int year, month, number, end = 0;
    char mark[2];
    if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &number, &end) == 3) {
        *ret_rest = text + end;
        return set_day(ret_day, year, month, number);
    }
    if (sscanf(text, "%2d%1[/-]%2d%n", &month, mark, &number, &end) != 3)
        return false;
    year = g_date_get_year(today);
    if (strchr(" T", text[end]) == NULL || !set_day(ret_day, year, month, number))
        return false;
    bool other_side = g_date_compare(ret_day, today) * direction < 0;
    if (other_side && !set_day(ret_day, year + direction, month, number))
        return false;
    *ret_rest = text + end;
    return true;
}

static bool
parse(const char *text, const Instant *now, Direction direction, gint64 *ret_seconds)
{
    g_autofree char *normal = text_nfkc(text);
    g_autofree char *plain = text_collapse(normal);
    GDate today = instant_date(now->seconds, now->zone);
    GDate day = today;
    const char *rest;
    gint64 seconds;
    if (read_day(plain, &today, direction, &day, &rest))
        return to_seconds(&day, *rest != '\0' ? rest + 1 : "", now->zone, ret_seconds);
    if (!to_seconds(&today, plain, now->zone, &seconds))
        return false;
    bool other_side = (seconds - now->seconds) * direction < 0;
    *ret_seconds = other_side ? seconds + direction * DAY_SECONDS : seconds;
    return true;
}

bool
moment_parse(const char *text, const Instant *now, gint64 *ret_seconds)
{
    return parse(text, now, PAST, ret_seconds);
}

bool
moment_parse_ahead(const char *text, const Instant *now, gint64 *ret_seconds)
{
    return parse(text, now, AHEAD, ret_seconds);
}

bool
moment_parse_day(const char *text, const Instant *now, GDate *ret_day)
{
    const char *rest;
    GDate day, today = instant_date(now->seconds, now->zone);
    g_autofree char *normal = text_nfkc(text);
    g_autofree char *plain = text_collapse(normal);
    if (!read_day(plain, &today, PAST, &day, &rest) || *rest != '\0' ||
        g_date_compare(&day, &today) > 0)
        return false;
    *ret_day = day;
    return true;
}

bool
moment_parse_seen(const char *text, const Instant *now, Instant *ret_seen)
{
    static const char *const about[] = { "~", "～", "〜", "約" };
    Instant seen = { now->seconds, now->zone, false };
    for (guint i = 0; i < G_N_ELEMENTS(about); i++)
        if (g_str_has_prefix(text, about[i])) {
            text += strlen(about[i]);
            seen.approximate = true;
            break;
        }
    while (*text == ' ')
        text++;
    gsize digits = strspn(text, "0123456789");
    bool hour = digits > 0 && digits <= 2 && text[digits] == '\0';
    g_autofree char *whole = g_strconcat(text, hour ? ":00" : "", NULL);
    if (!moment_parse(whole, now, &seen.seconds) || seen.seconds > now->seconds)
        return false;
    *ret_seen = seen;
    return true;
}

bool
moment_parse_near(const char *text, const Instant *now, gint64 *ret_seconds)
{
    gint64 before, after;
    if (!parse(text, now, PAST, &before) || !parse(text, now, AHEAD, &after))
        return false;
    *ret_seconds = now->seconds - before <= after - now->seconds ? before : after;
    return true;
}
