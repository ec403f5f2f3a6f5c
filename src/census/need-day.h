/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The nursing need of one person on one day, as several may have ticked it. It never scores.
 */

#include "census/view.h"

/* The live words on PERSON's need of DAY ("2026-11-02"), those that count most last: paper before
 * the bedside, each in order of time. const Filed *. (transfer container) */
GPtrArray *need_day_said(const View *view, const Person *person, const char *day);

/* SAID joined item by item, as need_join(). (transfer full) */
char *need_day_join(const GPtrArray *said);
