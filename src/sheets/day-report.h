/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The day report (病棟日報): the ward's figures for the noon meeting and, as of 24:00, the day that
 * ended. What moved since midnight by name, who is here, how they can be moved, what hangs on them,
 * which beds are free, and what is not known. It counts nothing itself: census/count and
 * census/movement do.
 */

#include "sheets/projection.h"

extern const SheetForm day_report_form;

/* (transfer full) */
Sheet *day_report_make(const Projection *projection);
