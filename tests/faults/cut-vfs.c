/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cut-vfs.h"

#include <sqlite3.h>
#include <string.h>

/* What SQLite's own VFS says of a Linux file system. */
#define SECTOR 4096

typedef struct {
    sqlite3_file base;
    CutDisk *disk;
    int body;
    bool sync_folder; /* at the next sync, as SQLite's own VFS does for a new journal */
    CutSettings settings;
} CutFile;

static CutDisk *inserted;
static CutSettings inserted_settings;
/* True while a wrong setting is really made. */
static bool setting_wrongly;

static GByteArray *
view_of(sqlite3_file *file)
{
    const CutFile *cut = (const CutFile *)file;
    return cut_disk_body(cut->disk, cut->body)->view;
}

static int
file_close(sqlite3_file *file)
{
    (void)file;
    return SQLITE_OK;
}

static int
file_read(sqlite3_file *file, void *buffer, int amount, sqlite3_int64 at)
{
    const GByteArray *view = view_of(file);
    gint64 there = CLAMP((gint64)view->len - at, 0, amount);
    if (there > 0)
        memcpy(buffer, view->data + at, (gsize)there);
    memset((char *)buffer + there, 0, (gsize)(amount - there));
    return there == amount ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static int
file_write(sqlite3_file *file, const void *buffer, int amount, sqlite3_int64 at)
{
    const CutFile *cut = (const CutFile *)file;
    g_autoptr(GBytes) bytes = g_bytes_new(buffer, (gsize)amount);
    cut_disk_write(cut->disk, cut->body, at, bytes);
    return SQLITE_OK;
}

static int
file_truncate(sqlite3_file *file, sqlite3_int64 length)
{
    const CutFile *cut = (const CutFile *)file;
    cut_disk_truncate(cut->disk, cut->body, length);
    return SQLITE_OK;
}

static int
file_sync(sqlite3_file *file, int flags)
{
    (void)flags;
    CutFile *cut = (CutFile *)file;
    if (!cut_disk_sync(cut->disk, cut->body))
        return SQLITE_IOERR_FSYNC;
    if (cut->sync_folder)
        cut_disk_sync_folder(cut->disk);
    cut->sync_folder = false;
    return SQLITE_OK;
}

static int
file_size(sqlite3_file *file, sqlite3_int64 *ret_size)
{
    *ret_size = view_of(file)->len;
    return SQLITE_OK;
}

static int
file_lock(sqlite3_file *file, int level)
{
    (void)file;
    (void)level;
    return SQLITE_OK;
}

static int
file_check_reserved(sqlite3_file *file, int *ret_reserved)
{
    (void)file;
    *ret_reserved = 0;
    return SQLITE_OK;
}

/* SQLite lets a VFS answer a pragma in its place: the store is told what it wants to hear and works
 * with the wrong setting all the same. */
static const char *
lie_about(CutSettings settings, const char *pragma)
{
    if (settings == SETTINGS_AS_ASKED || setting_wrongly)
        return NULL;
    if (sqlite3_stricmp(pragma, "synchronous") == 0)
        return "3";
    if (sqlite3_stricmp(pragma, "journal_mode") == 0 && settings == SETTINGS_DELETE_FULL)
        return "persist";
    return NULL;
}

static int
file_control(sqlite3_file *file, int what, void *argument)
{
    if (what != SQLITE_FCNTL_PRAGMA)
        return SQLITE_NOTFOUND;
    char **words = argument; /* answer, name, value */
    const char *lie = lie_about(((const CutFile *)file)->settings, words[1]);
    if (lie == NULL)
        return SQLITE_NOTFOUND;
    words[0] = sqlite3_mprintf("%s", lie);
    return SQLITE_OK;
}

static int
file_sector(sqlite3_file *file)
{
    (void)file;
    return SECTOR;
}

/* Bytes beside those that are written stay as they are: SQLite takes it for granted on Linux. */
static int
file_characteristics(sqlite3_file *file)
{
    (void)file;
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_lock,
    .xCheckReservedLock = file_check_reserved,
    .xFileControl = file_control,
    .xSectorSize = file_sector,
    .xDeviceCharacteristics = file_characteristics,
};

/* False for a name that never leads to a file here, as that of a write-ahead log. */
static bool
name_of(const char *path, CutName *ret_name)
{
    if (g_str_has_suffix(path, "-wal"))
        return false;
    *ret_name = g_str_has_suffix(path, "-journal") ? CUT_JOURNAL : CUT_BOOK;
    return true;
}

static int
disk_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *ret_flags)
{
    (void)vfs;
    CutFile *cut = (CutFile *)file;
    CutName name = CUT_BOOK;
    memset(cut, 0, sizeof *cut);
    if (inserted == NULL || (path != NULL && !name_of(path, &name)))
        return SQLITE_CANTOPEN;
    cut->disk = inserted;
    cut->settings = inserted_settings;
    cut->body = path == NULL ? cut_disk_add(inserted) : inserted->named[name];
    if (cut->body == CUT_NOTHING) {
        if ((flags & SQLITE_OPEN_CREATE) == 0)
            return SQLITE_CANTOPEN;
        cut->body = cut_disk_create(inserted, name);
    }
    cut->sync_folder = (flags & SQLITE_OPEN_CREATE) && (flags & SQLITE_OPEN_MAIN_JOURNAL);
    cut->base.pMethods = &methods;
    if (ret_flags != NULL)
        *ret_flags = flags;
    return SQLITE_OK;
}

static int
disk_delete(sqlite3_vfs *vfs, const char *path, int sync_folder)
{
    (void)vfs;
    CutName name;
    if (!name_of(path, &name) || inserted->named[name] == CUT_NOTHING)
        return SQLITE_IOERR_DELETE_NOENT;
    cut_disk_delete(inserted, name);
    if (sync_folder)
        cut_disk_sync_folder(inserted);
    return SQLITE_OK;
}

static int
disk_access(sqlite3_vfs *vfs, const char *path, int flags, int *ret_there)
{
    (void)vfs;
    (void)flags;
    CutName name;
    *ret_there = name_of(path, &name) && inserted->named[name] != CUT_NOTHING;
    return SQLITE_OK;
}

static int
disk_full_path(sqlite3_vfs *vfs, const char *path, int room, char *ret_path)
{
    (void)vfs;
    return g_strlcpy(ret_path, path, (gsize)room) < (gsize)room ? SQLITE_OK : SQLITE_CANTOPEN;
}

/* The same in each run: a state that was found once is found again. */
static int
disk_chance(sqlite3_vfs *vfs, int amount, char *ret_bytes)
{
    (void)vfs;
    for (int i = 0; i < amount; i++)
        ret_bytes[i] = (char)(i * 37 + 11);
    return amount;
}

static int
disk_sleep(sqlite3_vfs *vfs, int microseconds)
{
    (void)vfs;
    return microseconds;
}

static int
disk_clock(sqlite3_vfs *vfs, double *ret_day)
{
    (void)vfs;
    *ret_day = 2461346.0;
    return SQLITE_OK;
}

static int
disk_last_error(sqlite3_vfs *vfs, int room, char *ret_text)
{
    (void)vfs;
    (void)room;
    (void)ret_text;
    return 0;
}

/* Each new connection gets the wrong setting before the store lays a hand on it; the ordinary
 * journal mode, DELETE, it has by itself. */
static int
set_wrongly(sqlite3 *handle, const char **ret_message, const void *api)
{
    (void)ret_message;
    (void)api;
    if (inserted_settings == SETTINGS_AS_ASKED)
        return SQLITE_OK;
    setting_wrongly = true;
    const char *wrong = inserted_settings == SETTINGS_SYNC_OFF ? "PRAGMA synchronous = OFF"
                                                               : "PRAGMA synchronous = FULL";
    int code = sqlite3_exec(handle, wrong, NULL, NULL, NULL);
    setting_wrongly = false;
    return code;
}

void
cut_vfs_begin(void)
{
    static sqlite3_vfs vfs = {
        .iVersion = 1,
        .szOsFile = sizeof(CutFile),
        .mxPathname = 512,
        .zName = "power-cut",
        .xOpen = disk_open,
        .xDelete = disk_delete,
        .xAccess = disk_access,
        .xFullPathname = disk_full_path,
        .xRandomness = disk_chance,
        .xSleep = disk_sleep,
        .xCurrentTime = disk_clock,
        .xGetLastError = disk_last_error,
    };
    g_assert_cmpint(sqlite3_vfs_register(&vfs, 1), ==, SQLITE_OK);
    g_assert_cmpint(sqlite3_auto_extension((void (*)(void))set_wrongly), ==, SQLITE_OK);
}

void
cut_vfs_put_in(CutDisk *disk, CutSettings settings)
{
    inserted = disk;
    inserted_settings = settings;
}
