/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/observer-entry.h"

#include "tui/field.h"

#include "base/language.h"

#include <string.h>

#define OBSERVERS_MOST 9
#define STATEMENTS_LOOKED_AT 2000

struct ObserverEntry {
    GPtrArray *recent; /* char *: who wrote last, by name: a digit is learnt by heart */
    char *last;        /* or NULL */
    char *name;        /* once given */
    Field *field;
};

static int
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* (transfer full) */
static GPtrArray *
find_recent(Desk *desk)
{
    GPtrArray *filed = census_statements(desk_census(desk));
    guint stop = filed->len > STATEMENTS_LOOKED_AT ? filed->len - STATEMENTS_LOOKED_AT : 0;
    GPtrArray *recent = g_ptr_array_new_with_free_func(g_free);
    for (guint i = filed->len; i > stop && recent->len < OBSERVERS_MOST; i--) {
        const Filed *one = g_ptr_array_index(filed, i - 1);
        const char *name = one->said.observer;
        if (name != NULL && *name != '\0' &&
            !g_ptr_array_find_with_equal_func(recent, name, g_str_equal, NULL))
            g_ptr_array_add(recent, g_strdup(name));
    }
    g_ptr_array_sort(recent, compare_names);
    return recent;
}

ObserverEntry *
observer_entry_new(Desk *desk, const char *last)
{
    ObserverEntry *entry = g_new0(ObserverEntry, 1);
    entry->recent = find_recent(desk);
    entry->last = g_strdup(last);
    entry->field = field_new(FIELD_PLAIN);
    return entry;
}

void
observer_entry_free(ObserverEntry *entry)
{
    if (entry == NULL)
        return;
    g_ptr_array_unref(entry->recent);
    field_free(entry->field);
    g_free(entry->last);
    g_free(entry->name);
    g_free(entry);
}

/* A digit that was offered to nobody is no name, nor is a stray sign. */
static bool
is_name(const char *text)
{
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at))
        if (g_unichar_isalpha(g_utf8_get_char(at)))
            return true;
    return false;
}

static ObserverStep
give(ObserverEntry *entry)
{
    g_free(entry->name);
    entry->name = field_text(entry->field);
    if (*entry->name == '\0' && entry->last != NULL) {
        g_free(entry->name);
        entry->name = g_strdup(entry->last);
    }
    return is_name(entry->name) ? OBSERVER_GIVEN : OBSERVER_MISSING;
}

ObserverStep
observer_entry_key(ObserverEntry *entry, const Key *key)
{
    bool digit = field_is_empty(entry->field) && key->kind == KEY_KIND_SIGN && key->sign >= '1' &&
                 key->sign < '1' + entry->recent->len;
    if (digit)
        field_set(entry->field, g_ptr_array_index(entry->recent, key->sign - '1'));
    if (digit || key->kind == KEY_KIND_ENTER)
        return give(entry);
    return field_key(entry->field, key) ? OBSERVER_OPEN : OBSERVER_IGNORED;
}

const char *
observer_entry_name(const ObserverEntry *entry)
{
    return entry->name;
}

void
observer_entry_draw(const ObserverEntry *entry, const Canvas *canvas)
{
    int row = 4;
    canvas_text(canvas, (Spot){ 0, 2, 0 }, INK_STRONG, _("Who is looking after the ward now?"));
    field_draw(entry->field, canvas, (Spot){ 2, 4, 40 });
    if (entry->last != NULL) {
        g_autofree char *words = g_strdup_printf(_("Enter alone: %s goes on."), entry->last);
        canvas_text(canvas, (Spot){ row, 2, 0 }, INK_QUIET, words);
        row += 2;
    }
    if (entry->recent->len > 0)
        canvas_text(canvas, (Spot){ row++, 2, 0 }, INK_QUIET, _("or one of those who wrote last:"));
    for (guint i = 0; i < entry->recent->len; i++) {
        char sign[2] = { (char)('1' + i), '\0' };
        canvas_word(canvas, (Spot){ row + (int)i, 4, 0 }, INK_KEY, sign);
        canvas_word(canvas, (Spot){ row + (int)i, 6, 0 }, INK_PLAIN,
                    g_ptr_array_index(entry->recent, i));
    }
}
