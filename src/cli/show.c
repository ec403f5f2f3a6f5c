/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/look.h"

#include "sheets/sheet-file.h"
#include "sheets/sheet-text.h"

#define TEXT_COLUMNS 80

static char *
as_text(const Sheet *sheet)
{
    return sheet_text(sheet, TEXT_COLUMNS);
}

static const struct {
    char *(*write)(const Sheet *sheet);
    bool for_files;
} formats[LOOK_FORMATS] = { [LOOK_TEXT] = { as_text, false },
                            [LOOK_TSV] = { sheet_tsv, true },
                            [LOOK_JSON] = { sheet_json, true } };

static int
show(Call *call, const Look *look, GError **error)
{
    int format = look_format(look, error);
    if (format < 0)
        return -1;
    g_autoptr(Desk) desk = call_open(call, true, error);
    if (desk == NULL || !look_apply(look, desk, error))
        return -1;
    const char *of = call->argc > 2 ? call->argv[2] : look->of;
    SheetWish wish = look_wish(look, desk, call->argv[1], of);
    wish.for_files = formats[format].for_files;
    g_autoptr(Sheet) sheet = desk_sheet(desk, &wish, error);
    if (sheet == NULL)
        return -1;
    g_autofree char *text = formats[format].write(sheet);
    g_print("%s", text);
    return 0;
}

int
command_show(Call *call, GError **error)
{
    bool done = false;
    g_auto(Look) look = { 0 };
    GOptionEntry entries[] = { LOOK_ENTRIES(&look), { NULL, 0, 0, 0, NULL, NULL, NULL } };
    CallForm form = { entries, 1, 2 };
    if (!call_take(call, &form, &done, error))
        return -1;
    return done ? 0 : show(call, &look, error);
}
