/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/candidates.h"

#include "desk/person.h"

#include "census/reading.h"

#include "base/language.h"

#include <string.h>

static void
add_bed(GPtrArray *options, Desk *desk, const BedStanding *bed)
{
    GString *words = g_string_new(bed->bed->label);
    g_string_append_printf(words, "  %s", bed_state_label(bed->state));
    for (guint i = 0; i < bed->persons->len; i++) {
        const Standing *standing = g_ptr_array_index(bed->persons, i);
        g_autofree char *called = person_called(desk, standing->person->handle);
        g_string_append_printf(words, "  %s", called);
    }
    prompt_option_add(options, 0, words->str, bed->bed->label);
    g_string_free(words, TRUE);
}

GPtrArray *
candidates_beds(gpointer desk, const char *text)
{
    GPtrArray *options = prompt_options_new();
    GPtrArray *beds = reading_beds(desk_reading(desk));
    for (guint i = 0; i < beds->len; i++) {
        const BedStanding *bed = g_ptr_array_index(beds, i);
        bool free = bed->persons->len == 0 && bed->state != BED_CLOSED;
        if (*text != '\0' ? g_str_has_prefix(bed->bed->label, text) : free)
            add_bed(options, desk, bed);
    }
    return options;
}

GPtrArray *
candidates_rooms(gpointer desk, const char *text)
{
    GPtrArray *options = prompt_options_new();
    GPtrArray *beds = reading_beds(desk_reading(desk));
    const char *last = NULL;
    bool known = *text == '\0';
    for (guint i = 0; i < beds->len; i++) {
        const BedStanding *bed = g_ptr_array_index(beds, i);
        if (g_strcmp0(bed->room, last) == 0 || !g_str_has_prefix(bed->room, text))
            continue;
        last = bed->room;
        known |= strcmp(last, text) == 0;
        prompt_option_add(options, 0, last, last);
    }
    if (!known) {
        g_autofree char *words = g_strdup_printf(_("%s  (a new room)"), text);
        prompt_option_add(options, 0, words, text);
    }
    return options;
}

static GPtrArray *
everybody(Desk *desk)
{
    GPtrArray *handles = g_ptr_array_new_with_free_func(g_free);
    GPtrArray *standings = reading_standings(desk_reading(desk));
    for (guint i = 0; i < standings->len; i++) {
        const Standing *standing = g_ptr_array_index(standings, i);
        g_ptr_array_add(handles, g_strdup(standing->person->handle));
    }
    return handles;
}

GPtrArray *
candidates_persons(gpointer desk, const char *text)
{
    GPtrArray *options = prompt_options_new();
    g_autoptr(GPtrArray) found = *text != '\0' ? person_search(desk, text) : everybody(desk);
    for (guint i = 0; i < found->len; i++) {
        const char *handle = g_ptr_array_index(found, i);
        g_autofree char *line = person_line(desk, handle);
        prompt_option_add(options, 0, line, handle);
    }
    return options;
}
