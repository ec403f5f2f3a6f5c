/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-clock.h"

static struct {
    gint64 wall;
    gint64 running; /* since its last start */
    guint starts;
    gint64 drag;
} pc = { PC_TRUE_MORNING, 5000, 0, 0 };

static gint64
tell_running(void)
{
    pc_pass(pc.drag);
    return pc.running;
}

static char *
tell_boot(void)
{
    return g_strdup_printf("0c5274b6-7ff5-4bf7-a303-%012x", pc.starts);
}

gint64
pc_wall(void)
{
    return pc.wall;
}

const DeskClock *
pc_clock(void)
{
    static const DeskClock clock = { pc_wall, tell_running, tell_boot };
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

void
pc_drag(gint64 seconds)
{
    pc.drag = seconds;
}

void
pc_start_again(void)
{
    pc.starts++;
    pc.running = 30;
}

void
pc_claim(gint64 seconds)
{
    pc.running = seconds;
}
