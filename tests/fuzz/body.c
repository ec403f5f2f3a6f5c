/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What lies in an opened row: the bytes of a commit's statements. */

#include "ward/codec.h"
#include "ward/value.h"

#include "base/error.h"

#include <string.h>

#include "target.h"

static const StationId own = { { 0xA0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 } };

static void
claim_statement(const Statement *said)
{
    const VocabularyRow *row = vocabulary_row((What)said->what);
    const char *texts[] = { said->bed,  said->value, said->observer, said->typist,
                            said->note, said->ref,   said->label };
    g_assert_nonnull(row);
    g_assert_cmpuint(said->source, <, SOURCE_COUNT);
    g_assert_cmpuint(said->about, <=, ABOUT_WARD);
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        if (texts[i] != NULL)
            claim_text(texts[i]);
    g_autofree char *label = value_label((What)said->what, said->value);
    claim_text(label);
}

/* Taken bytes are the only ones that this commit can have. */
static void
claim_written_so(const Statements *list, const guint8 *data, gsize size)
{
    gsize length;
    g_autoptr(GBytes) again = codec_encode(list);
    const void *bytes = g_bytes_get_data(again, &length);
    g_assert_cmpmem(bytes, length, data, size);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    guint64 clock = 0;
    g_autoptr(GError) error = NULL;
    g_autoptr(Statements) list = statements_new();
    if (!codec_decode(data, size, &own, list, &error)) {
        g_assert_cmpint(error->code, ==, MEGURI_ERROR_DAMAGED);
        claim_refusal(error);
        g_assert_cmpuint(list->items->len, ==, 0);
        return 0;
    }
    g_assert_no_error(error);
    for (guint i = 0; i < list->items->len; i++)
        claim_statement(statements_at(list, i));
    claim_written_so(list, data, size);
    g_assert_true(codec_last_clock(data, size, &clock, NULL));
    g_assert_cmpuint(clock, ==, statements_at(list, list->items->len - 1)->clock);
    return 0;
}
