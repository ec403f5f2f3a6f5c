/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/vocabulary.h"

#include "base/language.h"

#include <string.h>

/* Where a fact comes from, by how much it is worth (CENSUS: ranks); the Japanese word beside each.
 */
static const struct {
    const char *key;
    const char *label;
    int rank;
    bool bedside;
} sources[SOURCE_COUNT] = {
    [SOURCE_MEMO] = { "memo", N_("memo"), 0, false },                  /* メモ */
    [SOURCE_IMPORT] = { "import", N_("import"), 1, false },            /* 取込 */
    [SOURCE_PAPER] = { "paper", N_("paper"), 1, false },               /* 紙 */
    [SOURCE_VIEWER] = { "viewer", N_("archive viewer"), 2, false },    /* 参照端末 */
    [SOURCE_BELONGINGS] = { "belongings", N_("belongings"), 3, true }, /* 所持品 */
    [SOURCE_SEEN] = { "seen", N_("seen"), 4, true },                   /* 目視 */
    [SOURCE_STAFF] = { "staff", N_("staff"), 4, true },                /* 職員 */
    [SOURCE_FAMILY] = { "family", N_("family"), 5, true },             /* 家族 */
    [SOURCE_BAND] = { "band", N_("band"), 6, true },                   /* バンド */
    [SOURCE_STATED] = { "stated", N_("stated"), 7, true },             /* 本人 */
};

const char *
source_key(Source source)
{
    return sources[source].key;
}

const char *
source_label(Source source)
{
    return _(sources[source].label);
}

bool
source_find(const char *key, Source *ret_source)
{
    for (guint i = 0; i < SOURCE_COUNT; i++)
        if (strcmp(sources[i].key, key) == 0) {
            *ret_source = (Source)i;
            return true;
        }
    return false;
}

int
source_rank(Source source)
{
    return sources[source].rank;
}

bool
source_is_bedside(Source source)
{
    return sources[source].bedside;
}
