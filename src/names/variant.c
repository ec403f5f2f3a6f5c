/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names/variant.h"

#include "base/error.h"
#include "base/language.h"
#include "base/text.h"

#include <string.h>

#define ITERATION_MARK 0x3005 /* 々 */

/* data/variants.tsv, made a C array by the build */
extern const char variants_tsv[];

struct VariantTable {
    GPtrArray *groups;     /* gunichar *, the signs of each, ended by 0 */
    GHashTable *groups_of; /* sign -> GPtrArray of those that it is in */
    GHashTable *usual;     /* sign -> the sign it is found under; absent = itself */
};

static const char *const kinds[] = { "print", "shinji", "people", NULL };

/* ---- reading the table ---- */

static gunichar
usual_of(const VariantTable *table, gunichar sign)
{
    gpointer next;
    while ((next = g_hash_table_lookup(table->usual, GUINT_TO_POINTER(sign))) != NULL)
        sign = GPOINTER_TO_UINT(next);
    return sign;
}

static void
note_sign(VariantTable *table, gunichar sign, gunichar *group)
{
    GPtrArray *groups = g_hash_table_lookup(table->groups_of, GUINT_TO_POINTER(sign));
    if (groups == NULL) {
        groups = g_ptr_array_new();
        g_hash_table_insert(table->groups_of, GUINT_TO_POINTER(sign), groups);
    }
    g_ptr_array_add(groups, group);
}

static bool
are_group(const char *signs)
{
    for (const char *at = signs; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar sign = g_utf8_get_char(at);
        if (sign < 0x80 || text_char_cells(sign) != 2 ||
            g_utf8_strchr(g_utf8_next_char(at), -1, sign) != NULL)
            return false;
    }
    return g_utf8_strlen(signs, -1) >= 2;
}

static bool
add_group(VariantTable *table, const char *line)
{
    g_auto(GStrv) cells = g_strsplit(line, "\t", 3);
    if (g_strv_length(cells) != 2 || !g_strv_contains(kinds, cells[0]) || !are_group(cells[1]))
        return false;
    gunichar *signs = g_utf8_to_ucs4_fast(cells[1], -1, NULL);
    g_ptr_array_add(table->groups, signs);
    for (guint i = 0; signs[i] != 0; i++) {
        gunichar first = usual_of(table, signs[0]);
        gunichar other = usual_of(table, signs[i]);
        if (other != first)
            g_hash_table_insert(table->usual, GUINT_TO_POINTER(other), GUINT_TO_POINTER(first));
        note_sign(table, signs[i], signs);
    }
    return true;
}

static bool
add_groups(VariantTable *table, const char *text, GError **error)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++)
        if (*lines[i] != '\0' && *lines[i] != '#' && !add_group(table, lines[i])) {
            g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                        _("Line %u of the variants is not a kind (print, shinji, people), a tab "
                          "and two or more characters."),
                        i + 1);
            return false;
        }
    return true;
}

VariantTable *
variant_table_new(const char *site, GError **error)
{
    g_autoptr(VariantTable) table = g_new0(VariantTable, 1);
    table->groups = g_ptr_array_new_with_free_func(g_free);
    table->groups_of = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
    table->usual = g_hash_table_new(NULL, NULL);
    if (!add_groups(table, variants_tsv, error) ||
        (site != NULL && !add_groups(table, site, error)))
        return NULL;
    return g_steal_pointer(&table);
}

void
variant_table_free(VariantTable *table)
{
    if (table == NULL)
        return;
    g_hash_table_unref(table->usual);
    g_hash_table_unref(table->groups_of);
    g_ptr_array_unref(table->groups);
    g_free(table);
}

/* ---- the usual writing ---- */

/* The one character of which Unicode says that SIGN is only another code: 神 U+FA19. */
static gunichar
plain(gunichar sign)
{
    gunichar decomposed;
    return g_unichar_fully_decompose(sign, FALSE, &decomposed, 1) == 1 ? decomposed : sign;
}

/* TEXT as signs, without blanks and selectors, 々 written out. */
static gunichar *
signs_of(const char *text)
{
    glong length;
    gunichar *signs = g_utf8_to_ucs4_fast(text, -1, &length);
    glong kept = 0;
    for (glong i = 0; i < length; i++) {
        if (g_unichar_isspace(signs[i]) || text_char_cells(signs[i]) == 0)
            continue;
        signs[kept] = signs[i] == ITERATION_MARK && kept > 0 ? signs[kept - 1] : signs[i];
        kept++;
    }
    signs[kept] = 0;
    return signs;
}

char *
variant_fold(const VariantTable *table, const char *text)
{
    g_autofree gunichar *signs = signs_of(text);
    for (guint i = 0; signs[i] != 0; i++)
        signs[i] = usual_of(table, plain(signs[i]));
    return g_ucs4_to_utf8(signs, -1, NULL, NULL, NULL);
}

/* ---- other writings ---- */

typedef struct {
    const VariantTable *table;
    gunichar *signs;
    GPtrArray *found;
    guint most;
} Writer;

static bool
is_found(const GPtrArray *found, const char *text)
{
    for (guint i = 0; i < found->len; i++)
        if (strcmp(found->pdata[i], text) == 0)
            return true;
    return false;
}

static void
write_changed(Writer *writer, guint from, guint changes)
{
    if (changes == 0) {
        g_autofree char *text = g_ucs4_to_utf8(writer->signs, -1, NULL, NULL, NULL);
        if (writer->found->len < writer->most && !is_found(writer->found, text))
            g_ptr_array_add(writer->found, g_steal_pointer(&text));
        return;
    }
    for (guint at = from; writer->signs[at] != 0; at++) {
        gunichar own = writer->signs[at];
        const GPtrArray *groups =
            g_hash_table_lookup(writer->table->groups_of, GUINT_TO_POINTER(own));
        for (guint i = 0; groups != NULL && i < groups->len; i++) {
            const gunichar *group = groups->pdata[i];
            for (guint k = 0; group[k] != 0; k++) {
                writer->signs[at] = group[k];
                if (group[k] != own)
                    write_changed(writer, at + 1, changes - 1);
            }
        }
        writer->signs[at] = own;
    }
}

GPtrArray *
variant_spellings(const VariantTable *table, const char *text, guint most)
{
    g_autofree gunichar *signs = g_utf8_to_ucs4_fast(text, -1, NULL);
    Writer writer = { table, signs, g_ptr_array_new_with_free_func(g_free), most };
    for (guint changes = 1; changes <= 2; changes++)
        write_changed(&writer, 0, changes);
    return writer.found;
}
