/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Which movements can be said of a person or an empty bed, by which letter, and what each of them
 * must know before it can be saved. It never asks nor saves.
 */

#include "desk/desk.h"

typedef enum {
    MOVE_FOUND,
    MOVE_TO_BED,
    MOVE_SWAP,
    MOVE_AWAY,
    MOVE_BACK,
    MOVE_DISCHARGE,
    MOVE_DEATH,
    MOVE_SENT,
    MOVE_RECEIVED, /* the other ward has them */
    MOVE_RETURNED, /* sent, but came back here */
    MOVE_AGAIN,    /* admitted again after leaving */
    MOVE_BIRTH,
    MOVE_ADMIT,
    MOVE_ADMIT_UNKNOWN,
    MOVE_TRANSFER_IN,
    MOVE_HERE, /* somebody of the ward moves into this bed */
    MOVE_CLOSE,
    MOVE_OPEN,
    MOVE_ADD_BED, /* one more bed in the room */
    MOVE_TO_ROOM, /* the bed itself, with whoever lies in it */
    MOVE_KIND_COUNT
} MoveKind;

/* What a movement must know. */
typedef enum {
    NEED_NOTHING,
    NEED_BED,
    NEED_CROWD, /* somebody lies in the bed chosen: what now? */
    NEED_PERSON,
    NEED_PLACE,
    NEED_BACK_AT, /* when an outing or a night out is to end */
    NEED_HOW,
    NEED_WARD,
    NEED_SURE, /* that it is this patient and no namesake */
    NEED_ALIAS,
    NEED_KANA,
    NEED_LATIN, /* what NEED_KANA was answered with, where the name is known in letters alone */
    NEED_BIRTHDATE,
    NEED_SEX,
    NEED_ORDER,
    NEED_BORN,  /* when, unless another time was told for all of it */
    NEED_LABEL, /* of a new bed */
    NEED_ROOM,
    NEED_COUNT
} MoveNeed;

#define MOVE_NEEDS_MOST 4

typedef struct {
    MoveKind kind;
    char key;
    const char *words;                   /* English, marked */
    const char *done;                    /* what the foot says once it is saved; English, marked */
    MoveNeed needs[MOVE_NEEDS_MOST + 1]; /* ended by NEED_NOTHING */
} MovePlan;

const MovePlan *move_plan(MoveKind kind);

/* True if KIND can be said of PERSON (a handle) at the moment looked at, or with PERSON NULL of BED
 * (a label), in which nobody is known. */
bool move_plan_fits(MoveKind kind, Desk *desk, const char *person, const char *bed);
