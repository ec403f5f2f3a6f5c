/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/print-how.h"

#include <string.h>

/* What is a text, and what is a yes. */
static const struct {
    const char *key;
    gsize offset;
} texts[] = {
    { "lang", G_STRUCT_OFFSET(PrintHow, language) },
    { "station", G_STRUCT_OFFSET(PrintHow, letters) },
    { "replaces", G_STRUCT_OFFSET(PrintHow, replaced) },
}, marks[] = {
    { "bilingual", G_STRUCT_OFFSET(PrintHow, bilingual) },
    { "initials", G_STRUCT_OFFSET(PrintHow, initials) },
    { "walking-first", G_STRUCT_OFFSET(PrintHow, walking_first) },
    { "past", G_STRUCT_OFFSET(PrintHow, past) },
    { "again", G_STRUCT_OFFSET(PrintHow, again) },
};

void
print_how_clear(PrintHow *how)
{
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        g_clear_pointer(&G_STRUCT_MEMBER(char *, how, texts[i].offset), g_free);
}

char *
print_how_format(const PrintHow *how)
{
    GString *out = g_string_new(NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        const char *text = G_STRUCT_MEMBER(char *, how, texts[i].offset);
        if (text != NULL)
            g_string_append_printf(out, ",%s=%s", texts[i].key, text);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
        if (G_STRUCT_MEMBER(bool, how, marks[i].offset))
            g_string_append_printf(out, ",%s", marks[i].key);
    if (how->slips > 0)
        g_string_append_printf(out, ",slips=%u", how->slips);
    if (how->known != 0)
        g_string_append_printf(out, ",known=%" G_GINT64_FORMAT, how->known);
    return g_string_free(g_string_erase(out, 0, out->len > 0 ? 1 : 0), FALSE);
}

static void
take_part(PrintHow *how, const char *key, const char *value)
{
    for (gsize i = 0; value != NULL && i < G_N_ELEMENTS(texts); i++)
        if (strcmp(texts[i].key, key) == 0) {
            char **text = &G_STRUCT_MEMBER(char *, how, texts[i].offset);
            g_free(*text);
            *text = g_strdup(value);
        }
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
        if (strcmp(marks[i].key, key) == 0)
            G_STRUCT_MEMBER(bool, how, marks[i].offset) = true;
    if (value != NULL && strcmp(key, "slips") == 0)
        how->slips = (guint)g_ascii_strtoull(value, NULL, 10);
    if (value != NULL && strcmp(key, "known") == 0)
        how->known = g_ascii_strtoll(value, NULL, 10);
}

PrintHow
print_how_parse(const char *text)
{
    PrintHow how = { 0 };
    g_auto(GStrv) parts = g_strsplit(text, ",", -1);
    for (guint i = 0; parts[i] != NULL; i++) {
        char *value = strchr(parts[i], '=');
        if (value != NULL)
            *value++ = '\0';
        take_part(&how, parts[i], value);
    }
    return how;
}
