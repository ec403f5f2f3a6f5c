/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The patient check where there is no book: the band itself says name and birthdate, and with the
 * seal key of the ward a forged one is known. It never knows whether a band is still the current
 * one, and says so.
 */

#include "desk/check.h"

#include "ward/band.h"

typedef struct {
    char site[5];
    guint8 key[BAND_KEY_BYTES];
} BandSeal;

/* Writes the seal key of the book to the file PATH, for its owner alone to read: whoever has it can
 * check bands, and could make them too. */
bool check_away_write_seal(Desk *desk, const char *path, GError **error);

/* MEGURI_ERROR_REFUSED if the file at PATH is none. */
bool check_away_read_seal(const char *path, BandSeal *ret_seal, GError **error);

/* As check_patient(), but nothing is recorded, and first letters are not enough: who else begins
 * alike is not known. SEAL may be NULL. (transfer full) */
CheckAnswer *check_away(const BandSeal *seal, const CheckWish *wish, GError **error);
