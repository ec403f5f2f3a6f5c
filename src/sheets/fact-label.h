/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A fact in words, with what must not be lost beside it: an allergy that was said and that the
 * newest list of cautions leaves out. It never knows a medium.
 */

#include "census/fact.h"

/* "" if it was not asked. (transfer full) */
char *fact_label(const View *view, const Person *person, What what);
