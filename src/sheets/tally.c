/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/tally.h"

#include <string.h>

typedef struct {
    char *key;
    char *label;
    guint count;
    GString *beds;
} Kind;

struct Tally {
    GPtrArray *kinds;
};

static void
kind_free(gpointer data)
{
    Kind *kind = data;
    g_free(kind->key);
    g_free(kind->label);
    g_string_free(kind->beds, TRUE);
    g_free(kind);
}

Tally *
tally_new(void)
{
    Tally *tally = g_new0(Tally, 1);
    tally->kinds = g_ptr_array_new_with_free_func(kind_free);
    return tally;
}

void
tally_free(Tally *tally)
{
    if (tally == NULL)
        return;
    g_ptr_array_unref(tally->kinds);
    g_free(tally);
}

static Kind *
kind_of(Tally *tally, const char *key, const char *label)
{
    for (guint i = 0; i < tally->kinds->len; i++)
        if (strcmp(((Kind *)tally->kinds->pdata[i])->key, key) == 0)
            return tally->kinds->pdata[i];
    Kind *kind = g_new0(Kind, 1);
    kind->key = g_strdup(key);
    kind->label = g_strdup(label);
    kind->beds = g_string_new(NULL);
    g_ptr_array_add(tally->kinds, kind);
    return kind;
}

void
tally_add(Tally *tally, const char *key, const char *label, const char *bed)
{
    Kind *kind = kind_of(tally, key, label);
    kind->count++;
    if (bed != NULL && *bed != '\0')
        g_string_append_printf(kind->beds, "%s%s", kind->beds->len > 0 ? ", " : "", bed);
}

void
tally_set(Tally *tally, const char *key, const char *label, guint count)
{
    kind_of(tally, key, label)->count += count;
}

guint
tally_sum(const Tally *tally)
{
    guint sum = 0;
    for (guint i = 0; i < tally->kinds->len; i++)
        sum += ((const Kind *)tally->kinds->pdata[i])->count;
    return sum;
}

char *
tally_code(const Tally *tally)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < tally->kinds->len; i++) {
        const Kind *kind = tally->kinds->pdata[i];
        if (kind->count > 0)
            g_string_append_printf(out, "%s%s:%u", out->len > 0 ? "," : "", kind->key, kind->count);
    }
    return g_string_free(out, FALSE);
}

char *
tally_label(const Tally *tally)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < tally->kinds->len; i++) {
        const Kind *kind = tally->kinds->pdata[i];
        if (kind->count > 0)
            g_string_append_printf(out, "%s%s %u%s%s", out->len > 0 ? "; " : "", kind->label,
                                   kind->count, kind->beds->len > 0 ? ": " : "", kind->beds->str);
    }
    return g_string_free(out, FALSE);
}
