/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/candidates.h"

#include "desk/dispatch.h"
#include "desk/person.h"
#include "desk/search.h"

#include "census/reading.h"

#include "base/language.h"
#include "base/text.h"

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

static bool
begins(const char *label, const char *text)
{
    g_autofree char *whole = layout_label_key(label), *part = layout_label_key(text);
    return g_str_has_prefix(whole, part);
}

GPtrArray *
candidates_beds(gpointer desk, const char *text)
{
    GPtrArray *options = prompt_options_new();
    GPtrArray *beds = reading_beds(desk_reading(desk));
    for (guint i = 0; i < beds->len; i++) {
        const BedStanding *bed = g_ptr_array_index(beds, i);
        bool free = bed->persons->len == 0 && bed->state != BED_CLOSED;
        if (*text != '\0' ? begins(bed->bed->label, text) : free)
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
        if (g_strcmp0(bed->room, last) == 0 || !begins(bed->room, text))
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

static void
add_person(GPtrArray *options, Desk *desk, const SearchHit *hit)
{
    g_autofree char *line = person_line(desk, hit->handle);
    g_autofree char *words = g_strconcat(search_way_words(hit->way), line, NULL);
    prompt_option_add(options, 0, words, hit->handle);
}

static void
add_everybody(GPtrArray *options, Desk *desk)
{
    GPtrArray *standings = reading_standings(desk_reading(desk));
    for (guint i = 0; i < standings->len; i++) {
        const Standing *standing = g_ptr_array_index(standings, i);
        SearchHit hit = { standing->person->handle, SEARCH_EXACT };
        add_person(options, desk, &hit);
    }
}

GPtrArray *
candidates_persons(gpointer desk, const char *text)
{
    GPtrArray *options = prompt_options_new();
    if (*text == '\0') {
        add_everybody(options, desk);
        return options;
    }
    g_autoptr(GPtrArray) hits = search_persons(desk, text);
    for (guint i = 0; i < hits->len; i++)
        add_person(options, desk, g_ptr_array_index(hits, i));
    return options;
}

GPtrArray *
candidates_printers(gpointer printers, const char *text)
{
    GPtrArray *options = prompt_options_new();
    const GPtrArray *all = printers;
    if (*text == '\0')
        prompt_option_add(options, 0, _("into a file only"), CANDIDATES_FILE);
    for (guint i = 0; i < all->len; i++) {
        const DispatchPrinter *printer = all->pdata[i];
        g_autofree char *words = g_strdup_printf("%s  %s", printer->name, printer->words);
        if (g_str_has_prefix(printer->name, text))
            prompt_option_add(options, 0, words, printer->name);
    }
    return options;
}
