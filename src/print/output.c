/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/output.h"

#include "base/error.h"
#include "base/language.h"

#define OWNER_ONLY 0600

bool
output_write(const char *path, const GByteArray *bytes, GError **error)
{
    g_autoptr(GError) cause = NULL;
    if (g_file_test(path, G_FILE_TEST_EXISTS) && !g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        /* a device or a folder would be put out of the way by the new file */
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE,
                    _("“%s” is no plain file and was left as it is; name a file to write"), path);
        return false;
    }
    if (g_file_set_contents_full(path, (const char *)bytes->data, (gssize)bytes->len,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 OWNER_ONLY, &cause))
        return true;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE,
                _("“%s” could not be written; the book is not touched by this. (%s)"), path,
                cause->message);
    return false;
}
