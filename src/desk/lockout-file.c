/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/lockout-file.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/* One try is one line of fixed length; a place without a try is a line of hyphens. */
#define LINE_BYTES (LOCKOUT_TAG_SIGNS + 1 + LOCKOUT_BOOT_SIGNS + 1 + 12 + 1 + 1 + 1)
#define FILE_BYTES (LOCKOUT_PLACES * LINE_BYTES)
#define SIGN_FAILED 'x'
#define SIGN_UNKNOWN '?'

/* Another process holds the file for a moment only; one that was stopped there is not waited for.
 */
#define LOOKS 200
#define LOOK_MICROSECONDS 10000

char *
lockout_file_path(const char *book_id, const char *key)
{
    g_autofree char *name = g_strconcat(book_id, key != NULL ? " " : "", key, NULL);
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, name, -1);
    g_autofree char *file = g_strdup_printf("%.32s.tries", digest);
    return g_build_filename(g_get_user_state_dir(), "meguri", file, NULL);
}

/* ---- lines ---- */

static bool
parse_line(const char *line, LockoutTry *ret_try)
{
    LockoutTry read = { 0 };
    char state, end;
    int length = 0;
    if (sscanf(line, "%8[0-9a-f] %36[0-9a-f-] %12" SCNd64 " %c%c%n", read.tag, read.boot,
               &read.running, &state, &end, &length) != 5 ||
        length != LINE_BYTES || end != '\n' || read.running < 0 ||
        (state != SIGN_FAILED && state != SIGN_UNKNOWN))
        return false;
    read.failed = state == SIGN_FAILED;
    *ret_try = read;
    return true;
}

static bool
is_empty(const char *line)
{
    return strspn(line, "-") == LINE_BYTES - 1 && line[LINE_BYTES - 1] == '\n';
}

static LockoutTries
parse(const char *bytes)
{
    LockoutTries tries = { 0 };
    for (guint i = 0; i < LOCKOUT_PLACES; i++) {
        const char *line = bytes + i * LINE_BYTES;
        if (is_empty(line))
            continue;
        if (!parse_line(line, &tries.tries[tries.count]))
            return (LockoutTries){ 0 };
        tries.count++;
    }
    return tries;
}

static void
format(const LockoutTries *tries, char *bytes)
{
    for (guint i = 0; i < LOCKOUT_PLACES; i++) {
        char *line = bytes + i * LINE_BYTES;
        const LockoutTry *one = &tries->tries[i];
        memset(line, '-', LINE_BYTES - 1);
        line[LINE_BYTES - 1] = '\n';
        if (i < tries->count)
            snprintf(line, LINE_BYTES + 1, "%s %s %012" PRId64 " %c\n", one->tag, one->boot,
                     one->running, one->failed ? SIGN_FAILED : SIGN_UNKNOWN);
    }
}

/* ---- the file ---- */

static LockoutTries
read_from(int file)
{
    char bytes[FILE_BYTES + 1];
    gssize length = pread(file, bytes, sizeof bytes, 0);
    if (length != FILE_BYTES)
        return (LockoutTries){ 0 };
    bytes[FILE_BYTES] = '\0';
    return parse(bytes);
}

LockoutTries
lockout_file_read(const char *path)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (file < 0)
        return (LockoutTries){ 0 };
    LockoutTries tries = read_from(file);
    close(file);
    return tries;
}

static bool
take(int file)
{
    for (guint i = 0; i < LOOKS; i++) {
        if (flock(file, LOCK_EX | LOCK_NB) == 0)
            return true;
        g_usleep(LOOK_MICROSECONDS);
    }
    return false;
}

/* A home that is not there is not made. */
static void
make_folder(const char *folder)
{
    g_autofree char *above = g_path_get_dirname(g_get_user_state_dir());
    g_autofree char *home = g_path_get_dirname(above);
    if (g_file_test(home, G_FILE_TEST_IS_DIR))
        g_mkdir_with_parents(folder, 0700);
}

int
lockout_file_hold(const char *path, LockoutTries *ret_tries)
{
    g_autofree char *folder = g_path_get_dirname(path);
    make_folder(folder);
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
    if (file < 0)
        return -1;
    if (!take(file)) {
        close(file);
        return -1;
    }
    *ret_tries = read_from(file);
    return file;
}

bool
lockout_file_let_go(int file, const LockoutTries *tries)
{
    char bytes[FILE_BYTES + 1];
    format(tries, bytes);
    bool written = pwrite(file, bytes, FILE_BYTES, 0) == FILE_BYTES &&
                   ftruncate(file, FILE_BYTES) == 0 && fdatasync(file) == 0;
    close(file);
    return written;
}
