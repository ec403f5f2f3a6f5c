/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/closing.h"

#include "base/language.h"

#include <string.h>

static bool
is_equal(const Movement *one, const Movement *other)
{
    return one->previous == other->previous && one->today == other->today &&
           memcmp(one->totals, other->totals, sizeof one->totals) == 0;
}

Closing
closing_read(const Projection *projection, const char *sheet, const Movement *now)
{
    Closing closing = { .today = now->today };
    const View *view = reading_view(projection->reading);
    g_autoptr(GPtrArray) book = printbook_read(view);
    for (guint i = 0; i < book->len; i++) {
        const Print *print = book->pdata[i];
        if (strcmp(print->sheet, sheet) != 0 || print->at.seconds != view->at)
            continue;
        g_autoptr(Horizon) horizon = NULL;
        g_autoptr(Reading) then = printbook_reading(view->census, print, &horizon);
        g_autoptr(Movement) movement = then != NULL ? movement_read(then) : NULL;
        bool holds = movement != NULL ? is_equal(movement, now) : print->in_hospital == now->today;
        if (holds)
            continue;
        closing_clear(&closing);
        closing.number = print->number;
        closing.in_hospital = print->in_hospital;
        closing.movement = g_steal_pointer(&movement);
    }
    return closing;
}

void
closing_clear(Closing *closing)
{
    g_clear_pointer(&closing->movement, movement_free);
}

void
closing_note(const Closing *closing, Sheet *sheet)
{
    if (closing->number == 0)
        return;
    bool counted = closing->movement == NULL || closing->in_hospital != closing->today;
    g_ptr_array_add(sheet->notes,
                    counted ? g_strdup_printf(_("Corrected after closing: print no. %u said %u in "
                                                "hospital"),
                                              closing->number, closing->in_hospital)
                            : g_strdup_printf(_("Corrected after closing: print no. %u had other "
                                                "figures"),
                                              closing->number));
}
