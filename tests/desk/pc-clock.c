/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-clock.h"

static struct {
    gint64 wall;
    gint64 running;
} pc = { PC_TRUE_MORNING, 500 };

static gint64
tell_running(void)
{
    return pc.running;
}

gint64
pc_wall(void)
{
    return pc.wall;
}

const DeskClock *
pc_clock(void)
{
    static const DeskClock clock = { pc_wall, tell_running };
    return &clock;
}

Desk *
pc_open(const char *book)
{
    g_autoptr(GError) error = NULL;
    DeskOpening opening = { .book = book, .observer = "佐々木", .clock = pc_clock() };
    Desk *desk = desk_open(&opening, &error);
    g_assert_no_error(error);
    return desk;
}

void
pc_set(gint64 wall)
{
    pc.wall = wall;
}

void
pc_pass(gint64 seconds)
{
    pc.wall += seconds;
    pc.running += seconds;
}
