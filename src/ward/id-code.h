/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The hospital's own barcode: how the patient ID stands in what a scanner reads off an old band
 * (NW-7 with its start and stop letters, Code 39 with its stars, a check digit at the end). The
 * ward's rule says it, meguri-ward(5). It never knows whose ID it is.
 *
 * A rule is one or more forms, parted by commas; of each sign: "#" a digit of the ID, "#+" one or
 * more of them, "." a sign that is dropped, any other stands for itself, in either case, and is
 * dropped: "a########a", "*#+.*".
 */

#include <glib.h>
#include <stdbool.h>

/* The patient ID in TEXT (full-width signs are read as narrow ones, blanks around it dropped), its
 * leading zeros kept; NULL if no form of RULE fits all of it or RULE is NULL. (transfer full) */
char *id_code_read(const char *rule, const char *text);

/* True if a form of RULE (NULL = none) begins with SIGN itself, in either case. */
bool id_code_begins(const char *rule, char sign);

/* False if RULE holds a form without a digit of the ID. */
bool id_code_is_rule(const char *rule);
