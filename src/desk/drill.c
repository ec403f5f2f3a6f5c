/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/drill.h"

#include "desk/record.h"

#include "base/error.h"
#include "base/language.h"

#include <errno.h>
#include <string.h>

/* data/drill/ward.ini and round.tsv */
extern const char ward_ini[];
extern const char round_tsv[];
extern const unsigned long round_tsv_length;

#define DRILL_NOW "2026-11-02T06:45"

char *
drill_book(const char *folder)
{
    return g_build_filename(folder, "drill.meguri", NULL);
}

const char *
drill_now(void)
{
    return DRILL_NOW;
}

char *
drill_make(const char *folder, const char *now, const char *observer, GError **error)
{
    g_autofree char *book = drill_book(folder);
    if (g_mkdir_with_parents(folder, 0755) != 0) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE,
                    _("The folder %s cannot be made: %s"), folder, g_strerror(errno));
        return NULL;
    }
    BookBirth birth = { .book = book, .layout_file = "ward.ini", .layout_text = ward_ini };
    if (!desk_new_book(&birth, error))
        return NULL;
    DeskOpening opening = {
        .book = book,
        .observer = observer != NULL ? observer : _("drill"),
        .now = now != NULL ? now : DRILL_NOW,
    };
    g_autoptr(Desk) desk = desk_open(&opening, error);
    if (desk == NULL)
        return NULL;
    g_autoptr(RecordReport) report = record_report_new();
    RecordWish wish = { round_tsv, round_tsv_length, "round.tsv", false };
    if (!record_table(desk, &wish, report, error)) {
        if (report->faults->len > 0)
            g_prefix_error(error, "%s: ", (const char *)report->faults->pdata[0]);
        return NULL;
    }
    return g_steal_pointer(&book);
}
