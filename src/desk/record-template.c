/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/record.h"
#include "desk/table.h"

char *
record_template(Desk *desk)
{
    static const What questions[] = {
        WHAT_PRESENCE,   WHAT_BAND,     WHAT_PATIENT_ID, WHAT_KANA,    WHAT_BIRTHDATE,
        WHAT_IDENTIFIED, WHAT_SEX,      WHAT_TRANSPORT,  WHAT_MEANS,   WHAT_DEVICE,
        WHAT_CAUTION,    WHAT_DIET,     WHAT_KANJI,      WHAT_CONTACT, WHAT_DOCTOR,
        WHAT_DEPARTMENT, WHAT_ADMITTED, WHAT_DIAGNOSIS,  WHAT_NOTE,
    };
    GString *out = g_string_new(table_header());
    g_string_append_c(out, '\n');
    const GPtrArray *beds = reading_beds(desk_reading(desk));
    for (guint i = 0; i < beds->len; i++)
        for (guint k = 0; k < G_N_ELEMENTS(questions); k++)
            g_string_append_printf(out, "\t%s\t\t%s\t\t\t\t\t\n",
                                   ((const BedStanding *)beds->pdata[i])->bed->label,
                                   vocabulary_row(questions[k])->key);
    return g_string_free(out, FALSE);
}
