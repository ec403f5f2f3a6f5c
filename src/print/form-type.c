/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/form-type.h"

FormType
form_type_new(Page *page, double width)
{
    return (FormType){ .page = page,
                       .width = width,
                       .shaped = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                                       (GDestroyNotify)text_block_unref) };
}

void
form_type_clear(FormType *type)
{
    g_clear_pointer(&type->shaped, g_hash_table_unref);
}

TextBlock *
form_type_shape(FormType *type, const PageText *text)
{
    g_autofree char *key =
        g_strdup_printf("%g %d %g %s", text->size, text->bold, text->width, text->text);
    TextBlock *layout = g_hash_table_lookup(type->shaped, key);
    if (layout == NULL) {
        layout = page_layout(type->page, text, text->text);
        g_hash_table_insert(type->shaped, g_steal_pointer(&key), layout);
    }
    return text_block_ref(layout);
}
