/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/bed-sign.h"

#include "ward/value.h"

#define ISOLATION "isolation"

char *
bed_sign_alert(const BedSigns *signs)
{
    return value_has(signs->cautions, ISOLATION) ? value_letters(WHAT_CAUTION, ISOLATION)
                                                 : g_strdup("");
}

/* Who is carried off without it dies of it; who is given it dies of it. The worst first. */
static const struct {
    What what;
    const char *key;
} vitals[] = {
    { WHAT_DEVICE, "ventilator" },
    { WHAT_DEVICE, "oxygen" },
    { WHAT_CAUTION, "allergy" },
};

static void
add_letters(GString *out, const char *letters)
{
    if (*letters != '\0')
        g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", letters);
}

char *
bed_sign_vital(const BedSigns *signs)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(vitals); i++) {
        const char *list = vitals[i].what == WHAT_DEVICE ? signs->devices : signs->cautions;
        g_autofree char *letter = value_letters(vitals[i].what, vitals[i].key);
        if (value_has(list, vitals[i].key))
            add_letters(out, letter);
    }
    return g_string_free(out, FALSE);
}

static bool
stands_apart(What what, const char *item)
{
    bool apart = value_has(item, ISOLATION);
    for (guint i = 0; i < G_N_ELEMENTS(vitals); i++)
        apart |= vitals[i].what == what && value_has(item, vitals[i].key);
    return apart;
}

/* The letters of LIST (may be NULL) but those that stand apart. */
static void
add_rest(GString *out, What what, const char *list)
{
    g_auto(GStrv) items = g_strsplit(list != NULL ? list : "", ",", -1);
    for (guint i = 0; items[i] != NULL; i++) {
        g_autofree char *letter = value_letters(what, items[i]);
        if (!stands_apart(what, items[i]))
            add_letters(out, letter);
    }
}

char *
bed_sign_letters(const BedSigns *signs)
{
    GString *out = g_string_new(NULL);
    add_rest(out, WHAT_DEVICE, signs->devices);
    add_rest(out, WHAT_CAUTION, signs->cautions);
    return g_string_free(out, FALSE);
}
