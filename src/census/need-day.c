/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/need-day.h"

#include "census/fact.h"

#include "ward/need.h"

GPtrArray *
need_day_said(const View *view, const Person *person, const char *day)
{
    g_autoptr(GPtrArray) said = fact_statements(view, person, WHAT_NURSING_NEED);
    GPtrArray *found = g_ptr_array_new();
    for (guint bedside = 0; bedside <= 1; bedside++)
        for (guint i = 0; i < said->len; i++) {
            const Filed *filed = said->pdata[i];
            if (source_is_bedside(filed->said.source) == (bedside == 1) &&
                g_str_has_prefix(filed->said.value, day))
                g_ptr_array_add(found, (gpointer)filed);
        }
    return found;
}

char *
need_day_join(const GPtrArray *said)
{
    g_autoptr(GPtrArray) values = g_ptr_array_new();
    for (guint i = 0; i < said->len; i++)
        g_ptr_array_add(values, (gpointer)((const Filed *)said->pdata[i])->said.value);
    g_ptr_array_add(values, NULL);
    return need_join((const char *const *)values->pdata);
}
