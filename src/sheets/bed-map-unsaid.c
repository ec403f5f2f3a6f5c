/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/bed-map-unsaid.h"

#include "census/lasting.h"

#include "base/language.h"

#include <string.h>

typedef struct {
    GString *unasked; /* beds */
    GString *unknown;
    guint told; /* of how many something was said, none too */
} Unsaid;

/* The bed alone, but where it does not tell who is meant. */
static void
append_bed(GString *beds, const Projection *projection, const BedStanding *bed,
           const Standing *standing)
{
    g_autofree char *name =
        bed->persons->len > 1 ? projection_call_name(projection, standing, true) : NULL;
    g_string_append_printf(beds, "%s%s%s%s", beds->len > 0 ? ", " : "", bed->bed->label,
                           name != NULL ? " " : "", name != NULL ? name : "");
}

static void
read_person(Unsaid *unsaid, const Projection *projection, const BedStanding *bed,
            const Standing *standing)
{
    const View *view = reading_view(projection->reading);
    const char *said = fact_value(view, standing->person, WHAT_CAUTION);
    bool unknown = said != NULL && strcmp(said, VALUE_UNKNOWN) == 0;
    g_autofree char *lasting = unknown ? lasting_cautions(view, standing->person) : NULL;
    if (said == NULL)
        append_bed(unsaid->unasked, projection, bed, standing);
    else if (unknown && lasting == NULL)
        append_bed(unsaid->unknown, projection, bed, standing);
    else
        unsaid->told++;
}

/* On the first night, when nobody was asked, their beds would fill the foot and tell nothing. */
static char *
words_of(const Unsaid *unsaid)
{
    if (unsaid->unasked->len > 0 && unsaid->told == 0 && unsaid->unknown->len == 0)
        return g_strdup(_("Cautions: nobody was asked yet"));
    g_autofree char *unasked =
        unsaid->unasked->len > 0
            ? g_strdup_printf(_("Cautions not asked: %s"), unsaid->unasked->str)
            : NULL;
    g_autofree char *unknown =
        unsaid->unknown->len > 0 ? g_strdup_printf(_("Cautions unknown: %s"), unsaid->unknown->str)
                                 : NULL;
    if (unasked != NULL && unknown != NULL)
        return g_strdup_printf("%s  %s", unasked, unknown);
    return unasked != NULL ? g_steal_pointer(&unasked) : g_steal_pointer(&unknown);
}

char *
bed_map_unsaid(const Projection *projection)
{
    g_autoptr(GString) unasked = g_string_new(NULL), unknown = g_string_new(NULL);
    Unsaid unsaid = { unasked, unknown, 0 };
    const GPtrArray *beds = reading_beds(projection->reading);
    for (guint i = 0; i < beds->len; i++) {
        const BedStanding *bed = beds->pdata[i];
        for (guint k = 0; k < bed->persons->len; k++)
            read_person(&unsaid, projection, bed, bed->persons->pdata[k]);
    }
    return words_of(&unsaid);
}
