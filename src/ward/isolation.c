/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/isolation.h"

#include "base/language.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* One of ENDINGS may follow the Japanese word. */
static const struct {
    const char *key;
    const char *label;
    const char *japanese;
} kinds[] = {
    { "contact", N_("contact precautions"), "接触" },
    { "droplet", N_("droplet precautions"), "飛沫" },
    { "airborne", N_("airborne precautions"), "空気" },
};

static const char *const endings[] = { "", "予防策", "予防", "感染", "隔離", "感染予防策" };

static bool
is_japanese(const char *words, const char *kind)
{
    if (!g_str_has_prefix(words, kind))
        return false;
    for (guint i = 0; i < G_N_ELEMENTS(endings); i++)
        if (strcmp(words + strlen(kind), endings[i]) == 0)
            return true;
    return false;
}

const char *
isolation_said(const char *words)
{
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (g_ascii_strcasecmp(words, kinds[i].key) == 0 ||
            g_ascii_strcasecmp(words, kinds[i].label) == 0 || is_japanese(words, kinds[i].japanese))
            return kinds[i].key;
    return words;
}

const char *
isolation_label(const char *said)
{
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(kinds[i].key, said) == 0)
            return _(kinds[i].label);
    return said;
}
