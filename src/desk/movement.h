/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Who comes, moves and goes: the acts that need more than one statement or a rule of their own.
 * Each is one commit: all of it is saved or none. Plain ones (discharge, death, transfer, back from
 * leave) are desk_say(). It never knows a form.
 */

#include "desk/desk.h"

typedef struct {
    const char *bed;       /* where the person lies from now on */
    const char *kana;      /* as typed, or NULL */
    const char *latin;     /* or NULL; without either it is someone unknown */
    const char *birthdate; /* or NULL = not asked */
    const char *sex;       /* "m", "f" or NULL */
    const char *alias;     /* for someone unknown; NULL = the next free of the list */
    const char *from;      /* ward they come from (transfer-in), or NULL (admit) */
    const Instant *seen;   /* NULL = now */
} Arrival;

/* Admits someone new, by name or under an alias. *ret_person is the new handle. (transfer full) */
bool movement_admit(Desk *desk, const Arrival *arrival, char **ret_person, GError **error);

/* A birth: a newborn beside MOTHER in her bed. ORDER counts from 1; SEX may be NULL. *ret_person as
 * above. BORN is when it was born as somebody said it, approximate if only the day was told; NULL =
 * today. When the birth is typed is never when it was: without a time said the time of birth is
 * unknown, and the admission is about then. */
typedef struct {
    const char *mother; /* handle */
    int order;
    const char *sex;
    const Instant *born;
} Birth;

bool movement_birth(Desk *desk, const Birth *birth, char **ret_person, GError **error);

/* A and B take each other's bed in one act. MEGURI_ERROR_REFUSED if one of them has none. */
bool movement_swap(Desk *desk, const char *a, const char *b, GError **error);

/* The next alias that nobody on the ward bears: words that cannot be confused by sound or shape.
 * (transfer full) */
char *movement_next_alias(Desk *desk);
