/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A moment as it stands in a table or is typed at a prompt. */

#include "base/error.h"
#include "base/instant.h"

#include <string.h>

#include "target.h"

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    int zone = 0;
    Instant instant = { 0 }, again = { 0 };
    g_autoptr(GError) error = NULL;
    g_autofree char *text = target_text(data, size);
    if (instant_parse_zone(text, &zone))
        g_assert_cmpint(ABS(zone), <=, 24 * 60);
    if (!instant_parse(text, 9 * 60, &instant, &error)) {
        claim_refusal(error);
        return 0;
    }
    g_autofree char *kept = instant_format(&instant);
    instant_parse(kept, 0, &again, &error);
    g_assert_no_error(error);
    g_assert_cmpint(again.seconds, ==, instant.seconds);
    g_assert_cmpint(again.zone, ==, instant.zone);
    g_assert_cmpint(again.approximate, ==, instant.approximate);
    gint64 midnight = instant_midnight_before(instant.seconds, instant.zone);
    g_assert_cmpint(midnight, <, instant.seconds);
    g_assert_cmpint(instant.seconds - midnight, <=, 24 * 60 * 60);
    GDate day = instant_date(instant.seconds, instant.zone);
    g_assert_true(g_date_valid(&day));
    return 0;
}
