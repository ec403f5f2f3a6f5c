/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/form.h"

#include "desk/desk-state.h"

#include "print/sheet-print.h"

#include "sheets/bedside-form.h"

#include "ward/form-code.h"

#include "base/error.h"

/* The moment of a document that no book tells of. */
static bool
moment_of(const char *now, int zone, Instant *ret_moment, GError **error)
{
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
    gint64 seconds = epoch != NULL ? g_ascii_strtoll(epoch, NULL, 10) : clock_of_pc()->wall();
    *ret_moment = (Instant){ seconds, (gint16)zone, false };
    return now == NULL || instant_parse(now, zone, ret_moment, error);
}

bool
form_print_blank(const char *layout_file, const PrintWish *wish, const char *now, GError **error)
{
    Instant made;
    if (!output_takes_sheets(wish->to, error))
        return false;
    g_autoptr(Layout) layout = desk_layout_of_file(layout_file, NULL, error);
    if (layout == NULL || !moment_of(now, layout->zone, &made, error))
        return false;
    g_autoptr(Census) census = census_new(layout);
    g_autoptr(Reading) reading = reading_new(census, made.seconds, INSTANT_END);
    g_autoptr(Conflicts) conflicts = conflicts_read(reading);
    Projection projection = { .reading = reading,
                              .conflicts = conflicts,
                              .counts = counts_read(reading, conflicts),
                              .bilingual = wish->sheet.bilingual };
    g_autoptr(Sheet) sheet = blank_form_make(&projection);
    sheet->head.copies = wish->copies;
    sheet->head.receivers = g_strdup(wish->receivers);
    sheet->head.slips = wish->slips;
    sheet->head.printed_at = made;
    return sheet_print(sheet, wish->to, wish->media, NULL, error);
}

bool
form_is_code(const char *scan)
{
    return form_code_is(scan);
}

const char *
form_bed(Desk *desk, const char *scan, GError **error)
{
    static const char *const refusals[] = {
        [FORM_READ_NOT_OURS] = N_("This is no code of a bedside form."),
        [FORM_READ_MISREAD] = N_("The form's code was misread: scan it again, or go to the bed."),
        [FORM_READ_OTHER_WARD] = N_("This form was printed for another ward."),
        [FORM_READ_NO_BED] = N_("The bed of this form is not in the ward any more."),
    };
    const char *bed = NULL;
    const GPtrArray *standings = reading_beds(desk_reading(desk));
    g_autoptr(GPtrArray) labels = g_ptr_array_new();
    for (guint i = 0; i < standings->len; i++)
        g_ptr_array_add(labels, (gpointer)((const BedStanding *)standings->pdata[i])->bed->label);
    FormReading read = form_code_read(scan, desk->layout, labels, &bed);
    if (read != FORM_READ_BED)
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_NO, _(refusals[read]));
    return bed;
}
