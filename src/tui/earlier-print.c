/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/earlier-print.h"

#include "desk/paper.h"

#include "base/language.h"

#include <string.h>

#define SEARCHED 2000 /* of the last prints: months of them */
#define SHOWN 12

/* Prints whose number begins with TEXT, or whose title holds it, the newest first. */
static GPtrArray *
find_prints(gpointer data, const char *text)
{
    GPtrArray *options = prompt_options_new();
    g_autoptr(GPtrArray) prints = paper_latest(data, SEARCHED);
    for (guint i = 0; i < prints->len && options->len < SHOWN; i++) {
        const PaperState *state = prints->pdata[i];
        if (!g_str_has_prefix(state->number, text) && strstr(state->title, text) == NULL)
            continue;
        g_autofree char *minute = instant_format_minute(state->at.seconds, state->at.zone);
        g_autofree char *as_of = g_strdup_printf(_("as of %s"), minute);
        g_autofree char *words = g_strdup_printf("%s  %s  %s", state->number, state->title, as_of);
        prompt_option_add(options, 0, words, state->number);
    }
    return options;
}

Prompt *
earlier_print_ask(Desk *desk)
{
    return prompt_new_find(_("Which print once more? (its number, or its title)"), find_prints,
                           desk);
}
