/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Each call with which the program reaches its book fails once, with each error that a disk has,
 * alone or with all after it, or the program is killed at it. Whatever was called saved must be in
 * the book, once, and nothing half; the program must live; and a disk that failed is written to no
 * more.
 *
 * test-io-fault APPENDER FAULT-LIBRARY
 */

#include <glib/gstdio.h>
#include <string.h>

#include "opening.h"
#include "ordeal.h"
#include "rig.h"

#define RUNS_LEAST 1000
#define KILLS_LEAST 200

static const char *appender;

static struct {
    guint refused; /* saves */
    guint found;   /* of them, that were in the book all the same */
    guint unsure;  /* of them, of which it was said that it is not certain */
} sum;

/* A drive that cannot be read is no book that was altered; only half a read cannot be told from a
 * file that was cut. */
static bool
is_told_as_damage(const Fault *fault, const char *line)
{
    return fault->kind == IO_FAULT_READ && fault->error != IO_FAULT_SHORT &&
           (strstr(line, "damaged") != NULL || strstr(line, "malformed") != NULL ||
            strstr(line, "not as it was") != NULL);
}

static void
take_in(const Fault *fault, const char *line, OrdealTold *told)
{
    char word[16] = "";
    guint commit = 0, read_only = 0;
    g_autofree char *name = rig_describe(fault);
    int fields = sscanf(line, "%15s %u %u", word, &commit, &read_only);
    if (g_str_equal(word, "found") && told[commit] == ORDEAL_NOT_SAVED)
        g_error("%s: commit %u was called not saved, and is there", name, commit);
    if (g_str_equal(word, "saved") || g_str_equal(word, "found"))
        told[commit] = ORDEAL_SAVED;
    sum.found += g_str_equal(word, "found");
    if (g_str_equal(word, "stubborn"))
        g_error("%s: %s", name, line);
    if (g_str_equal(word, "shut") && is_told_as_damage(fault, line))
        g_error("%s: a drive that gives nothing back is told as damage: %s", name, line);
    if (!g_str_equal(word, "refused") && !g_str_equal(word, "unread"))
        return;
    g_assert_cmpint(fields, ==, 3);
    sum.refused++;
    bool unsure = strstr(line, "not certain whether this entry is saved") != NULL;
    told[commit] = MAX(told[commit], unsure ? ORDEAL_UNSURE : ORDEAL_NOT_SAVED);
    sum.unsure += unsure;
    if (is_told_as_damage(fault, line))
        g_error("%s: a drive that gives nothing back is told as damage: %s", name, line);
    if (read_only == 0 && !rig_is_full_disk(fault))
        g_error("%s: the disk failed, and is written to again after %s", name, line);
}

typedef struct {
    const char *name;
    void (*test)(gconstpointer data);
    bool unfinished; /* somebody died while writing */
    bool copied;     /* nobody is at home in the file yet */
    guint apart;     /* of the calls that fail */
} Ground;

typedef struct {
    const Ground *ground;
    IoFaultKind kind;
} Case;

typedef struct {
    const Ground *ground;
    const Ordeal *ordeal;
} Appending;

/* The station that made the book has the letters A; in a copy somebody else goes on. */
static void
assert_who_wrote(const Appending *appending)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Log) log = opening_log(appending->ordeal->stage->path, false, &error);
    g_assert_no_error(error);
    StationId writer = log_station(log);
    bool own = g_str_equal(log_letters(log, &writer), "A");
    g_assert_true(own == !appending->ground->copied);
}

static void
try_append(const Fault *fault, gpointer user)
{
    const Appending *appending = user;
    const Ordeal *ordeal = appending->ordeal;
    OrdealTold told[SCRIPT_COMMITS_MOST] = { ORDEAL_UNTOLD };
    g_autofree char *first = g_strdup_printf("%u", ORDEAL_FIRST);
    g_autofree char *last = g_strdup_printf("%u", ORDEAL_LAST);
    const char *call[] = { appender, ordeal->stage->path, first, last, NULL };
    if (appending->ground->copied)
        ordeal_set_up_copied(ordeal);
    else
        ordeal_set_up(ordeal);
    g_autofree char *said = rig_run(fault, ordeal->stage->folder, call);
    g_auto(GStrv) lines = g_strsplit(said, "\n", -1);
    for (gsize i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
        take_in(fault, lines[i], told);
    const char *wrong = ordeal_check(ordeal, told);
    g_autofree char *name = rig_describe(fault);
    if (wrong != NULL)
        g_error("%s: %s after\n%s", name, wrong, said);
    if (fault->index > 0)
        return;
    g_assert_cmpint(told[ORDEAL_LAST], ==, ORDEAL_SAVED);
    assert_who_wrote(appending);
}

static void
test_append(gconstpointer data)
{
    const Case *wanted = data;
    guint runs = rig_sum()->runs, hits = rig_sum()->hits, refused = sum.refused, found = sum.found;
    g_autoptr(Ordeal) ordeal = ordeal_new(wanted->ground->unfinished);
    Appending appending = { wanted->ground, ordeal };
    guint calls = rig_try_all(wanted->kind, wanted->ground->apart, try_append, &appending);
    g_test_message("%u calls, %u runs, %u calls failed, %u saves refused, %u of them found in the "
                   "book all the same",
                   calls, rig_sum()->runs - runs, rig_sum()->hits - hits, sum.refused - refused,
                   sum.found - found);
}

/* A book comes under its name whole, or there is nothing. */
static void
try_birth(const Fault *fault, gpointer user)
{
    guint64 rows = 99;
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new_empty();
    const char *call[] = { appender, stage->path, NULL };
    g_autofree char *said = rig_run(fault, stage->folder, call);
    g_autofree char *name = rig_describe(fault);
    g_autofree char *files = stage_files(stage);
    bool there = g_file_test(stage->path, G_FILE_TEST_EXISTS);
    (void)user;
    if (g_str_has_prefix(said, "made") && !there)
        g_error("%s: the book was made and is not there", name);
    if (g_str_has_prefix(said, "unmade") && *files != '\0' && fault->kind != IO_FAULT_UNLINK)
        g_error("%s: %sand left %s", name, said, files);
    sum.refused += g_str_has_prefix(said, "unmade");
    if (!there)
        return;
    g_autoptr(Log) log = opening_log(stage->path, false, &error);
    if (log == NULL || !log_verify(log, &rows, &error))
        g_error("%s: %s", name, error->message);
    g_assert_cmpuint(rows, ==, 0);
}

static void
test_birth(gconstpointer data)
{
    const Case *wanted = data;
    guint runs = rig_sum()->runs, refused = sum.refused;
    guint calls = rig_try_all(wanted->kind, wanted->ground->apart, try_birth, NULL);
    g_test_message("%u calls, %u runs, %u books refused", calls, rig_sum()->runs - runs,
                   sum.refused - refused);
}

static void
test_enough(void)
{
    const RigSum *all = rig_sum();
    g_test_message("%u runs (%u killed), %u calls failed, %u times refused", all->runs, all->kills,
                   all->hits, sum.refused);
    g_assert_cmpuint(all->runs, >=, RUNS_LEAST / rig_stride());
    g_assert_cmpuint(all->kills, >=, KILLS_LEAST / rig_stride());
    g_assert_cmpuint(sum.refused, >, RUNS_LEAST / 4 / rig_stride());
    for (gsize i = 0; i < IO_FAULT_KINDS; i++)
        g_assert_cmpuint(all->runs_of[i], >, 0);
}

/* Whoever is told "nothing of this entry is saved" enters it again: that was looked at after each
 * run. The other word is for the last step of a commit, and must not be said of everything. */
static void
test_what_is_not_certain_is_said(void)
{
    g_test_message("%u of %u refused were not certain, %u were there", sum.unsure, sum.refused,
                   sum.found);
    if (rig_stride() <= 2)
        g_assert_cmpuint(sum.found, >, 0);
    g_assert_cmpuint(sum.unsure, >=, sum.found);
    g_assert_cmpuint(sum.unsure, <, sum.refused / 4);
}

static const Ground grounds[] = {
    { "append", test_append, false, false, 1 },
    { "append-unfinished", test_append, true, false, 1 },
    { "append-copied", test_append, false, true, 3 },
    { "append-copied-unfinished", test_append, true, true, 7 },
    { "birth", test_birth, false, false, 1 },
};

static void
add_cases(void)
{
    static Case cases[G_N_ELEMENTS(grounds)][IO_FAULT_KINDS];
    for (gsize i = 0; i < G_N_ELEMENTS(grounds); i++)
        for (IoFaultKind kind = 0; kind < IO_FAULT_KINDS; kind++) {
            g_autofree char *path =
                g_strdup_printf("/io-fault/%s/%s", grounds[i].name, rig_kind_name(kind));
            cases[i][kind] = (Case){ &grounds[i], kind };
            g_test_add_data_func(path, &cases[i][kind], grounds[i].test);
        }
}

int
main(int argc, char **argv)
{
    stage_stay_in_memory();
    g_test_init(&argc, &argv, NULL);
    g_assert_cmpint(argc, ==, 3);
    appender = argv[1];
    rig_begin(argv[2]);
    add_cases();
    g_test_add_func("/io-fault/together/enough", test_enough);
    g_test_add_func("/io-fault/together/not-certain", test_what_is_not_certain_is_said);
    int status = g_test_run();
    rig_end();
    return status;
}
