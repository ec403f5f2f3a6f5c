/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is not asked, unknown or differs, by person: to take along to the archive viewer. */

#include "sheets/projection.h"

extern const SheetForm question_list_form;

Sheet *question_list_make(const Projection *projection);
