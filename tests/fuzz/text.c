/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any text that somebody may have typed, scanned or imported, on its way to a screen. */

#include "base/text.h"

#include <string.h>

#include "target.h"

static void
claim_clipped(const char *text, guint cells)
{
    g_autofree char *clipped = text_clip(text, cells);
    g_autofree char *padded = text_pad(text, cells);
    claim_text(clipped);
    g_assert_cmpuint(text_cells(clipped), <=, cells);
    g_assert_cmpuint(text_cells(padded), ==, cells);
    if (text_cells(text) <= cells)
        g_assert_cmpstr(clipped, ==, text);
}

static void
append_visible(GString *out, const char *text)
{
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at))
        if (!g_unichar_isspace(g_utf8_get_char(at)))
            g_string_append_unichar(out, g_utf8_get_char(at));
}

/* Nothing but blanks goes where a line ends. */
static void
claim_wrapped(const char *text, guint cells)
{
    g_autoptr(GPtrArray) lines = text_wrap(text, cells);
    g_autoptr(GString) before = g_string_new(NULL), after = g_string_new(NULL);
    g_assert_cmpuint(lines->len, >, 0);
    for (guint i = 0; i < lines->len; i++) {
        g_assert_cmpuint(text_cells(lines->pdata[i]), <=, MAX(cells, 2));
        append_visible(after, lines->pdata[i]);
    }
    append_visible(before, text);
    g_assert_cmpstr(before->str, ==, after->str);
}

static void
claim_settled(const char *text, char *(*make)(const char *text))
{
    g_autofree char *once = make(text);
    g_autofree char *twice = make(once);
    claim_text(once);
    g_assert_cmpstr(once, ==, twice);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    guint cells = target_take(&data, &size) % 100;
    g_autofree char *text = target_text(data, size);
    g_autofree char *visible = text_visible(text);
    claim_plain(visible);
    g_assert_cmpint(text_is_plain(text), ==, strcmp(text, visible) == 0);
    if (!g_utf8_validate(text, -1, NULL))
        return 0;
    claim_clipped(text, cells);
    claim_wrapped(text, cells);
    claim_settled(text, text_collapse);
    claim_settled(text, text_nfkc);
    g_assert_cmpuint(text_last_length(text), <=, strlen(text));
    return 0;
}
