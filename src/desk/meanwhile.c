/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/meanwhile.h"

#include "desk/person.h"

#include "base/error.h"

#include <string.h>

static bool
is_place(const Statement *said)
{
    return vocabulary_row(said->what)->rule == RULE_EVIDENCE;
}

static bool
is_same_thing(const Statement *mine, const Statement *theirs)
{
    return mine->what == theirs->what || (is_place(mine) && is_place(theirs));
}

static bool
says_the_same(const Statement *mine, const Statement *theirs)
{
    return mine->what == theirs->what && g_strcmp0(mine->value, theirs->value) == 0 &&
           g_strcmp0(mine->bed, theirs->bed) == 0;
}

/* Whom THEIRS is about now, after what is known here of ties and re-assignments. */
static const Person *
owner(const View *view, const Filed *theirs)
{
    return theirs->person != NULL ? view_owner(view, theirs) : NULL;
}

/* A new person has no pile yet: only the bed can clash. */
static const Person *
person_of(const View *view, const Statement *mine)
{
    Person *person =
        mine->person.number != 0 ? census_find_person(view->census, mine->person) : NULL;
    return person != NULL ? view_person(view, person) : NULL;
}

/* Somebody was put into the bed that MINE is about to call empty, shut or another's. */
static bool
meets_in_bed(const Statement *mine, const Filed *theirs)
{
    bool of_bed = is_place(mine) || mine->what == WHAT_BED_CLOSED;
    bool placed = theirs->person != NULL && is_place(&theirs->said) && standing_places(theirs);
    return of_bed && placed && mine->bed != NULL && g_strcmp0(mine->bed, theirs->said.bed) == 0;
}

static bool
meets(const View *view, const Statement *mine, const Filed *theirs)
{
    const Person *person = person_of(view, mine);
    if (person != NULL && owner(view, theirs) == person)
        return is_same_thing(mine, &theirs->said) && !says_the_same(mine, &theirs->said);
    return meets_in_bed(mine, theirs);
}

/* What a correction is about: the statement it strikes or gives to another. */
static const Filed *
target_of(const Census *census, const Filed *filed)
{
    StatementId id;
    if (vocabulary_row(filed->said.what)->form != FORM_STATEMENT ||
        !statement_id_parse(filed->said.value, &id))
        return filed;
    return census_find_statement(census, &id);
}

static char *
words(Desk *desk, const Filed *theirs)
{
    const Statement *said = &theirs->said;
    g_autofree char *called =
        theirs->person != NULL ? person_called(desk, theirs->person->handle) : g_strdup(said->bed);
    g_autofree char *label = value_label(said->what, said->value);
    return g_strdup_printf("%s%s%s: %s%s%s", called, said->bed != NULL ? " " : "",
                           said->bed != NULL && theirs->person != NULL ? said->bed : "",
                           _(vocabulary_row(said->what)->label), *label != '\0' ? " " : "", label);
}

static void
tell(Desk *desk, const Filed *news, const Filed *theirs, GError **error)
{
    g_autofree char *what = words(desk, theirs);
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CHANGED,
                news == theirs
                    ? _("NOT SAVED YET: %s said meanwhile: %s. The same key again saves yours too.")
                    : _("NOT SAVED YET: %s corrected meanwhile: %s. The same key again saves yours "
                        "too."),
                news->said.observer, what);
}

bool
meanwhile_clashes(Desk *desk, Writing *writing, GError **error)
{
    for (guint i = 0; desk->news != NULL && i < desk->news->len; i++) {
        const Filed *news = desk->news->pdata[i];
        const Filed *theirs = target_of(desk->census, news);
        for (guint k = 0; theirs != NULL && k < writing_count(writing); k++)
            if (meets(reading_view(desk_reading(desk)), writing_at(writing, k), theirs)) {
                tell(desk, news, theirs, error);
                return true;
            }
    }
    return false;
}
