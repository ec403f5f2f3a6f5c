/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/given-file.h"

#include "base/error.h"
#include "base/language.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define MIB ((gsize)1024 * 1024)

/* Up to more than MOST bytes of STREAM, or only the beginning if it is not BEGINNING; false on a
 * reading error, which errno tells. */
static bool
read_stream(FILE *stream, const char *beginning, gsize most, GString *text)
{
    char part[64 * 1024];
    gsize got = sizeof part;
    while (got == sizeof part && text->len <= most &&
           (text->len == 0 || g_str_has_prefix(text->str, beginning))) {
        got = fread(part, 1, sizeof part, stream);
        g_string_append_len(text, part, (gssize)got);
    }
    return ferror(stream) == 0;
}

/* STREAM, which is NULL if NAME could not be opened, is left open. */
static GString *
read_named(FILE *stream, const char *name, const char *beginning, guint mib_most, GError **error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    if (stream == NULL || !read_stream(stream, beginning, mib_most * MIB, text)) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_OPEN, "“%s”: %s", name,
                    g_strerror(errno));
        return NULL;
    }
    if (text->len > mib_most * MIB) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                    _("“%s” holds more than %u MiB; is it the right file?"), name, mib_most);
        return NULL;
    }
    return g_steal_pointer(&text);
}

GString *
given_file_read_form(const char *path, const char *beginning, guint mib_most, GError **error)
{
    FILE *stream = fopen(path, "rbe");
    GString *text = read_named(stream, path, beginning, mib_most, error);
    if (stream != NULL)
        fclose(stream);
    return text;
}

GString *
given_file_read(const char *path, guint mib_most, GError **error)
{
    if (strcmp(path, "-") == 0)
        return read_named(stdin, _("standard input"), "", mib_most, error);
    return given_file_read_form(path, "", mib_most, error);
}
