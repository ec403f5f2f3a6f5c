/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/sheet-csv.h"

#include "base/error.h"
#include "base/language.h"
#include "base/text.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define GETA "〓" /* here stood a sign that CP932 does not have */

/* The cell that is being written. */
typedef struct {
    GString *out;
    bool cp932;
    GPtrArray *lost;
    const char *row; /* who the row is about, or "" */
    const char *column;
} Pen;

/* What SIGN reads as once it went through CP932 and back; NULL if it cannot go. (transfer full) */
static char *
carried(const char *sign)
{
    gssize length = g_utf8_next_char(sign) - sign;
    gsize written;
    g_autofree char *bytes = g_convert(sign, length, "CP932", "UTF-8", NULL, &written, NULL);
    return bytes != NULL ? g_convert(bytes, (gssize)written, "UTF-8", "CP932", NULL, NULL, NULL)
                         : NULL;
}

/* From FIRST up to and with the sign at LAST, instead of which STANDS is in the file. */
static void
tell_lost(const Pen *pen, const char *first, const char *last, const char *stands)
{
    if (pen->lost == NULL)
        return;
    g_autoptr(GString) points = g_string_new(NULL);
    const char *end = g_utf8_next_char(last);
    for (const char *at = first; at < end; at = g_utf8_next_char(at))
        g_string_append_printf(points, "%sU+%04X", points->len > 0 ? " " : "", g_utf8_get_char(at));
    g_ptr_array_add(pen->lost, g_strdup_printf("%s%s%s: “%.*s” (%s) → “%s”", pen->row,
                                               *pen->row != '\0' ? " " : "", pen->column,
                                               (int)(end - first), first, points->str, stands));
}

/* Without its selector a sign is still that sign, only in another shape. */
static void
tell_selector(const Pen *pen, const char *text, const char *selector)
{
    const char *first = selector;
    while (first > text && text_is_selector(g_utf8_get_char(first)))
        first = g_utf8_prev_char(first);
    g_autofree char *back =
        text_is_selector(g_utf8_get_char(first)) ? g_strdup("") : carried(first);
    tell_lost(pen, first, selector, back != NULL ? back : GETA);
}

/* SIGN of TEXT. iconv knows more signs than CP932 has, and writes its neighbours for them: what
 * does not come back as itself is told too. */
static void
append_sign(const Pen *pen, const char *text, const char *sign)
{
    gsize length = (gsize)(g_utf8_next_char(sign) - sign), written = 0;
    if (!pen->cp932 || length == 1) {
        g_string_append_len(pen->out, sign, (gssize)length);
        return;
    }
    if (text_is_selector(g_utf8_get_char(sign))) {
        tell_selector(pen, text, sign);
        return;
    }
    g_autofree char *back = carried(sign);
    gssize size = back != NULL ? (gssize)length : -1;
    g_autofree char *bytes =
        g_convert(back != NULL ? sign : GETA, size, "CP932", "UTF-8", NULL, &written, NULL);
    g_string_append_len(pen->out, bytes, (gssize)written);
    if (back == NULL || strncmp(back, sign, length) != 0 || back[length] != '\0')
        tell_lost(pen, sign, sign, back != NULL ? back : GETA);
}

static void
append_cell(const Pen *pen, const char *text)
{
    g_autofree char *visible = text_visible(text);
    bool quoted = strpbrk(visible, ",\"\r\n") != NULL;
    if (quoted)
        g_string_append_c(pen->out, '"');
    for (const char *at = visible; *at != '\0'; at = g_utf8_next_char(at)) {
        if (*at == '"')
            g_string_append_c(pen->out, '"');
        append_sign(pen, visible, at);
    }
    if (quoted)
        g_string_append_c(pen->out, '"');
}

GString *
sheet_csv(const Sheet *sheet, const char *encoding, GPtrArray *lost, GError **error)
{
    bool cp932 = encoding != NULL && g_ascii_strcasecmp(encoding, "cp932") == 0;
    if (!cp932 && encoding != NULL && g_ascii_strcasecmp(encoding, "utf-8") != 0) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                    _("There is no encoding “%s” here; there are utf-8 and cp932"), encoding);
        return NULL;
    }
    GString *out = g_string_new(cp932 ? "" : BYTE_ORDER_MARK);
    const SheetColumn *columns = sheet->form->columns;
    guint count = sheet_column_count(sheet->form);
    for (guint i = 0; i < count; i++)
        g_string_append_printf(out, "%s%s", i > 0 ? "," : "", columns[i].key);
    g_string_append(out, "\r\n");
    for (guint r = 0; r < sheet->rows->len; r++) {
        const SheetRow *row = sheet->rows->pdata[r];
        for (guint i = 0; i < count; i++) {
            Pen pen = { out, cp932, lost, row->person != NULL ? row->person : "", columns[i].key };
            g_string_append(out, i > 0 ? "," : "");
            append_cell(&pen, row->cells[i].code);
        }
        g_string_append(out, "\r\n");
    }
    return out;
}
