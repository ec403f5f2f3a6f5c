/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/person.h"
#include "desk/writing.h"

#include "sheets/reentry-words.h"

#include "base/error.h"
#include "base/text.h"

#include <string.h>

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

void
last_entry_clear(LastEntry *entry)
{
    g_clear_pointer(&entry->words, g_free);
    g_clear_pointer(&entry->bed, g_free);
}

/* "602-4 A007 タナカ キヨシ: " of FILED. (transfer full) */
static char *
whose_words(Desk *desk, const Filed *filed)
{
    g_autofree char *name =
        filed->person != NULL ? person_called(desk, filed->person->handle) : g_strdup("");
    g_autofree char *all =
        g_strjoin(" ", filed->said.bed != NULL ? filed->said.bed : "", name, NULL);
    g_autofree char *whose = text_collapse(all);
    return *whose != '\0' ? g_strconcat(whose, ": ", NULL) : g_strdup("");
}

/* A swap is about two. */
static char *
entry_words(Desk *desk, const GPtrArray *act)
{
    GString *words = g_string_new(NULL);
    g_autoptr(GPtrArray) part = g_ptr_array_new();
    for (guint i = 0; i < act->len; i++) {
        const Filed *filed = act->pdata[i], *next = i + 1 < act->len ? act->pdata[i + 1] : NULL;
        g_ptr_array_add(part, act->pdata[i]);
        if (next != NULL && next->person == filed->person)
            continue;
        g_autofree char *whose = whose_words(desk, filed);
        g_autofree char *said = act_words(part);
        g_string_append_printf(words, "%s%s%s", words->len > 0 ? "; " : "", whose, said);
        g_ptr_array_set_size(part, 0);
    }
    return g_string_free(words, FALSE);
}

bool
desk_last_entry(Desk *desk, const char *person, LastEntry *ret_entry)
{
    g_autoptr(GPtrArray) act = last_act(desk);
    *ret_entry = (LastEntry){ NULL, NULL, false };
    if (act->len == 0)
        return false;
    ret_entry->words = entry_words(desk, act);
    ret_entry->bed = g_strdup(((const Filed *)act->pdata[0])->said.bed);
    for (guint i = 0; person != NULL && i < act->len; i++) {
        const Person *whom = ((const Filed *)act->pdata[i])->person;
        ret_entry->about |= whom != NULL && strcmp(whom->handle, person) == 0;
    }
    return true;
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
