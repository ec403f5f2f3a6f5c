/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A fact in words, with what must not be lost beside it: a caution that lasts, was said and that
 * the newest list of cautions leaves out. It never knows a medium.
 */

#include "census/fact.h"

/* The value NOW and, where BEFORE is a value too, that it was said before. (transfer full) */
char *fact_label_beside(What what, const char *now, const char *before);

/* "" if it was not asked. (transfer full) */
char *fact_label(const View *view, const Person *person, What what);
