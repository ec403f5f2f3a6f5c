/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A wristband as a value: what it says about identity, and the payload of its code (meguri-book(5),
 * BAND PAYLOAD). ASCII of 40 safe signs only, so that any keyboard-wedge scanner reads it. Identity
 * only, no alerts. It never knows how a band is drawn or who wears it now.
 */

#include "ward/birthdate.h"

typedef struct {
    char site[5];   /* 4 signs of the base-32 set: names the book's site */
    char handle[8]; /* "A0123": station letter and number, printed as temporary number */
    guint serial;   /* number of this person's band, 1 to 1023; 0 = a label, which is on no wrist */
    char *kana;     /* full-width katakana, one blank between surname and given; NULL if unknown */
    char *latin;    /* for who has no kana; NULL */
    char *alias;    /* for an unknown person; NULL */
    Birthdate birthdate;
    char sex; /* 'M', 'F' or 'U' */
} BandIdentity;

typedef enum {
    BAND_NAME = 'N',
    BAND_NAME_CUT = 'C',
    BAND_LATIN = 'L',
    BAND_ALIAS = 'A',
    BAND_TOKEN = 'T'
} BandType;

typedef enum {
    BAND_READ_GOOD,       /* check letters and MAC right */
    BAND_READ_UNVERIFIED, /* check letters right, no key given */
    BAND_READ_NOT_OURS,   /* no meguri band: an old hospital barcode, say */
    BAND_READ_MISREAD,    /* check letters wrong */
    BAND_READ_OTHER_SITE, /* a meguri band of another site */
    BAND_READ_FORGED      /* check letters right, MAC wrong */
} BandReading;

#define BAND_KEY_BYTES 32

/* The payload for IDENTITY, sealed by KEY (BAND_KEY_BYTES): type N for kana, C for kana of more
 * than 57 letters, else L for a Latin name (or kana that hold other signs), else A, and T where no
 * name is given. The same
 * identity always gives the same payload, so a band is told from another by comparing payloads.
 * NULL if the handle does not fit five signs. (transfer full) */
char *band_payload(const BandIdentity *identity, const guint8 *key);

/* Reads a scanned or typed TEXT: lower case, full-width letters, an AIM prefix, trailing CR or TAB
 * are forgiven. KEY and SITE may be NULL (then UNVERIFIED at best). On GOOD and UNVERIFIED
 * *ret_identity is filled (free with band_identity_clear) as far as the code tells: the first kana
 * of a C, the letters A-Z of an L, the alias in katakana or letters of an A, no name of a T.
 * *ret_type may be NULL. */
BandReading band_read(const char *text, const char *site, const guint8 *key,
                      BandIdentity *ret_identity, BandType *ret_type);

void band_identity_clear(BandIdentity *identity);
