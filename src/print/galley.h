/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Words of a document that were set in type already: a sheet says the same of many patients, and
 * Pango's work for each is the dearest part of a page. It never knows where they stand.
 */

#include "print/text-block.h"

typedef struct Galley Galley;

Galley *galley_new(void);
void galley_free(Galley *galley);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Galley, galley_free)

/* What was kept of TEXT, set just so; NULL if nothing was. (transfer full) */
TextBlock *galley_find(const Galley *galley, const PageText *text);

/* Keeps BLOCK as what TEXT becomes. It holds some thousands and then begins anew. */
void galley_keep(Galley *galley, const PageText *text, TextBlock *block);
