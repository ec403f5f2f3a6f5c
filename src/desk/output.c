/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/output.h"

#include "desk/writing.h"

#include "print/sheet-print.h"

#include "base/error.h"

#include <glib/gstdio.h>
#include <string.h>

/* A print as the ward's statement "printed" carries it: NUMBER;SHEET;MEDIUM;AS-OF;IN-HOSPITAL. */
static guint
print_number_of(const Filed *filed, const char *sheet)
{
    g_auto(GStrv) parts = g_strsplit(filed->said.value, ";", 4);
    if (g_strv_length(parts) < 2 || (sheet != NULL && strcmp(parts[1], sheet) != 0))
        return 0;
    return (guint)g_ascii_strtoull(parts[0], NULL, 10);
}

/* The highest number of all prints, or of the prints of SHEET. */
static guint
last_print(Desk *desk, const char *sheet)
{
    guint last = 0;
    const Pile *pile = census_ward_pile(desk->census, WHAT_PRINTED);
    for (guint i = 0; pile != NULL && i < pile->len; i++)
        last = MAX(last, print_number_of(pile->pdata[i], sheet));
    return last;
}

static bool
fill_head(Desk *desk, Sheet *sheet, guint number, guint replaces, GError **error)
{
    guint64 rows;
    g_autofree char *digest = log_digest(desk->log, &rows, error);
    if (digest == NULL)
        return false;
    g_free(sheet->head.printed_by);
    g_free(sheet->head.digest);
    sheet->head.printed_by = g_strdup(desk->observer);
    sheet->head.printed_at = desk_now(desk);
    sheet->head.print_number = number;
    sheet->head.replaces = replaces;
    sheet->head.digest = g_strdup_printf("%s/%" G_GUINT64_FORMAT, digest, rows);
    return true;
}

static bool
draw(Desk *desk, const PrintWish *wish, guint number, GError **error)
{
    g_autoptr(Sheet) sheet = desk_sheet(desk, &wish->sheet, error);
    if (sheet == NULL)
        return false;
    sheet->head.copies = MAX(wish->copies, 1);
    return fill_head(desk, sheet, number, last_print(desk, wish->sheet.key), error) &&
           sheet_print(sheet, wish->to, wish->media, NULL, error);
}

bool
output_check_file(const char *to, GError **error)
{
    if (!g_str_has_suffix(to, ".zpl"))
        return true;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                _("“%s” asks for label language, which is not written yet; name a FILE.pdf"), to);
    return false;
}

/* A ward that can no longer save can still print: without a number, and the page says so by lacking
 * one. */
static bool
print_unnumbered(Desk *desk, const PrintWish *wish, guint *ret_number, GError **error)
{
    if (!draw(desk, wish, 0, error))
        return false;
    *ret_number = 0;
    return true;
}

static bool
record_print(Desk *desk, Writing *writing, const PrintWish *wish, guint number, GError **error)
{
    Instant as_of = { reading_at(desk_reading(desk)), (gint16)desk->layout->zone, false };
    g_autofree char *at = instant_format(&as_of);
    g_autofree char *value = g_strdup_printf("%u;%s;%s;%s;%u", number, wish->sheet.key,
                                             wish->media != NULL ? wish->media : "a4", at,
                                             desk_counts(desk).in_hospital);
    writing_add(writing, WHAT_PRINTED)->value = writing_keep(writing, value);
    return writing_commit(writing, error);
}

bool
output_print(Desk *desk, const PrintWish *wish, guint *ret_number, GError **error)
{
    g_autoptr(GError) failed = NULL;
    if (!output_check_file(wish->to, error))
        return false;
    if (desk_is_read_only(desk))
        return print_unnumbered(desk, wish, ret_number, error);
    g_autoptr(Writing) writing = writing_begin(desk, &failed);
    if (writing == NULL && g_error_matches(failed, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE))
        return print_unnumbered(desk, wish, ret_number, error);
    if (writing == NULL) {
        g_propagate_error(error, g_steal_pointer(&failed));
        return false;
    }
    guint number = last_print(desk, NULL) + 1;
    if (!draw(desk, wish, number, error))
        return false;
    if (record_print(desk, writing, wish, number, &failed)) {
        *ret_number = number;
        return true;
    }
    g_unlink(wish->to); /* a page whose number the book does not know must not go round */
    if (g_error_matches(failed, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE))
        return print_unnumbered(desk, wish, ret_number, error);
    g_propagate_error(error, g_steal_pointer(&failed));
    return false;
}
