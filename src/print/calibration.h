/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A test page for a medium, to be held against a ruler before the first real band: crosses 10 mm
 * apart, rulers along two edges, where labels and the unprinted ends are believed to be. It never
 * knows a ward or a person.
 */

#include "print/media.h"

#include "base/instant.h"

/* Draws the page to PATH, as wristband_print() does; MADE is the moment of the file.
 * MEGURI_ERROR_REFUSED if a label printer cannot take the medium. */
bool calibration_print(const Medium *medium, const Instant *made, const char *path, GError **error);
