/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/spreadsheet.h"

#include "base/error.h"
#include "base/language.h"
#include "base/library.h"
#include "base/text.h"

#ifdef HAVE_XLSXWRITER

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

#define LIBRARY "libxlsxwriter.so." LXW_SOVERSION

/* What we call of it; loaded when a spreadsheet is wanted. */
#define WRITER_FUNCTIONS(F)                                                                        \
    F(format_set_bold)                                                                             \
    F(lxw_strerror)                                                                                \
    F(workbook_add_format)                                                                         \
    F(workbook_add_worksheet)                                                                      \
    F(workbook_close)                                                                              \
    F(workbook_new)                                                                                \
    F(workbook_set_properties)                                                                     \
    F(worksheet_freeze_panes)                                                                      \
    F(worksheet_write_string)

typedef struct {
#define WRITER_POINTER(name) __typeof__(&(name)) name;
    WRITER_FUNCTIONS(WRITER_POINTER)
#undef WRITER_POINTER
} Writer;

static bool
load(Writer *writer)
{
#define WRITER_ROW(name) { #name, &writer->name },
    const LibraryFunction rows[] = { WRITER_FUNCTIONS(WRITER_ROW) };
#undef WRITER_ROW
    return library_load(LIBRARY, rows, G_N_ELEMENTS(rows));
}

static void
fill(const Writer *writer, lxw_worksheet *page, lxw_format *heading, const Sheet *sheet)
{
    const SheetColumn *columns = sheet->form->columns;
    guint count = sheet_column_count(sheet->form);
    for (guint i = 0; i < count; i++)
        writer->worksheet_write_string(page, 0, (lxw_col_t)i, columns[i].key, heading);
    for (guint r = 0; r < sheet->rows->len; r++) {
        const SheetRow *row = sheet->rows->pdata[r];
        for (guint i = 0; i < count; i++) {
            g_autofree char *visible = text_visible(row->cells[i].code);
            writer->worksheet_write_string(page, r + 1, (lxw_col_t)i, visible, NULL);
        }
    }
    writer->worksheet_freeze_panes(page, 1, 0);
}

static bool
write_part(const Writer *writer, const Sheet *sheet, const char *path, GError **error)
{
    lxw_doc_properties properties = { .title = (char *)_(sheet->form->title),
                                      .created = (time_t)sheet->head.at.seconds };
    lxw_workbook *book = writer->workbook_new(path);
    writer->workbook_set_properties(book, &properties);
    lxw_format *heading = writer->workbook_add_format(book);
    writer->format_set_bold(heading);
    fill(writer, writer->workbook_add_worksheet(book, sheet->form->key), heading, sheet);
    lxw_error failed = writer->workbook_close(book);
    if (failed == LXW_NO_ERROR)
        return true;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE,
                _("“%s” could not be written; the book is not touched by this. (%s)"), path,
                writer->lxw_strerror(failed));
    return false;
}

bool
spreadsheet_write(const Sheet *sheet, const char *path, GError **error)
{
    Writer writer;
    if (!load(&writer)) {
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                            _("This PC has no libxlsxwriter, so no XLSX is written; "
                              "--format csv works"));
        return false;
    }
    g_autofree char *part = g_strconcat(path, ".part", NULL);
    g_autoptr(GError) failed = NULL;
    if (!g_file_set_contents(part, "", 0, &failed)) { /* the library would tell it its own way */
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE,
                    _("“%s” could not be written; the book is not touched by this. (%s)"), path,
                    failed->message);
        return false;
    }
    if (!write_part(&writer, sheet, part, error)) {
        g_unlink(part);
        return false;
    }
    if (g_rename(part, path) == 0)
        return true;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE,
                _("“%s” could not be written; the book is not touched by this. (%s)"), path,
                g_strerror(errno));
    g_unlink(part);
    return false;
}

#else

bool
spreadsheet_write(const Sheet *sheet, const char *path, GError **error)
{
    (void)sheet, (void)path;
    g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                        _("This meguri was built without libxlsxwriter and writes no XLSX; "
                          "--format csv works"));
    return false;
}

#endif
