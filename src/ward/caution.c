/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/caution.h"

#include "ward/value.h"

#include <glib.h>
#include <string.h>

const Caution caution_kinds[CAUTION_KINDS] = {
    { "isolation", "isolation-ended", false },
    { "fall", "fall-ended", false },
    { "allergy", NULL, true },
    { "wandering", "wandering-ended", false },
    { "language", NULL, false },
    { "hidden", "hidden-ended", false },
};

const char *
caution_end(const char *caution)
{
    for (guint i = 0; i < CAUTION_KINDS; i++)
        if (strcmp(caution_kinds[i].key, caution) == 0)
            return caution_kinds[i].end;
    return NULL;
}

bool
caution_is_end(const char *item)
{
    for (guint i = 0; i < CAUTION_KINDS; i++)
        if (g_strcmp0(caution_kinds[i].end, item) == 0)
            return true;
    return false;
}

char *
caution_going_on(const char *list, bool with_none)
{
    bool bare = list == NULL || strcmp(list, VALUE_NONE) == 0 || strcmp(list, VALUE_UNKNOWN) == 0;
    g_auto(GStrv) items = g_strsplit(bare ? "" : list, ",", -1);
    g_autoptr(GPtrArray) left = g_ptr_array_new();
    for (guint i = 0; items[i] != NULL; i++)
        if (!caution_is_end(items[i]) && (with_none || strcmp(items[i], CAUTION_NO_ALLERGY) != 0))
            g_ptr_array_add(left, items[i]);
    if (left->len == 0)
        return NULL;
    g_ptr_array_add(left, NULL);
    return g_strjoinv(",", (char **)left->pdata);
}
