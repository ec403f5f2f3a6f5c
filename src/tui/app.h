/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The screen for nurses: takes a terminal, opens a book, and lets the page on top draw and act
 * until the nurse leaves. It never knows what pages are about.
 */

#include "tui/keyboard.h"
#include "tui/terminal.h"

#include "desk/camera.h"
#include "desk/dispatch.h"

#include "base/secret.h"

typedef struct {
    const char *book;       /* path, or NULL: the Open page asks */
    GPtrArray *books;       /* char *: paths to choose from, or NULL */
    const char *observer;   /* or NULL: asked */
    Secret *passphrase;     /* of BOOK, or NULL: asked if it wants one; wiped once it was used */
    const char *key;        /* the name of the key it belongs to; NULL = any */
    const char *now;        /* a fixed clock as text (see DeskOpening), or NULL */
    const DeskClock *clock; /* instead of the PC's, for tests; NULL = the PC's */
    Dispatch *dispatch;     /* what carries prints, not owned; NULL = to files only */
    Camera *camera;         /* in place of a scanner, not owned; NULL = none */
} AppStart;

/* Runs on the terminal until it is left; 0. Fails (1) if there is no terminal or BOOK cannot be
 * opened. */
int app_run(const AppStart *start, GError **error);

typedef struct App App;

/* The same on a screen already open, key by key. TERMINAL and START must outlive the app. (transfer
 * full) */
App *app_new(const AppStart *start, Terminal *terminal, GError **error);
void app_free(App *app);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(App, app_free)

/* Takes one key and draws. False once the nurse has left. */
bool app_key(App *app, const Key *key);

/* Takes COUNT keys that came at once, and draws. A scanned code where nothing is typed does nothing
 * but say so; else each is taken as app_key() does. */
bool app_burst(App *app, const Key *keys, guint count);

/* Takes the next keys of KEYBOARD, and draws. False once the nurse has left. */
bool app_listen(App *app, Keyboard *keyboard);
/* A KeyboardRead of the app's own terminal; DATA is the App. */
Key app_read(gpointer data, int ms, const Key *held);

/* Takes what the camera saw since, as a scanner's keys, and draws; nothing if there is nothing new.
 */
void app_see(App *app);

/* Takes a script of keys (key_from_script). False if the script cannot be read to its end. */
bool app_feed(App *app, const char *keys);

/* True once the nurse has left. */
bool app_has_ended(const App *app);
