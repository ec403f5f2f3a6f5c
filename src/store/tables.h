/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The tables of a book as they leave it and go into another one, in the order in which they can be
 * put in again. It never knows what they travel in.
 */

#include <glib.h>

typedef struct {
    const char *read;
    const char *write;
    guint columns;
    const char *same;  /* true if the row is there, whole; NULL: the caller looks */
    const char *taken; /* true if another row is in its place */
} Table;

#define TABLES 9
#define TABLES_OF_KEYS 5 /* the first: values, epochs, slots */
#define TABLES_OF_HEAD 6 /* all before the rows */
#define TABLE_SPARE (TABLES - 1)

extern const Table tables[TABLES];
