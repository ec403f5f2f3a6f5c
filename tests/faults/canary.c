/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canary.h"

#include <curses.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define CHUNK_BYTES (1024 * 1024)
#define LONGEST_BYTES 1024

static void
free_canary(gpointer data)
{
    Canary *canary = data;
    g_free(canary->what);
    g_free(canary->masked);
    g_free(canary);
}

GPtrArray *
canaries_new(void)
{
    return g_ptr_array_new_with_free_func(free_canary);
}

static void
add(GPtrArray *canaries, const char *what, const void *bytes, const guint layout[3])
{
    Canary *canary = g_new0(Canary, 1);
    canary->what = g_strdup(what);
    canary->length = layout[0];
    canary->unit = layout[1];
    canary->stride = layout[2];
    canary->masked = g_malloc(canary->length);
    for (guint i = 0; i < canary->length; i++)
        canary->masked[i] = ((const guint8 *)bytes)[i] ^ CANARY_MASK;
    g_ptr_array_add(canaries, canary);
}

void
canary_add(GPtrArray *canaries, const char *what, const void *bytes, gsize length)
{
    add(canaries, what, bytes, (guint[3]){ (guint)length, (guint)length, (guint)length });
}

void
canary_add_text(GPtrArray *canaries, const char *what, const char *text)
{
    glong count;
    guint cells = 2 * sizeof(cchar_t); /* a full-width sign takes two */
    g_autofree gunichar *wide = g_utf8_to_ucs4(text, -1, NULL, &count, NULL);
    g_autofree char *as_wide = g_strdup_printf("%s, wide", what);
    g_autofree char *as_cells = g_strdup_printf("%s, cells", what);
    guint length = (guint)count * sizeof(gunichar);
    canary_add(canaries, what, text, strlen(text));
    canary_add(canaries, as_wide, wide, length);
    add(canaries, as_cells, wide, (guint[3]){ length, sizeof(gunichar), cells });
    explicit_bzero(wide, length);
}

/* ---- from one process to another ---- */

void
canaries_save(const GPtrArray *canaries, const char *file)
{
    FILE *out = fopen(file, "w");
    g_assert_nonnull(out);
    for (guint i = 0; i < canaries->len; i++) {
        const Canary *canary = canaries->pdata[i];
        fprintf(out, "%s\t%u\t%u\t", canary->what, canary->unit, canary->stride);
        for (guint k = 0; k < canary->length; k++)
            fprintf(out, "%02x", canary->masked[k]);
        fputc('\n', out);
    }
    g_assert_cmpint(fclose(out), ==, 0);
}

static void
load_line(GPtrArray *canaries, const char *line)
{
    g_auto(GStrv) cells = g_strsplit(line, "\t", 4);
    Canary *canary = g_new0(Canary, 1);
    canary->what = g_strdup(cells[0]);
    canary->unit = (guint)g_ascii_strtoull(cells[1], NULL, 10);
    canary->stride = (guint)g_ascii_strtoull(cells[2], NULL, 10);
    canary->length = (guint)strlen(cells[3]) / 2;
    canary->masked = g_malloc(canary->length);
    for (guint k = 0; k < canary->length; k++)
        canary->masked[k] = (guint8)(g_ascii_xdigit_value(cells[3][2 * k]) << 4 |
                                     g_ascii_xdigit_value(cells[3][2 * k + 1]));
    g_ptr_array_add(canaries, canary);
}

GPtrArray *
canaries_load(const char *file)
{
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(file, &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(g_strchomp(text), "\n", -1);
    GPtrArray *canaries = canaries_new();
    for (guint i = 0; lines[i] != NULL; i++)
        load_line(canaries, lines[i]);
    return canaries;
}

/* ---- looking ---- */

/* Canaries by their first byte; the bytes that are looked at lie apart and are not looked at
 * themselves. */
typedef struct {
    GPtrArray *by_first[256];
    guint8 *chunk;
    GHashTable *found; /* what -> how often */
} Search;

static bool
is_here(const Canary *canary, const guint8 *at, gsize left)
{
    guint units = canary->length / canary->unit;
    if ((units - 1) * canary->stride + canary->unit > left)
        return false;
    for (guint i = 0; i < canary->length; i++) {
        guint8 byte = at[i / canary->unit * canary->stride + i % canary->unit];
        if ((guint8)(byte ^ CANARY_MASK) != canary->masked[i])
            return false;
    }
    return true;
}

static void
look_at(Search *search, gsize length)
{
    gsize end = length < CHUNK_BYTES ? length : length - LONGEST_BYTES;
    for (gsize i = 0; i < end; i++) {
        GPtrArray *all = search->by_first[search->chunk[i]];
        for (guint k = 0; all != NULL && k < all->len; k++) {
            const Canary *canary = all->pdata[k];
            if (!is_here(canary, search->chunk + i, length - i))
                continue;
            guint before = GPOINTER_TO_UINT(g_hash_table_lookup(search->found, canary->what));
            g_hash_table_insert(search->found, canary->what, GUINT_TO_POINTER(before + 1));
        }
    }
}

static void
look_through(Search *search, int memory, guint64 from, guint64 to)
{
    for (guint64 at = from; at < to; at += CHUNK_BYTES - LONGEST_BYTES) {
        gssize length = pread(memory, search->chunk, MIN(CHUNK_BYTES, to - at), (off_t)at);
        if (length <= 0)
            return;
        look_at(search, (gsize)length);
    }
}

static void
look_everywhere(Search *search)
{
    char line[512];
    FILE *maps = fopen("/proc/self/maps", "r");
    int memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    g_assert_true(maps != NULL && memory >= 0);
    while (fgets(line, sizeof line, maps) != NULL) {
        guint64 from, to;
        char rights[5];
        if (sscanf(line, "%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x %4s", &from, &to,
                   rights) != 3 ||
            rights[0] != 'r' || rights[1] != 'w' ||
            (from <= (guint64)(gsize)search->chunk && (guint64)(gsize)search->chunk < to))
            continue;
        look_through(search, memory, from, to);
    }
    fclose(maps);
    close(memory);
}

char *
canaries_in_memory(const GPtrArray *canaries)
{
    Search search = { .found = g_hash_table_new(g_str_hash, g_str_equal) };
    /* between pages that nobody may read, or the kernel joins it to its neighbour */
    guint8 *apart = mmap(NULL, CHUNK_BYTES + 8192, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    search.chunk = apart + 4096;
    g_assert_cmpint(mprotect(search.chunk, CHUNK_BYTES, PROT_READ | PROT_WRITE), ==, 0);
    for (guint i = 0; i < canaries->len; i++) {
        Canary *canary = canaries->pdata[i];
        GPtrArray **all = &search.by_first[canary->masked[0] ^ CANARY_MASK];
        if (*all == NULL)
            *all = g_ptr_array_new();
        g_ptr_array_add(*all, canary);
    }
    look_everywhere(&search);
    munmap(apart, CHUNK_BYTES + 8192);
    GString *words = g_string_new(NULL);
    GHashTableIter iter;
    gpointer what, count;
    g_hash_table_iter_init(&iter, search.found);
    while (g_hash_table_iter_next(&iter, &what, &count))
        g_string_append_printf(words, "%s%s: %u", words->len > 0 ? "; " : "", (char *)what,
                               GPOINTER_TO_UINT(count));
    g_hash_table_unref(search.found);
    for (guint i = 0; i < 256; i++)
        g_clear_pointer(&search.by_first[i], g_ptr_array_unref);
    return g_string_free(words, FALSE);
}
