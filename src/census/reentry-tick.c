/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/fact.h"
#include "census/reentry-making.h"

#include <string.h>

char *
reentry_tick(const ReentryLine *line)
{
    return g_strconcat(line->key, ";", line->content, NULL);
}

/* What TICK says was entered of the line KEY, NULL if it is about another. */
static const char *
entered_of(const Filed *tick, const char *key)
{
    gsize length = strlen(key);
    const char *value = tick->said.value;
    return strncmp(value, key, length) == 0 && value[length] == ';' ? value + length + 1 : NULL;
}

static ReentryLine *
line_of(const ReentryMaking *making, const Filed *tick)
{
    for (guint i = 0; i < making->lines->len; i++)
        if (entered_of(tick, ((const ReentryLine *)making->lines->pdata[i])->key) != NULL)
            return making->lines->pdata[i];
    return NULL;
}

/* The statement that KEY names ("stay:1f…"), struck or not; NULL if it names none. */
static const Filed *
said_by(const ReentryMaking *making, const char *key)
{
    StatementId id;
    const char *colon = strchr(key, ':');
    return colon != NULL && statement_id_parse(colon + 1, &id)
               ? census_find_statement(making->view->census, &id)
               : NULL;
}

/* A line of PART nobody ticked that says ENTERED again after the statement OLD was struck: the
 * same diagnosis, or the same event at the same time. */
static ReentryLine *
said_again(const ReentryMaking *making, ReentryPart part, const Filed *old, const char *entered)
{
    for (guint i = 0; i < making->lines->len; i++) {
        ReentryLine *line = making->lines->pdata[i];
        if (line->part == part && line->tick == NULL && line->said != NULL && old != NULL &&
            strcmp(line->content, entered) == 0 &&
            (part == REENTRY_DIAGNOSIS ||
             (part == REENTRY_STAY && line->said->said.seen == old->said.seen)))
            return line;
    }
    return NULL;
}

/* The line of TICK is no more: it was entered as another says it again, or it is to be taken back
 * there. Nothing is left of a line that was ticked empty: so it is ticked once taken back. */
static void
take_lone_tick(const ReentryMaking *making, const Filed *tick)
{
    g_auto(GStrv) pair = g_strsplit(tick->said.value, ";", 2);
    ReentryPart part = pair[0] != NULL ? reentry_part_of(pair[0]) : REENTRY_PARTS;
    if (part == REENTRY_PARTS || pair[1] == NULL)
        return;
    const Filed *old = said_by(making, pair[0]);
    ReentryLine *line = said_again(making, part, old, pair[1]);
    bool again = line != NULL;
    if (!again) {
        line = reentry_add_line(making, part, g_strdup(pair[0]), g_strdup(""));
        line->said = old;
        line->entered = g_strdup(pair[1]);
    }
    line->tick = tick;
    line->state = again ? REENTRY_DONE : REENTRY_STRUCK;
}

static void
take_tick(ReentryLine *line, const Filed *tick)
{
    const char *entered = entered_of(tick, line->key);
    line->tick = tick;
    if (line->state != REENTRY_STRUCK) {
        line->state = strcmp(entered, line->content) == 0 ? REENTRY_DONE : REENTRY_CHANGED;
        return;
    }
    g_free(line->entered);
    line->entered = g_strdup(entered);
}

static int
compare_parts(gconstpointer a, gconstpointer b)
{
    const ReentryLine *one = *(const ReentryLine *const *)a,
                      *other = *(const ReentryLine *const *)b;
    return (int)one->part - (int)other->part;
}

void
reentry_take_ticks(const ReentryMaking *making)
{
    g_autoptr(GPtrArray) ticks = fact_statements(making->view, making->person, WHAT_REENTERED);
    g_autoptr(GPtrArray) lone = g_ptr_array_new();
    for (guint k = 0; k < ticks->len; k++) {
        ReentryLine *line = line_of(making, ticks->pdata[k]);
        if (line != NULL)
            take_tick(line, ticks->pdata[k]);
        else
            g_ptr_array_add(lone, ticks->pdata[k]);
    }
    for (guint k = 0; k < lone->len; k++) {
        ReentryLine *line = line_of(making, lone->pdata[k]);
        if (line != NULL)
            take_tick(line, lone->pdata[k]); /* a later tick of the same */
        else
            take_lone_tick(making, lone->pdata[k]);
    }
    for (guint i = making->lines->len; i-- > 0;) {
        const ReentryLine *line = making->lines->pdata[i];
        if (line->state == REENTRY_STRUCK && *line->entered == '\0')
            g_ptr_array_remove_index(making->lines, i);
    }
    g_ptr_array_sort(making->lines, compare_parts);
}
