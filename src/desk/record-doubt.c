/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/record-doubt.h"

#include "census/lasting.h"
#include "census/wrong-band.h"

#include "ward/value.h"

#include "base/language.h"

static char *
tell_left_out(const View *view, const Person *person, const Statement *said, int zone)
{
    if (said->what != WHAT_CAUTION)
        return NULL;
    g_autoptr(GArray) missing = lasting_missing(view, person, said->value);
    if (missing->len == 0)
        return NULL;
    const Statement *last = &g_array_index(missing, Lasting, 0).said->said;
    Instant seen = statement_seen(last);
    g_autofree char *list = lasting_list(missing);
    g_autofree char *label = value_label(WHAT_CAUTION, list);
    g_autofree char *when = instant_format_short(&seen, zone);
    return g_strdup_printf(_("leaves out what was said before: %s (%s %s %s); it goes on to stand "
                             "beside the list until that is struck or said to be over "
                             "(fall-ended, hidden-ended, isolation-ended, wandering-ended)"),
                           label, source_label(last->source), when, last->observer);
}

static char *
tell_wrong_band(const View *view, const Person *person, const Statement *said, int zone)
{
    const Filed *wrong = wrong_band_doubts(view, person, said);
    if (wrong == NULL)
        return NULL;
    Instant seen = statement_seen(&wrong->said);
    g_autofree char *when = instant_format_short(&seen, zone);
    return g_strdup_printf(_("is read off a band that was said to be wrong (%s %s): it "
                             "identifies nobody until another band is on"),
                           when, wrong->said.observer);
}

char *
record_doubt(const View *view, const Statement *said, int zone)
{
    const Person *handle =
        said->about == ABOUT_PERSON ? census_find_person(view->census, said->person) : NULL;
    if (handle == NULL)
        return NULL;
    const Person *person = view_person(view, handle);
    char *left_out = tell_left_out(view, person, said, zone);
    return left_out != NULL ? left_out : tell_wrong_band(view, person, said, zone);
}
