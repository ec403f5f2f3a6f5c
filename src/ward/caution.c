/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/vocabulary.h"

#include "base/language.h"

#include <string.h>

static const Choice isolation_choices[] = {
    { "contact", N_("contact precautions"), NULL, DETAIL_NONE },   /* 接触 */
    { "droplet", N_("droplet precautions"), NULL, DETAIL_NONE },   /* 飛沫 */
    { "airborne", N_("airborne precautions"), NULL, DETAIL_NONE }, /* 空気 */
    { NULL, NULL, NULL, DETAIL_NONE },
};

const char *
vocabulary_end(const char *caution)
{
    static const char *const ends[][2] = {
        { "isolation", "isolation-ended" },
        { "hidden", "hidden-ended" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(ends); i++)
        if (strcmp(ends[i][0], caution) == 0)
            return ends[i][1];
    return NULL;
}

const Choice *
vocabulary_isolation(const char *key)
{
    for (const Choice *choice = isolation_choices; choice->key != NULL; choice++)
        if (strcmp(choice->key, key) == 0)
            return choice;
    return NULL;
}
