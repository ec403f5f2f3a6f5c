/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Marks for strings that people read, and what they become in the language of this process. A table
 * marks with N_() and the place that shows the string asks _(). The catalogues are part of the
 * program: no locale of the PC has a say, and no file can be missing. Data (names, keys, what files
 * carry) is never translated.
 */

#include <glib.h>

#define _(text) language_text(text)
#define N_(text) (text)
#define ngettext_(one, many, n) language_count(one, many, n)

/* TEXT in the chosen language, English as it stands. Lives as long as the program. */
const char *language_text(const char *text) G_GNUC_FORMAT(1);
/* The same of a sentence about N things. */
const char *language_count(const char *one, const char *many, gulong n) G_GNUC_FORMAT(1)
    G_GNUC_FORMAT(2);

/* "ja" or "en": in which language _() answers; English until one is chosen. */
const char *language_code(void);
/* From here on _() answers in the language CODE, if there is one: else in English. */
void language_choose(const char *code);

/* The language that the environment asks for: LANGUAGE is its list ("de:ja_JP"; NULL or empty =
 * nothing), LOCALE its locale. A PC that says nothing is a Japanese ward's. */
const char *language_asked(const char *list, const char *locale);
