/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/aside.h"

#include "base/error.h"
#include "base/language.h"

#include <sqlite3.h>

/* What one read asks for at most. */
#define PART_BYTES (1 << 20)

/* What lies at PATH, read by SQLite's own means: whoever closes a file otherwise lets go every lock
 * that this process holds on it. FLAGS say what it is. (transfer full) */
static GBytes *
read_file(const char *path, int flags, GError **error)
{
    int out = 0;
    sqlite3_int64 length = 0;
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
    g_autofree sqlite3_file *file = g_malloc0((gsize)vfs->szOsFile);
    const char *name = sqlite3_create_filename(path, "", "", 0, NULL);
    int code = vfs->xOpen(vfs, name, file, flags | SQLITE_OPEN_READONLY, &out);
    if (code == SQLITE_OK)
        code = file->pMethods->xFileSize(file, &length);
    g_autofree guint8 *bytes = code == SQLITE_OK ? g_malloc((gsize)length + 1) : NULL;
    for (sqlite3_int64 at = 0; code == SQLITE_OK && at < length; at += PART_BYTES)
        code = file->pMethods->xRead(file, bytes + at, (int)MIN(PART_BYTES, length - at), at);
    if (file->pMethods != NULL)
        file->pMethods->xClose(file);
    sqlite3_free_filename(name);
    if (code == SQLITE_OK)
        return g_bytes_new_take(g_steal_pointer(&bytes), (gsize)length);
    g_autofree char *shown = g_filename_display_name(path);
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN, _("“%s” cannot be read: %s."), shown,
                sqlite3_errstr(code));
    return NULL;
}

static bool
copy_file(const char *from, int flags, const char *to, GError **error)
{
    gsize length;
    g_autoptr(GBytes) bytes = read_file(from, flags, error);
    if (bytes == NULL)
        return false;
    g_autoptr(GError) failed = NULL;
    const char *start = g_bytes_get_data(bytes, &length);
    if (g_file_set_contents_full(to, start, (gssize)length, G_FILE_SET_CONTENTS_NONE, 0600,
                                 &failed))
        return true;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE,
                _("The book cannot be laid aside to be looked at: %s."), failed->message);
    return false;
}

static bool
is_there(const char *path)
{
    int found = 0;
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
    return vfs->xAccess(vfs, path, SQLITE_ACCESS_EXISTS, &found) != SQLITE_OK || found != 0;
}

bool
aside_copy(const char *path, const char *folder, GError **error)
{
    static const struct {
        const char *ending;
        int flags;
    } files[] = { { "", SQLITE_OPEN_MAIN_DB },
                  { "-journal", SQLITE_OPEN_MAIN_JOURNAL },
                  { "-wal", SQLITE_OPEN_WAL } };
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *from = g_strconcat(path, files[i].ending, NULL);
        g_autofree char *name = g_strconcat(ASIDE_NAME, files[i].ending, NULL);
        g_autofree char *to = g_build_filename(folder, name, NULL);
        if ((i == 0 || is_there(from)) && !copy_file(from, files[i].flags, to, error))
            return false;
    }
    return true;
}
