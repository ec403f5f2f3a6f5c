/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/passphrase.h"

#include "base/error.h"
#include "base/language.h"

#include <string.h>

#define SIGNS_LEAST 6 /* different ones */

/* What is tried first, blanks and case left out. A passphrase that is made of these alone is none.
 */
static const char *const tried_first[] = {
    "password",   "passphrase", "passwort", "qwerty",  "qwertyuiop", "asdfghjkl",
    "zxcvbnm",    "letmein",    "welcome",  "admin",   "nurse",      "ward",
    "hospital",   "meguri",     "byouin",   "byoutou", "kango",      "kangoshi",
    "パスワード", "病院",       "病棟",     "看護",    "巡り",
};

/* TEXT without what everybody tries, runs of digits, blanks and signs between: what is left is its
 * own. */
static char *
what_is_its_own(const char *text)
{
    g_autofree char *folded = g_utf8_casefold(text, -1);
    GString *left = g_string_new(folded);
    for (guint i = 0; i < G_N_ELEMENTS(tried_first); i++)
        g_string_replace(left, tried_first[i], "", 0);
    GString *own = g_string_new(NULL);
    for (const char *at = left->str; *at != '\0'; at = g_utf8_next_char(at))
        if (g_unichar_isalpha(g_utf8_get_char(at)))
            g_string_append_unichar(own, g_utf8_get_char(at));
    g_string_free(left, TRUE);
    return g_string_free(own, FALSE);
}

static guint
count_different(const char *text)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at))
        g_hash_table_add(seen, GUINT_TO_POINTER(g_utf8_get_char(at)));
    return g_hash_table_size(seen);
}

static bool
are_neighbours(gunichar one, gunichar other)
{
    bool round_the_end = (one == '9' && other == '0') || (one == '0' && other == '9');
    return round_the_end || one == other || one + 1 == other || one == other + 1;
}

/* True if each sign is the one after, before or the same as the sign before it. */
static bool
is_run(const char *text)
{
    gunichar last = 0;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar sign = g_utf8_get_char(at);
        if (last != 0 && !are_neighbours(last, sign))
            return false;
        last = sign;
    }
    return true;
}

bool
passphrase_check(const char *text, GError **error)
{
    const char *reason = NULL;
    if (!g_utf8_validate(text, -1, NULL) || g_utf8_strlen(text, -1) < PASSPHRASE_LEAST) {
        reason =
            N_("A passphrase has at least 16 characters; four or five words that do not belong "
               "together are good.");
    } else {
        g_autofree char *own = what_is_its_own(text);
        bool digits_alone = strspn(text, "0123456789 -") == strlen(text);
        if (count_different(text) < SIGNS_LEAST || is_run(text) ||
            (g_utf8_strlen(own, -1) < 4 && !digits_alone))
            reason = N_("This passphrase is one of those that are tried first; take four or five "
                        "words that do not belong together.");
    }
    if (reason == NULL)
        return true;
    g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED, _(reason));
    return false;
}
