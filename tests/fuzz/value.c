/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A cell pair of a table, "what TAB value": the value of any row of the vocabulary. */

#include "ward/value.h"

#include "ward/contact.h"

#include "base/error.h"

#include <string.h>

#include "target.h"

static void
claim_contact(const char *value)
{
    g_autoptr(Contact) contact = contact_parse(value);
    if (contact == NULL)
        return;
    g_assert_cmpint(contact->order, >=, 1);
    claim_text(contact->name);
    claim_text(contact->phone);
}

/* What is kept reads back as itself, and can be told to people. */
static void
claim_kept(What what, const char *value, const ValueGround *ground)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *again = value_canonical(what, value, ground, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(again, ==, value);
    g_autofree char *label = value_label(what, value);
    g_autofree char *letters = value_letters(what, value);
    g_autofree char *key = value_key(what, value);
    claim_text(label);
    claim_text(letters);
    claim_text(key);
    g_assert_false(value_contradicts(what, value, value));
    if (vocabulary_row(what)->form == FORM_CONTACT)
        claim_contact(value);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    GDate today;
    ValueGround ground = { &today, 9 * 60 };
    g_autofree char *warning = NULL;
    g_autoptr(GError) error = NULL;
    g_autofree char *text = target_text(data, size);
    char *tab = strchr(text, '\t');
    if (tab != NULL)
        *tab = '\0';
    const VocabularyRow *row = vocabulary_find(text);
    if (tab == NULL || row == NULL)
        return 0;
    g_date_clear(&today, 1);
    g_date_set_dmy(&today, 2, G_DATE_NOVEMBER, 2026);
    if (!g_utf8_validate(tab + 1, -1, NULL))
        return 0; /* no table and no field gives such a text */
    g_autofree char *value = value_canonical(row->what, tab + 1, &ground, &warning, &error);
    if (value == NULL) {
        claim_refusal(error);
        g_assert_cmpint(error->code, ==, MEGURI_ERROR_REFUSED);
        return 0;
    }
    claim_text(value);
    claim_kept(row->what, value, &ground);
    value_has(value, "oxygen");
    transport_derived(value);
    return 0;
}
