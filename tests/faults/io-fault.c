/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A bad disk, to be loaded before a program (LD_PRELOAD): of all calls of one kind on files of one
 * folder it lets the n-th fail, once or from then on. It tells through a file that both sides have
 * in memory how many calls there were and how many it let fail, whatever becomes of the program. It
 * never knows what the program is doing.
 */

/* Both names of a call, with 64 in it and without, are defined here, so neither may stand for the
 * other. */
#undef _FILE_OFFSET_BITS

#include "io-fault.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

/* A signal comes again and again, but not for ever: whoever tries again must get through. */
#define INTERRUPTIONS 100

static struct {
    const char *folder; /* NULL: nothing fails */
    int kind;
    unsigned index;
    int error;
    bool for_ever;
    IoFaultTally *tally;
} plan;

static const char *
said(const char *name)
{
    const char *value = getenv(name);
    return value == NULL ? "" : value;
}

__attribute__((constructor)) static void
begin(void)
{
    int file = open(said(IO_FAULT_TALLY), O_RDWR | O_CLOEXEC);
    if (file < 0)
        return;
    void *shared = mmap(NULL, sizeof *plan.tally, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (shared == MAP_FAILED)
        return;
    plan.tally = shared;
    plan.kind = atoi(said(IO_FAULT_KIND));
    plan.index = (unsigned)atoi(said(IO_FAULT_INDEX));
    plan.error = atoi(said(IO_FAULT_ERROR));
    plan.for_ever = *said(IO_FAULT_FOR_EVER) == '1';
    plan.folder = getenv(IO_FAULT_FOLDER);
}

/* True if this call of KIND on the file NAME is one that fails. */
static bool
fails(int kind, const char *name)
{
    if (plan.folder == NULL || strncmp(name, plan.folder, strlen(plan.folder)) != 0)
        return false;
    unsigned of_kind = ++plan.tally->calls[kind], of_all = ++plan.tally->calls[IO_FAULT_ANY];
    unsigned number = plan.kind == IO_FAULT_ANY ? of_all : of_kind;
    if ((kind != plan.kind && plan.kind != IO_FAULT_ANY) || plan.index == 0 || number < plan.index)
        return false;
    if (number > plan.index && !plan.for_ever)
        return false;
    if (plan.error == EINTR && plan.tally->hits >= INTERRUPTIONS)
        return false;
    plan.tally->hits++;
    if (plan.error == IO_FAULT_DIE && !(kind == IO_FAULT_WRITE && plan.for_ever))
        raise(SIGKILL);
    errno = plan.error;
    return true;
}

static bool
file_fails(int kind, int file)
{
    char link[64], name[4096] = "";
    int before = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, name, sizeof name - 1);
    errno = before;
    return length > 0 && fails(kind, name);
}

/* What a write or read that fails may still take: half of LENGTH if it only falls short. A disk
 * that stays short is full after that. */
static size_t
part_of(int kind, size_t length)
{
    if (plan.error != IO_FAULT_SHORT && plan.error != IO_FAULT_DIE)
        return 0;
    if (kind == IO_FAULT_WRITE && plan.tally->hits > 1) {
        errno = ENOSPC;
        return 0;
    }
    return length < 2 ? length : length / 2;
}

typedef ssize_t (*WriteCall)(int file, const void *bytes, size_t length);
typedef ssize_t (*ReadCall)(int file, void *bytes, size_t length);
typedef ssize_t (*PwriteCall)(int file, const void *bytes, size_t length, off_t at);
typedef ssize_t (*PreadCall)(int file, void *bytes, size_t length, off_t at);
typedef int (*CutCall)(int file, off_t length);
typedef int (*FileCall)(int file);
typedef int (*NameCall)(const char *name);
typedef int (*RenameCall)(int from_folder, const char *from, int to_folder, const char *to,
                          unsigned flags);
typedef int (*OpenCall)(const char *name, int flags, mode_t mode);
typedef int (*OpenatCall)(int folder, const char *name, int flags, mode_t mode);

/* After half a write. */
static ssize_t
die_if_planned(bool hit, ssize_t answer)
{
    if (hit && plan.error == IO_FAULT_DIE)
        raise(SIGKILL);
    return answer;
}

/* What the names mean without this file. */
static struct {
    WriteCall write;
    ReadCall read;
    PwriteCall pwrite;
    PreadCall pread;
    CutCall cut;
    FileCall fsync, fdatasync;
    NameCall unlink;
    RenameCall renameat2;
    OpenCall open;
    OpenatCall openat;
} real;

/* KEPT is a pointer to one of them. */
static void
find(void *kept, const char *name)
{
    void *found = NULL;
    memcpy(&found, kept, sizeof found);
    if (found != NULL)
        return;
    found = dlsym(RTLD_NEXT, name);
    memcpy(kept, &found, sizeof found);
}

ssize_t
write(int file, const void *bytes, size_t length)
{
    bool hit = length > 0 && file_fails(IO_FAULT_WRITE, file);
    if (hit && (length = part_of(IO_FAULT_WRITE, length)) == 0)
        return -1;
    find(&real.write, "write");
    return die_if_planned(hit, real.write(file, bytes, length));
}

ssize_t
read(int file, void *bytes, size_t length)
{
    if (length > 0 && file_fails(IO_FAULT_READ, file) &&
        (length = part_of(IO_FAULT_READ, length)) == 0)
        return -1;
    find(&real.read, "read");
    return real.read(file, bytes, length);
}

ssize_t
pwrite(int file, const void *bytes, size_t length, off_t at)
{
    bool hit = length > 0 && file_fails(IO_FAULT_WRITE, file);
    if (hit && (length = part_of(IO_FAULT_WRITE, length)) == 0)
        return -1;
    find(&real.pwrite, "pwrite");
    return die_if_planned(hit, real.pwrite(file, bytes, length, at));
}

ssize_t
pread(int file, void *bytes, size_t length, off_t at)
{
    if (length > 0 && file_fails(IO_FAULT_READ, file) &&
        (length = part_of(IO_FAULT_READ, length)) == 0)
        return -1;
    find(&real.pread, "pread");
    return real.pread(file, bytes, length, at);
}

int
ftruncate(int file, off_t length)
{
    if (file_fails(IO_FAULT_CUT, file))
        return -1;
    find(&real.cut, "ftruncate");
    return real.cut(file, length);
}

int
fsync(int file)
{
    if (file_fails(IO_FAULT_SYNC, file))
        return -1;
    find(&real.fsync, "fsync");
    return real.fsync(file);
}

int
fdatasync(int file)
{
    if (file_fails(IO_FAULT_SYNC, file))
        return -1;
    find(&real.fdatasync, "fdatasync");
    return real.fdatasync(file);
}

int
unlink(const char *name)
{
    if (fails(IO_FAULT_UNLINK, name))
        return -1;
    find(&real.unlink, "unlink");
    return real.unlink(name);
}

int
renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
    if (fails(IO_FAULT_RENAME, from))
        return -1;
    find(&real.renameat2, "renameat2");
    return real.renameat2(from_folder, from, to_folder, to, flags);
}

static mode_t
mode_of(int flags, va_list *rest)
{
    return (flags & (O_CREAT | __O_TMPFILE)) != 0 ? (mode_t)va_arg(*rest, int) : 0;
}

int
open(const char *name, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = mode_of(flags, &rest);
    va_end(rest);
    if (fails(IO_FAULT_OPEN, name))
        return -1;
    find(&real.open, "open");
    return real.open(name, flags, mode);
}

int
openat(int folder, const char *name, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = mode_of(flags, &rest);
    va_end(rest);
    if (fails(IO_FAULT_OPEN, name))
        return -1;
    find(&real.openat, "openat");
    return real.openat(folder, name, flags, mode);
}

/* Where a file's length has 64 bits anyway, both names are one. */
_Static_assert(sizeof(off_t) == 8, "the names for large files have the same arguments");
ssize_t pwrite64(int file, const void *bytes, size_t length, off_t at)
    __attribute__((alias("pwrite")));
ssize_t pread64(int file, void *bytes, size_t length, off_t at) __attribute__((alias("pread")));
int ftruncate64(int file, off_t length) __attribute__((alias("ftruncate")));
int open64(const char *name, int flags, ...) __attribute__((alias("open")));
int openat64(int folder, const char *name, int flags, ...) __attribute__((alias("openat")));
