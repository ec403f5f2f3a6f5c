/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"

#include "desk/paper.h"

#include "base/error.h"
#include "base/language.h"
#include "base/text.h"

#include <string.h>

static bool
is_current(const PaperState *state)
{
    return state->replaced_by == NULL && state->comparable && state->changes == 0;
}

/* What to do with the sheet in the hand, in one sentence; then what is different. */
static void
tell(const PaperState *state)
{
    g_autofree char *at = instant_format_minute(state->at.seconds, state->at.zone);
    g_print(_("Print no. %s: %s, as of %s."), state->number, state->title, at);
    g_print(" ");
    g_autofree char *later =
        instant_format_minute(state->replaced_at.seconds, state->replaced_at.zone);
    if (state->replaced_by != NULL)
        g_print(_("It was replaced by no. %s, as of %s: hand it back."), state->replaced_by, later);
    else if (!state->comparable)
        g_print(_("What stood on it was not kept: compare it with a new one."));
    else if (state->changes == 0)
        g_print(_("It still holds."));
    else
        g_print(ngettext_(
                    "%u line reads otherwise now:", "%u lines read otherwise now:", state->changes),
                state->changes);
    g_print("\n");
    for (guint i = 0; i < state->lines->len; i++) {
        g_autofree char *visible = text_visible(state->lines->pdata[i]);
        g_print("  %s\n", visible);
    }
}

static int
ask(Call *call, GError **error)
{
    int status = 0;
    const char *number = call->argv[1];
    if (*number == '\0' || !g_ascii_isdigit(number[strlen(number) - 1])) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                    _("current takes the number of a print, as it stands at its top"));
        return -1;
    }
    g_autoptr(Desk) desk = call_open(call, true, error);
    g_autoptr(GPtrArray) states = desk != NULL ? paper_states(desk, number, error) : NULL;
    if (states == NULL)
        return -1;
    for (guint i = 0; i < states->len; i++) {
        tell(states->pdata[i]);
        status |= !is_current(states->pdata[i]);
    }
    return status;
}

int
command_current(Call *call, GError **error)
{
    bool done = false;
    CallForm form = { NULL, 1, 1 };
    if (!call_take(call, &form, &done, error))
        return -1;
    return done ? 0 : ask(call, error);
}
