/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/writing.h"

#include "sheets/reentry-words.h"

#include "base/error.h"

bool
desk_strike(Desk *desk, const char *id, const char *reason, GError **error)
{
    StatementId target;
    g_autoptr(Writing) writing = writing_begin(desk, error);
    if (writing == NULL)
        return false;
    if (!statement_id_parse(id, &target) || census_find_statement(desk->census, &target) == NULL) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE, _("There is no statement %s"), id);
        return false;
    }
    writing_strike(writing, &target, reason);
    return writing_commit(writing, error);
}

/* ---- the last act of this desk ---- */

static const Filed *
live(const Desk *desk, const SpokenStatement *spoken)
{
    View view = { desk->census, INSTANT_END, INSTANT_END, NULL };
    const Filed *filed = census_find_statement(desk->census, &spoken->id);
    return filed != NULL && view_strike(&view, filed) == NULL ? filed : NULL;
}

/* The live statements of the last act of which any is left, in the order they were said. (transfer
 * full) */
static GPtrArray *
last_act(const Desk *desk)
{
    GPtrArray *act = g_ptr_array_new();
    guint number = 0;
    for (guint i = desk->spoken->len; i-- > 0;) {
        const SpokenStatement *spoken = &g_array_index(desk->spoken, SpokenStatement, i);
        if (act->len > 0 && spoken->act != number)
            break;
        const Filed *filed = live(desk, spoken);
        if (filed == NULL)
            continue;
        number = spoken->act;
        g_ptr_array_insert(act, 0, (gpointer)filed);
    }
    return act;
}

static char *
act_words(const GPtrArray *act)
{
    GString *words = g_string_new(NULL);
    for (guint i = 0; i < act->len; i++) {
        const Filed *filed = act->pdata[i];
        g_autofree char *label = reentry_value_label(filed->said.what, filed->said.value);
        g_string_append_printf(words, "%s%s%s%s", i > 0 ? ", " : "",
                               _(vocabulary_row(filed->said.what)->label),
                               *label != '\0' ? " " : "", label);
    }
    return g_string_free(words, FALSE);
}

bool
desk_strike_last(Desk *desk, const char *reason, char **ret_struck, GError **error)
{
    g_autoptr(Writing) writing = writing_begin(desk, error);
    if (writing == NULL)
        return false;
    g_autoptr(GPtrArray) act = last_act(desk);
    if (act->len == 0) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_NO,
                    _("Nothing was said at this desk that could be struck"));
        return false;
    }
    for (guint i = 0; i < act->len; i++)
        writing_strike(writing, &((const Filed *)act->pdata[i])->said.id, reason);
    g_autofree char *words = act_words(act);
    if (!writing_commit(writing, error))
        return false;
    if (ret_struck != NULL)
        *ret_struck = g_steal_pointer(&words);
    return true;
}
