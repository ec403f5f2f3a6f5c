/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The inpatient list: one record a patient. */

#include "sheets/projection.h"

extern const SheetForm patient_list_form;

Sheet *patient_list_make(const Projection *projection);
