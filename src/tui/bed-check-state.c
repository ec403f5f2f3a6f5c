/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/bed-check-state.h"

#include <string.h>

bool
bed_check_was_in(const BedCheck *check)
{
    return check->same != NULL && strcmp(check->same, "in") == 0;
}
