/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/ground.h"

#include "base/error.h"
#include "base/language.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

/* Locks there may be taken and yet not hold against another machine, and a sync may come back
 * before the other side has written: two windows could each believe that they alone hold the pen.
 */
static const struct {
    guint32 type;
    const char *name;
} networks[] = {
    { 0x00006969, "NFS" },    { 0x0000517B, "SMB" },  { 0xFF534D42, "CIFS" },
    { 0xFE534D42, "SMB" },    { 0x01021997, "9p" },   { 0x5346414F, "AFS" },
    { 0x6B414653, "AFS" },    { 0x00C36400, "Ceph" }, { 0x73757245, "Coda" },
    { 0x0BD00BD0, "Lustre" }, { 0x01161970, "GFS2" }, { 0x7461636F, "OCFS2" },
};

const char *
ground_network_name(guint32 type)
{
    for (gsize i = 0; i < G_N_ELEMENTS(networks); i++)
        if (networks[i].type == type)
            return networks[i].name;
    return NULL;
}

static void
set_cannot_open(GError **error, const char *path, int number)
{
    g_autofree char *shown = g_filename_display_name(path);
    const char *format = _("The book “%s” cannot be read: %s.");
    if (number == ENOENT || number == ENOTDIR)
        format = _("There is no book at “%s” (%s).");
    if (number == EACCES)
        format = _("You may not read the book “%s” (%s); ask whoever owns it.");
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN, format, shown, g_strerror(number));
}

/* SQLite takes an empty file for a book that is still to be made, and its journal away. */
static void
set_empty(GError **error, const char *shown)
{
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN,
                _("“%s” is empty: it is no book of meguri. It and what lies beside it were left as "
                  "they are."),
                shown);
}

static bool
check_kind(const char *path, GError **error)
{
    struct stat found;
    g_autofree char *shown = g_filename_display_name(path);
    if (stat(path, &found) != 0) {
        set_cannot_open(error, path, errno);
        return false;
    }
    if (S_ISDIR(found.st_mode)) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN,
                    _("“%s” is a folder, not a book; name the book's file in it."), shown);
        return false;
    }
    if (!S_ISREG(found.st_mode)) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN,
                    _("“%s” is not a file that can be a book."), shown);
        return false;
    }
    if (found.st_size == 0)
        set_empty(error, shown);
    return found.st_size > 0;
}

/* Without its journal nobody can tell whether the last write was finished. */
static bool
check_journal(const char *path, GError **error)
{
    g_autofree char *journal = g_strconcat(path, "-journal", NULL);
    if (access(journal, R_OK) == 0 || errno == ENOENT)
        return true;
    int number = errno;
    g_autofree char *shown = g_filename_display_name(journal);
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN,
                _("The journal of the book, “%s”, cannot be read (%s), so its last write may be "
                  "half. Ask whoever owns the files; both were left as they are."),
                shown, g_strerror(number));
    return false;
}

bool
ground_check(const char *path, GError **error)
{
    struct statfs system;
    if (!check_kind(path, error))
        return false;
    if (access(path, R_OK) != 0 || statfs(path, &system) != 0) {
        set_cannot_open(error, path, errno);
        return false;
    }
    const char *network = ground_network_name((guint32)system.f_type);
    if (network == NULL)
        return check_journal(path, error);
    g_autofree char *shown = g_filename_display_name(path);
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN,
                _("The book “%s” lies on a network drive (%s), where two machines could write over "
                  "each other. Copy it to this machine and open the copy."),
                shown, network);
    return false;
}

bool
ground_is_writable(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    return access(path, W_OK) == 0 && access(folder, W_OK | X_OK) == 0;
}

char *
ground_make_private(GError **error)
{
    const char *places[] = { g_getenv("XDG_RUNTIME_DIR"), "/dev/shm", g_get_tmp_dir() };
    for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
        if (places[i] == NULL || *places[i] == '\0')
            continue;
        g_autofree char *folder = g_build_filename(places[i], "meguri-XXXXXX", NULL);
        if (g_mkdtemp_full(folder, 0700) != NULL)
            return g_steal_pointer(&folder);
    }
    g_set_error(
        error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN,
        _("The book needs a place to be repaired in, and no temporary folder can be "
          "written (%s). Copy the book and its journal to another drive and open it there."),
        g_strerror(errno));
    return NULL;
}

void
ground_remove_private(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_unlink(path);
    }
    g_rmdir(folder);
}

static void
set_cannot_make(GError **error, const char *path, int number)
{
    g_autofree char *shown = g_filename_display_name(path);
    const char *format = _("The book “%s” cannot be made: %s. Nothing was left behind.");
    if (number == EEXIST)
        format = _("“%s” is there already (%s). It was left as it is; choose another name.");
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE, format, shown, g_strerror(number));
}

/* SQLite would take a journal with a live head, or a log of the other kind, for part of the new
 * book. */
static bool
is_live_rest(const char *path, const char *ending)
{
    g_autofree char *beside = g_strconcat(path, ending, NULL);
    guint8 head[8] = { 0 };
    int file = open(beside, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return errno != ENOENT && errno != ENOTDIR;
    ssize_t got = read(file, head, sizeof head);
    close(file);
    return got < 0 || head[0] != 0;
}

static bool
check_place_is_free(const char *path, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *shown = g_filename_display_name(path);
    struct statfs system;
    const char *format = NULL;
    if (g_file_test(path, G_FILE_TEST_EXISTS)) {
        set_cannot_make(error, path, EEXIST);
        return false;
    }
    if (statfs(folder, &system) == 0 && ground_network_name((guint32)system.f_type) != NULL)
        format = _("“%s” would lie on a network drive, where two machines could write over each "
                   "other. Make the book on this machine.");
    else if (is_live_rest(path, "-journal") || is_live_rest(path, "-wal"))
        format =
            _("Beside “%s” lies the journal of a book that is gone. Keep it with that book, or "
              "choose another name.");
    if (format != NULL)
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE, format, shown);
    return format == NULL;
}

char *
ground_make_beside(const char *path, GError **error)
{
    if (!check_place_is_free(path, error))
        return NULL;
    g_autofree char *fresh = g_strconcat(path, ".XXXXXX", NULL);
    int file = g_mkstemp_full(fresh, O_RDWR | O_CLOEXEC, 0600);
    if (file < 0) {
        set_cannot_make(error, path, errno);
        return NULL;
    }
    close(file);
    return g_steal_pointer(&fresh);
}

/* Makes what was written to PATH (a file or a folder) survive a power cut. */
static bool
sync_path(const char *path)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    bool good = fsync(file) == 0;
    int number = errno;
    close(file);
    errno = number;
    return good;
}

/* Some file systems do not know "only if there is none": then the earlier look has to do. */
static bool
rename_to_new(const char *from, const char *to)
{
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
        return true;
    return (errno == EINVAL || errno == ENOSYS) && rename(from, to) == 0;
}

bool
ground_give_name(const char *fresh, const char *path, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    if (!sync_path(fresh) || !rename_to_new(fresh, path)) {
        set_cannot_make(error, path, errno);
        g_unlink(fresh);
        return false;
    }
    if (!sync_path(folder)) {
        set_cannot_make(error, path, errno);
        g_unlink(path);
        return false;
    }
    return true;
}
