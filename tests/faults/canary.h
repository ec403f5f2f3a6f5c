/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Names that nobody bears, to be looked for where no name may be, and never kept in the clear by
 * whoever looks: each byte is turned over. It never knows where they are looked for.
 */

#include <glib.h>

#define CANARY_MASK 0xA5

typedef struct {
    char *what; /* it is, for a message */
    guint8 *masked;
    guint length;
    guint stride; /* bytes from one unit to the next; UNIT bytes are compared at each */
    guint unit;
} Canary;

/* Canary *, empty. (transfer full) */
GPtrArray *canaries_new(void);
/* BYTES as they are. */
void canary_add(GPtrArray *canaries, const char *what, const void *bytes, gsize length);
/* TEXT in UTF-8, in wide characters side by side and in the cells of a curses screen. */
void canary_add_text(GPtrArray *canaries, const char *what, const char *text);

/* From one process to another. */
void canaries_save(const GPtrArray *canaries, const char *file);
GPtrArray *canaries_load(const char *file);

/* In the memory of this process that may be written: how often each kind of thing was found, in
 * words; "" if nothing was. (transfer full) */
char *canaries_in_memory(const GPtrArray *canaries);
