/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A line that is typed into: plain text, a name whose romaji become kana as they are typed, or one
 * whose letters get their marks.
 * Backspace takes away what the eye sees as one sign, Ctrl-U all of it. It never knows what is
 * asked.
 */

#include "tui/canvas.h"
#include "tui/key.h"

typedef enum {
    FIELD_PLAIN,
    FIELD_KANA,
    FIELD_NAME,   /* letters become kana, hiragana and kanji stay as they are typed */
    FIELD_LETTERS /* ";" and a sign after a letter put a mark on it (names/accent.h) */
} FieldKind;

typedef struct Field Field;

/* (transfer full) */
Field *field_new(FieldKind kind);
void field_free(Field *field);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Field, field_free)

/* Begins with TEXT in the line. */
void field_set(Field *field, const char *text);

/* Takes KEY if it writes or erases; false if the key means something else (Enter, Esc, arrows). */
bool field_key(Field *field, const Key *key);

/* What was typed, as it was typed. (transfer none) */
const char *field_typed(const Field *field);

/* What it means: kana finished, blanks at the ends gone. (transfer full) */
char *field_text(const Field *field);

/* What the eye sees while typing. (transfer full) */
char *field_shown(const Field *field);

bool field_is_empty(const Field *field);

/* The line with its end in view, and a cursor behind it. */
void field_draw(const Field *field, const Canvas *canvas, Spot spot);
