/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "target.h"

#include "base/error.h"
#include "base/text.h"

#include <string.h>

char *
target_text(const guint8 *data, gsize size)
{
    return g_strndup((const char *)data, size);
}

guint8
target_take(const guint8 **data, gsize *size)
{
    if (*size == 0)
        return 0;
    (*size)--;
    return *(*data)++;
}

void
claim_text(const char *text)
{
    g_assert_nonnull(text);
    g_assert_true(g_utf8_validate(text, -1, NULL));
}

void
claim_plain(const char *text)
{
    g_assert_nonnull(text);
    g_autofree char *visible = text_visible(text);
    g_assert_cmpstr(text, ==, visible);
    g_assert_true(text_is_plain(text));
}

void
claim_refusal(const GError *error)
{
    g_assert_nonnull(error);
    g_assert_true(error->domain == MEGURI_ERROR);
    g_assert_cmpstr(error->message, !=, "");
    claim_plain(error->message);
}
