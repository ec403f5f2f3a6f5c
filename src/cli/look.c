/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/look.h"

#include "base/error.h"

void
look_clear(Look *look)
{
    g_free(look->at);
    g_free(look->known);
    g_free(look->sort);
    g_free(look->format);
}

static bool
read_time(const char *text, int zone, gint64 *ret_seconds, GError **error)
{
    Instant instant;
    g_autoptr(GError) fault = NULL;
    if (text == NULL)
        return true;
    if (!instant_parse(text, zone, &instant, &fault)) {
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_USAGE, fault->message);
        return false;
    }
    *ret_seconds = instant.seconds;
    return true;
}

bool
look_apply(const Look *look, Desk *desk, GError **error)
{
    gint64 at = 0, known = INSTANT_END;
    int zone = desk_layout(desk)->zone;
    if (!read_time(look->at, zone, &at, error) || !read_time(look->known, zone, &known, error))
        return false;
    desk_look(desk, at, known);
    return true;
}
