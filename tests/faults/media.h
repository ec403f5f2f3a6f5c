/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The grounds that a book may stand on in a hospital, and the things that may lie where a book
 * should. Each act prepares one; it runs in a child of its own and may leave with APART_SKIPPED. It
 * never knows what the store says of it.
 */

#include "apart.h"

typedef struct {
    const char *name;
    void (*prepare)(const Stage *stage); /* NULL: the book as it is */
    bool unfinished;                     /* a journal lies beside it that has to be undone */
    bool ordinary;                       /* then become somebody who may not do everything */
    bool shows;     /* the statements are shown; else it is said why they are not */
    bool read_only; /* nothing can be saved there */
    bool tries;     /* that is found out by writing */
} Medium;

extern const Medium media[];
extern const gsize media_count;
