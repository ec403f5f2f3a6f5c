/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/burst.h"

#include "tui/terminal.h"

#define SIGNS_LEAST 6 /* of a code; a hand does not roll over so many keys */
#define KEYS_MOST 500 /* a poster's; the rest is another burst */

bool
burst_may_begin(const Key *key)
{
    static const char begins[] = "MmABCDabcd0123456789*]";
    if (key->kind != KEY_KIND_SIGN)
        return false;
    for (const char *at = begins; *at != '\0'; at++)
        if ((gunichar)*at == key->sign)
            return true;
    return false;
}

GArray *
burst_read(const Key *first)
{
    GArray *keys = g_array_new(FALSE, FALSE, sizeof(Key));
    Key key = *first;
    while (key.kind != KEY_KIND_NOTHING) {
        g_array_append_val(keys, key);
        if (key.kind != KEY_KIND_SIGN || keys->len == KEYS_MOST)
            break;
        key = terminal_read_at_once();
    }
    return keys;
}

bool
burst_is_code(const Key *keys, guint count)
{
    guint signs = 0;
    for (guint i = 0; i < count; i++)
        signs += keys[i].kind == KEY_KIND_SIGN;
    return signs >= SIGNS_LEAST && burst_may_begin(&keys[0]);
}

char *
burst_text(const Key *keys, guint count)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < count; i++)
        if (keys[i].kind == KEY_KIND_SIGN)
            g_string_append_unichar(text, keys[i].sign);
    return g_string_free(text, FALSE);
}
