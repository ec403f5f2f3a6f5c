/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Bedside forms of a ward that has no book yet, and the bed that a scanned form is for. A blank
 * form needs nothing but the layout file: no passphrase, no names. It never knows what is typed
 * from it.
 */

#include "desk/output.h"

/* Draws the blank form of every bed of LAYOUT_FILE, in walking order, as WISH says; nothing is
 * recorded. NOW (may be NULL) is the moment the file tells as that of its making. Fails as
 * desk_layout_of_file() and output_print(). */
bool form_print_blank(const char *layout_file, const PrintWish *wish, const char *now,
                      GError **error);

/* True for a scanned code that only a form bears. */
bool form_is_code(const char *scan);

/* The label of the bed whose form was scanned. MEGURI_ERROR_NO says why there is none: a misread
 * code, another ward's form, a bed that is not there. (transfer none) */
const char *form_bed(Desk *desk, const char *scan, GError **error);
