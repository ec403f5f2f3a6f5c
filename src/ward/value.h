/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Values of statements: from what was typed to the one canonical text that is kept, and from that
 * to the words people read. It never knows who said it.
 */

#include "ward/vocabulary.h"

/* TEXT as the canonical value of WHAT. A person or a statement must already be canonical. TODAY
 * bounds birthdates (NULL: no bound), ZONE (minutes) completes times. A doubtful but taken value is
 * explained in *ret_warning (may be NULL). Fails with MEGURI_ERROR_REFUSED, saying what is wrong.
 * (transfer full) */
typedef struct {
    const GDate *today;
    int zone;
} ValueGround;

char *value_canonical(What what, const char *text, const ValueGround *ground, char **ret_warning,
                      GError **error);

/* What the name asked as WHAT is kept as in Latin letters; WHAT_COUNT if WHAT is no name in kana.
 */
What value_in_letters(What what);

/* A canonical value in the reader's language: "護送", "酸素 2, 点滴", "不明". (transfer full) */
char *value_label(What what, const char *value);

/* One or two cells for a map: letters of the choices in VALUE joined by blanks; "" if it has none.
 * (transfer full) */
char *value_letters(What what, const char *value);

/* True if list VALUE (device, caution) holds item KEY. */
bool value_has(const char *value, const char *key);

/* How a person travels when only the means were said (CENSUS: derived transport); NULL if MEANS
 * tells nothing. */
const char *transport_derived(const char *means);

/* Whether two values of a who-fact cannot both be true. Kana folded; kanji, latin and alias after
 * NFKC without selectors and blanks, Latin letters in capitals without marks; patient-id after NFKC; birthdate by birthdate_agree(). */
bool value_contradicts(What what, const char *a, const char *b);

/* The key under which two values of WHAT count as one. (transfer full) */
char *value_key(What what, const char *value);
