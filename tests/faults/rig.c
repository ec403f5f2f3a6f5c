/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rig.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define END -1
#define CALLS 2 /* of so many one is made to fail */

/* What a disk may answer to which kind of call. A stick that was pulled is no device any more; EIO
 * alone is not enough, since SQLite takes it for damage when it reads. */
static const struct {
    const char *name;
    int errors[7];
} kinds[IO_FAULT_KINDS + 1] = {
    [IO_FAULT_WRITE] = { "write",
                         { EIO, ENOSPC, EROFS, EINTR, IO_FAULT_SHORT, IO_FAULT_DIE, END } },
    [IO_FAULT_SYNC] = { "sync", { EIO, ENOSPC, EROFS, EINTR, IO_FAULT_DIE, END } },
    [IO_FAULT_CUT] = { "cut", { EIO, ENOSPC, EROFS, EINTR, IO_FAULT_DIE, END } },
    [IO_FAULT_UNLINK] = { "unlink", { EIO, ENOSPC, EROFS, IO_FAULT_DIE, END } },
    [IO_FAULT_OPEN] = { "open", { EIO, ENOSPC, EROFS, EINTR, IO_FAULT_DIE, END } },
    [IO_FAULT_READ] = { "read", { EIO, ENODEV, EINTR, IO_FAULT_SHORT, IO_FAULT_DIE, END } },
    [IO_FAULT_RENAME] = { "rename", { EIO, ENOSPC, EROFS, IO_FAULT_DIE, END } },
    [IO_FAULT_ANY] = { "any", { EIO, ENODEV, ENOSPC, EROFS, IO_FAULT_DIE, END } },
};

static struct {
    const char *library;
    char *tally_path;
    IoFaultTally *tally;
    RigSum sum;
} rig;

void
rig_begin(const char *library)
{
    g_autoptr(GError) error = NULL;
    int file = g_file_open_tmp("meguri-tally-XXXXXX", &rig.tally_path, &error);
    g_assert_no_error(error);
    g_assert_cmpint(ftruncate(file, sizeof *rig.tally), ==, 0);
    void *shared = mmap(NULL, sizeof *rig.tally, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    g_assert_true(shared != MAP_FAILED);
    close(file);
    rig.tally = shared;
    rig.library = library;
}

void
rig_end(void)
{
    g_unlink(rig.tally_path);
    g_clear_pointer(&rig.tally_path, g_free);
    munmap(rig.tally, sizeof *rig.tally);
}

static char **
set_number(char **environment, const char *name, int number)
{
    g_autofree char *text = g_strdup_printf("%d", number);
    return g_environ_setenv(environment, name, text, TRUE);
}

/* (transfer full) */
static char **
environment_of(const Fault *fault, const char *folder)
{
    char **environment = g_get_environ();
    environment = g_environ_setenv(environment, "LD_PRELOAD", rig.library, TRUE);
    environment = g_environ_setenv(environment, IO_FAULT_FOLDER, folder, TRUE);
    environment = g_environ_setenv(environment, IO_FAULT_TALLY, rig.tally_path, TRUE);
    environment = set_number(environment, IO_FAULT_KIND, fault->kind);
    environment = set_number(environment, IO_FAULT_INDEX, (int)fault->index);
    environment = set_number(environment, IO_FAULT_ERROR, fault->error);
    return set_number(environment, IO_FAULT_FOR_EVER, fault->for_ever);
}

static bool
has_ended_well(const Fault *fault, int status)
{
    if (fault->index > 0 && fault->error == IO_FAULT_DIE)
        return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void
count(const Fault *fault)
{
    if (fault->index == 0)
        return;
    rig.sum.runs++;
    rig.sum.runs_of[fault->kind]++;
    rig.sum.hits += rig.tally->hits;
    rig.sum.kills += fault->error == IO_FAULT_DIE;
}

char *
rig_run(const Fault *fault, const char *folder, const char *const *call)
{
    int status;
    char *said = NULL;
    g_autoptr(GError) error = NULL;
    g_autofree char *name = rig_describe(fault);
    g_auto(GStrv) environment = environment_of(fault, folder);
    memset(rig.tally, 0, sizeof *rig.tally);
    g_spawn_sync(NULL, (char **)call, environment, G_SPAWN_DEFAULT, NULL, NULL, &said, NULL,
                 &status, &error);
    g_assert_no_error(error);
    if (!has_ended_well(fault, status))
        g_error("%s: the program ended with %#x after\n%s", name, (unsigned)status, said);
    if ((rig.tally->hits > 0) != (fault->index > 0))
        g_error("%s: %u calls were made to fail", name, rig.tally->hits);
    count(fault);
    return said;
}

static void
try_call(Fault fault, RigTry run, gpointer user)
{
    for (gsize i = 0; kinds[fault.kind].errors[i] != END; i++) {
        fault.error = kinds[fault.kind].errors[i];
        fault.for_ever = false;
        run(&fault, user);
        fault.for_ever = true;
        if (fault.error != IO_FAULT_DIE || fault.kind == IO_FAULT_WRITE)
            run(&fault, user);
    }
}

/* All calls have their turn in the long set; a sanitiser makes a run six times slower, and has
 * fewer.
 */
guint
rig_stride(void)
{
    const char *said = g_getenv("MEGURI_CALLS");
    return said != NULL ? (guint)MAX(1, atoi(said)) : CALLS;
}

guint
rig_try_all(IoFaultKind kind, guint apart, RigTry run, gpointer user)
{
    Fault fault = { .kind = kind };
    run(&fault, user);
    guint calls = rig.tally->calls[kind];
    for (guint index = 1; index <= calls; index += apart * rig_stride()) {
        fault.index = index;
        try_call(fault, run, user);
    }
    return calls;
}

const RigSum *
rig_sum(void)
{
    return &rig.sum;
}

bool
rig_is_full_disk(const Fault *fault)
{
    return fault->error == ENOSPC ||
           (fault->error == IO_FAULT_SHORT && fault->kind == IO_FAULT_WRITE);
}

const char *
rig_kind_name(IoFaultKind kind)
{
    return kinds[kind].name;
}

char *
rig_describe(const Fault *fault)
{
    return g_strdup_printf("%s, call %u, error %d%s", kinds[fault->kind].name, fault->index,
                           fault->error, fault->for_ever ? " for ever" : "");
}
