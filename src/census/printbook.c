/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/printbook.h"

#include "census/census-state.h"

#include <string.h>

#define DAY_SECONDS (24 * 3600)

enum {
    PART_NUMBER,
    PART_SHEET,
    PART_MEDIUM,
    PART_AT,
    PART_IN_HOSPITAL,
    PART_OLD_COUNT,
    PART_REPLACES = PART_OLD_COUNT,
    PART_COPIES,
    PART_RECEIVERS,
    PART_SORT,
    PART_ANCHOR,
    PART_HORIZON,
    PART_SUBJECT,
    PART_HOW,
    PART_COUNT
};

void
print_free(Print *print)
{
    if (print == NULL)
        return;
    g_free(print->sheet);
    g_free(print->medium);
    g_free(print->receivers);
    g_free(print->sort);
    g_free(print->anchor);
    g_free(print->horizon);
    g_free(print->subject);
    print_how_clear(&print->how);
    g_free(print);
}

static guint
number_of(const char *text)
{
    return (guint)g_ascii_strtoull(text, NULL, 10);
}

Print *
print_parse(const char *value)
{
    static const char *const missing = "";
    const char *part[PART_COUNT];
    g_auto(GStrv) parts = g_strsplit(value, ";", PART_COUNT);
    guint count = g_strv_length(parts);
    Instant at;
    for (guint i = 0; i < PART_COUNT; i++)
        part[i] = i < count ? parts[i] : missing;
    if (count < PART_OLD_COUNT || number_of(part[PART_NUMBER]) == 0 ||
        !instant_parse(part[PART_AT], 0, &at, NULL))
        return NULL;
    Print *print = g_new0(Print, 1);
    print->number = number_of(part[PART_NUMBER]);
    print->sheet = g_strdup(part[PART_SHEET]);
    print->medium = g_strdup(part[PART_MEDIUM]);
    print->at = at;
    print->in_hospital = number_of(part[PART_IN_HOSPITAL]);
    print->replaces = number_of(part[PART_REPLACES]);
    print->copies = MAX(1, number_of(part[PART_COPIES]));
    print->receivers = g_strdup(part[PART_RECEIVERS]);
    print->sort = g_strdup(part[PART_SORT]);
    print->anchor = g_strdup(part[PART_ANCHOR]);
    print->horizon = g_strdup(part[PART_HORIZON]);
    print->subject = g_strdup(part[PART_SUBJECT]);
    print->how = print_how_parse(part[PART_HOW]);
    return print;
}

static char *
without_stops(const char *text)
{
    return g_strdelimit(g_strdup(text != NULL ? text : ""), ";", ',');
}

char *
print_format(const Print *print)
{
    g_autofree char *at = instant_format(&print->at);
    g_autofree char *receivers = without_stops(print->receivers);
    g_autofree char *subject = without_stops(print->subject);
    g_autofree char *how = print_how_format(&print->how);
    return g_strdup_printf("%u;%s;%s;%s;%u;%u;%u;%s;%s;%s;%s;%s;%s", print->number, print->sheet,
                           print->medium, at, print->in_hospital, print->replaces, print->copies,
                           receivers, print->sort, print->anchor, print->horizon, subject, how);
}

static char *
label_of(const char *letters, guint number)
{
    return g_strdup_printf("%s%u", letters != NULL ? letters : "", number);
}

char *
print_label(const Print *print)
{
    return label_of(print->how.letters, print->number);
}

char *
print_replaced_label(const Print *print)
{
    return label_of(print->how.replaced, print->replaces);
}

static int
compare_written(gconstpointer a, gconstpointer b)
{
    const Print *one = *(const Print *const *)a, *other = *(const Print *const *)b;
    return statement_compare_written(&one->filed->said, &other->filed->said);
}

GPtrArray *
printbook_read(const View *view)
{
    const Pile *pile = census_ward_pile(view->census, WHAT_PRINTED);
    GPtrArray *book = g_ptr_array_new_with_free_func((GDestroyNotify)print_free);
    for (guint i = 0; pile != NULL && i < pile->len; i++) {
        const Filed *filed = pile->pdata[i];
        Print *print = view_is_live(view, filed) ? print_parse(filed->said.value) : NULL;
        if (print == NULL || print->how.again) {
            print_free(print);
            continue;
        }
        print->filed = filed;
        g_ptr_array_add(book, print);
    }
    g_ptr_array_sort(book, compare_written);
    return book;
}

/* Sheets that tell of a day: each day is a record of its own. */
static bool
is_of_a_day(const char *sheet)
{
    return strcmp(sheet, "movement") == 0 || strcmp(sheet, "day-report") == 0;
}

guint
printbook_highest(const View *view)
{
    const Pile *pile = census_ward_pile(view->census, WHAT_PRINTED);
    guint highest = 0;
    for (guint i = 0; pile != NULL && i < pile->len; i++)
        highest = MAX(highest, number_of(((const Filed *)pile->pdata[i])->said.value));
    return highest;
}

bool
print_is_renewed(const Print *print, const PrintMatter *matter)
{
    if (strcmp(print->sheet, matter->sheet) != 0 ||
        strcmp(print->subject, matter->subject != NULL ? matter->subject : "") != 0 ||
        print->how.initials != matter->initials)
        return false;
    return !is_of_a_day(matter->sheet) ||
           instant_midnight_before(print->at.seconds, matter->at.zone) ==
               instant_midnight_before(matter->at.seconds, matter->at.zone);
}

bool
print_is_closing(const Print *print)
{
    gint64 begin = instant_midnight_before(print->at.seconds, print->at.zone);
    return is_of_a_day(print->sheet) && print->at.seconds == begin + DAY_SECONDS;
}

const Print *
printbook_last(const GPtrArray *book, const PrintMatter *matter)
{
    const Print *last = NULL;
    gint64 at = matter->at.seconds;
    for (guint i = 0; i < book->len; i++) {
        const Print *print = book->pdata[i];
        PrintMatter next = *matter;
        next.at.zone = print->at.zone;
        if (print_is_renewed(print, &next) && print->at.seconds <= at &&
            (last == NULL || print->at.seconds >= last->at.seconds))
            last = print;
    }
    return last;
}

/* ---- how far ---- */

Reading *
printbook_reading(const Census *census, const Print *print, Horizon **ret_horizon)
{
    g_autoptr(Horizon) horizon =
        *print->horizon != '\0' ? horizon_parse(print->horizon, census) : NULL;
    if (horizon == NULL)
        return NULL;
    gint64 known = print->how.known != 0 ? print->how.known : INSTANT_END;
    Reading *reading = reading_new_within(census, print->at.seconds, known, horizon);
    *ret_horizon = g_steal_pointer(&horizon);
    return reading;
}

const char *
printbook_station(const Census *census, const Print *print)
{
    const CensusStation *station = census_station(census, &print->filed->said.station);
    return station != NULL ? station->letters : NULL;
}

bool
printbook_needs_letters(const Census *census)
{
    guint writers = 0;
    for (guint i = 0; i < census->stations->len; i++)
        writers += g_array_index(census->stations, CensusStation, i).written->len > 0;
    return writers > 1;
}
