/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Why something is struck: one key for the usual reasons, or words of one's own. It never strikes.
 */

#include "tui/canvas.h"
#include "tui/key.h"

typedef struct StrikePrompt StrikePrompt;

typedef enum {
    STRIKE_OPEN,
    STRIKE_IGNORED, /* the key is none of its own; it is as it was */
    STRIKE_GIVEN,   /* strike_prompt_reason() tells */
    STRIKE_LEFT     /* nothing is to be struck */
} StrikeStep;

/* WHAT is to be struck, in words, so that nobody strikes blindly; NULL: it stands under the cursor.
 * (transfer full) */
StrikePrompt *strike_prompt_new(const char *what);
void strike_prompt_free(StrikePrompt *prompt);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StrikePrompt, strike_prompt_free)

StrikeStep strike_prompt_key(StrikePrompt *prompt, const Key *key);

/* True while words of one's own are typed. */
bool strike_prompt_is_typing(const StrikePrompt *prompt);

/* (transfer none) */
const char *strike_prompt_reason(const StrikePrompt *prompt);

/* Draws it; the number of rows taken. */
int strike_prompt_draw(const StrikePrompt *prompt, const Canvas *canvas);
