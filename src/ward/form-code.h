/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The code on a bedside form: which bed of which ward it is for, so that whoever types the form in
 * has the right bed before her. 16 signs, "MF1-", the ward, the bed, check letters; a name of
 * neither stands in it. It says nothing of a person, is no wristband and raises no grade.
 */

#include "ward/layout.h"

/* The code of BED (a label) of LAYOUT's ward: the same ward and label always give the same code.
 * (transfer full) */
char *form_code(const Layout *layout, const char *bed);

typedef enum {
    FORM_READ_NOT_OURS, /* no code of a form */
    FORM_READ_MISREAD,  /* check letters wrong */
    FORM_READ_OTHER_WARD,
    FORM_READ_NO_BED, /* of this ward, which has no such bed */
    FORM_READ_BED
} FormReading;

/* Reads a scanned or typed TEXT (forgives what code_find() does). BEDS are the labels there are,
 * char *; *ret_bed is one of them on FORM_READ_BED. */
FormReading form_code_read(const char *text, const Layout *layout, const GPtrArray *beds,
                           const char **ret_bed);

/* True for the code of a form, whole or misread, of whatever ward. */
bool form_code_is(const char *text);
