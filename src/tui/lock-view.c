/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/lock-view.h"

#include "tui/observer-entry.h"
#include "tui/passphrase-entry.h"

#include "desk/lock.h"

#include "base/language.h"

struct LockView {
    Session *session;
    PassphraseEntry *passphrase; /* NULL once it was given, or if none is wanted */
    ObserverEntry *observer;
    char *refusal; /* why the last passphrase did not open, or NULL */
};

LockView *
lock_view_new(Session *session)
{
    LockView *view = g_new0(LockView, 1);
    const char *last = desk_observer(session->desk);
    view->session = session;
    view->observer = observer_entry_new(session->desk, *last != '\0' ? last : NULL);
    lock_begin(session->desk);
    if (lock_wants_passphrase(session->desk))
        view->passphrase = passphrase_entry_new(session->book, NULL, session->clock);
    return view;
}

void
lock_view_free(LockView *view)
{
    if (view == NULL)
        return;
    passphrase_entry_free(view->passphrase);
    observer_entry_free(view->observer);
    g_free(view->refusal);
    g_free(view);
}

/* TYPED NULL: none is wanted. */
static bool
unlock(LockView *view, const char *typed)
{
    g_autoptr(GError) error = NULL;
    bool opened = lock_end(view->session->desk, typed, &error);
    g_clear_pointer(&view->refusal, g_free);
    if (opened)
        g_clear_pointer(&view->passphrase, passphrase_entry_free);
    else if (view->passphrase == NULL || !passphrase_entry_waits(view->passphrase))
        view->refusal = g_strdup(error->message);
    return opened;
}

static void
key_in_passphrase(LockView *view, const Key *key)
{
    if (key->kind != KEY_KIND_ENTER) {
        passphrase_entry_key(view->passphrase, key);
        return;
    }
    const char *missing = passphrase_entry_missing(view->passphrase);
    if (missing != NULL) {
        g_free(view->refusal);
        view->refusal = g_strdup(missing);
        return;
    }
    g_autoptr(Secret) typed = passphrase_entry_take(view->passphrase);
    lock_name_key(view->session->desk, passphrase_entry_name(view->passphrase));
    unlock(view, typed);
}

/* The book is opened before the name counts: it may not be there any more. */
static bool
key_in_observer(LockView *view, const Key *key)
{
    Desk *desk = view->session->desk;
    ObserverStep step = observer_entry_key(view->observer, key);
    if (step == OBSERVER_MISSING) {
        g_free(view->refusal);
        view->refusal = g_strdup(_("Please tell who is looking: every entry carries the name."));
    }
    if (step != OBSERVER_GIVEN || (lock_holds(desk) && !unlock(view, NULL)))
        return false;
    desk_set_observer(desk, observer_entry_name(view->observer));
    g_autofree char *news = desk_new_here(desk); /* a copy was put there meanwhile */
    if (news != NULL)
        session_tell(view->session, news);
    return true;
}

bool
lock_view_key(LockView *view, const Key *key)
{
    if (view->passphrase == NULL)
        return key_in_observer(view, key);
    key_in_passphrase(view, key);
    return false;
}

bool
lock_view_types(const LockView *view)
{
    return view->passphrase != NULL;
}

void
lock_view_draw(const LockView *view, const Canvas *canvas)
{
    const Desk *desk = view->session->desk;
    Canvas below = canvas_part(canvas, (Spot){ 5, 0, 0 }, canvas->rows - 5);
    canvas_text(canvas, (Spot){ 0, 2, 0 }, INK_STRONG, _("meguri  locked"));
    canvas_lines(canvas, (Spot){ 1, 2, 74 }, 2, INK_QUIET,
                 lock_keeps_book(desk)
                     ? _("The book cannot be read just now: the list stays in this PC's memory and "
                         "comes back to whoever tells a name.")
                     : _("What was entered is saved; what was half typed comes back with the same "
                         "page."));
    if (view->refusal != NULL)
        canvas_lines(canvas, (Spot){ 3, 2, 74 }, 2, INK_LOUD, view->refusal);
    if (view->passphrase != NULL)
        passphrase_entry_draw(view->passphrase, &below);
    else
        observer_entry_draw(view->observer, &below);
}
