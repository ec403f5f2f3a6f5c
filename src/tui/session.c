/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/session.h"

#include "tui/page.h"

#include "desk/elsewhere.h"

#include "base/error.h"
#include "base/language.h"

static void
free_page(gpointer page)
{
    ((Page *)page)->ops->free(page);
}

Session *
session_new(void)
{
    Session *session = g_new0(Session, 1);
    session->pages = g_ptr_array_new_with_free_func(free_page);
    session->left = g_ptr_array_new_with_free_func(free_page);
    return session;
}

void
session_free(Session *session)
{
    g_ptr_array_unref(session->pages);
    g_ptr_array_unref(session->left);
    g_clear_pointer(&session->desk, desk_free);
    g_free(session->book);
    g_free(session->message);
    g_free(session->refusal);
    g_free(session->sent);
    g_free(session);
}

void
session_open_page(Session *session, Page *page)
{
    page->session = session;
    g_ptr_array_add(session->pages, page);
}

void
session_close_page(Session *session)
{
    guint last = session->pages->len - 1;
    g_ptr_array_add(session->left, g_ptr_array_steal_index(session->pages, last));
    if (session->pages->len == 0)
        session->ends = true;
}

Page *
session_page(const Session *session)
{
    guint count = session->pages->len;
    return count > 0 ? g_ptr_array_index(session->pages, count - 1) : NULL;
}

void
session_sweep_pages(Session *session)
{
    g_ptr_array_set_size(session->left, 0);
}

static void
put_message(Session *session, const char *text, bool loud)
{
    char *message = g_strdup(text);
    g_free(session->message);
    session->message = message;
    session->loud = loud;
}

void
session_forget(Session *session)
{
    for (guint i = 0; i < session->pages->len; i++) {
        Page *page = g_ptr_array_index(session->pages, i);
        if (page->ops->forget != NULL)
            page->ops->forget(page);
    }
}

void
session_tell(Session *session, const char *text)
{
    put_message(session, text, false);
}

void
session_warn(Session *session, const char *text)
{
    put_message(session, text, true);
}

void
session_refresh(Session *session, bool follow)
{
    bool news = false;
    g_autoptr(GError) error = NULL;
    if (session->desk == NULL)
        return;
    if (follow && !desk_follow(session->desk, &news, &error))
        session_warn(session, error->message);
    guint64 saved = desk_saved_number(session->desk);
    gint64 minute = desk_now(session->desk).seconds / 60;
    if (!news && session->turn > 0 && saved == session->saved && minute == session->minute)
        return;
    session->saved = saved;
    session->minute = minute;
    session->turn++;
}

void
session_begin_act(Session *session, bool follow)
{
    if (session->desk != NULL)
        desk_begin_act(session->desk);
    session_refresh(session, follow);
}

void
session_hear_printer(Session *session)
{
    while (session->desk != NULL) {
        g_autoptr(DispatchNews) news = dispatch_next(session->desk, 0);
        if (news == NULL)
            return;
        g_free(session->sent);
        session->sent = g_strdup_printf("%s: %s", news->title, news->words);
        put_message(session, session->sent, news->ended && news->state != SPOOL_OUT);
        session_refresh(session, false);
    }
}

void
session_stop_print(Session *session)
{
    g_autofree char *title = dispatch_give_up(session->desk);
    if (title == NULL) {
        session_warn(session, _("That print is being stopped already; its news come here."));
        return;
    }
    g_free(session->sent);
    session->sent = g_strdup_printf(_("%s: being stopped ..."), title);
    session_tell(session, session->sent);
}

void
session_look(Session *session, gint64 at)
{
    desk_look(session->desk, at, INSTANT_END);
    session->looks++;
    session->turn++;
}

void
session_change_book(Session *session)
{
    session_forget(session);
    g_free(session->book);
    session->book = g_strdup(log_path(desk_log(session->desk)));
    session->turn++;
}

/* At the foot, unless the ward can go on in another place. */
static void
refuse(Session *session, const char *why)
{
    if (session->desk == NULL || !elsewhere_is_due(session->desk)) {
        session_warn(session, why);
        return;
    }
    g_free(session->refusal);
    session->refusal = g_strdup(why);
}

void
session_fail(Session *session, const GError *error)
{
    if (g_error_matches(error, MEGURI_ERROR, MEGURI_ERROR_UNSURE)) {
        refuse(session, error->message);
        return;
    }
    if (!g_error_matches(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE)) {
        session_warn(session, error->message);
        return;
    }
    g_autofree char *text =
        g_strdup_printf(_("NOT SAVED: %s Lists and printing still work; the same key tries again."),
                        error->message);
    refuse(session, text);
}

bool
session_say(Session *session, const Saying *saying, char **ret_person)
{
    g_autoptr(GError) error = NULL;
    if (!desk_say(session->desk, saying, ret_person, NULL, &error)) {
        session_fail(session, error);
        return false;
    }
    session_refresh(session, false);
    return true;
}

bool
session_told(Session *session, bool saved, const GError *error)
{
    if (saved)
        session_refresh(session, false);
    else
        session_fail(session, error);
    return saved;
}

bool
session_say_together(Session *session, const Saying *sayings, guint count)
{
    g_autoptr(GError) error = NULL;
    bool saved = desk_say_together(session->desk, sayings, count, &error);
    return session_told(session, saved, error);
}

bool
session_say_all_same(Session *session, const char *person, const char *bed)
{
    g_autoptr(GError) error = NULL;
    bool saved = desk_say_all_same(session->desk, person, bed, &error);
    return session_told(session, saved, error);
}

bool
session_strike_last(Session *session, const char *reason)
{
    g_autoptr(GError) error = NULL;
    g_auto(LastEntry) last = { NULL, NULL, false };
    desk_last_entry(session->desk, NULL, &last);
    if (!desk_strike_last(session->desk, reason, NULL, &error)) {
        session_fail(session, error);
        return false;
    }
    g_autofree char *text = g_strdup_printf(_("Struck: %s"), last.words);
    session_tell(session, text);
    session_refresh(session, false);
    return true;
}

bool
session_cannot_say(Session *session)
{
    if (desk_is_read_only(session->desk)) {
        g_autofree char *why = desk_why_read_only(session->desk);
        refuse(session, why != NULL ? why
                                    : _("This book is open for reading only: nothing can be "
                                        "entered."));
        return true;
    }
    if (!desk_looks_at_now(session->desk)) {
        session_warn(session, _("You are looking at another time. On the map press a and Enter to "
                                "come back to now."));
        return true;
    }
    return false;
}

GDate
session_today(const Session *session)
{
    Instant now = desk_now(session->desk);
    return instant_date(now.seconds, now.zone);
}
