/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What is known of one person, in words, as the pages show it: each fact with its source and
 * rivals, and the line that is read back at the bedside. It never changes anything.
 */

#include "desk/desk.h"

typedef struct {
    What what;
    char *value;  /* canonical; NULL = not asked */
    char *before; /* cautions that last and stand beside the value, canonical; or NULL */
    char *label;  /* words for people; "" = not asked */
    char *origin; /* "本人 11/02 06:12 佐々木"; "" = not asked */
    bool differs;
    GPtrArray *rivals; /* char *: other live values with their origin, newest first */
} PersonFact;

void person_fact_free(PersonFact *fact);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PersonFact, person_fact_free)

/* One fact at the moment looked at; NULL if there is no such person. (transfer full) */
PersonFact *person_fact(Desk *desk, const char *person, What what);

/* "ヤマダ ハナコ 様  昭和20年7月14日（1945）81歳 女": what is read back aloud, doubts in words.
 * (transfer full) */
char *person_read_back(Desk *desk, const char *person);

/* One line for the person under the cursor: bed, names, birthdate, class, devices, cautions, who
 * saw and when; of whoever left, died or is with another ward no more than that, and who said so
 * when. (transfer full) */
char *person_line(Desk *desk, const char *person);

/* Who it is and nothing else: "501-1  A001  ヤマダ ハナコ  山田 花子  1945-07-14  女  ID 00410112",
 * what is missing in words. (transfer full) */
char *person_identity(Desk *desk, const char *person);

/* True for someone who asked not to be shown where others can look. */
bool person_is_hidden(Desk *desk, const char *person);

/* The same line where others can look: of someone hidden only bed, handle, initials and state.
 * (transfer full) */
char *person_line_in_public(Desk *desk, const char *person);

/* "A004 サトウ イチロウ", of someone hidden the initials: how a message names a person. (transfer
 * full) */
char *person_called(Desk *desk, const char *person);

/* State in words ("在床", "透析", "所在不明"). (transfer full) */
char *person_state_words(Desk *desk, const char *person);
