/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/look.h"

#include "desk/output.h"

#include "sheets/sheet-csv.h"
#include "sheets/sheet-file.h"
#include "sheets/sheet-text.h"

#include "base/error.h"

#include <stdio.h>
#include <string.h>

#define TEXT_COLUMNS 80

typedef struct {
    Look look;
    char *encoding; /* of a csv, or NULL */
    char *to;       /* or NULL */
} Showing;

static void
showing_clear(Showing *showing)
{
    look_clear(&showing->look);
    g_free(showing->encoding);
    g_free(showing->to);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Showing, showing_clear)

static char *
as_text(const Sheet *sheet)
{
    return sheet_text(sheet, TEXT_COLUMNS);
}

/* NULL: told apart below. */
static char *(*const writers[LOOK_FORMATS])(const Sheet *sheet) = {
    [LOOK_TEXT] = as_text,
    [LOOK_TSV] = sheet_tsv,
    [LOOK_JSON] = sheet_json,
};

/* Onto standard output, or whole into the file. */
static bool
put(const Showing *showing, const char *bytes, gsize length, GError **error)
{
    if (showing->to == NULL)
        return fwrite(bytes, 1, length, stdout) == length;
    return output_file(bytes, length, showing->to, error);
}

/* 0, 1 if not all could be carried, -1 with ERROR. */
static int
put_csv(const Showing *showing, const Sheet *sheet, GError **error)
{
    g_autoptr(GPtrArray) lost = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GString) bytes = sheet_csv(sheet, showing->encoding, lost, error);
    if (bytes == NULL || !put(showing, bytes->str, bytes->len, error))
        return -1;
    for (guint i = 0; i < lost->len; i++)
        g_printerr("%s\n", (const char *)lost->pdata[i]);
    if (lost->len > 0)
        g_printerr(_("CP932 does not have these signs; behind → is what stands in the file. UTF-8 "
                     "and XLSX carry them."));
    if (lost->len > 0)
        g_printerr("\n");
    return lost->len > 0 ? 1 : 0;
}

static int
put_sheet(const Showing *showing, LookFormat format, const Sheet *sheet, GError **error)
{
    if (format == LOOK_CSV)
        return put_csv(showing, sheet, error);
    if (format == LOOK_XLSX)
        return output_spreadsheet(sheet, showing->to, error) ? 0 : -1;
    g_autofree char *text = writers[format](sheet);
    return put(showing, text, strlen(text), error) ? 0 : -1;
}

static bool
check_showing(const Showing *showing, LookFormat format, GError **error)
{
    const char *fault = NULL;
    if (format == LOOK_XLSX && showing->to == NULL)
        fault = _("xlsx needs --to FILE.xlsx");
    else if (format != LOOK_CSV && showing->encoding != NULL)
        fault = _("--encoding goes with --format csv alone; all else is UTF-8");
    if (fault != NULL)
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_USAGE, fault);
    return fault == NULL;
}

static int
show(Call *call, const Showing *showing, GError **error)
{
    int format = look_format(&showing->look, error);
    if (format < 0)
        return -1;
    if (!check_showing(showing, (LookFormat)format, error))
        return -1;
    g_autoptr(Desk) desk = call_open(call, true, error);
    if (desk == NULL || !look_apply(&showing->look, desk, error))
        return -1;
    const char *of = call->argc > 2 ? call->argv[2] : showing->look.of;
    SheetWish wish = look_wish(&showing->look, desk, call->argv[1], of);
    wish.for_files = format != LOOK_TEXT;
    g_autoptr(Sheet) sheet = desk_sheet(desk, &wish, error);
    return sheet != NULL ? put_sheet(showing, format, sheet, error) : -1;
}

int
command_show(Call *call, GError **error)
{
    bool done = false;
    g_auto(Showing) showing = { .to = NULL };
    GOptionEntry entries[] = {
        LOOK_ENTRIES(&showing.look),
        { "encoding", 0, 0, G_OPTION_ARG_STRING, &showing.encoding, N_("signs of a csv"),
          "utf-8|cp932" },
        { "to", 0, 0, G_OPTION_ARG_FILENAME, &showing.to, N_("the file to write"), N_("FILE") },
        { NULL, 0, 0, 0, NULL, NULL, NULL },
    };
    CallForm form = { entries, 1, 2 };
    if (!call_take(call, &form, &done, error))
        return -1;
    return done ? 0 : show(call, &showing, error);
}
