/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A library that is loaded only where something asks for it: the others start without waiting for
 * it, and a PC that has none lacks one ability instead of the program. It never knows what a
 * library is for.
 */

#include <glib.h>
#include <stdbool.h>

typedef struct {
    const char *name;
    gpointer to; /* of the pointer that shall call it */
} LibraryFunction;

/* Finds the COUNT FUNCTIONS in the library NAME ("libzbar.so.0"); false if it, or one of them, is
 * not on this PC. It stays loaded: what it brought along may not be taken out again. */
bool library_load(const char *name, const LibraryFunction *functions, gsize count);
