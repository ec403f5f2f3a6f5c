/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/relation.h"

#include "base/language.h"

#include <glib.h>
#include <string.h>

/* What is written in Japanese, and the English word, which is marked. */
static const struct {
    const char *japanese;
    const char *label;
} relations[] = {
    { "夫", N_("husband") },
    { "妻", N_("wife") },
    { "長男", N_("eldest son") },
    { "長女", N_("eldest daughter") },
    { "次男", N_("second son") },
    { "次女", N_("second daughter") },
    { "息子", N_("son") },
    { "娘", N_("daughter") },
    { "父", N_("father") },
    { "母", N_("mother") },
    { "兄弟", N_("brother") },
    { "姉妹", N_("sister") },
    { "兄", N_("elder brother") },
    { "弟", N_("younger brother") },
    { "姉", N_("elder sister") },
    { "妹", N_("younger sister") },
    { "孫", N_("grandchild") },
    { "甥", N_("nephew") },
    { "姪", N_("niece") },
    { "親戚", N_("relative") },
    { "その他の親族", N_("other relative") },
    { "友人", N_("friend") },
    { "隣人", N_("neighbour") },
    { "勤務先", N_("place of work") },
    { "施設", N_("care home") },
};

const char *
relation_label(const char *said)
{
    for (guint i = 0; i < G_N_ELEMENTS(relations); i++)
        if (strcmp(said, relations[i].japanese) == 0 ||
            g_ascii_strcasecmp(said, relations[i].label) == 0)
            return _(relations[i].label);
    return said;
}
