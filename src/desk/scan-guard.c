/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/scan-guard.h"

#include "ward/band.h"
#include "ward/form-code.h"
#include "ward/id-code.h"

#include "base/error.h"

#include <string.h>

/* True for the code of a band or label, whole or misread, of whatever ward. */
static bool
is_band_code(const char *value)
{
    BandIdentity identity = { 0 };
    BandReading reading = band_read(value, NULL, NULL, &identity, NULL);
    band_identity_clear(&identity);
    return reading != BAND_READ_NOT_OURS;
}

/* True if what a scanner types could pass for a value of this row. */
static bool
takes_any_text(const VocabularyRow *row)
{
    bool fact = row->rule == RULE_WHO || row->rule == RULE_HOW;
    return row->form == FORM_TEXT || row->form == FORM_ID || row->form == FORM_NAME ||
           (fact && (row->form == FORM_LIST || row->form == FORM_CONTACT));
}

static char *
refuse(GError **error, const VocabularyRow *row, const char *reason)
{
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED, "%s: %s", _(row->label), reason);
    return NULL;
}

char *
scan_guard_take(Desk *desk, What what, const char *value, GError **error)
{
    const VocabularyRow *row = vocabulary_row(what);
    if (row->rule == RULE_WARD || row->rule == RULE_BAND || row->rule == RULE_CORRECTION)
        return g_strdup(value);
    if (form_code_is(value) && takes_any_text(row))
        return refuse(error, row,
                      _("this is the code of a bedside form, which names a bed and nobody; scan it "
                        "on the map or on the round before anything is typed"));
    g_autofree char *id = id_code_read(desk->layout->id_codes, value);
    if (what == WHAT_PATIENT_ID && id != NULL)
        return g_steal_pointer(&id);
    if (what == WHAT_PATIENT_ID && is_band_code(value))
        return refuse(error, row,
                      _("this is the code of a wristband of this program, and no patient ID; the "
                        "patient check (v) reads it"));
    if (what != WHAT_PATIENT_ID && takes_any_text(row) && (id != NULL || is_band_code(value)))
        return refuse(error, row,
                      _("this is a scanned code; it is taken where the patient ID is asked"));
    return g_strdup(value);
}
