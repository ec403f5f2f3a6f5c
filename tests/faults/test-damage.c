/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The files of five books are damaged by chance in six ways, two hundred times each. Either the
 * store says so, or every word that it gives is the one that was written: nothing altered, nothing
 * left out is ever shown as good. A chain alone cannot show that its last rows are gone; how often
 * that happens is counted and told.
 *
 * test-damage [ROUNDS]: so many of each damage to each book instead of 200
 */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "opening.h"
#include "ordeal.h"

#define PAGE 4096
#define SECTOR 512

static guint rounds = 200; /* of each damage, to each book */

/* A book of one page of rows, of some, and of so many that pages name pages. */
static const guint sizes[] = { 1, 4, 11, 30, 90 };

typedef struct {
    Stage *stage;
    GPtrArray *lines; /* what was written */
    guint8 *before;   /* the file before the last commit */
    gsize length_before;
    guint8 *bytes; /* the whole file */
    gsize length;
    char *letters;
} Original;

static void
flip_a_bit(const Original *original, guint8 *bytes, gsize *length, GRand *rand)
{
    (void)original;
    gsize at = (gsize)g_rand_int_range(rand, 0, (gint32)*length);
    bytes[at] = (guint8)(bytes[at] ^ 1 << g_rand_int_range(rand, 0, 8));
}

static void
strew_bytes(const Original *original, guint8 *bytes, gsize *length, GRand *rand)
{
    (void)original;
    gsize at = (gsize)g_rand_int_range(rand, 0, (gint32)*length - 64);
    for (gsize i = 0; i < 64; i++)
        bytes[at + i] = (guint8)g_rand_int_range(rand, 0, 256);
}

static void
copy_a_page(const Original *original, guint8 *bytes, gsize *length, GRand *rand)
{
    (void)original;
    gint32 pages = (gint32)(*length / PAGE);
    gsize from = (gsize)g_rand_int_range(rand, 0, pages) * PAGE;
    gsize to = (gsize)g_rand_int_range(rand, 0, pages) * PAGE;
    memmove(bytes + to, bytes + from, PAGE);
}

static void
clear_a_sector(const Original *original, guint8 *bytes, gsize *length, GRand *rand)
{
    (void)original;
    gsize at = (gsize)g_rand_int_range(rand, 0, (gint32)(*length / SECTOR)) * SECTOR;
    memset(bytes + at, 0, SECTOR);
}

static void
cut(const Original *original, guint8 *bytes, gsize *length, GRand *rand)
{
    (void)original;
    (void)bytes;
    *length = (gsize)g_rand_int_range(rand, 0, (gint32)*length);
}

/* The disk said that it wrote a page and did not. The first page always changes. */
static void
lose_a_write(const Original *original, guint8 *bytes, gsize *length, GRand *rand)
{
    (void)length;
    gsize at, pages = original->length_before / PAGE;
    do
        at = (gsize)g_rand_int_range(rand, 0, (gint32)pages) * PAGE;
    while (memcmp(bytes + at, original->before + at, PAGE) == 0);
    memcpy(bytes + at, original->before + at, PAGE);
}

static const struct {
    const char *name;
    void (*damage)(const Original *original, guint8 *bytes, gsize *length, GRand *rand);
} damages[] = {
    { "bit-flipped", flip_a_bit },
    { "bytes-strewn", strew_bytes },
    { "page-over-page", copy_a_page },
    { "sector-cleared", clear_a_sector },
    { "cut", cut },
    { "write-lost", lose_a_write },
};

static void
take_bytes(const Stage *stage, guint8 **ret_bytes, gsize *ret_length)
{
    char *bytes;
    g_autoptr(GError) error = NULL;
    g_file_get_contents(stage->path, &bytes, ret_length, &error);
    g_assert_no_error(error);
    *ret_bytes = (guint8 *)bytes;
}

static void
fill(Original *original, guint commits)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Log) log = opening_log(original->stage->path, false, &error);
    g_assert_no_error(error);
    for (guint commit = 1; commit <= commits; commit++) {
        Instant wall = script_wall(commit);
        g_autoptr(Statements) list = statements_new();
        script_add(list, commit);
        if (commit == commits)
            take_bytes(original->stage, &original->before, &original->length_before);
        g_assert_true(log_begin(log, &error) && log_commit(log, list, &wall, &error));
    }
}

static Original *
original_new(guint commits)
{
    g_autoptr(GError) error = NULL;
    Original *original = g_new0(Original, 1);
    original->stage = stage_new();
    original->lines = opening_new_lines();
    fill(original, commits);
    g_autoptr(Log) log = opening_log(original->stage->path, true, &error);
    g_assert_no_error(error);
    g_assert_true(opening_read(log, original->lines, &error));
    g_assert_cmpuint(original->lines->len, >=, commits);
    take_bytes(original->stage, &original->bytes, &original->length);
    StationId station = log_station(log);
    original->letters = g_strdup(log_letters(log, &station));
    return original;
}

static void
original_free(Original *original)
{
    stage_free(original->stage);
    g_ptr_array_unref(original->lines);
    g_free(original->before);
    g_free(original->bytes);
    g_free(original->letters);
    g_free(original);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Original, original_free)

/* No journal and no other rest of the round before is left beside the book. It is the same file,
 * where its station is at home. */
static void
write_book(const Stage *stage, const guint8 *bytes, gsize length)
{
    const char *name;
    g_autoptr(GDir) dir = g_dir_open(stage->folder, 0, NULL);
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(stage->folder, name, NULL);
        if (strcmp(path, stage->path) != 0)
            g_unlink(path);
    }
    int file = open(stage->path, O_TRUNC | O_WRONLY);
    g_assert_cmpint(write(file, bytes, length), ==, (gssize)length);
    close(file);
}

typedef struct {
    guint detected, harmless, cut_tails;
} Tally;

/* Fails the test if LINES are not the first of those that were written. */
static void
assert_begins_as_written(const Original *original, const GPtrArray *lines)
{
    g_assert_cmpuint(lines->len, <=, original->lines->len);
    for (guint i = 0; i < lines->len; i++)
        g_assert_cmpstr(lines->pdata[i], ==, original->lines->pdata[i]);
}

/* Whether the store noticed, having given what it gave; what it says of it must be a sentence. */
static bool
is_noticed(Log *log, GPtrArray *lines)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    bool noticed = !opening_read(log, lines, &error) || !log_verify(log, &rows, &error);
    if (noticed)
        g_assert_cmpuint(strlen(error->message), >, 20);
    return noticed;
}

/* What no row of the book holds must be as it was too. */
static void
compare_values(const Original *original, const Log *log)
{
    gsize length;
    StationId station = log_station(log);
    g_autoptr(Log) whole = NULL;
    write_book(original->stage, original->bytes, original->length);
    whole = opening_log(original->stage->path, true, NULL);
    StationId own = log_station(whole);
    const char *layout = log_layout(whole, &length);
    g_assert_cmpstr(log_layout(log, NULL), ==, layout);
    g_assert_cmpstr(log_site(log), ==, log_site(whole));
    g_assert_cmpmem(log_band_key(log), 32, log_band_key(whole), 32);
    /* where it is at home may be what was damaged: then it goes on as another, and says so */
    bool another = memcmp(&station, &own, sizeof own) != 0;
    g_assert_true(!another || log_is_new_here(log));
    if (!another)
        g_assert_cmpstr(log_letters(log, &station), ==, original->letters);
}

static void
open_damaged(const Original *original, bool read_only, Tally *tally)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) lines = opening_new_lines();
    g_autoptr(Log) log = opening_log(original->stage->path, read_only, &error);
    if (log == NULL) {
        g_assert_cmpuint(strlen(error->message), >, 20);
        tally->detected++;
        return;
    }
    bool noticed = is_noticed(log, lines);
    assert_begins_as_written(original, lines);
    if (noticed) {
        tally->detected++;
        return;
    }
    tally->cut_tails += lines->len < original->lines->len;
    tally->harmless += lines->len == original->lines->len;
    compare_values(original, log);
}

static void
damage_a_book(gsize which, guint commits, GRand *rand, Tally *tally)
{
    g_autoptr(Original) original = original_new(commits);
    g_autofree guint8 *bytes = g_malloc(original->length);
    for (guint i = 0; i < rounds; i++) {
        gsize length = original->length;
        memcpy(bytes, original->bytes, length);
        damages[which].damage(original, bytes, &length, rand);
        write_book(original->stage, bytes, length);
        open_damaged(original, i % 2 == 0, tally);
    }
}

static void
test_damage(gconstpointer data)
{
    gsize which = GPOINTER_TO_SIZE(data);
    Tally tally = { 0 };
    g_autoptr(GRand) rand = g_rand_new_with_seed(20261102 + (guint32)which);
    for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++)
        damage_a_book(which, sizes[i], rand, &tally);
    guint tried = tally.detected + tally.harmless + tally.cut_tails;
    g_test_message("%u damages: %u detected, %u harmless, %u lost the last rows unnoticed", tried,
                   tally.detected, tally.harmless, tally.cut_tails);
    g_assert_cmpuint(tried, ==, rounds * G_N_ELEMENTS(sizes));
    g_assert_cmpuint(tally.detected, >, tried / 10);
    if (tally.cut_tails > 0)
        g_test_incomplete("a lost tail goes unnoticed: log_verify() has no row count and "
                          "fingerprint to compare with");
}

int
main(int argc, char **argv)
{
    stage_stay_in_memory();
    g_test_init(&argc, &argv, NULL);
    if (argc > 1)
        rounds = (guint)atoi(argv[1]);
    for (gsize i = 0; i < G_N_ELEMENTS(damages); i++) {
        g_autofree char *path = g_strconcat("/damage/", damages[i].name, NULL);
        g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_damage);
    }
    return g_test_run();
}
