/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the ward reports to others, reached from the map. */
#include <glib/gstdio.h>
#include <locale.h>

#include "night.h"

/* The name proposed for the file holds sheet and minute. */
static bool
was_printed(const char *sheet)
{
    g_autofree char *sign = g_strdup_printf("-%s-", sheet);
    g_autoptr(GDir) folder = g_dir_open(".", 0, NULL);
    for (const char *name; (name = g_dir_read_name(folder)) != NULL;)
        if (strstr(name, sign) != NULL && g_str_has_suffix(name, ".pdf"))
            return true;
    return false;
}

static void
test_the_noon_report_takes_three_keys(Night *night, gconstpointer data)
{
    static const char keys[] = "d p <Enter>";
    (void)data;
    g_assert_cmpuint(night_count_keys(keys), <=, 3);
    night_feed(night, "d");
    g_assert_true(screen_shows("In hospital now"));
    night_feed(night, "<Esc>");
    night_feed(night, keys);
    g_assert_true(screen_shows("Print no. 1: "));
    g_assert_true(was_printed("day-report"));
}

int
main(int argc, char *argv[])
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    NIGHT_ADD("/reports/noon-in-three-keys", test_the_noon_report_takes_three_keys);
    return g_test_run();
}
