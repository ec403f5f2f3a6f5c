/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/language.h"

#include "base/catalogue.h"

#include <stdbool.h>
#include <string.h>

extern const char ja_mo[];
extern const unsigned long ja_mo_length;

/* All who speak speak to the same people, as gettext has it too. */
static bool japanese;

const char *
language_text(const char *text)
{
    const Catalogue catalogue = { ja_mo, ja_mo_length };
    const char *said = japanese && *text != '\0' ? catalogue_find(&catalogue, text) : NULL;
    return said != NULL ? said : text;
}

/* Japanese counts no forms, and msgfmt files both under the first. */
const char *
language_count(const char *one, const char *many, gulong n)
{
    return japanese ? language_text(one) : n == 1 ? one : many;
}

const char *
language_code(void)
{
    return japanese ? "ja" : "en";
}

void
language_choose(const char *code)
{
    japanese = strcmp(code, "ja") == 0;
}

/* NULL if it is neither of ours. */
static const char *
language_of(const char *name)
{
    return g_str_has_prefix(name, "ja") ? "ja" : g_str_has_prefix(name, "en") ? "en" : NULL;
}

const char *
language_asked(const char *list, const char *locale)
{
    bool silent =
        strcmp(locale, "C") == 0 || g_str_has_prefix(locale, "C.") || strcmp(locale, "POSIX") == 0;
    g_auto(GStrv) names = g_strsplit(list != NULL ? list : "", ":", -1);
    for (guint i = 0; names[i] != NULL; i++)
        if (language_of(names[i]) != NULL)
            return language_of(names[i]);
    if (names[0] != NULL)
        return "en";
    if (silent)
        return "ja";
    const char *spoken = language_of(locale);
    return spoken != NULL ? spoken : "en";
}
