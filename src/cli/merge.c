/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"

#include "desk/exchange.h"

#include "base/text.h"

static void
tell(const char *file, const ExchangeMerged *merged)
{
    g_autofree char *words = exchange_merged_words(file, merged);
    g_print("%s\n", words);
    for (guint i = 0; i < merged->news->len; i++) {
        g_autofree char *sentence = text_visible(merged->news->pdata[i]);
        g_print("  %s\n", sentence);
    }
}

int
command_merge(Call *call, GError **error)
{
    bool done = false;
    CallForm form = { NULL, 1, G_MAXINT };
    if (!call_take(call, &form, &done, error))
        return -1;
    if (done)
        return 0;
    g_autoptr(Desk) desk = call_open(call, false, error);
    if (desk == NULL)
        return -1;
    for (int i = 1; i < call->argc; i++) {
        g_auto(ExchangeMerged) merged = { 0 };
        if (!exchange_in(desk, call->argv[i], &merged, error))
            return -1;
        tell(call->argv[i], &merged);
    }
    return 0;
}
