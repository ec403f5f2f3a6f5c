/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/home.h"

#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

/* What the number of a file is worth: FAT makes it up anew at each mount, and so may a file system
 * outside of the kernel; a snapshot has the same numbers as what it was taken of, and is told by
 * the number of the volume. */
static const struct {
    guint32 type;
    bool keeps_numbers;
    bool names_volumes;
} file_systems[] = {
    { 0x00004D44, false, false }, /* FAT */
    { 0x2011BAB0, false, false }, /* exFAT */
    { 0x65735546, false, false }, /* FUSE */
    { 0x9123683E, true, true },   /* btrfs */
    { 0x2FC12FC1, true, true },   /* ZFS */
    { 0, true, false },           /* all others */
};

static void
put(GByteArray *out, gint64 number)
{
    guint64 big = GUINT64_TO_BE((guint64)number);
    g_byte_array_append(out, (const guint8 *)&big, sizeof big);
}

/* The name of this machine that does not change when it is called otherwise; else what it is
 * called. */
static void
put_machine(GByteArray *out)
{
    static const char *const places[] = { "/etc/machine-id", "/var/lib/dbus/machine-id" };
    char name[256] = "";
    for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autofree char *id = NULL;
        if (!g_file_get_contents(places[i], &id, NULL, NULL) || *g_strstrip(id) == '\0' ||
            strcmp(id, "uninitialized") == 0) /* machine-id(5): not named yet */
            continue;
        g_byte_array_append(out, (const guint8 *)id, (guint)strlen(id));
        return;
    }
    gethostname(name, sizeof name - 1);
    g_byte_array_append(out, (const guint8 *)name, (guint)strlen(name));
}

static void
put_file(GByteArray *out, const char *path)
{
    struct statx found;
    struct statfs system;
    guint row = 0;
    if (statfs(path, &system) != 0 ||
        statx(AT_FDCWD, path, 0, STATX_INO | STATX_BTIME, &found) != 0)
        return;
    while (file_systems[row].type != 0 && file_systems[row].type != (guint32)system.f_type)
        row++;
    if (file_systems[row].names_volumes)
        g_byte_array_append(out, (const guint8 *)&system.f_fsid, sizeof system.f_fsid);
    bool born = found.stx_mask & STATX_BTIME;
    if (file_systems[row].keeps_numbers) {
        put(out, (gint64)found.stx_ino);
        put(out, born ? found.stx_btime.tv_sec : 0);
        put(out, born ? found.stx_btime.tv_nsec : 0);
    } else if (born) {
        put(out, found.stx_btime.tv_sec / 2); /* FAT counts by twos */
    } else {
        put(out, (gint64)found.stx_ino); /* all there is; another one costs no more than letters */
    }
}

GBytes *
home_of(const char *path)
{
    GByteArray *out = g_byte_array_new();
    put_machine(out);
    put_file(out, path);
    return g_byte_array_free_to_bytes(out);
}
