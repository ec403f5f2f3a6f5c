/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/sheet-print.h"

#include "print/cover-print.h"
#include "print/form-print.h"
#include "print/list-print.h"
#include "print/map-print.h"

#include "base/error.h"
#include "base/language.h"

void
sheet_printed_clear(SheetPrinted *printed)
{
    g_clear_pointer(&printed->stood_in, g_free);
}

bool
sheet_print(const Sheet *sheet, const char *path, const char *medium, SheetPrinted *ret_printed,
            GError **error)
{
    g_autoptr(Media) media = media_builtin();
    const Medium *paper = media_find(media, medium != NULL ? medium : "a4");
    if (paper == NULL || paper->kind != MEDIUM_PAPER) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                    _("“%s” is no paper for a sheet; try A4 or A3."), medium);
        return false;
    }
    bool map = sheet->rooms != NULL;
    g_auto(SheetFrame) frame = sheet_frame_open(sheet, paper, sheet->form->portrait && !map);
    bool drawn = map                    ? map_print_draw(&frame, error)
                 : sheet->slips != NULL ? form_print_draw(&frame, error)
                 : sheet->form->cover   ? cover_print_draw(&frame, error)
                                        : list_print_draw(&frame, error);
    if (!drawn || (path != NULL && !page_save(frame.page, path, error)))
        return false;
    if (ret_printed != NULL)
        *ret_printed = (SheetPrinted){ frame.page_count, g_strdup(page_stood_in(frame.page)) };
    return true;
}
