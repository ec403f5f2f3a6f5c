/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Who a contact is to a patient, as a ward says it in either language: what was typed in one reads
 * in the other, also of somebody's kin (長男の妻, eldest son's wife). A word that is not among them
 * stays as it was said. It never knows a contact.
 */

/* SAID in the reader's language if it is made of words for a relation in any, else SAID itself.
 * (transfer full) */
char *relation_label(const char *said);
