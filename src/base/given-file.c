/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/given-file.h"

#include "base/error.h"
#include "base/language.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#define MIB ((gsize)1024 * 1024)

static gssize
read_part(int file, char *part, gsize length)
{
    gssize got;
    do
        got = read(file, part, length);
    while (got < 0 && errno == EINTR);
    return got;
}

/* Up to more than MOST bytes of FILE, or only the beginning if it is not BEGINNING; false on a
 * reading error, which errno tells. */
static bool
read_whole(int file, const char *beginning, gsize most, GString *text)
{
    char part[64 * 1024];
    gssize got = 1;
    while (got > 0 && text->len <= most &&
           (text->len < strlen(beginning) || g_str_has_prefix(text->str, beginning))) {
        got = read_part(file, part, sizeof part);
        g_string_append_len(text, part, MAX(got, 0));
    }
    return got >= 0;
}

/* FILE, which is below 0 if NAME could not be opened, is left open. */
static GString *
read_named(int file, const char *name, const char *beginning, guint mib_most, GError **error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    if (file < 0 || !read_whole(file, beginning, mib_most * MIB, text)) {
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
    int file = open(path, O_RDONLY | O_CLOEXEC);
    GString *text = read_named(file, path, beginning, mib_most, error);
    if (file >= 0)
        close(file);
    return text;
}

GString *
given_file_read(const char *path, guint mib_most, GError **error)
{
    if (strcmp(path, "-") == 0)
        return read_named(STDIN_FILENO, _("standard input"), "", mib_most, error);
    return given_file_read_form(path, "", mib_most, error);
}
