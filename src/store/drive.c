/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/drive.h"

#include "store/aside.h"
#include "store/ground.h"
#include "store/handle.h"

#include "base/error.h"

/* A file without damage gives one word. */
static int
note_answer(void *user, int columns, char **cells, char **names)
{
    (void)columns;
    (void)names;
    *(bool *)user = g_strcmp0(cells[0], "ok") == 0;
    return 0;
}

static bool
is_whole(const char *path)
{
    bool whole = false;
    g_autoptr(sqlite3) handle = NULL;
    if (handle_open(path, SQLITE_OPEN_READWRITE, &handle) == SQLITE_OK)
        sqlite3_exec(handle, "PRAGMA integrity_check(1)", note_answer, &whole, NULL);
    return whole;
}

/* SQLite calls a file malformed where the drive answered a read with EIO. So it is looked at once
 * more, as a whole and away from the drive, before anybody calls it damaged. */
bool
drive_is_bad(const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = ground_make_private(NULL);
    if (folder == NULL)
        return false;
    bool bad = !aside_copy(path, folder, &error) && error->code == MEGURI_ERROR_CANNOT_OPEN;
    g_autofree char *copy = g_build_filename(folder, ASIDE_NAME, NULL);
    if (error == NULL)
        bad = is_whole(copy);
    ground_remove_private(folder);
    return bad;
}
