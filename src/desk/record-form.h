/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A line that was typed from the paper form: the number of its question under "no", and the signs
 * that were circled or what the pen wrote under "value". Inside this room.
 */

#include "desk/table.h"

#include "base/instant.h"

/* True for a line that bears a number of the form. */
bool record_form_is(const TableLine *line);

/* True for such a line that was left blank on the form: it says nothing. */
bool record_form_is_blank(const TableLine *line);

/* When it was seen, WRITTEN as in a file or in a hurry, "06:12" or "11/02 06:12", by the clock of
 * NOW; false if it is neither. */
bool record_form_seen(const char *written, const Instant *now, Instant *ret_seen);

/* The moment to come that was WRITTEN, "16:00" or "11/03 16:00": the next such one after SEEN. What is
 * no moment in a hurry stays as it is. (transfer full) */
char *record_form_time(const char *written, const Instant *seen);

/* Fills in what LINE's number stands for, and the values of its signs. MEGURI_ERROR_REFUSED if
 * there is no such number, or "what" says otherwise. */
bool record_form_read(TableLine *line, GError **error);
