/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/correct.h"
#include "desk/heard.h"
#include "desk/round.h"
#include "desk/scan-guard.h"
#include "desk/writing.h"

#include "census/fact.h"

#include "base/error.h"

#include <string.h>

/* Whom the saying is about: a known handle, or someone new. */
static bool
set_person(Desk *desk, Writing *writing, const Saying *saying, Statement *said, GError **error)
{
    if (saying->makes_person) {
        said->person = writing_new_person(writing);
        said->about = ABOUT_PERSON;
        return true;
    }
    if (saying->person == NULL) {
        said->about = saying->bed != NULL ? ABOUT_BED : ABOUT_WARD;
        return true;
    }
    const Person *person = census_find_handle(desk->census, saying->person);
    if (person == NULL) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE, _("There is no person %s"),
                    saying->person);
        return false;
    }
    said->person = person->id;
    said->about = ABOUT_PERSON;
    return true;
}

/* The bed's own label, however it was typed; TEXT itself of a bed that is to be added. */
static const char *
label_of(Desk *desk, const char *text)
{
    const Bed *bed = text != NULL ? census_find_bed(desk->census, text) : NULL;
    return bed != NULL ? bed->label : text;
}

/* What is about a person must not become a statement about nobody, nor stand in a bed that is not
 * there. */
static bool
check_place(Desk *desk, const Saying *saying, GError **error)
{
    const VocabularyRow *row = vocabulary_row(saying->what);
    bool about_bed = saying->what == WHAT_PRESENCE && g_strcmp0(saying->value, "empty") == 0;
    if (saying->bed != NULL && saying->what != WHAT_BED_ADDED &&
        census_find_bed(desk->census, saying->bed) == NULL) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED, _("There is no bed %s"),
                    saying->bed);
        return false;
    }
    if (row->about != ABOUT_PERSON || about_bed || saying->makes_person || saying->person != NULL)
        return true;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE, _("“%s” needs a person"), _(row->label));
    return false;
}

static bool
set_source(const Saying *saying, Statement *said, GError **error)
{
    Source source;
    if (saying->source == NULL)
        return true;
    if (!source_find(saying->source, &source)) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED, _("There is no source “%s”"),
                    saying->source);
        return false;
    }
    said->source = (guint8)source;
    return true;
}

static bool
add_saying(Desk *desk, Writing *writing, const Saying *saying, char **ret_warning, GError **error)
{
    GDate today;
    ValueGround ground = desk_ground(desk, &today);
    g_autofree char *typed =
        scan_guard_take(desk, saying->what, saying->value != NULL ? saying->value : "", error);
    if (typed == NULL)
        return false;
    g_autofree char *value = value_canonical(saying->what, typed, &ground, ret_warning, error);
    if (value == NULL || !check_place(desk, saying, error))
        return false;
    Statement *said = writing_add(writing, saying->what);
    said->bed = writing_keep(writing, label_of(desk, saying->bed));
    said->value = *value != '\0' ? writing_keep(writing, value) : "";
    said->note = writing_keep(writing, saying->note);
    if (saying->seen != NULL) {
        said->seen = saying->seen->seconds;
        said->seen_zone = saying->seen->zone;
        said->approximate = saying->seen->approximate;
    }
    return set_source(saying, said, error) && set_person(desk, writing, saying, said, error);
}

/* Who somebody is changes in no check: a second word there is a correction of the first, no rival.
 */
static void
strike_said_before(Desk *desk, Writing *writing)
{
    const Statement *said = writing_at(writing, 0);
    if (vocabulary_row(said->what)->rule != RULE_WHO)
        return;
    const Filed *before = correct_said_before(desk, said);
    if (before != NULL)
        writing_strike(writing, &before->said.id, _("corrected in the same check"));
}

static void
begin_check(Writing *writing, const char *bed)
{
    Statement *said = writing_add(writing, WHAT_BED_CHECK);
    said->bed = writing_keep(writing, bed);
    said->about = ABOUT_BED;
    said->value = "begun";
}

bool
desk_say(Desk *desk, const Saying *saying, char **ret_person, char **ret_warning, GError **error)
{
    if (saying->corrects && !heard_put_right(desk, saying, error))
        return false;
    g_autoptr(Writing) writing = writing_begin(desk, error);
    if (writing == NULL || !add_saying(desk, writing, saying, ret_warning, error))
        return false;
    if (saying->corrects)
        strike_said_before(desk, writing);
    if (saying->begins_check)
        begin_check(writing, label_of(desk, saying->bed));
    PersonId about = writing_at(writing, 0)->person;
    if (!writing_commit(writing, error))
        return false;
    about = writing_saved_person(writing, about);
    const Person *person = about.number != 0 ? census_find_person(desk->census, about) : NULL;
    if (ret_person != NULL)
        *ret_person = g_strdup(person != NULL ? person->handle : NULL);
    return true;
}

bool
desk_say_together(Desk *desk, const Saying *sayings, guint count, GError **error)
{
    g_autoptr(Writing) writing = writing_begin(desk, error);
    if (writing == NULL)
        return false;
    for (guint i = 0; i < count; i++)
        if (!add_saying(desk, writing, &sayings[i], NULL, error))
            return false;
    return writing_commit(writing, error);
}

/* ---- all the same ---- */

static void
say_again(Writing *writing, const Person *person, const char *bed, const Filed *filed)
{
    Statement *said = writing_add(writing, filed->said.what);
    said->person = person->id;
    said->about = ABOUT_PERSON;
    said->bed = writing_keep(writing, bed);
    said->value = writing_keep(writing, filed->said.value);
    said->source = SOURCE_SEEN;
}

bool
desk_say_all_same(Desk *desk, const char *handle, const char *bed, GError **error)
{
    g_autoptr(Writing) writing = writing_begin(desk, error);
    if (writing == NULL)
        return false;
    const Person *person = census_find_handle(desk->census, handle);
    if (person == NULL) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE, _("There is no person %s"), handle);
        return false;
    }
    const View *view = reading_view(desk_reading(desk));
    const Person *one = view_person(view, person);
    Statement *presence = writing_add(writing, WHAT_PRESENCE);
    presence->person = person->id;
    presence->about = ABOUT_PERSON;
    presence->bed = writing_keep(writing, bed);
    g_autofree char *where = round_same_presence(desk, handle);
    presence->value = writing_keep(writing, where);
    if (strcmp(where, "in") != 0)
        return writing_commit(writing, error);
    static const What same[] = { WHAT_BAND, WHAT_TRANSPORT, WHAT_MEANS, WHAT_DEVICE,
                                 WHAT_CAUTION }; /* what an eye at the bed can confirm */
    for (guint i = 0; i < G_N_ELEMENTS(same); i++) {
        Fact fact = fact_read(view, one, same[i]);
        if (fact.current != NULL && source_is_bedside(fact.current->said.source) &&
            strcmp(fact.current->said.value, VALUE_UNKNOWN) != 0)
            say_again(writing, person, bed, fact.current);
    }
    return writing_commit(writing, error);
}
