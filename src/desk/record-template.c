/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/record.h"
#include "desk/table.h"

#include "ward/bedside.h"

#include "base/spreadsheet.h"

char *
record_template(Desk *desk)
{
    GString *out = g_string_new(table_header());
    g_string_append_c(out, '\n');
    const GPtrArray *beds = reading_beds(desk_reading(desk));
    for (guint i = 0; i < beds->len; i++) {
        const BedStanding *standing = beds->pdata[i];
        g_autofree char *label = spreadsheet_guard(standing->bed->label);
        for (const BedsideQuestion *asked = bedside_questions; asked->number != NULL; asked++)
            g_string_append_printf(out, "\t%s\t\t%s\t%s\t\t\t\t\t\n", label, asked->number,
                                   vocabulary_row(asked->what)->key);
    }
    return g_string_free(out, FALSE);
}
