/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The screen while nobody sits at it: no name of the ward, and what brings the very same page back.
 * It never knows the pages below.
 */

#include "tui/canvas.h"
#include "tui/key.h"
#include "tui/session.h"

typedef struct LockView LockView;

/* Locks the desk of SESSION. (transfer full) */
LockView *lock_view_new(Session *session);
void lock_view_free(LockView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(LockView, lock_view_free)

/* Takes KEY; true once the desk is unlocked. */
bool lock_view_key(LockView *view, const Key *key);

/* True while the passphrase is typed. */
bool lock_view_types(const LockView *view);

void lock_view_draw(const LockView *view, const Canvas *canvas);
