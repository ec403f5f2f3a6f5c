/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "apart.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534

int
apart_try(void (*act)(const Stage *stage), const Stage *stage)
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        act(stage);
        _exit(0);
    }
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    g_assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

void
apart_run(void (*act)(const Stage *stage), const Stage *stage)
{
    int status = apart_try(act, stage);
    if (status == APART_SKIPPED)
        g_test_skip("this machine does not let us mount a file system or become another user");
    else
        g_assert_cmpint(status, ==, 0);
}

static void
write_word(const char *path, const char *word)
{
    int file = open(path, O_WRONLY);
    bool good = file >= 0 && write(file, word, strlen(word)) == (ssize_t)strlen(word);
    if (!good)
        _exit(APART_SKIPPED);
    close(file);
}

void
apart_take_mounts(void)
{
    g_autofree char *users = g_strdup_printf("%u %u 1", getuid(), getuid());
    g_autofree char *groups = g_strdup_printf("%u %u 1", getgid(), getgid());
    if (unshare(CLONE_NEWNS) != 0) {
        if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
            _exit(APART_SKIPPED);
        write_word("/proc/self/setgroups", "deny");
        write_word("/proc/self/uid_map", users);
        write_word("/proc/self/gid_map", groups);
    }
    if (mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
        _exit(APART_SKIPPED);
}

void
apart_mount(const Stage *stage, const char *size)
{
    apart_take_mounts();
    if (mount("tmpfs", stage->folder, "tmpfs", 0, size) != 0)
        _exit(APART_SKIPPED);
}

void
apart_mount_read_only(const Stage *stage)
{
    apart_take_mounts();
    if (mount(stage->folder, stage->folder, NULL, MS_BIND, NULL) != 0 ||
        mount(NULL, stage->folder, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY, NULL) != 0)
        _exit(APART_SKIPPED);
}

static void
give_away(const char *path)
{
    if (lchown(path, NOBODY, NOBODY) != 0)
        _exit(APART_SKIPPED);
}

void
apart_become_ordinary(const Stage *stage)
{
    g_autoptr(GDir) dir = g_dir_open(stage->folder, 0, NULL);
    const char *name;
    if (geteuid() != 0)
        return;
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(stage->folder, name, NULL);
        give_away(path);
    }
    give_away(stage->folder);
    if (setgroups(0, NULL) != 0 || setresgid(NOBODY, NOBODY, NOBODY) != 0 ||
        setresuid(NOBODY, NOBODY, NOBODY) != 0)
        _exit(APART_SKIPPED);
}
