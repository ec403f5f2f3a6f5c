/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/table.h"

#include "base/error.h"
#include "base/language.h"
#include "base/spreadsheet.h"
#include "base/text.h"

#include <string.h>

#define NAME_CELLS 40 /* of an unknown column in a message */

static const char *const names[CELL_COUNT] = {
    [CELL_SEEN_AT] = "seen_at", [CELL_BED] = "bed",           [CELL_PERSON] = "person",
    [CELL_NO] = "no",           [CELL_WHAT] = "what",         [CELL_VALUE] = "value",
    [CELL_SOURCE] = "source",   [CELL_OBSERVER] = "observer", [CELL_NOTE] = "note",
    [CELL_ID] = "id",
};

const char *
table_column(TableCell cell)
{
    return names[cell];
}

const char *
table_header(void)
{
    return "seen_at\tbed\tperson\tno\twhat\tvalue\tsource\tobserver\tnote\tid";
}

static void
line_free(gpointer data)
{
    TableLine *line = data;
    g_free(line->raw);
    g_free(line->circled);
    g_strfreev(line->parts);
    g_free(line);
}

static bool
check_utf8(const char *text, gsize length, const char *file, GError **error)
{
    const char *end;
    if (g_utf8_validate(text, (gssize)length, &end))
        return true;
    guint line = 1;
    for (const char *at = text; at < end; at++)
        line += *at == '\n';
    bool is_nul = end < text + length && *end == '\0';
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                is_nul ? _("%s:%u: holds a NUL byte; save the table as text in UTF-8")
                       : _("%s:%u: is not UTF-8; save the table as text in UTF-8"),
                file, line);
    return false;
}

/* A table that an office program saved with its usual sign between the cells. */
static bool
has_other_signs(const char *header)
{
    return strchr(header, '\t') == NULL && strpbrk(header, ",;") != NULL;
}

/* Which cell stands in each column of the header. */
static bool
read_header(const char *header, const char *file, GArray *columns, GError **error)
{
    bool seen[CELL_COUNT] = { false };
    if (has_other_signs(header)) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                    _("%s:1: this looks like a table with %s between its cells; meguri reads tabs. "
                      "Save it as text with tabs, in UTF-8. Nothing was taken."),
                    file, strchr(header, ',') != NULL ? _("commas") : _("semicolons"));
        return false;
    }
    g_auto(GStrv) parts = g_strsplit(header, "\t", -1);
    for (guint i = 0; parts[i] != NULL; i++) {
        guint cell = 0;
        while (cell < CELL_COUNT && strcmp(names[cell], g_strstrip(parts[i])) != 0)
            cell++;
        if (cell == CELL_COUNT || seen[cell]) {
            g_autofree char *clipped = text_clip(parts[i], NAME_CELLS);
            g_autofree char *visible = text_visible(clipped);
            g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                        cell == CELL_COUNT ? _("%s:1: there is no column “%s”")
                                           : _("%s:1: column “%s” stands twice"),
                        file, visible);
            return false;
        }
        seen[cell] = true;
        g_array_append_val(columns, cell);
    }
    if (seen[CELL_WHAT] || seen[CELL_NO])
        return true;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                _("%s:1: the first line must name the columns, “what” among them"), file);
    return false;
}

static TableLine *
read_line(const char *raw, guint number, const GArray *columns)
{
    TableLine *line = g_new0(TableLine, 1);
    line->number = number;
    line->raw = g_strdup(raw);
    line->parts = g_strsplit(raw, "\t", -1);
    guint count = g_strv_length(line->parts);
    line->short_of_cells = count != columns->len;
    for (guint cell = 0; cell < CELL_COUNT; cell++)
        line->cells[cell] = "";
    for (guint i = 0; i < MIN(count, columns->len); i++)
        line->cells[g_array_index(columns, guint, i)] =
            spreadsheet_unguard(g_strstrip(line->parts[i]));
    return line;
}

GPtrArray *
table_read(const char *text, gsize length, const char *file, char **ret_header, GError **error)
{
    if (!check_utf8(text, length, file, error))
        return NULL;
    if (g_str_has_prefix(text, "\xEF\xBB\xBF"))
        text += 3;
    g_auto(GStrv) raw = g_strsplit(text, "\n", -1);
    g_autoptr(GArray) columns = g_array_new(FALSE, FALSE, sizeof(guint));
    if (raw[0] == NULL || !read_header(g_strchomp(raw[0]), file, columns, error)) {
        if (raw[0] == NULL)
            g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED, _("%s:1: is empty"), file);
        return NULL;
    }
    GPtrArray *lines = g_ptr_array_new_with_free_func(line_free);
    for (guint i = 1; raw[i] != NULL; i++) {
        gsize end = strlen(raw[i]);
        if (end > 0 && raw[i][end - 1] == '\r')
            raw[i][end - 1] = '\0';
        if (strspn(raw[i], " \t") != strlen(raw[i]))
            g_ptr_array_add(lines, read_line(raw[i], i + 1, columns));
    }
    *ret_header = g_strdup(raw[0]);
    return lines;
}

#define PHONE_PART 3 /* of a contact */

char *
table_unguard_phone(const char *contact)
{
    g_auto(GStrv) parts = g_strsplit(contact, ";", -1);
    if (g_strv_length(parts) > PHONE_PART) {
        char *phone = g_strdup(spreadsheet_unguard(g_strstrip(parts[PHONE_PART])));
        g_free(parts[PHONE_PART]);
        parts[PHONE_PART] = phone;
    }
    return g_strjoinv(";", parts);
}
