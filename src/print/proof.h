/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Each code of a page is read once more off the very dots that go to the printer, before it goes: a
 * code that no scanner reads, or that names somebody else, must not come out. It never knows how a
 * code was drawn.
 */

#include "print/page.h"

typedef struct Proof Proof;

/* NULL if this PC has nothing to read codes with. (transfer full) */
Proof *proof_new(void);
void proof_free(Proof *proof);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Proof, proof_free)

/* In words: what keeps this PC from reading codes back; NULL if nothing does. (transfer none) */
const char *proof_lacks(void);

typedef struct {
    cairo_rectangle_t square; /* of the code and its white, in user space */
    const char *payload;
    const char *band; /* what people call it */
} ProofCode;

/* CODE is being drawn by CAIRO; its texts outlive the next proof_read(). */
void proof_expect(Proof *proof, cairo_t *cairo, const ProofCode *code);

/* Reads all that was expected off PAGE, which is one of dots, and expects nothing more.
 * MEGURI_ERROR_REFUSED names the first band whose code is not what it must be. */
bool proof_read(Proof *proof, Page *page, GError **error);
