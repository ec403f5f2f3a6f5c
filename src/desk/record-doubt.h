/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What whoever recorded a table has to know of a line that was taken all the same. It never refuses
 * one.
 */

#include "census/view.h"

/* That SAID, which is not filed yet, is a list of cautions without one that lasts and was said
 * before it, or was read off a band that is wrong, as a sentence, with its moment in ZONE; NULL if
 * there is nothing to tell. (transfer full) */
char *record_doubt(const View *view, const Statement *said, int zone);
