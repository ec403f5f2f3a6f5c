/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * All sheets there are, by key. Adding a sheet adds a file and one row here. It never knows who
 * asks.
 */

#include "sheets/projection.h"

/* What a sheet can be narrowed to, bits. */
enum { NARROWS_TO_PERSON = 1, NARROWS_TO_BED = 2, NARROWS_TO_MEAL = 4, NARROWS_TO_DAY = 8 };

typedef struct {
    const SheetForm *form;
    Sheet *(*make)(const Projection *projection);
    bool prints;   /* offered for paper */
    guint narrows; /* 0 = always of the whole ward */
} CatalogRow;

/* Ended by a NULL form, in the order in which a ward asks for them. */
extern const CatalogRow catalog[];

/* The row of KEY, NULL if there is none. */
const CatalogRow *catalog_find(const char *key);
/* The same for KEY as somebody typed it: MEGURI_ERROR_USAGE with the keys there are. */
const CatalogRow *catalog_name(const char *key, GError **error);
