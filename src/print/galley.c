/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/galley.h"

#define KEPT_MOST 4000 /* some 3 kB each; a list of 45 has 700 */

struct Galley {
    GHashTable *blocks; /* PageText -> TextBlock */
};

static guint
text_hash(gconstpointer key)
{
    return g_str_hash(((const PageText *)key)->text);
}

static gboolean
text_equal(gconstpointer one, gconstpointer other)
{
    const PageText *a = one, *b = other;
    return a->size == b->size && a->width == b->width && a->bold == b->bold &&
           a->words == b->words && a->tail == b->tail && a->tail_size == b->tail_size &&
           g_str_equal(a->text, b->text);
}

static void
text_free(gpointer key)
{
    g_free((char *)((PageText *)key)->text);
    g_free(key);
}

Galley *
galley_new(void)
{
    Galley *galley = g_new0(Galley, 1);
    galley->blocks =
        g_hash_table_new_full(text_hash, text_equal, text_free, (GDestroyNotify)text_block_unref);
    return galley;
}

void
galley_free(Galley *galley)
{
    g_hash_table_unref(galley->blocks);
    g_free(galley);
}

TextBlock *
galley_find(const Galley *galley, const PageText *text)
{
    TextBlock *block = g_hash_table_lookup(galley->blocks, text);
    return block != NULL ? text_block_ref(block) : NULL;
}

void
galley_keep(Galley *galley, const PageText *text, TextBlock *block)
{
    if (g_hash_table_size(galley->blocks) >= KEPT_MOST)
        g_hash_table_remove_all(galley->blocks);
    PageText *key = g_new(PageText, 1);
    *key = *text;
    key->text = g_strdup(text->text);
    g_hash_table_insert(galley->blocks, key, text_block_ref(block));
}
