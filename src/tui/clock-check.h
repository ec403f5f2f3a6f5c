/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * "Is the clock right?": asked once when a book is opened. A wrong clock is put right for this
 * book, and what was written while it was ahead can be put back. It never knows what comes next.
 */

#include "tui/canvas.h"
#include "tui/key.h"
#include "tui/session.h"

typedef struct ClockCheck ClockCheck;

/* (transfer full) */
ClockCheck *clock_check_new(Session *session);
void clock_check_free(ClockCheck *check);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ClockCheck, clock_check_free)

typedef enum {
    CLOCK_IGNORED, /* the key is not the question's */
    CLOCK_OPEN,    /* taken, goes on */
    CLOCK_DONE
} ClockStep;

ClockStep clock_check_key(ClockCheck *check, const Key *key);

/* True while signs are text. */
bool clock_check_is_typing(const ClockCheck *check);

/* Draws it from the top. */
void clock_check_draw(const ClockCheck *check, const Canvas *canvas);
