/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/given-file.h"

#include "base/error.h"
#include "base/language.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define MIB ((gsize)1024 * 1024)

/* Up to more than MOST bytes of STREAM; false on a reading error, which errno tells. */
static bool
read_stream(FILE *stream, gsize most, GString *text)
{
    char part[64 * 1024];
    gsize got = sizeof part;
    while (got == sizeof part && text->len <= most) {
        got = fread(part, 1, sizeof part, stream);
        g_string_append_len(text, part, (gssize)got);
    }
    return ferror(stream) == 0;
}

GString *
given_file_read(const char *path, guint mib_most, GError **error)
{
    bool standard = strcmp(path, "-") == 0;
    const char *name = standard ? _("standard input") : path;
    g_autoptr(GString) text = g_string_new(NULL);
    FILE *stream = standard ? stdin : fopen(path, "rbe");
    bool good = stream != NULL && read_stream(stream, mib_most * MIB, text);
    int cause = errno;
    if (stream != NULL && !standard)
        fclose(stream);
    if (!good) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN, "“%s”: %s", name,
                    g_strerror(cause));
        return NULL;
    }
    if (text->len > mib_most * MIB) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                    _("“%s” holds more than %u MiB; is it the right file?"), name, mib_most);
        return NULL;
    }
    return g_steal_pointer(&text);
}
