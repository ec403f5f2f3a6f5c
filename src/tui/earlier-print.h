/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Which of the ward's prints is meant: the last ones to choose from, an older one by its number or
 * title. It never knows what becomes of it.
 */

#include "tui/prompt.h"

#include "desk/desk.h"

/* Asks for a print of DESK's book, which must outlive the prompt; its value is the number as it
 * stands on the page. (transfer full) */
Prompt *earlier_print_ask(Desk *desk);
