/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A name with marks from a plain keyboard, sign by sign as it is typed. */

#include "names/accent.h"

#include "names/latin.h"

#include <string.h>

#include "target.h"

/* What was typed but for the pairs that may have become a mark: its letters are all still there. */
static char *
without_pairs(const char *typed)
{
    GString *out = g_string_new(NULL);
    for (const char *at = typed; *at != '\0'; at = g_utf8_next_char(at)) {
        bool pair = *at == ';' && at[1] != '\0' && strchr("'`^~\"?.(+o,v=-/", at[1]) != NULL;
        if (pair)
            at++;
        else
            g_string_append_unichar(out, g_utf8_get_char(at));
    }
    return g_string_free(out, FALSE);
}

static gsize
count_letters(const char *text)
{
    gsize count = 0;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at))
        count += g_unichar_isalpha(g_utf8_get_char(at));
    return count;
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    g_autofree char *typed = target_text(data, size);
    if (!g_utf8_validate(typed, -1, NULL))
        return 0;
    g_autofree char *name = accent_compose(typed);
    g_autofree char *again = accent_compose(name);
    g_autofree char *bare = without_pairs(typed);
    g_autofree char *letters = latin_fold(name);
    claim_text(name);
    g_assert_cmpstr(again, ==, name);
    g_assert_cmpuint(strlen(letters), <=, 2 * strlen(typed));
    g_assert_cmpuint(count_letters(name), >=, count_letters(bare));
    if (strchr(typed, ';') == NULL)
        g_assert_cmpstr(name, ==, typed);
    return 0;
}
