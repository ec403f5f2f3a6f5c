/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Marks for strings that people read. A table marks with N_() and the place that shows the string
 * asks _(). Data (names, keys, what files carry) is never translated. main.c binds the catalogue.
 */

#include <libintl.h>

#define MEGURI_DOMAIN "meguri"
#define _(text) dgettext(MEGURI_DOMAIN, text)
#define N_(text) (text)
#define ngettext_(one, many, n) dngettext(MEGURI_DOMAIN, one, many, n)

/* "ja" or "en": in which language _() answers. */
const char *language_code(void);
/* From here on _() answers in the language CODE. */
void language_choose(const char *code);
