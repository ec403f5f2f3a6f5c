/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/catalogue.h"

#include <stdbool.h>
#include <string.h>

/* "The Format of GNU MO Files" in the manual of gettext: a head, then a table of the texts in the
 * order of their bytes and one of what they become, each row the length and the place of a string
 * that ends in NUL. */
#define MAGIC 0x950412deu

typedef struct {
    guint32 magic, revision, count, texts, translations;
} Head;

typedef struct {
    guint32 length, place;
} Row;

static bool
read_at(const Catalogue *catalogue, gsize place, void *into, gsize size)
{
    if (place > catalogue->length || size > catalogue->length - place)
        return false;
    memcpy(into, catalogue->bytes + place, size);
    return true;
}

/* The string of row INDEX of the TABLE; NULL if it does not lie in the catalogue. */
static const char *
string_of(const Catalogue *catalogue, guint32 table, guint32 index)
{
    Row row;
    char end;
    if (!read_at(catalogue, table + (gsize)index * sizeof row, &row, sizeof row) ||
        !read_at(catalogue, (gsize)row.place + row.length, &end, 1) || end != '\0')
        return NULL;
    return catalogue->bytes + row.place;
}

const char *
catalogue_find(const Catalogue *catalogue, const char *text)
{
    Head head;
    if (!read_at(catalogue, 0, &head, sizeof head) || head.magic != MAGIC)
        return NULL;
    guint32 first = 0, end = head.count;
    while (first < end) {
        guint32 middle = first + (end - first) / 2;
        const char *here = string_of(catalogue, head.texts, middle);
        int order = here != NULL ? strcmp(text, here) : 0;
        if (here == NULL)
            return NULL;
        if (order == 0)
            return string_of(catalogue, head.translations, middle);
        if (order < 0)
            end = middle;
        else
            first = middle + 1;
    }
    return NULL;
}
