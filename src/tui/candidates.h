/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What may be chosen when an act needs a bed, another person or a printer: options for a finding
 * line. It never knows the act.
 */

#include "tui/prompt.h"

#include "desk/desk.h"

/* Beds whose label begins with TEXT, with who lies there; with no text only those where nobody is
 * known. Values are labels. DESK is a Desk *. (transfer full) */
GPtrArray *candidates_beds(gpointer desk, const char *text);

/* Rooms whose label begins with TEXT, and TEXT itself as a room that is new. Values are labels.
 * DESK is a Desk *. (transfer full) */
GPtrArray *candidates_rooms(gpointer desk, const char *text);

/* Persons that TEXT finds as search_persons() does; all with no text. Values are handles. DESK is a
 * Desk *. (transfer full) */
GPtrArray *candidates_persons(gpointer desk, const char *text);

#define CANDIDATES_FILE "-" /* instead of a printer */

/* A file first, as it is always there; then the printers whose names begin with TEXT. Values are
 * names. PRINTERS is an array of DispatchPrinter *. (transfer full) */
GPtrArray *candidates_printers(gpointer printers, const char *text);
