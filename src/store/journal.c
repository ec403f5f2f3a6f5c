/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/journal.h"

#include <glib.h>

#define HEAD_BYTES 28

static int
kill_head(sqlite3_file *file)
{
    static const guint8 dead[HEAD_BYTES];
    sqlite3_int64 length;
    int code = file->pMethods->xFileSize(file, &length);
    if (code != SQLITE_OK || length < HEAD_BYTES)
        return code;
    code = file->pMethods->xWrite(file, dead, HEAD_BYTES, 0);
    return code == SQLITE_OK ? file->pMethods->xSync(file, SQLITE_SYNC_FULL) : code;
}

bool
journal_bury(sqlite3 *handle)
{
    int found = 0, out = 0;
    sqlite3_vfs *vfs = NULL;
    const char *name = sqlite3_filename_journal(sqlite3_db_filename(handle, "main"));
    int code = sqlite3_file_control(handle, "main", SQLITE_FCNTL_VFS_POINTER, &vfs);
    if (code == SQLITE_OK)
        code = vfs->xAccess(vfs, name, SQLITE_ACCESS_EXISTS, &found);
    if (code != SQLITE_OK || !found)
        return code == SQLITE_OK;
    g_autofree sqlite3_file *file = g_malloc0((gsize)vfs->szOsFile);
    code = vfs->xOpen(vfs, name, file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MAIN_JOURNAL, &out);
    if (code == SQLITE_OK)
        code = kill_head(file);
    if (file->pMethods != NULL)
        file->pMethods->xClose(file);
    return code == SQLITE_OK;
}
