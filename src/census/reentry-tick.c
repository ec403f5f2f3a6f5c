/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/fact.h"
#include "census/reentry-making.h"

#include <string.h>

char *
reentry_tick(const char *key, const char *content)
{
    return g_strconcat(key, ";", content, NULL);
}

char *
reentry_tick_key(const char *value, const char **ret_content)
{
    const char *end = strchr(value, ';');
    if (end == NULL)
        return NULL;
    *ret_content = end + 1;
    return g_strndup(value, (gsize)(end - value));
}

/* What a tick says of one line: that of several days says it of each. */
typedef struct {
    const Filed *said;
    char *key;
    const char *entered;
} Tick;

static void
tick_clear(gpointer data)
{
    g_free(((Tick *)data)->key);
}

static void
add_tick(GArray *ticks, const Filed *said)
{
    ReentryDays days;
    Tick tick = { .said = said };
    tick.key = reentry_tick_key(said->said.value, &tick.entered);
    if (tick.key == NULL)
        return;
    if (!reentry_days_parse(tick.key, &days)) {
        g_array_append_val(ticks, tick);
        return;
    }
    g_clear_pointer(&tick.key, g_free);
    for (guint32 day = days.first; day <= days.last; day++) {
        tick.key = reentry_days_key(&(ReentryDays){ days.part, day, day });
        g_array_append_val(ticks, tick);
    }
}

/* In order of time. Tick. (transfer full) */
static GArray *
ticks_of(const ReentryMaking *making)
{
    g_autoptr(GPtrArray) said = fact_statements(making->view, making->person, WHAT_REENTERED);
    GArray *ticks = g_array_new(FALSE, FALSE, sizeof(Tick));
    g_array_set_clear_func(ticks, tick_clear);
    for (guint i = 0; i < said->len; i++)
        add_tick(ticks, said->pdata[i]);
    return ticks;
}

/* The lines by their keys. */
static GHashTable *
lines_by_key(const ReentryMaking *making)
{
    GHashTable *lines = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < making->lines->len; i++) {
        ReentryLine *line = making->lines->pdata[i];
        g_hash_table_insert(lines, line->key, line);
    }
    return lines;
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
 * there. Nothing is left of a line that was ticked empty: so it is ticked once taken back. Returns
 * the line to be taken back, or NULL. */
static ReentryLine *
take_lone_tick(const ReentryMaking *making, const Tick *tick)
{
    ReentryPart part = reentry_part_of(tick->key);
    if (part == REENTRY_PARTS)
        return NULL;
    const Filed *old = said_by(making, tick->key);
    ReentryLine *again = said_again(making, part, old, tick->entered);
    if (again != NULL) {
        again->tick = tick->said;
        again->state = REENTRY_DONE;
        return NULL;
    }
    ReentryLine *line = reentry_add_line(making, part, g_strdup(tick->key), g_strdup(""));
    line->said = old;
    line->entered = g_strdup(tick->entered);
    line->tick = tick->said;
    line->state = REENTRY_STRUCK;
    return line;
}

static void
take_tick(ReentryLine *line, const Tick *tick)
{
    line->tick = tick->said;
    if (line->state != REENTRY_STRUCK) {
        line->state = strcmp(tick->entered, line->content) == 0 ? REENTRY_DONE : REENTRY_CHANGED;
        return;
    }
    g_free(line->entered);
    line->entered = g_strdup(tick->entered);
}

static int
compare_parts(gconstpointer a, gconstpointer b)
{
    const ReentryLine *one = *(const ReentryLine *const *)a,
                      *other = *(const ReentryLine *const *)b;
    return (int)one->part - (int)other->part;
}

/* First those of lines that stand: what is said again looks for a line that nobody ticked. */
void
reentry_take_ticks(const ReentryMaking *making)
{
    g_autoptr(GArray) ticks = ticks_of(making);
    g_autoptr(GHashTable) lines = lines_by_key(making);
    g_autoptr(GArray) lone = g_array_new(FALSE, FALSE, sizeof(Tick)); /* the keys stay with TICKS */
    for (guint i = 0; i < ticks->len; i++) {
        Tick tick = g_array_index(ticks, Tick, i);
        ReentryLine *line = g_hash_table_lookup(lines, tick.key);
        if (line != NULL)
            take_tick(line, &tick);
        else
            g_array_append_val(lone, tick);
    }
    for (guint i = 0; i < lone->len; i++) {
        const Tick *tick = &g_array_index(lone, Tick, i);
        ReentryLine *line = g_hash_table_lookup(lines, tick->key);
        if (line != NULL)
            take_tick(line, tick); /* a later tick of the same */
        else if ((line = take_lone_tick(making, tick)) != NULL)
            g_hash_table_insert(lines, line->key, line);
    }
    for (guint i = making->lines->len; i-- > 0;) {
        const ReentryLine *line = making->lines->pdata[i];
        if (line->state == REENTRY_STRUCK && *line->entered == '\0')
            g_ptr_array_remove_index(making->lines, i);
    }
    g_ptr_array_sort(making->lines, compare_parts);
}
