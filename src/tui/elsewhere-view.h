/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Asked over the page on which an entry was refused: in which folder the ward goes on. The page
 * below, with the entry, stays as it is. It never writes a book itself.
 */

#include "tui/canvas.h"
#include "tui/key.h"
#include "tui/session.h"

typedef struct ElsewhereView ElsewhereView;

/* WHY nothing was saved, as a sentence (taken). (transfer full) */
ElsewhereView *elsewhere_view_new(Session *session, char *why);
void elsewhere_view_free(ElsewhereView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ElsewhereView, elsewhere_view_free)

/* Takes KEY; true once it is closed. */
bool elsewhere_view_key(ElsewhereView *view, const Key *key);
/* Slow work, after it has been drawn; true once the desk works in another book, and the foot tells
 * where. */
bool elsewhere_view_work(ElsewhereView *view);

/* Draws it over the lower rows of CANVAS. */
void elsewhere_view_draw(const ElsewhereView *view, const Canvas *canvas);
