/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/heard.h"

#include "desk/correct.h"
#include "desk/writing.h"

#include "ward/value.h"

#include <string.h>

bool
heard_source(const char *identified, Source *ret_source)
{
    static const struct {
        const char *identified;
        Source source;
    } table[] = {
        { "band", SOURCE_BAND },
        { "family", SOURCE_FAMILY },
        { "staff", SOURCE_STAFF },
        { "belongings", SOURCE_BELONGINGS },
        { "paper", SOURCE_PAPER },
        { "none", SOURCE_SEEN }, /* somewhere at the bed: nobody vouched for it */
    };
    for (guint i = 0; i < G_N_ELEMENTS(table); i++)
        if (strcmp(table[i].identified, identified) == 0) {
            *ret_source = table[i].source;
            return true;
        }
    return false;
}

typedef struct {
    Desk *desk;
    Writing *writing;
    const Person *person;
    Source source;
    const char *reason;
} Hearing;

/* What the person was heard to say for WHAT, once more as coming from the source. */
static void
say_from(const Hearing *hearing, What what)
{
    Writing *writing = hearing->writing;
    Statement *said = writing_add(writing, what);
    said->person = hearing->person->id;
    said->about = ABOUT_PERSON;
    said->source = SOURCE_STATED;
    said->value = "";
    const Filed *heard = correct_said_before(hearing->desk, said);
    if (heard == NULL || strcmp(heard->said.value, VALUE_UNKNOWN) == 0) {
        writing_drop_last(writing);
        return;
    }
    said->source = (guint8)hearing->source;
    said->bed = writing_keep(writing, heard->said.bed);
    said->value = writing_keep(writing, heard->said.value);
    said->seen = heard->said.seen;
    said->seen_zone = heard->said.seen_zone;
    said->approximate = heard->said.approximate;
    writing_strike(writing, &heard->said.id, hearing->reason);
}

bool
heard_put_right(Desk *desk, const Saying *saying, GError **error)
{
    static const What heard[] = { WHAT_KANA, WHAT_LATIN, WHAT_BIRTHDATE };
    Source source;
    bool tells = saying->what == WHAT_IDENTIFIED && saying->person != NULL &&
                 saying->value != NULL && heard_source(saying->value, &source);
    const Person *person = tells ? census_find_handle(desk->census, saying->person) : NULL;
    if (person == NULL)
        return true;
    g_autoptr(Writing) writing = writing_begin(desk, error);
    if (writing == NULL)
        return false;
    g_autofree char *answer = value_label(WHAT_IDENTIFIED, saying->value);
    g_autofree char *reason = g_strdup_printf(_("how identified: %s"), answer);
    Hearing hearing = { desk, writing, person, source, reason };
    for (guint i = 0; i < G_N_ELEMENTS(heard); i++)
        say_from(&hearing, heard[i]);
    return writing_count(writing) == 0 || writing_commit(writing, error);
}
