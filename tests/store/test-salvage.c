/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The file of a ward's book is damaged, and what is left of it is brought back: row by row, each as
 * its station signed it, without the help of SQLite. Damage by chance, in four ways, with figures.
 *
 * MEGURI_SALVAGES=400 test-salvage: so many of each damage to each book instead of 40.
 */
#include "store/log.h"
#include "store/salvage.h"

#include "base/error.h"

#include <stdlib.h>
#include <string.h>

#include "ruin.h"

#define KEPT_LEAST 0.75 /* of the rows, with a fifth of the pages gone */

/* ---- damage by chance ---- */

static void
junk(guint8 *bytes, gsize length, GRand *rand)
{
    bool zero = g_rand_boolean(rand);
    for (gsize i = 0; i < length; i++)
        bytes[i] = zero ? 0 : (guint8)g_rand_int_range(rand, 0, 256);
}

static void
lose_first_page(RuinFile *file, GRand *rand)
{
    junk(file->bytes, RUIN_PAGE, rand);
}

static void
lose_a_fifth(RuinFile *file, GRand *rand)
{
    gsize pages = file->length / RUIN_PAGE;
    g_autofree gsize *order = g_new(gsize, pages);
    for (gsize i = 0; i < pages; i++) {
        gsize other = (gsize)g_rand_int_range(rand, 0, (gint32)i + 1);
        order[i] = order[other];
        order[other] = i;
    }
    for (gsize i = 0; i < pages / 5; i++)
        junk(file->bytes + order[i] * RUIN_PAGE, RUIN_PAGE, rand);
}

/* The end is cut off, or the beginning was written over. */
static void
lose_half(RuinFile *file, GRand *rand)
{
    if (g_rand_boolean(rand))
        file->length /= 2;
    else
        junk(file->bytes, file->length / 2, rand);
}

static void
tear_a_hole(RuinFile *file, GRand *rand)
{
    gsize at = (gsize)g_rand_int_range(rand, 0, (gint32)file->length - 5000);
    junk(file->bytes + at, 5000, rand);
}

static const struct {
    const char *name;
    void (*damage)(RuinFile *file, GRand *rand);
    double least; /* share of all rows that must come back */
    double most;  /* and that can, or the damage is none */
} damages[] = {
    { "first-page-gone", lose_first_page, 1, 1 },
    { "a-fifth-of-the-pages-gone", lose_a_fifth, KEPT_LEAST, 0.9 },
    { "half-of-the-file-gone", lose_half, 0.4, 0.6 },
    { "hole-of-5000-bytes", tear_a_hole, 0.9, 0.9999 },
};

/* A round of a ward, a day, two days. */
static const guint sizes[] = { 30, 100, 250 };

typedef struct {
    guint64 rows;
    guint64 kept;
    guint64 books;
    guint64 shut; /* nothing was left to read rows by */
    double worst; /* share of the rows of one book */
} Tally;

static guint
rounds(void)
{
    const char *wanted = g_getenv("MEGURI_SALVAGES");
    return wanted != NULL ? (guint)atoi(wanted) : 40;
}

/* All that is signed of a row, as one text. */
#define WHOLE_ROW                                                                                  \
    "SELECT hex(seq) || ' ' || hex(epoch) || ' ' || hex(box) || ' ' || hex(prev) || ' ' || "       \
    "hex(hash) || ' ' || hex(signature) FROM entry"

/* (transfer full) */
static GHashTable *
rows_of(Database *database)
{
    g_autoptr(GError) error = NULL;
    GHashTable *rows = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(sqlite3_stmt) query = database_prepare(database, WHOLE_ROW, &error);
    g_assert_no_error(error);
    while (sqlite3_step(query) == SQLITE_ROW)
        g_hash_table_add(rows, g_strdup((const char *)sqlite3_column_text(query, 0)));
    return rows;
}

static guint
assert_among(GHashTable *written, Database *database)
{
    gpointer row;
    GHashTableIter iter;
    g_autoptr(GHashTable) found = rows_of(database);
    g_hash_table_iter_init(&iter, found);
    while (g_hash_table_iter_next(&iter, &row, NULL))
        g_assert_true(g_hash_table_contains(written, row));
    return g_hash_table_size(found);
}

static void
salvage_a_file(const char *path, GHashTable *written, Tally *tally)
{
    static const LogKey none = { 0 };
    guint kept = 0;
    g_autoptr(GError) error = NULL;
    g_autoptr(Salvage) salvage = salvage_read(path, &error);
    g_assert_no_error(error);
    if (!salvage_open(salvage, &none, &error)) {
        g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED);
        tally->shut++;
    } else if (salvage_find(salvage, &error)) {
        kept = assert_among(written, salvage_database(salvage));
    } else {
        g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
    }
    guint rows = g_hash_table_size(written);
    tally->books++;
    tally->rows += rows;
    tally->kept += kept;
    tally->worst = MIN(tally->worst, (double)kept / rows);
}

static void
damage_a_book(gsize which, guint checks, GRand *rand, Tally *tally)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = ruin_new(checks);
    g_auto(RuinFile) whole = ruin_read(stage->path);
    g_autoptr(Database) database = database_open(stage->path, true, &error);
    g_autoptr(GHashTable) written = rows_of(database);
    g_autofree char *damaged = ruin_path(stage, "damaged");
    g_assert_cmpuint(g_hash_table_size(written), ==, checks);
    for (guint i = 0; i < rounds(); i++) {
        g_auto(RuinFile) file = { g_memdup2(whole.bytes, whole.length), whole.length };
        damages[which].damage(&file, rand);
        ruin_write(damaged, &file);
        salvage_a_file(damaged, written, tally);
    }
}

static void
test_damage(gconstpointer data)
{
    gsize which = GPOINTER_TO_SIZE(data);
    Tally tally = { .worst = 1 };
    g_autoptr(GRand) rand = g_rand_new_with_seed(20261102 + (guint32)which);
    for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++)
        damage_a_book(which, sizes[i], rand, &tally);
    double share = (double)tally.kept / (double)tally.rows;
    g_test_message("%" G_GUINT64_FORMAT " damages, %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT
                   " rows came back (%.1f %%, at worst %.1f %%), %" G_GUINT64_FORMAT
                   " files gave none",
                   tally.books, tally.kept, tally.rows, 100 * share, 100 * tally.worst, tally.shut);
    g_assert_cmpfloat(share, >=, damages[which].least);
    g_assert_cmpfloat(share, <=, damages[which].most);
}

int
main(int argc, char **argv)
{
    stage_stay_in_memory();
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(damages); i++) {
        g_autofree char *path = g_strconcat("/salvage/", damages[i].name, NULL);
        g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_damage);
    }
    return g_test_run();
}
