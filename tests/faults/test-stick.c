/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A stick that is pulled at any call of an export, and a disk that fails at any call of a merge:
 * whichever call it is, with each error, once or from then on, or the program is killed at it. A
 * file under the copy's name is whole; what is cut is never taken for a copy; and what is taken in
 * is taken in whole or not at all.
 *
 * test-stick CARRIER FAULT-LIBRARY
 */

#include "base/error.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "opening.h"
#include "ordeal.h"
#include "rig.h"

#define COMMITS 5 /* of the station that carries, and of the other: each has some of its own */
#define CUTS 2000

static const char *carrier;

/* Two stations' books, each in a folder of its own, and a stick. */
typedef struct {
    Stage *here;
    Stage *there;
    Stage *stick;
    char *copy;   /* path, on the stick */
    char *before; /* bytes of the book here */
    gsize length;
    guint64 had; /* rows here, before */
    guint64 all; /* once both are together */
    guint done;
    guint refused;
    guint whole;  /* though it was not called done */
    guint unsure; /* of which it was said that it is not certain */
} Carriage;

static void
run_carrier(const Fault *fault, const char *folder, const char *const *call, char **ret_said)
{
    g_autofree char *said = rig_run(fault, folder, call);
    g_strchomp(said);
    *ret_said = g_steal_pointer(&said);
}

/* Commits 10 * WHO to 10 * WHO + COMMITS - 1. */
static void
say_some(const Stage *stage, guint who)
{
    g_autoptr(Log) log = stage_open(stage);
    for (guint i = 0; i < COMMITS; i++)
        stage_commit(log, 10 * who + i);
}

static void
export_to(const Stage *from, const char *path)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    g_autoptr(Log) log = stage_open(from);
    log_export(log, path, &rows, &error);
    g_assert_no_error(error);
}

static guint64
rows_of(const Stage *stage)
{
    guint64 rows = 0;
    g_autoptr(GError) error = NULL;
    g_autoptr(Log) log = opening_log(stage->path, true, &error);
    g_assert_no_error(error);
    log_verify(log, &rows, &error);
    g_assert_no_error(error);
    return rows;
}

static Carriage *
carriage_new(void)
{
    g_autoptr(GError) error = NULL;
    Carriage *carriage = g_new0(Carriage, 1);
    carriage->here = stage_new();
    carriage->there = stage_new_empty();
    carriage->stick = stage_new_empty();
    carriage->copy = g_build_filename(carriage->stick->folder, "ward.copy", NULL);
    say_some(carriage->here, 1);
    export_to(carriage->here, carriage->copy);
    log_create_from_copy(carriage->there->path, carriage->copy, NULL, "B", &error);
    g_assert_no_error(error);
    g_assert_cmpint(g_unlink(carriage->copy), ==, 0);
    say_some(carriage->there, 2);
    carriage->had = rows_of(carriage->here);
    carriage->all = rows_of(carriage->there);
    g_file_get_contents(carriage->here->path, &carriage->before, &carriage->length, &error);
    g_assert_no_error(error);
    return carriage;
}

static void
carriage_free(Carriage *carriage)
{
    stage_free(carriage->here);
    stage_free(carriage->there);
    stage_free(carriage->stick);
    g_free(carriage->copy);
    g_free(carriage->before);
    g_free(carriage);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Carriage, carriage_free)

static void
count(Carriage *carriage, const char *said)
{
    carriage->done += g_str_has_prefix(said, "done");
    carriage->refused += g_str_has_prefix(said, "refused");
}

static void
clear_stick(const Carriage *carriage)
{
    g_autofree char *files = stage_files(carriage->stick);
    g_auto(GStrv) names = g_strsplit(files, " ", -1);
    for (gsize i = 0; names[i] != NULL && *names[i] != '\0'; i++) {
        g_autofree char *path = g_build_filename(carriage->stick->folder, names[i], NULL);
        g_assert_cmpint(g_unlink(path), ==, 0);
    }
}

/* ---- out ---- */

/* The book here as it was, in the same file. */
static void
set_back(const Carriage *carriage)
{
    g_autofree char *journal = g_strconcat(carriage->here->path, "-journal", NULL);
    g_unlink(journal);
    stage_set_back(carriage->here, carriage->before, carriage->length);
}

static bool
is_whole(const Carriage *carriage)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    set_back(carriage);
    g_autoptr(Log) log = stage_open(carriage->here);
    log_merge(log, carriage->copy, &rows, &error);
    return error == NULL && rows == COMMITS;
}

static void
try_export(const Fault *fault, gpointer user)
{
    Carriage *carriage = user;
    g_autofree char *said = NULL;
    const char *call[] = { carrier, "out", carriage->there->path, carriage->copy, NULL };
    clear_stick(carriage);
    run_carrier(fault, carriage->stick->folder, call, &said);
    bool named = g_file_test(carriage->copy, G_FILE_TEST_EXISTS);
    g_autofree char *name = rig_describe(fault);
    g_autofree char *files = stage_files(carriage->stick);
    if (named && !is_whole(carriage))
        g_error("%s: half a copy lies under its name after %s", name, said);
    if (g_str_has_prefix(said, "done") && !named)
        g_error("%s: the copy was called done and is not there", name);
    if (g_str_has_prefix(said, "refused") && *files != '\0' && !fault->for_ever)
        g_error("%s: %s, and %s was left", name, said, files);
    g_assert_false(g_str_has_prefix(said, "shut"));
    g_assert_true(fault->index > 0 || g_str_has_prefix(said, "done"));
    carriage->whole += named && !g_str_has_prefix(said, "done");
    count(carriage, said);
}

static void
test_export_pulled(void)
{
    g_autoptr(Carriage) carriage = carriage_new();
    guint calls = rig_try_all(IO_FAULT_ANY, 1, try_export, carriage);
    g_test_message(
        "%u calls, %u runs, %u of them killed: %u copies refused, %u done, %u not called "
        "done and whole",
        calls, rig_sum()->runs, rig_sum()->kills, carriage->refused, carriage->done,
        carriage->whole);
    g_assert_cmpuint(calls, >, 5);
    g_assert_cmpuint(carriage->refused, >, calls);
}

/* ---- cut ---- */

static guint
cuts(void)
{
    const char *said = g_getenv("MEGURI_CUTS");
    return said != NULL ? (guint)MAX(1, atoi(said)) : CUTS;
}

static void
test_cut_anywhere(void)
{
    gsize length;
    g_autofree char *bytes = NULL;
    g_autoptr(GRand) rand = g_rand_new_with_seed(42);
    g_autoptr(Carriage) carriage = carriage_new();
    export_to(carriage->there, carriage->copy);
    g_assert_true(g_file_get_contents(carriage->copy, &bytes, &length, NULL));
    g_autoptr(Log) log = stage_open(carriage->here);
    for (guint i = 0; i < cuts(); i++) {
        guint64 rows;
        g_autoptr(GError) error = NULL;
        gsize cut = (gsize)g_rand_int_range(rand, 0, (gint32)length);
        clear_stick(carriage);
        g_assert_true(g_file_set_contents(carriage->copy, bytes, (gssize)cut, NULL));
        g_assert_false(log_merge(log, carriage->copy, &rows, &error));
        g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED);
    }
    g_assert_cmpuint(rows_of(carriage->here), ==, carriage->had);
    g_test_message("%u cuts of %" G_GSIZE_FORMAT " bytes, none taken", cuts(), length);
}

/* ---- in ---- */

static void
try_merge(const Fault *fault, gpointer user)
{
    Carriage *carriage = user;
    g_autofree char *said = NULL;
    const char *call[] = { carrier, "in", carriage->here->path, carriage->copy, NULL };
    set_back(carriage);
    run_carrier(fault, carriage->here->folder, call, &said);
    g_autofree char *name = rig_describe(fault);
    guint64 rows = rows_of(carriage->here);
    if (rows != carriage->had && rows != carriage->all)
        g_error("%s: %" G_GUINT64_FORMAT " rows are there after %s", name, rows, said);
    if (g_str_has_prefix(said, "done") && rows != carriage->all)
        g_error("%s: the merge was called done and is not there", name);
    g_assert_true(fault->index > 0 || g_str_has_prefix(said, "done"));
    carriage->whole += rows == carriage->all && !g_str_has_prefix(said, "done");
    carriage->unsure += strstr(said, "It is not certain whether the copy was taken in") != NULL;
    if (rows == carriage->all && strstr(said, "Nothing of") != NULL)
        g_error("%s: all is there after %s", name, said);
    count(carriage, said);
    g_autoptr(GError) error = NULL; /* once more, as one does */
    g_autoptr(Log) log = stage_open(carriage->here);
    log_merge(log, carriage->copy, &rows, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(rows_of(carriage->here), ==, carriage->all);
}

static void
test_merge_fails(void)
{
    g_autoptr(Carriage) carriage = carriage_new();
    guint runs = rig_sum()->runs, kills = rig_sum()->kills;
    export_to(carriage->there, carriage->copy);
    guint calls = rig_try_all(IO_FAULT_ANY, 1, try_merge, carriage);
    g_test_message(
        "%u calls, %u runs, %u of them killed: %u merges refused, %u done, %u not called "
        "done and there, %u not certain",
        calls, rig_sum()->runs - runs, rig_sum()->kills - kills, carriage->refused, carriage->done,
        carriage->whole, carriage->unsure);
    g_assert_cmpuint(carriage->refused * rig_stride(), >, calls / 2);
    if (rig_stride() <= 2)
        g_assert_cmpuint(carriage->unsure, >, 0); /* where the last sync fails */
}

/* The same of the stick that the copy is read from. */
static void
try_read(const Fault *fault, gpointer user)
{
    Carriage *carriage = user;
    g_autofree char *said = NULL;
    const char *call[] = { carrier, "in", carriage->here->path, carriage->copy, NULL };
    set_back(carriage);
    run_carrier(fault, carriage->stick->folder, call, &said);
    g_autofree char *name = rig_describe(fault);
    bool done = g_str_has_prefix(said, "done");
    guint64 rows = rows_of(carriage->here);
    if (rows != (done ? carriage->all : carriage->had))
        g_error("%s: %" G_GUINT64_FORMAT " rows are there after %s", name, rows, said);
    count(carriage, said);
}

static void
test_stick_fails_at_reading(void)
{
    g_autoptr(Carriage) carriage = carriage_new();
    export_to(carriage->there, carriage->copy);
    guint calls = rig_try_all(IO_FAULT_ANY, 1, try_read, carriage);
    g_test_message("%u calls: %u refused, %u done", calls, carriage->refused, carriage->done);
    g_assert_cmpuint(carriage->refused, >, 0);
}

int
main(int argc, char **argv)
{
    stage_stay_in_memory();
    g_test_init(&argc, &argv, NULL);
    g_assert_cmpint(argc, ==, 3);
    carrier = argv[1];
    rig_begin(argv[2]);
    g_test_add_func("/stick/export-pulled", test_export_pulled);
    g_test_add_func("/stick/cut-anywhere", test_cut_anywhere);
    g_test_add_func("/stick/merge-fails", test_merge_fails);
    g_test_add_func("/stick/read-fails", test_stick_fails_at_reading);
    int status = g_test_run();
    rig_end();
    return status;
}
