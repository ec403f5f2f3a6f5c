/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/fact-label.h"

#include "census/lasting.h"

#include "base/language.h"

char *
fact_label_beside(What what, const char *now, const char *before)
{
    char *label = value_label(what, now);
    if (before == NULL || *before == '\0')
        return label;
    g_autofree char *first = label;
    g_autofree char *other = value_label(what, before);
    return g_strdup_printf(_("%s; said before: %s"), first, other);
}

char *
fact_label(const View *view, const Person *person, What what)
{
    const char *now = fact_value(view, person, what);
    if (what != WHAT_CAUTION)
        return value_label(what, now);
    g_autoptr(GArray) dropped = lasting_dropped(view, person);
    g_autofree char *before = lasting_list(dropped);
    return fact_label_beside(what, now, before);
}
