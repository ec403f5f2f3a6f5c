/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/ward-entry.h"

#include "tui/field.h"

#include "desk/passphrase.h"

#include "ward/layout.h"
#include "ward/outline.h"

#include "base/error.h"
#include "base/language.h"

#include <string.h>

#define LABEL_CELLS 14
#define LINE_CELLS 60

typedef enum { LINE_NAME, LINE_ROOMS, LINE_PASSPHRASE, LINE_AGAIN, LINE_COUNT } Line;

struct WardEntry {
    Field *fields[LINE_COUNT];
    Line at;
};

static const char *const labels[LINE_COUNT] = { N_("Ward"), N_("Rooms"), N_("Passphrase"),
                                                N_("Once more") };

WardEntry *
ward_entry_new(void)
{
    WardEntry *entry = g_new0(WardEntry, 1);
    for (guint i = 0; i < LINE_COUNT; i++)
        entry->fields[i] = field_new(FIELD_PLAIN);
    return entry;
}

void
ward_entry_free(WardEntry *entry)
{
    if (entry == NULL)
        return;
    for (guint i = 0; i < LINE_COUNT; i++)
        field_free(entry->fields[i]);
    g_free(entry);
}

WardStep
ward_entry_key(WardEntry *entry, const Key *key)
{
    bool back = key->kind == KEY_KIND_UP || key->kind == KEY_KIND_BACK_TAB;
    bool on = key->kind == KEY_KIND_DOWN || key->kind == KEY_KIND_TAB;
    if (key->kind == KEY_KIND_ENTER && entry->at == LINE_AGAIN)
        return WARD_GIVEN;
    if (back || on || key->kind == KEY_KIND_ENTER) {
        entry->at = (entry->at + (back ? LINE_COUNT - 1 : 1)) % LINE_COUNT;
        return WARD_OPEN;
    }
    return field_key(entry->fields[entry->at], key) ? WARD_OPEN : WARD_IGNORED;
}

/* The ward's layout, for whoever reads it as a file and for who counts beds. NULL with an error.
 * (transfer full) */
static Layout *
read_ward(const WardEntry *entry, char **ret_text, GError **error)
{
    Outline outline = { field_typed(entry->fields[LINE_NAME]),
                        field_typed(entry->fields[LINE_ROOMS]) };
    g_autofree char *text = outline_layout(&outline, error);
    if (text == NULL)
        return NULL;
    Layout *layout = layout_parse(text, strlen(text), _("Rooms"), error);
    if (layout != NULL && ret_text != NULL)
        *ret_text = g_steal_pointer(&text);
    return layout;
}

static bool
refuse(WardEntry *entry, Line line)
{
    entry->at = line;
    return false;
}

void
ward_told_clear(WardTold *told)
{
    g_clear_pointer(&told->name, g_free);
    g_clear_pointer(&told->layout, g_free);
    g_clear_pointer(&told->passphrase, secret_free);
}

bool
ward_entry_told(WardEntry *entry, WardTold *told, GError **error)
{
    const char *passphrase = field_typed(entry->fields[LINE_PASSPHRASE]);
    g_autoptr(Layout) layout = read_ward(entry, &told->layout, error);
    if (layout == NULL)
        return refuse(entry, field_is_empty(entry->fields[LINE_NAME]) ? LINE_NAME : LINE_ROOMS);
    told->name = g_strdup(layout->name);
    if (strcmp(passphrase, field_typed(entry->fields[LINE_AGAIN])) != 0) {
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                            _("The two passphrases differ; type both again."));
        field_set(entry->fields[LINE_PASSPHRASE], "");
        field_set(entry->fields[LINE_AGAIN], "");
        return refuse(entry, LINE_PASSPHRASE);
    }
    if (*passphrase == '\0')
        return true;
    if (!passphrase_check(passphrase, error))
        return refuse(entry, LINE_PASSPHRASE);
    told->passphrase = g_strdup(passphrase);
    return true;
}

static void
draw_line(const WardEntry *entry, const Canvas *canvas, Line line, int row)
{
    Spot spot = { row, 4 + LABEL_CELLS, LINE_CELLS };
    canvas_text(canvas, (Spot){ row, 4, LABEL_CELLS }, line == entry->at ? INK_STRONG : INK_PLAIN,
                _(labels[line]));
    bool secret = line == LINE_PASSPHRASE || line == LINE_AGAIN;
    glong typed = g_utf8_strlen(field_typed(entry->fields[line]), -1);
    g_autofree char *dots = g_strnfill((gsize)MIN(typed, LINE_CELLS - 1), '*');
    g_autofree char *plain = field_shown(entry->fields[line]);
    if (line == entry->at && !secret)
        field_draw(entry->fields[line], canvas, spot);
    else
        canvas_text(canvas, spot, line == entry->at ? INK_CURSOR : INK_PLAIN,
                    secret ? dots : plain);
}

/* What the rooms come to, or what is not understood of them. */
static void
draw_ward(const WardEntry *entry, const Canvas *canvas, int row)
{
    Spot spot = { row, 4 + LABEL_CELLS, LINE_CELLS };
    g_autoptr(GError) error = NULL;
    if (field_is_empty(entry->fields[LINE_ROOMS]) || field_is_empty(entry->fields[LINE_NAME])) {
        canvas_lines(canvas, spot, 3, INK_QUIET,
                     _("As one walks past them: 601-603:4 is three rooms of four beds, 605:1/2/3/5 "
                       "a room without a bed 4, 606:1 a single room."));
        return;
    }
    g_autoptr(Layout) layout = read_ward(entry, NULL, &error);
    if (layout == NULL) {
        canvas_lines(canvas, spot, 3, INK_LOUD, error->message);
        return;
    }
    g_autofree char *words = g_strdup_printf(
        _("Rooms: %u. Beds: %u, from %s to %s."), layout->rooms->len, layout->beds->len,
        layout_bed(layout, 0)->label, layout_bed(layout, layout->beds->len - 1)->label);
    canvas_lines(canvas, spot, 3, INK_STRONG, words);
}

void
ward_entry_draw(const WardEntry *entry, const Canvas *canvas)
{
    canvas_text(canvas, (Spot){ 0, 2, 0 }, INK_STRONG, _("Which ward is this?"));
    draw_line(entry, canvas, LINE_NAME, 2);
    draw_line(entry, canvas, LINE_ROOMS, 4);
    draw_ward(entry, canvas, 5);
    draw_line(entry, canvas, LINE_PASSPHRASE, 9);
    draw_line(entry, canvas, LINE_AGAIN, 10);
    canvas_lines(canvas, (Spot){ 12, 4, 74 }, 3, INK_QUIET,
                 _("Whoever has the passphrase reads the book; if it is lost with all its keys, "
                   "nobody does. At least 16 characters; nothing for a book that is open to "
                   "everybody."));
}
