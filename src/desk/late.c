/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/late.h"

#include "desk/desk-state.h"

void
late_begin(Desk *desk, const char *observer, const Instant *seen)
{
    late_end(desk);
    desk->late_observer = g_strdup(observer);
    desk->late_seen = *seen;
}

void
late_end(Desk *desk)
{
    g_clear_pointer(&desk->late_observer, g_free);
}

const char *
late_observer(const Desk *desk, Instant *ret_seen)
{
    if (desk->late_observer != NULL)
        *ret_seen = desk->late_seen;
    return desk->late_observer;
}

Instant
late_seen(const Desk *desk)
{
    return desk->late_observer != NULL ? desk->late_seen : desk_now(desk);
}
