/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/record-doubt.h"

#include "census/lasting.h"

#include "ward/value.h"

#include "base/language.h"

char *
record_doubt(const View *view, const Statement *said, int zone)
{
    const Person *person = said->what == WHAT_CAUTION && said->about == ABOUT_PERSON
                               ? census_find_person(view->census, said->person)
                               : NULL;
    if (person == NULL)
        return NULL;
    g_autoptr(GArray) missing = lasting_missing(view, view_person(view, person), said->value);
    if (missing->len == 0)
        return NULL;
    const Statement *last = &g_array_index(missing, Lasting, 0).said->said;
    Instant seen = statement_seen(last);
    g_autofree char *list = lasting_list(missing);
    g_autofree char *label = value_label(WHAT_CAUTION, list);
    g_autofree char *when = instant_format_short(&seen, zone);
    return g_strdup_printf(_("leaves out what was said before: %s (%s %s %s); it goes on to stand "
                             "beside the list until that is struck (isolation and a hidden name: "
                             "until isolation-ended or hidden-ended is said)"),
                           label, source_label(last->source), when, last->observer);
}
