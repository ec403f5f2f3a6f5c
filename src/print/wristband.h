/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Wristbands and label sheets on paper: the same code several times along the band, the name
 * between. Everything is printed whole or not at all: no name is cut, and nothing but identity
 * stands there. It never knows how a payload is made or who wears the band.
 */

#include "print/media.h"

#include "base/instant.h"

/* What one band says. Texts may be NULL where there is none. */
typedef struct {
    const char *kana;
    const char
        *kanji; /* legal name; the largest line is kanji, else latin, kana, known as, alias */
    const char *latin;
    const char
        *known_as; /* "通称 木村 明": beside the legal name, or largest where none is known */
    const char *alias;
    const char *birth_line;   /* "1945-07-14 昭20" */
    const char *sex;          /* "女" */
    const char *numbers;      /* handle, hospital number, band number */
    const char *const *marks; /* words, ended by NULL: 単独確認 仮名 訓練 */
    const char *payload;      /* of the code */
} WristbandText;

typedef struct {
    const WristbandText *bands;
    guint count;
    const Medium *medium;
    guint used;   /* places of the first sheet already used up */
    Instant made; /* of the file */
} WristbandJob;

/* Draws the bands to PATH, one a page or as many as the sheet holds: a PDF, or, if the name of the
 * file ends so, the language of a label printer, where a page is one band or label.
 * A written name that no font can draw makes way for
 * another that was said, and the band says so. MEGURI_ERROR_REFUSED names the band (by its numbers)
 * and the sign that no font has where there is no other name, the name that
 * does not fit at its least size, the payload that makes no code of this size, the code that does
 * not read back off the dots of the page (proof.h), or the sheet that no label printer takes;
 * nothing is written then. */
bool wristband_print(const WristbandJob *job, const char *path, GError **error);
