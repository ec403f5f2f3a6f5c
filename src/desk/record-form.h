/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A line that was typed from the paper form: the number of its question under "no", and the signs
 * that were circled or what the pen wrote under "value". Inside this room.
 */

#include "desk/table.h"

/* True for a line that bears a number of the form. */
bool record_form_is(const TableLine *line);

/* True for such a line that was left blank on the form: it says nothing. */
bool record_form_is_blank(const TableLine *line);

/* Fills in what LINE's number stands for, and the values of its signs. MEGURI_ERROR_REFUSED if
 * there is no such number, or "what" says otherwise. */
bool record_form_read(TableLine *line, GError **error);
