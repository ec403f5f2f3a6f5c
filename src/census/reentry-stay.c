/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How someone came, lay and left, as it is typed in again. */
#include "census/fact.h"
#include "census/reentry-making.h"

#include "base/text.h"

#include <string.h>

/* What the statement FILED says of a stay, NULL if nothing that the system asks for: being away for
 * an exam is no leave, and being seen again in the same bed is no news. */
static const char *
stay_word(const Filed *filed, const Standing *before)
{
    if (filed->said.what != WHAT_PRESENCE)
        return vocabulary_row(filed->said.what)->key;
    const char *value = filed->said.value;
    bool on_leave = before->where != NULL && (strcmp(before->where, "overnight") == 0 ||
                                              strcmp(before->where, "outing") == 0);
    if (strcmp(value, "away:overnight") == 0 || strcmp(value, "away:outing") == 0)
        return on_leave ? NULL : value;
    if (strcmp(value, "in") != 0)
        return NULL;
    bool bedside = source_is_bedside(filed->said.source);
    if (!standing_is_here(before))
        return bedside ? "seen-here" : "listed-here";
    if (on_leave)
        return "leave-back";
    if (filed->bed == NULL || filed->bed == before->bed)
        return NULL;
    return bedside ? "seen-in-bed" : "listed-in-bed";
}

/* True if FILED tells the event of LAST again, with no other between. */
static bool
is_repeat(const Filed *filed, const Filed *last, const Standing *before)
{
    return last != NULL && filed->said.what != WHAT_PRESENCE &&
           filed->said.what == last->said.what && (filed->bed == NULL || filed->bed == before->bed);
}

/* "move;601-2", "discharge;601-1;home", "death" (transfer full) */
static char *
stay_content(const char *word, const char *bed, const char *how)
{
    return *how != '\0'   ? g_strjoin(";", word, bed, how, NULL)
           : *bed != '\0' ? g_strjoin(";", word, bed, NULL)
                          : g_strdup(word);
}

/* (transfer full) */
static char *
content_of(const char *word, const Filed *filed)
{
    const char *bed = filed->bed != NULL ? filed->bed->label : "";
    g_autofree char *how = text_code(filed->said.what == WHAT_PRESENCE ? "" : filed->said.value);
    return stay_content(word, bed, how);
}

/* LIST with CODE behind it, after "|", unless it is empty or stands there already. (transfer full)
 */
static char *
add_code(const char *list, const char *code)
{
    g_auto(GStrv) codes = g_strsplit(list, "|", -1);
    if (*code == '\0' || g_strv_contains((const char *const *)codes, code))
        return g_strdup(list);
    return g_strconcat(list, *list != '\0' ? "|" : "", code, NULL);
}

/* FILED tells the event of LINE again: how it was is added where it was not told, and, like another
 * time, set beside where it was told otherwise. */
static void
add_telling(ReentryLine *line, const Filed *filed)
{
    Instant seen = statement_seen(&filed->said);
    g_autofree char *how = text_code(filed->said.value);
    g_autofree char *time =
        seen.approximate || seen.seconds == line->at.seconds ? g_strdup("") : instant_format(&seen);
    g_auto(GStrv) parts = g_strsplit(line->content, ";", 3);
    const char *bed = parts[1] != NULL ? parts[1] : "";
    const char *told = parts[1] != NULL && parts[2] != NULL ? parts[2] : "";
    g_autofree char *times = add_code(parts[0], time);
    g_autofree char *hows = add_code(told, how);
    g_free(line->content);
    line->content = stay_content(times, bed, hows);
}

/* What was said at the BEDSIDE, or on paper; false if that tells nothing of a stay. */
static bool
add_events(const ReentryMaking *making, bool bedside)
{
    const Pile *evidence = making->person->evidence;
    Standing before = { .person = making->person };
    const Filed *last = NULL;
    ReentryLine *line = NULL;
    guint end = view_end(making->view, evidence);
    for (guint i = 0; i < end; i++) {
        const Filed *filed = evidence->pdata[i];
        if (!reentry_is_evidence(making, filed, bedside))
            continue;
        View then = *making->view;
        then.at = filed->said.seen;
        const char *word = stay_word(filed, &before);
        if (word != NULL && is_repeat(filed, last, &before))
            add_telling(line, filed);
        else if (word != NULL)
            line = reentry_add_said(making, REENTRY_STAY, filed, content_of(word, filed));
        last = word != NULL ? filed : last;
        before = standing_read(&then, making->person);
    }
    return line != NULL;
}

void
reentry_add_stay(const ReentryMaking *making)
{
    Fact admitted = fact_read(making->view, making->person, WHAT_ADMITTED);
    Standing now = standing_read(making->view, making->person);
    if (admitted.current != NULL) {
        g_autofree char *days = reentry_contested(making, WHAT_ADMITTED);
        reentry_add_said(making, REENTRY_STAY, admitted.current,
                         g_strconcat("admitted;", days, NULL));
    }
    bool told = add_events(making, now.bedside);
    if (!told && now.bedside)
        add_events(making, false); /* looked for and not found: a list is all there is */
}
