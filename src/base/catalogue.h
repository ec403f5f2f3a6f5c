/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A translation as msgfmt compiles it (the GNU .mo format, in this machine's order of bytes), read
 * where it lies in memory. It never knows which languages there are, nor who reads.
 */

#include <glib.h>

typedef struct {
    const char *bytes;
    gsize length;
} Catalogue;

/* What CATALOGUE says for TEXT; NULL if it says nothing, or is none. Lives as long as its bytes. */
const char *catalogue_find(const Catalogue *catalogue, const char *text);
