/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "opening.h"

#include <string.h>

bool
opening_create(const char *path, GError **error)
{
    static const char layout[] = "[ward]\nname=5東\n[room 601]\nbeds=601-1,601-2\n";
    LogBirth birth = { layout, strlen(layout), "A", "7KQX", { 0 } };
    return log_create(path, &birth, error);
}

Log *
opening_log(const char *path, bool read_only, GError **error)
{
    return log_open(path, read_only, NULL, error);
}

GPtrArray *
opening_new_lines(void)
{
    return g_ptr_array_new_with_free_func(g_free);
}

static const char *
shown(const char *text)
{
    return text == NULL ? "-" : text;
}

static void
add_line(const Statement *said, gpointer user)
{
    GString *line = g_string_new(NULL);
    g_autofree char *id = statement_id_format(&said->id);
    g_autofree char *person = person_format(said->person);
    g_string_append_printf(line, "%s %s %" G_GUINT64_FORMAT, id, person, said->clock);
    g_string_append_printf(line, " %" G_GINT64_FORMAT "/%d %" G_GINT64_FORMAT "/%d", said->wall,
                           said->wall_zone, said->seen, said->seen_zone);
    g_string_append_printf(line, " %d %d %d %d", said->what, said->source, said->about,
                           said->approximate);
    for (gsize i = 0; i < sizeof said->station.bytes; i++)
        g_string_append_printf(line, "%s%02x", i == 0 ? " " : "", said->station.bytes[i]);
    g_string_append_printf(line, " [%s] [%s] [%s] [%s] [%s] [%s] [%s]", shown(said->bed),
                           shown(said->value), shown(said->observer), shown(said->typist),
                           shown(said->note), shown(said->ref), shown(said->label));
    g_ptr_array_add(user, g_string_free(line, FALSE));
}

bool
opening_read(Log *log, GPtrArray *lines, GError **error)
{
    return log_read(log, add_line, lines, error);
}
