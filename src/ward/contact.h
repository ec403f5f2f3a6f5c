/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Whom to call for a patient, as one value: "ORDER;RELATION;NAME;PHONE;FLAGS". It never knows whose
 * contact it is, nor which of several counts.
 */

#include <glib.h>

/* The parts of a canonical contact; fields never NULL. */
typedef struct {
    int order;
    char *relation;
    char *name;
    char *phone;
    char *flags; /* "reached,do-not-call" */
} Contact;

/* NULL for none, unknown or what is no contact. (transfer full) */
Contact *contact_parse(const char *value);
void contact_free(Contact *contact);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Contact, contact_free)

/* TEXT in its one form. NULL and *ret_why, a reason that goes on from the text, if it is no
 * contact; *ret_warning (may be NULL) a doubt about what was taken. (transfer full) */
char *contact_canonical(const char *text, char **ret_warning, const char **ret_why);
