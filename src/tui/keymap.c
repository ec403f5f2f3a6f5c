/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/keymap-rows.h"

#include "base/language.h"
#include "base/text.h"

#include <string.h>

static const KeyRow help_row = { PAGE_KIND_COUNT, KEY_KIND_SIGN, '?', ACTION_HELP, "?",
                                 N_("help"),      NULL };

static const KeyRow lock_row = {
    PAGE_KIND_COUNT, KEY_KIND_SIGN, 'L', ACTION_LOCK, "L", NULL, NULL
};

static const KeyRow camera_row = {
    PAGE_KIND_COUNT, KEY_KIND_SIGN, 'F', ACTION_CAMERA, "F", NULL, NULL
};

static bool
matches(const KeyRow *row, const Key *key)
{
    if (row->kind != key->kind)
        return false;
    return key->kind != KEY_KIND_SIGN || (gunichar)row->sign == key->sign;
}

static bool
has_help(PageKind page)
{
    for (gsize i = 0; i < keymap_row_count; i++)
        if (keymap_rows[i].page == page && keymap_rows[i].help != NULL)
            return true;
    return false;
}

Action
keymap_action(PageKind page, const Key *key)
{
    for (gsize i = 0; i < keymap_row_count; i++)
        if (keymap_rows[i].page == page && matches(&keymap_rows[i], key))
            return keymap_rows[i].action;
    if (matches(&lock_row, key))
        return ACTION_LOCK;
    if (matches(&camera_row, key))
        return ACTION_CAMERA;
    return matches(&help_row, key) && has_help(page) ? ACTION_HELP : ACTION_NONE;
}

static void
free_label(gpointer label)
{
    g_free(((KeyLabel *)label)->words);
    g_free(label);
}

/* A lone letter is no word: what it is short for elsewhere is not what the key is called. */
static const char *
name_words(const KeyRow *row)
{
    return strlen(row->name) > 1 ? _(row->name) : row->name;
}

/* "r巡回" but "r round" and "Enter 開く". */
static KeyLabel *
make_label(const KeyRow *row)
{
    KeyLabel *label = g_new0(KeyLabel, 1);
    const char *words = _(row->label);
    bool close = strlen(row->name) == 1 && (guchar)words[0] >= 0x80;
    label->name = name_words(row);
    label->words = g_strconcat(close ? "" : " ", words, NULL);
    return label;
}

static int
label_cells(const KeyLabel *label)
{
    return (int)(text_cells(label->name) + text_cells(label->words)) + 1;
}

/* All labels of PAGE that OFFER lets through, but the help's. (transfer full) */
static GPtrArray *
offered_labels(PageKind page, KeyOffer offer, gconstpointer data)
{
    GPtrArray *labels = g_ptr_array_new_with_free_func(free_label);
    for (gsize i = 0; i < keymap_row_count; i++)
        if (keymap_rows[i].page == page && keymap_rows[i].label != NULL &&
            (offer == NULL || offer(data, keymap_rows[i].action)))
            g_ptr_array_add(labels, make_label(&keymap_rows[i]));
    return labels;
}

static int
all_cells(const GPtrArray *labels)
{
    int cells = 0;
    for (guint i = 0; i < labels->len; i++)
        cells += label_cells(labels->pdata[i]);
    return cells;
}

GPtrArray *
keymap_labels(PageKind page, int cells, KeyOffer offer, gconstpointer data)
{
    GPtrArray *labels = offered_labels(page, offer, data);
    bool helps = has_help(page) && (offer == NULL || offer(data, ACTION_HELP));
    KeyLabel *help = helps ? make_label(&help_row) : NULL;
    int left = cells + 1 - (help != NULL ? label_cells(help) : 0);
    if (help != NULL && all_cells(labels) > left) { /* the sign alone leaves room for a key more */
        left += (int)text_cells(help->words);
        *help->words = '\0';
    }
    while (labels->len > 0 && all_cells(labels) > left)
        g_ptr_array_remove_index(labels, labels->len - 1);
    if (help != NULL)
        g_ptr_array_add(labels, help);
    return labels;
}

GPtrArray *
keymap_help(PageKind page)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    for (gsize i = 0; i < keymap_row_count; i++) {
        if (keymap_rows[i].page != page || keymap_rows[i].help == NULL)
            continue;
        g_autofree char *name = text_pad(name_words(&keymap_rows[i]), 7);
        g_ptr_array_add(lines, g_strconcat(name, _(keymap_rows[i].help), NULL));
    }
    return lines;
}
