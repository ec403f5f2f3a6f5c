/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/fact-label.h"

#include "census/allergy.h"

#include "base/language.h"

char *
fact_label(const View *view, const Person *person, What what)
{
    char *label = value_label(what, fact_value(view, person, what));
    if (what != WHAT_CAUTION)
        return label;
    g_autoptr(GArray) dropped = allergies_dropped(view, person);
    if (dropped->len == 0)
        return label;
    g_autofree char *now = label;
    g_autofree char *list = allergies_list(dropped);
    g_autofree char *before = value_label(what, list);
    return g_strdup_printf(_("%s; said before: %s"), now, before);
}
