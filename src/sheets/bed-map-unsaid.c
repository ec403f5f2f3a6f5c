/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/bed-map-unsaid.h"

#include "census/allergy.h"
#include "census/lasting.h"

#include "base/language.h"

#include <string.h>

/* From here on a list of beds would push beds off the page: the question list has them. */
#define BEDS_MOST 20

typedef enum {
    UNSAID_UNASKED,
    UNSAID_UNKNOWN,
    UNSAID_ALLERGY, /* other cautions were said, but nobody asked for allergies */
    UNSAID_ALLERGY_UNKNOWN,
    UNSAID_KINDS,
    UNSAID_NOTHING = UNSAID_KINDS
} UnsaidKind;

static const struct {
    const char *beds;
    const char *many; /* by their number */
} words[UNSAID_KINDS] = {
    { N_("Cautions not asked: %s"), N_("Cautions not asked: %u, see the question list") },
    { N_("Cautions unknown: %s"), N_("Cautions unknown: %u, see the question list") },
    { N_("Allergies not asked: %s"), N_("Allergies not asked: %u, see the question list") },
    { N_("Allergies unknown: %s"), N_("Allergies unknown: %u, see the question list") },
};

typedef struct {
    GString *beds[UNSAID_KINDS];
    guint counts[UNSAID_KINDS + 1];
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

static UnsaidKind
kind_of(const View *view, const Person *person)
{
    const char *said = fact_value(view, person, WHAT_CAUTION);
    bool unknown = said != NULL && strcmp(said, VALUE_UNKNOWN) == 0;
    g_autofree char *lasting = unknown ? lasting_cautions(view, person) : NULL;
    AllergyWord allergies = allergy_word(view, person);
    if (said == NULL)
        return UNSAID_UNASKED;
    if (unknown && lasting == NULL)
        return UNSAID_UNKNOWN;
    return allergies == ALLERGY_UNASKED   ? UNSAID_ALLERGY
           : allergies == ALLERGY_UNKNOWN ? UNSAID_ALLERGY_UNKNOWN
                                          : UNSAID_NOTHING;
}

static void
read_person(Unsaid *unsaid, const Projection *projection, const BedStanding *bed,
            const Standing *standing)
{
    UnsaidKind kind = kind_of(reading_view(projection->reading), standing->person);
    unsaid->counts[kind]++;
    if (kind != UNSAID_NOTHING)
        append_bed(unsaid->beds[kind], projection, bed, standing);
}

/* On the first night, when nobody was asked, their beds would fill the foot and tell nothing. */
static char *
words_of(const Unsaid *unsaid)
{
    guint all = 0;
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint kind = 0; kind <= UNSAID_KINDS; kind++)
        all += unsaid->counts[kind];
    if (all > 0 && unsaid->counts[UNSAID_UNASKED] == all)
        return g_strdup(_("Cautions: nobody was asked yet"));
    for (guint kind = 0; kind < UNSAID_KINDS; kind++) {
        if (unsaid->counts[kind] == 0)
            continue;
        g_string_append(out, out->len > 0 ? "  " : "");
        if (unsaid->counts[kind] > BEDS_MOST)
            g_string_append_printf(out, _(words[kind].many), unsaid->counts[kind]);
        else
            g_string_append_printf(out, _(words[kind].beds), unsaid->beds[kind]->str);
    }
    return out->len > 0 ? g_strdup(out->str) : NULL;
}

char *
bed_map_unsaid(const Projection *projection)
{
    Unsaid unsaid = { 0 };
    for (guint kind = 0; kind < UNSAID_KINDS; kind++)
        unsaid.beds[kind] = g_string_new(NULL);
    const GPtrArray *beds = reading_beds(projection->reading);
    for (guint i = 0; i < beds->len; i++) {
        const BedStanding *bed = beds->pdata[i];
        for (guint k = 0; k < bed->persons->len; k++)
            read_person(&unsaid, projection, bed, bed->persons->pdata[k]);
    }
    char *line = words_of(&unsaid);
    for (guint kind = 0; kind < UNSAID_KINDS; kind++)
        g_string_free(unsaid.beds[kind], TRUE);
    return line;
}
