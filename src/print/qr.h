/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A QR code as a mask of one bit a module, to be scaled by whole printer dots and never smoothed.
 * Only the 45 signs of the alphanumeric mode: it makes a smaller code, and no decoder mistakes its
 * letters. It never knows what a payload means.
 */

#include <cairo.h>
#include <glib.h>
#include <stdbool.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(cairo_surface_t, cairo_surface_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(cairo_pattern_t, cairo_pattern_destroy)

#define QR_QUIET_MODULES 4 /* white all round a code */

/* The code of TEXT: VERSION at the highest level up to Q that it fits (Q, else M), else the
 * smallest larger version at M. Its width in pixels is its modules. MEGURI_ERROR_REFUSED if TEXT
 * has other signs or is too long. (transfer full) */
cairo_surface_t *qr_mask(const char *text, int version, GError **error);

/* Draws MASK in black with its top left module at X, Y, each module MODULE points wide. */
void qr_draw(cairo_t *cairo, cairo_surface_t *mask, const double at[2], double module);
