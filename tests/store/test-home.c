/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By what a file is known again. What a file system says of it is put into its mouth here: no test
 * can count on a stick, nor on a snapshot. */
#include "store/home.h"

#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>

#define EXT4 0x0000EF53
#define FAT 0x00004D44
#define EXFAT 0x2011BAB0
#define FUSE 0x65735546
#define BTRFS 0x9123683E
#define ZFS 0x2FC12FC1

typedef struct {
    guint32 type;
    int volume;
    guint64 number;
    bool born; /* the next two are known */
    gint64 second;
    guint32 nanosecond;
    gint64 changed; /* and mode, size and links with it: nothing that home may look at */
} Found;

static Found said;

/* Both come before those of the C library. */
int
statfs(const char *path, struct statfs *ret_system)
{
    (void)path;
    memset(ret_system, 0, sizeof *ret_system);
    ret_system->f_type = said.type;
    memcpy(&ret_system->f_fsid, &said.volume, sizeof said.volume);
    ret_system->f_bfree = (guint64)said.changed;
    return 0;
}

int
statx(int folder, const char *path, int flags, unsigned mask, struct statx *ret_found)
{
    (void)folder, (void)path, (void)flags, (void)mask;
    memset(ret_found, 0, sizeof *ret_found);
    ret_found->stx_mask = STATX_INO | (said.born ? STATX_BTIME : 0);
    ret_found->stx_ino = said.number;
    ret_found->stx_btime.tv_sec = said.second;
    ret_found->stx_btime.tv_nsec = said.nanosecond;
    ret_found->stx_mode = (guint16)said.changed;
    ret_found->stx_size = ret_found->stx_nlink = (guint32)said.changed;
    ret_found->stx_mtime.tv_sec = ret_found->stx_ctime.tv_sec = said.changed;
    return 0;
}

static const Found book = { EXT4, 1, 4711, true, 1793570400, 500, 1 };

static bool
is_home(const Found *then, const Found *now)
{
    said = *then;
    g_autoptr(GBytes) one = home_of("ward.meguri");
    said = *now;
    g_autoptr(GBytes) other = home_of("ward.meguri");
    return g_bytes_equal(one, other);
}

static void
test_writing_and_chmod_are_no_move(void)
{
    static const guint32 types[] = { EXT4, FAT, EXFAT, FUSE, BTRFS, ZFS };
    for (gsize i = 0; i < G_N_ELEMENTS(types); i++) {
        Found then = book, now = book;
        then.type = now.type = types[i];
        now.changed = 2;
        g_assert_true(is_home(&then, &now));
    }
}

/* Of two that were made in one tick of the clock, and of two that bore one number in turn. */
static void
test_number_and_birth_tell_a_copy(void)
{
    Found copy = book;
    copy.number++;
    g_assert_false(is_home(&book, &copy));
    copy = book;
    copy.nanosecond++;
    g_assert_false(is_home(&book, &copy));
    copy = book;
    copy.second++;
    g_assert_false(is_home(&book, &copy));
}

/* The stick was pulled out and put in again. */
static void
test_a_stick_numbers_anew(void)
{
    static const guint32 types[] = { FAT, EXFAT, FUSE };
    for (gsize i = 0; i < G_N_ELEMENTS(types); i++) {
        Found then = book, now = book;
        then.type = now.type = types[i];
        now.number++;
        now.nanosecond++;
        g_assert_true(is_home(&then, &now));
        now.second += 2;
        g_assert_false(is_home(&then, &now));
    }
}

/* A file system that tells no birth leaves the number: better a new station at each mount than two
 * people under one handle. */
static void
test_without_a_birth_the_number_counts(void)
{
    static const guint32 types[] = { FAT, EXFAT, FUSE, EXT4 };
    for (gsize i = 0; i < G_N_ELEMENTS(types); i++) {
        Found then = book, now = book;
        then.type = now.type = types[i];
        then.born = now.born = false;
        g_assert_true(is_home(&then, &now));
        now.number++;
        g_assert_false(is_home(&then, &now));
    }
}

static void
test_a_snapshot_is_told_by_its_volume(void)
{
    static const guint32 types[] = { BTRFS, ZFS };
    Found then = book, now = book;
    now.volume++; /* of a disk that is another one each time it is put in */
    g_assert_true(is_home(&then, &now));
    for (gsize i = 0; i < G_N_ELEMENTS(types); i++) {
        then.type = now.type = types[i];
        g_assert_false(is_home(&then, &now));
    }
}

/* The stick of one PC in another: what each says of the file is the same. */
static void
test_the_machine_is_named(void)
{
    gsize length;
    g_autofree char *id = NULL;
    if (!g_file_get_contents("/etc/machine-id", &id, NULL, NULL) || *g_strstrip(id) == '\0') {
        g_test_skip("this machine has no name in /etc/machine-id");
        return;
    }
    said = book;
    g_autoptr(GBytes) home = home_of("ward.meguri");
    const char *bytes = g_bytes_get_data(home, &length);
    g_assert_cmpuint(length, >, strlen(id));
    g_assert_cmpmem(bytes, strlen(id), id, strlen(id));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/home/written", test_writing_and_chmod_are_no_move);
    g_test_add_func("/home/copy", test_number_and_birth_tell_a_copy);
    g_test_add_func("/home/stick", test_a_stick_numbers_anew);
    g_test_add_func("/home/unborn", test_without_a_birth_the_number_counts);
    g_test_add_func("/home/snapshot", test_a_snapshot_is_told_by_its_volume);
    g_test_add_func("/home/machine", test_the_machine_is_named);
    return g_test_run();
}
