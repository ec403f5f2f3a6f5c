/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/allergy.h"

#include "census/fact.h"

#include <string.h>

#define ALLERGY "allergy"

static void
clear_allergy(gpointer allergy)
{
    g_free(((Allergy *)allergy)->item);
}

static bool
is_allergy(const char *item)
{
    return value_has(item, ALLERGY);
}

/* "ﾍﾟﾆｼﾘﾝ" and "ペニシリン" are one. (transfer full) */
static char *
key_of(const char *item)
{
    g_autofree char *key = value_key(WHAT_KANJI, item);
    return g_utf8_casefold(key, -1);
}

/* Any allergy of LIST holds one that was said without words. */
static bool
holds(const char *list, const char *item)
{
    bool found = false;
    g_autofree char *wanted = key_of(item);
    g_auto(GStrv) parts = g_strsplit(list, ",", -1);
    for (guint i = 0; parts[i] != NULL && !found; i++) {
        g_autofree char *key = key_of(parts[i]);
        found = strcmp(key, wanted) == 0 || (strcmp(wanted, ALLERGY) == 0 && is_allergy(parts[i]));
    }
    return found;
}

static bool
is_named(const GArray *allergies, const char *item)
{
    for (guint i = 0; i < allergies->len; i++)
        if (holds(g_array_index(allergies, Allergy, i).item, item))
            return true;
    return false;
}

GArray *
allergies_missing(const View *view, const Person *person, const char *list)
{
    GArray *missing = g_array_new(FALSE, FALSE, sizeof(Allergy));
    g_autoptr(GPtrArray) said = fact_statements(view, person, WHAT_CAUTION);
    g_array_set_clear_func(missing, clear_allergy);
    for (guint i = said->len; i-- > 0;) {
        const Filed *filed = said->pdata[i];
        g_auto(GStrv) items = g_strsplit(filed->said.value, ",", -1);
        for (guint k = 0; items[k] != NULL; k++) {
            if (!is_allergy(items[k]) || holds(list, items[k]) || is_named(missing, items[k]))
                continue;
            Allergy allergy = { g_strdup(items[k]), filed };
            g_array_append_val(missing, allergy);
        }
    }
    return missing;
}

GArray *
allergies_dropped(const View *view, const Person *person)
{
    const char *list = fact_value(view, person, WHAT_CAUTION);
    return allergies_missing(view, person, list != NULL ? list : "");
}

char *
allergies_list(const GArray *allergies)
{
    GString *list = g_string_new(NULL);
    for (guint i = 0; i < allergies->len; i++)
        g_string_append_printf(list, "%s%s", i > 0 ? "," : "",
                               g_array_index(allergies, Allergy, i).item);
    return g_string_free(list, FALSE);
}
