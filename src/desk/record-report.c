/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/record.h"

RecordReport *
record_report_new(void)
{
    RecordReport *report = g_new0(RecordReport, 1);
    report->faults = g_ptr_array_new_with_free_func(g_free);
    report->warnings = g_ptr_array_new_with_free_func(g_free);
    report->rejected = g_string_new(NULL);
    return report;
}

void
record_report_free(RecordReport *report)
{
    if (report == NULL)
        return;
    g_ptr_array_unref(report->faults);
    g_ptr_array_unref(report->warnings);
    g_string_free(report->rejected, TRUE);
    g_free(report);
}
