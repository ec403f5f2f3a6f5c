/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/record.h"
#include "desk/table.h"

#include "ward/bedside.h"

char *
record_template(Desk *desk)
{
    GString *out = g_string_new(table_header());
    g_string_append_c(out, '\n');
    const GPtrArray *beds = reading_beds(desk_reading(desk));
    for (guint i = 0; i < beds->len; i++)
        for (const BedsideQuestion *asked = bedside_questions; asked->number != NULL; asked++)
            g_string_append_printf(out, "\t%s\t\t%s\t%s\t\t\t\t\t\n",
                                   ((const BedStanding *)beds->pdata[i])->bed->label, asked->number,
                                   vocabulary_row(asked->what)->key);
    return g_string_free(out, FALSE);
}
