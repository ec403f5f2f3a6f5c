/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/key-file.h"

#include "base/error.h"
#include "base/language.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>

/* The first line may be no longer. */
#define LINE_BYTES_MOST 4096
#define MIB_MOST 1

static bool
check(const char *file, GError **error)
{
    struct stat status;
    bool there = g_stat(file, &status) == 0;
    if (!there || !S_ISREG(status.st_mode)) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN,
                    _("The key file %s cannot be read: %s"), file,
                    there ? _("it is no plain file") : g_strerror(errno));
        return false;
    }
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN,
                    _("Others than its owner may read the key file %s; “chmod 600” mends that"),
                    file);
        return false;
    }
    if (status.st_size > MIB_MOST * 1024 * 1024) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                    _("“%s” holds more than %u MiB; is it the right file?"), file, (guint)MIB_MOST);
        return false;
    }
    if (status.st_size == 0) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN, _("The key file %s is empty"),
                    file);
        return false;
    }
    return true;
}

Secret *
key_file_read(const char *file, GError **error)
{
    g_autoptr(Secret) text = NULL;
    g_autoptr(GError) failed = NULL;
    if (file == NULL || !check(file, error))
        return NULL;
    if (!g_file_get_contents(file, &text, NULL, &failed)) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN,
                    _("The key file %s cannot be read: %s"), file, failed->message);
        return NULL;
    }
    gsize length = MIN(strcspn(text, "\r\n"), LINE_BYTES_MOST);
    if (length > 0)
        return g_strndup(text, length);
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN,
                _("The first line of the key file %s is empty"), file);
    return NULL;
}
