/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * "Who is looking after the ward now?": a name is typed, or one of those who wrote last is taken by
 * its digit. It never knows what comes next.
 */

#include "tui/canvas.h"
#include "tui/key.h"

#include "desk/desk.h"

typedef struct ObserverEntry ObserverEntry;

/* Offers those who saw something in DESK's last statements. LAST (may be NULL) goes on if nothing
 * is typed. (transfer full) */
ObserverEntry *observer_entry_new(Desk *desk, const char *last);
void observer_entry_free(ObserverEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ObserverEntry, observer_entry_free)

typedef enum {
    OBSERVER_IGNORED, /* the key is not the question's */
    OBSERVER_OPEN,    /* taken, goes on */
    OBSERVER_MISSING, /* Enter, but there is no name */
    OBSERVER_GIVEN    /* observer_entry_name() holds it */
} ObserverStep;

ObserverStep observer_entry_key(ObserverEntry *entry, const Key *key);

const char *observer_entry_name(const ObserverEntry *entry);

/* Draws it from the top. */
void observer_entry_draw(const ObserverEntry *entry, const Canvas *canvas);
