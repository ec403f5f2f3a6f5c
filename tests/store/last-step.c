/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "last-step.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#define HEAD_BYTES 28 /* what SQLite clears of a journal that has done its work */

static struct {
    LastStep step;
    int code;
    sqlite3_vfs *base;
    sqlite3_vfs vfs;
    const sqlite3_io_methods *journals; /* of the base */
    sqlite3_io_methods methods;
} disk;

static int
write_journal(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 at)
{
    static const char zeros[HEAD_BYTES];
    bool last = at == 0 && length == HEAD_BYTES && memcmp(bytes, zeros, HEAD_BYTES) == 0;
    if (!last || disk.step == LAST_STEP_GOOD)
        return disk.journals->xWrite(file, bytes, length, at);
    if (disk.step == LAST_STEP_DONE)
        disk.journals->xWrite(file, bytes, length, at);
    return disk.code;
}

static int
open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *ret_flags)
{
    int code = disk.base->xOpen(vfs, name, file, flags, ret_flags);
    if (code != SQLITE_OK || (flags & SQLITE_OPEN_MAIN_JOURNAL) == 0)
        return code;
    disk.journals = file->pMethods;
    disk.methods = *file->pMethods;
    disk.methods.xWrite = write_journal;
    file->pMethods = &disk.methods;
    return code;
}

void
last_step_set(LastStep step, int code)
{
    disk.step = step;
    disk.code = code;
    if (disk.base != NULL)
        return;
    disk.base = sqlite3_vfs_find(NULL);
    disk.vfs = *disk.base;
    disk.vfs.pNext = NULL;
    disk.vfs.zName = "last-step";
    disk.vfs.xOpen = open_file;
    g_assert_cmpint(sqlite3_vfs_register(&disk.vfs, 1), ==, SQLITE_OK);
}
