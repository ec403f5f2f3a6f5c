/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days that read the same, of which nobody said anything: one line with its first and last day. */
#include "census/reentry-making.h"

#include "base/instant.h"

#include <string.h>

char *
reentry_days_key(const ReentryDays *days)
{
    g_autofree char *first = instant_format_day(days->first);
    g_autofree char *last = instant_format_day(days->last);
    bool one = days->first == days->last;
    return g_strconcat(reentry_part_key(days->part), ":", first, one ? "" : "/", one ? "" : last,
                       NULL);
}

bool
reentry_days_parse(const char *key, ReentryDays *ret_days)
{
    ReentryDays days = { .part = reentry_part_of(key) };
    const char *colon = strchr(key, ':');
    if ((days.part != REENTRY_MEALS && days.part != REENTRY_NEED) || colon == NULL)
        return false;
    g_auto(GStrv) ends = g_strsplit(colon + 1, "/", 2);
    if (ends[0] == NULL || !instant_parse_day(ends[0], &days.first, NULL) ||
        !instant_parse_day(ends[1] != NULL ? ends[1] : ends[0], &days.last, NULL) ||
        days.last < days.first || days.last - days.first >= REENTRY_DAYS_MOST)
        return false;
    *ret_days = days;
    return true;
}

/* True if NEXT is the day after LINE and differs in nothing: what is to be entered, since when
 * nobody said a word, and who says that it was. */
static bool
goes_on(const ReentryLine *line, const ReentryLine *next, ReentryDays *ret_both)
{
    ReentryDays days, more;
    bool wordless = line->wordless && next->wordless;
    bool struck = line->state == REENTRY_STRUCK && next->state == REENTRY_STRUCK;
    if ((!wordless && !struck) || line->silent != next->silent || line->state != next->state ||
        line->tick != next->tick || strcmp(line->content, next->content) != 0 ||
        g_strcmp0(line->entered, next->entered) != 0 || !reentry_days_parse(line->key, &days) ||
        !reentry_days_parse(next->key, &more) || days.part != more.part ||
        more.first != days.last + 1)
        return false;
    *ret_both = (ReentryDays){ days.part, days.first, more.last };
    return true;
}

void
reentry_join_days(const ReentryMaking *making)
{
    ReentryDays both;
    for (guint i = making->lines->len; i-- > 1;) {
        ReentryLine *line = making->lines->pdata[i - 1];
        if (!goes_on(line, making->lines->pdata[i], &both))
            continue;
        g_free(line->key);
        line->key = reentry_days_key(&both);
        g_ptr_array_remove_index(making->lines, i);
    }
}
