/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What the screen holds between two keys. Inside this room, for app.c and app-listen.c only.
 */

#include "tui/app.h"
#include "tui/bar.h"
#include "tui/elsewhere-view.h"
#include "tui/lock-view.h"

typedef enum { HELP_NONE, HELP_KEYS, HELP_LEGEND } Help;

struct App {
    Terminal *terminal;
    Session *session;
    BarFigures figures;
    Help help;
    LockView *lock;           /* while nobody sits here */
    ElsewhereView *elsewhere; /* while it is asked where the ward goes on */
    Camera *camera;           /* in place of a scanner; NULL = none */
    gint64 touched;           /* when the last key came, as desk_running() tells */
};

/* True while signs are text. */
bool app_types(const App *app);
void app_stop_camera(App *app);
