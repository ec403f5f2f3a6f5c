/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A ward as it is told in one breath on the night the record system goes: its name, and how many
 * beds each room has ("601-603:4 605:1"). It becomes the text of a layout file; it never knows
 * where a room stands on the map.
 */

#include <glib.h>

typedef struct {
    const char *name;  /* of the ward */
    const char *rooms; /* in walking order; meguri-ward(5), A WARD IN ONE LINE */
} Outline;

/* The text of the layout file that OUTLINE stands for; layout_parse() takes it. Fails with
 * MEGURI_ERROR_REFUSED, naming what cannot be understood. (transfer full) */
char *outline_layout(const Outline *outline, GError **error);
