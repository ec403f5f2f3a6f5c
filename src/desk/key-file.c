/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/key-file.h"

#include "base/error.h"
#include "base/language.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

bool
key_file_check(const char *file, GError **error)
{
    struct stat status;
    if (file == NULL)
        return true;
    if (g_stat(file, &status) != 0 || !S_ISREG(status.st_mode)) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN,
                    _("The key file %s cannot be read"), file);
        return false;
    }
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN,
                    _("Others than its owner may read the key file %s; “chmod 600” mends that"),
                    file);
        return false;
    }
    if (status.st_size == 0) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN, _("The key file %s is empty"),
                    file);
        return false;
    }
    return true;
}
