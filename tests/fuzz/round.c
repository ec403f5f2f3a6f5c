/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of a round, as a spreadsheet or a phone left it. */

#include "desk/table.h"

#include "base/error.h"

#include <string.h>

#include "target.h"

static void
claim_line(const TableLine *line, guint before)
{
    g_assert_cmpuint(line->number, >, before);
    g_assert_null(strchr(line->raw, '\n'));
    claim_text(line->raw);
    for (guint cell = 0; cell < CELL_COUNT; cell++) {
        const char *text = line->cells[cell];
        claim_text(text);
        g_assert_null(strpbrk(text, "\t\n"));
        g_assert_nonnull(strstr(line->raw, text));
        g_assert_false(g_ascii_isspace(*text));
    }
}

/* By its name, or by its number on the bedside form. */
static bool
names_a_fact(const char *header)
{
    bool names = false;
    g_auto(GStrv) columns = g_strsplit(header, "\t", -1);
    for (guint i = 0; columns[i] != NULL; i++) {
        const char *column = g_strstrip(columns[i]);
        names = names || strcmp(column, "what") == 0 || strcmp(column, "no") == 0;
    }
    return names;
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    g_autofree char *header = NULL;
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) text = g_string_new_len((const char *)data, (gssize)size);
    g_autoptr(GPtrArray) lines = table_read(text->str, text->len, "round.tsv", &header, &error);
    if (lines == NULL) {
        claim_refusal(error);
        g_assert_cmpint(error->code, ==, MEGURI_ERROR_REFUSED);
        g_assert_true(g_str_has_prefix(error->message, "round.tsv:"));
        g_assert_null(header);
        return 0;
    }
    claim_text(header);
    g_assert_true(names_a_fact(header));
    for (guint i = 0, before = 1; i < lines->len; i++) {
        const TableLine *line = lines->pdata[i];
        claim_line(line, before);
        before = line->number;
    }
    return 0;
}
