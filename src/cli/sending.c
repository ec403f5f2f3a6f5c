/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/sending.h"

#include "desk/output.h"

#include "base/error.h"
#include "base/language.h"

#define TICK_MS 200

void
sending_clear(Sending *sending)
{
    g_free(sending->printer);
}

bool
sending_has_target(const Sending *sending, const char *to, const char *command, GError **error)
{
    if (to != NULL || sending->printer != NULL)
        return true;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                _("%s needs --to FILE.pdf or --printer PRINTER"), command);
    return false;
}

Desk *
sending_open(const Call *call, bool read_only, GError **error)
{
    output_expect();
    return call_open(call, read_only, error);
}

static void
tell(const DispatchNews *news)
{
    g_printerr("%s: %s\n", news->title, news->words);
}

/* The first that did not come out is the command's answer. */
static void
take_failure(const DispatchNews *news, GError **failure)
{
    g_autofree char *at = instant_format_minute(news->at.seconds, news->at.zone);
    if (*failure != NULL)
        return;
    if (news->state == SPOOL_UNSURE)
        g_set_error(failure, MEGURI_ERROR, MEGURI_ERROR_NO, _("%s: not certain that it came out"),
                    news->title);
    else if (news->state == SPOOL_FAILED && news->at.seconds != 0)
        g_set_error(failure, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE,
                    _("%s: not printed; with --at '%s' it is printed again as of the same time, "
                      "under a new number"),
                    news->title, at);
    else if (news->state == SPOOL_FAILED)
        g_set_error(failure, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE, _("%s: not printed"),
                    news->title);
}

int
sending_wait(const Sending *sending, Desk *desk, GError **error)
{
    g_autoptr(GError) failure = NULL;
    gint64 end = desk_running(desk) + sending->seconds;
    while (dispatch_is_busy(desk) && (sending->seconds < 0 || desk_running(desk) < end)) {
        g_autoptr(DispatchNews) news = dispatch_next(desk, TICK_MS);
        if (news == NULL)
            continue;
        tell(news);
        take_failure(news, &failure);
    }
    if (failure == NULL && dispatch_is_busy(desk))
        g_set_error(&failure, MEGURI_ERROR, MEGURI_ERROR_NO,
                    _("Not out yet; the queue keeps what it was given"));
    if (failure == NULL)
        return 0;
    g_propagate_error(error, g_steal_pointer(&failure));
    return -1;
}

void
sending_tell_unread(void)
{
    const char *why = output_codes_unread();
    if (why != NULL)
        g_printerr("%s\n", why);
}
