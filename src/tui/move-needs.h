/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What is asked so that a movement can be saved: the prompt of each need, and which needs fall away
 * after what was answered before. It never saves.
 */

#include "tui/move-act.h"
#include "tui/prompt.h"

/* The prompt that asks NEED of MOVE, in which the earlier answers stand. GROUND must outlive it.
 * (transfer full) */
Prompt *move_needs_prompt(Session *session, const Move *move, MoveNeed need,
                          const ValueGround *ground);

/* True if NEED is to be asked after the answers given so far. */
bool move_needs_apply(Session *session, const Move *move, MoveNeed need);

/* Why ANSWER cannot be taken for NEED, in a sentence; NULL if it can. (transfer full) */
char *move_needs_refusal(Session *session, const Move *move, MoveNeed need, const char *answer);
