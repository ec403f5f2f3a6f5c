/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/contact-entry.h"

#include "tui/field.h"

#include "ward/answer.h"

#include "base/language.h"
#include "base/text.h"

#include <string.h>

/* Behind the phone, where Tab leads and Enter ends: whether they may be called. */
enum { PART_ORDER, PART_RELATION, PART_NAME, PART_PHONE, PART_CALL, PART_COUNT };

#define LABEL_CELLS 14

static const struct {
    FieldKind kind;
    const char *label;
} parts[PART_COUNT] = {
    [PART_ORDER] = { FIELD_PLAIN, N_("Call as no.") },
    [PART_RELATION] = { FIELD_PLAIN, N_("Relation") },
    [PART_NAME] = { FIELD_NAME, N_("Name") },
    [PART_PHONE] = { FIELD_PLAIN, N_("Phone") },
    [PART_CALL] = { FIELD_PLAIN, N_("May be called") },
};

/* Who most often is called; a digit writes the word. */
static const char *const relations[] = {
    N_("husband"), N_("wife"),    N_("eldest son"), N_("eldest daughter"), N_("father"),
    N_("mother"),  N_("brother"), N_("sister"),     N_("other relative"),
};

struct ContactEntry {
    Field *fields[PART_COUNT]; /* nothing is typed into that of PART_CALL */
    bool barred;               /* must not be called */
    int at;
};

ContactEntry *
contact_entry_new(void)
{
    ContactEntry *entry = g_new0(ContactEntry, 1);
    for (int i = 0; i < PART_COUNT; i++)
        entry->fields[i] = field_new(parts[i].kind);
    return entry;
}

void
contact_entry_free(ContactEntry *entry)
{
    for (int i = 0; i < PART_COUNT; i++)
        field_free(entry->fields[i]);
    g_free(entry);
}

static bool
write_relation(ContactEntry *entry, const Key *key)
{
    if (entry->at != PART_RELATION || !field_is_empty(entry->fields[PART_RELATION]) ||
        key->kind != KEY_KIND_SIGN || key->sign < '1' || key->sign > '9')
        return false;
    field_set(entry->fields[PART_RELATION], _(relations[key->sign - '1']));
    entry->at++;
    return true;
}

/* One key turns it, and back. */
static bool
bar_call(ContactEntry *entry, const Key *key)
{
    const AnswerKey *bar = answer_keys(WHAT_CONTACT);
    if (key->kind == KEY_KIND_SIGN && key->sign == (gunichar)bar->key)
        entry->barred = !entry->barred;
    else if (key->kind == KEY_KIND_BACKSPACE || key->kind == KEY_KIND_CLEAR)
        entry->barred = false;
    else
        return key->kind == KEY_KIND_SIGN; /* a stray one writes nothing */
    return true;
}

bool
contact_entry_key(ContactEntry *entry, const Key *key)
{
    bool back = key->kind == KEY_KIND_BACK_TAB || key->kind == KEY_KIND_ESCAPE;
    if (back && entry->at > 0) {
        entry->at--;
        return true;
    }
    bool forward = key->kind == KEY_KIND_ENTER || key->kind == KEY_KIND_TAB;
    int last = key->kind == KEY_KIND_ENTER ? PART_PHONE : PART_CALL;
    if (forward && *contact_entry_lone(entry) == '\0' && entry->at < last) {
        bool untouched = entry->at == PART_ORDER && contact_entry_is_empty(entry);
        if (untouched && key->kind == KEY_KIND_ENTER)
            return false; /* Enter on an unchanged value goes on */
        entry->at++;
        return true;
    }
    if (entry->at == PART_CALL)
        return bar_call(entry, key);
    return write_relation(entry, key) || field_key(entry->fields[entry->at], key);
}

const char *
contact_entry_lone(const ContactEntry *entry)
{
    const char *typed = field_typed(entry->fields[PART_ORDER]);
    bool lone = entry->at == PART_ORDER && strlen(typed) == 1 && !g_ascii_isdigit(*typed);
    return lone || strcmp(typed, "0") == 0 ? typed : "";
}

char *
contact_entry_value(const ContactEntry *entry)
{
    g_auto(GStrv) texts = g_new0(char *, PART_CALL + 1);
    for (int i = 0; i < PART_CALL; i++) {
        texts[i] = field_text(entry->fields[i]);
        g_strdelimit(texts[i], ";", ' ');
    }
    const char *order = *texts[PART_ORDER] != '\0' ? texts[PART_ORDER] : "1";
    return g_strjoin(";", order, texts[PART_RELATION], texts[PART_NAME], texts[PART_PHONE],
                     entry->barred ? answer_keys(WHAT_CONTACT)->value : NULL, NULL);
}

bool
contact_entry_is_empty(const ContactEntry *entry)
{
    for (int i = 0; i < PART_COUNT; i++)
        if (!field_is_empty(entry->fields[i]))
            return false;
    return !entry->barred;
}

static void
draw_relations(const Canvas *canvas, int row)
{
    int column = LABEL_CELLS + 1;
    for (int i = 0; i < (int)G_N_ELEMENTS(relations); i++) {
        char sign[2] = { (char)('1' + i), '\0' };
        int wide = (int)text_cells(_(relations[i])) + 3;
        if (column + wide > canvas->columns) {
            row++;
            column = LABEL_CELLS + 1;
        }
        canvas_word(canvas, (Spot){ row, column, 0 }, INK_KEY, sign);
        canvas_word(canvas, (Spot){ row, column + 2, 0 }, INK_PLAIN, _(relations[i]));
        column += wide + 1;
    }
}

static void
draw_call(const ContactEntry *entry, const Canvas *canvas, Spot spot)
{
    const AnswerKey *bar = answer_keys(WHAT_CONTACT);
    char sign[2] = { bar->key, '\0' };
    int used = canvas_word(canvas, spot, entry->barred ? INK_LOUD : INK_PLAIN,
                           entry->barred ? answer_label(bar) : _("yes"));
    if (entry->at != PART_CALL)
        return;
    spot.column += used + 2;
    spot.column += canvas_word(canvas, spot, INK_KEY, sign) + 1;
    canvas_text(canvas, spot, INK_QUIET, entry->barred ? _("yes") : answer_label(bar));
}

int
contact_entry_draw(const ContactEntry *entry, const Canvas *canvas, int row)
{
    for (int i = 0; i < PART_COUNT; i++) {
        bool here = i == entry->at;
        Spot spot = { row + i, LABEL_CELLS + 1, 40 };
        g_autofree char *shown = field_shown(entry->fields[i]);
        canvas_text(canvas, (Spot){ row + i, 1, LABEL_CELLS - 1 }, here ? INK_STRONG : INK_PLAIN,
                    _(parts[i].label));
        if (i == PART_CALL)
            draw_call(entry, canvas, spot);
        else if (here)
            field_draw(entry->fields[i], canvas, spot);
        else
            canvas_text(canvas, spot, INK_PLAIN, shown);
    }
    if (entry->at == PART_ORDER)
        canvas_text(canvas, (Spot){ row + PART_COUNT, LABEL_CELLS + 1, 0 }, INK_QUIET,
                    _("1 is called first; Tab goes on with 1"));
    if (entry->at == PART_PHONE)
        canvas_text(canvas, (Spot){ row + PART_COUNT, LABEL_CELLS + 1, 0 }, INK_QUIET,
                    _("Tab: whoever must not be called"));
    if (entry->at == PART_RELATION)
        draw_relations(canvas, row + PART_COUNT);
    return PART_COUNT + 2;
}
