/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/label-language.h"

#include "print/pbm.h"
#include "print/sbpl.h"
#include "print/zpl.h"

#include <string.h>

static const struct {
    const char *name; /* and what a file ends in, behind a dot */
    LabelLanguage add;
} languages[] = { { "zpl", zpl_add }, { "sbpl", sbpl_add }, { "pbm", pbm_add } };

LabelLanguage
label_language_named(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(languages); i++)
        if (g_ascii_strcasecmp(languages[i].name, name) == 0)
            return languages[i].add;
    return NULL;
}

LabelLanguage
label_language_of_file(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot != NULL ? label_language_named(dot + 1) : NULL;
}
