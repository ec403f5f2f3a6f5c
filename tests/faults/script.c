/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script.h"

#include <string.h>

#include "stage.h"

#define STATEMENTS_MOST 3
#define LONG_NOTE 6000 /* a page has 4096 bytes */

guint
script_length(guint commit)
{
    return commit % STATEMENTS_MOST + 1;
}

Instant
script_wall(guint commit)
{
    return (Instant){ STAGE_WALL + 60 * (gint64)commit, 540, false };
}

/* What COMMIT says in PLACE. (transfer full) */
static char *
value_at(guint commit, guint place)
{
    return g_strdup_printf("ヤマダ %u ノ %u", commit, place);
}

static char *
note_at(guint commit, guint place)
{
    return g_strnfill(commit % 4 == 1 ? LONG_NOTE : 9, (char)('a' + (commit + place) % 26));
}

void
script_add(Statements *list, guint commit)
{
    g_assert(commit < SCRIPT_COMMITS_MOST);
    for (guint place = 0; place < script_length(commit); place++) {
        g_autofree char *value = value_at(commit, place);
        g_autofree char *note = note_at(commit, place);
        Statement *said = stage_say(list, commit * STATEMENTS_MOST + place, "601-1", value);
        said->note = statements_keep(list, note);
    }
}

void
script_find(const Statement *statement, gpointer user)
{
    guint number;
    ScriptFound *found = user;
    memcpy(&number, statement->id.bytes, sizeof number);
    guint commit = number / STATEMENTS_MOST, place = number % STATEMENTS_MOST;
    g_autofree char *value = value_at(commit, place);
    g_autofree char *note = note_at(commit, place);
    if (commit >= SCRIPT_COMMITS_MOST || g_strcmp0(statement->value, value) != 0 ||
        g_strcmp0(statement->note, note) != 0)
        found->strangers++;
    else
        found->times[commit][place]++;
}

static bool
is_there(const ScriptFound *found, guint commit, guint8 times)
{
    for (guint place = 0; place < script_length(commit); place++)
        if (found->times[commit][place] != times)
            return false;
    return true;
}

bool
script_is_whole(const ScriptFound *found, guint commit)
{
    return is_there(found, commit, 1);
}

bool
script_is_absent(const ScriptFound *found, guint commit)
{
    return is_there(found, commit, 0);
}
