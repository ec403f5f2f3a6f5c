/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A page as the dots of a print head: black or white, nothing between. It never knows what the dots
 * show, nor the language in which a printer is told of them.
 */

#include <cairo.h>
#include <glib.h>
#include <stdbool.h>

typedef struct {
    guint width; /* dots */
    guint height;
    guint stride; /* bytes a row; what is left of the last byte is white */
    guint8 *bits; /* the leftmost dot is the highest bit; 1 = black */
} Raster;

/* A white raster. (transfer full) */
Raster *raster_new(guint width, guint height);
/* The dots of a picture of ink (CAIRO_FORMAT_A8); one that is at least half covered is black.
 * (transfer full) */
Raster *raster_of_ink(cairo_surface_t *ink);
/* WIDTH by HEIGHT dots of it from AT on; beside the picture all is white. (transfer full) */
Raster *raster_of_part(cairo_surface_t *ink, const int at[2], guint width, guint height);
void raster_free(Raster *raster);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Raster, raster_free)

/* True if both are of one size and dot for dot the same. */
bool raster_equals(const Raster *raster, const Raster *other);

/* True if the dot at X, Y is black; outside all is white. */
bool raster_dot(const Raster *raster, guint x, guint y);

/* Rows FIRST to FIRST + COUNT in upper-case hexadecimal, row by row; rows below the last are white.
 */
void raster_add_hex(GByteArray *bytes, const Raster *raster, guint first, guint count);
