/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The midnight balance: who was here at the last midnight, who came and went since, with names, and
 * what is left unexplained. It never hides a difference: the sum always adds up, by name.
 */

#include "census/count.h"

typedef enum {
    MOVEMENT_ADMITTED,
    MOVEMENT_MOVED_IN,
    MOVEMENT_DISCHARGED,
    MOVEMENT_DIED,
    MOVEMENT_MOVED_OUT,
    MOVEMENT_UNEXPLAINED,
    MOVEMENT_KIND_COUNT
} MovementKind;

typedef struct {
    MovementKind kind;
    const Person *person;
    const Bed *bed;     /* of the event; for the unexplained where they are, or were at midnight */
    const Filed *event; /* NULL for the unexplained */
    int sign;           /* +n or -n of the unexplained */
} MovementRow;

typedef struct {
    guint previous;
    guint today;
    bool begins; /* nobody had looked at a bed up to its midnight: nothing to balance against */
    int totals[MOVEMENT_KIND_COUNT];
    GArray *rows; /* MovementRow: by kind, then walking order, then handle */
    /* What happened to newborns whom the ward does not count: in no total, and still by name. */
    GArray *uncounted;
    /* Who was born, counted or not: has a mother, and was born on this day or, where no full
     * birthdate is known, was admitted on it. The event is their admission, or NULL. */
    GArray *births;
} Movement;

/* The day of READING: (last midnight before it, it]. (transfer full) */
Movement *movement_read(const Reading *reading);
void movement_free(Movement *movement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Movement, movement_free)

const char *movement_key(MovementKind kind);
/* Translated; of a day on which the count begins, nobody is unexplained. */
const char *movement_label(const Movement *movement, MovementKind kind);

/* The largest number of persons present at any moment in (FROM, TO], TO at most the moment of
 * READING. */
guint movement_largest(const Reading *reading, gint64 from, gint64 to);
