/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/remains.h"

#include "base/error.h"
#include "base/language.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK 4096
/* No book comes near it; a whole drive would. */
#define LENGTH_MOST ((off_t)1 << 30)

static bool
refuse(const char *path, const char *reason, GError **error)
{
    g_autofree char *shown = g_filename_display_name(path);
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN, _("“%s” cannot be read: %s"), shown,
                reason);
    return false;
}

static bool
look_at(int file, const char *path, gsize *ret_length, GError **error)
{
    struct stat found;
    if (file < 0 || fstat(file, &found) != 0)
        return refuse(path, g_strerror(errno), error);
    if (!S_ISREG(found.st_mode))
        return refuse(path, _("it is not a file"), error);
    if (found.st_size > LENGTH_MOST)
        return refuse(path, _("it is larger than any book (1 GiB)"), error);
    *ret_length = (gsize)found.st_size;
    return true;
}

/* How much of one block at AT the drive gives. */
static gsize
read_block(int file, guint8 *bytes, gsize at, gsize length)
{
    gsize done = 0;
    while (done < length) {
        ssize_t got = pread(file, bytes + done, length - done, (off_t)(at + done));
        if (got == 0 || (got < 0 && errno != EINTR))
            break;
        done += got > 0 ? (gsize)got : 0;
    }
    return done;
}

GBytes *
remains_read(const char *path, guint64 *ret_unread, GError **error)
{
    gsize length;
    guint64 unread = 0;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    bool readable = look_at(file, path, &length, error);
    guint8 *bytes = readable ? g_malloc0(length + 1) : NULL;
    for (gsize at = 0; readable && at < length; at += BLOCK) {
        gsize wanted = MIN(BLOCK, length - at);
        unread += wanted - read_block(file, bytes + at, at, wanted);
    }
    if (file >= 0)
        close(file);
    if (!readable)
        return NULL;
    *ret_unread = unread;
    return g_bytes_new_take(bytes, length);
}
