/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/birthdate.h"
#include "ward/statement.h"
#include "ward/value.h"

#include "names/kana.h"
#include "names/latin.h"

#include "base/text.h"

#include <string.h>

/* NFKC without variation selectors and blanks: 髙橋 and 高橋 still differ, 葛 with and without
 * selector do not. */
static char *
name_key(const char *value)
{
    g_autofree char *normal = text_nfkc(value);
    GString *out = g_string_new(NULL);
    for (const char *at = normal; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (!text_is_selector(c) && !g_unichar_isspace(c))
            g_string_append_unichar(out, c);
    }
    return g_string_free(out, FALSE);
}

/* One passport has capitals alone and no marks, the other Nguyễn: letters and nothing else. */
static char *
letters_key(const char *value)
{
    GString *out = g_string_new(NULL);
    g_autofree char *folded = latin_fold(value);
    g_string_assign(out, folded);
    g_string_replace(out, "/", "", 0);
    return g_string_free(out, FALSE);
}

char *
value_key(What what, const char *value)
{
    const VocabularyRow *row = vocabulary_row(what);
    bool lettered = what == WHAT_LATIN || what == WHAT_KNOWN_AS;
    if (lettered && latin_is_name(value))
        return letters_key(value);
    if (row->form == FORM_KANA)
        return kana_fold(value);
    if (row->form == FORM_NAME)
        return name_key(value);
    if (what == WHAT_PATIENT_ID)
        return text_nfkc(value);
    return g_strdup(value);
}

bool
value_contradicts(What what, const char *a, const char *b)
{
    if (strcmp(a, b) == 0 || strcmp(a, VALUE_UNKNOWN) == 0 || strcmp(b, VALUE_UNKNOWN) == 0)
        return false;
    if (what == WHAT_BIRTHDATE || what == WHAT_ADMITTED) {
        Birthdate date_a, date_b;
        if (birthdate_parse(a, NULL, &date_a, NULL, NULL) &&
            birthdate_parse(b, NULL, &date_b, NULL, NULL))
            return !birthdate_agree(&date_a, &date_b);
    }
    g_autofree char *key_a = value_key(what, a);
    g_autofree char *key_b = value_key(what, b);
    return strcmp(key_a, key_b) != 0;
}
