/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/band-draw.h"
#include "desk/dispatch-job.h"
#include "desk/output.h"
#include "desk/print-target.h"
#include "desk/writing.h"

#include "census/bandbook.h"
#include "census/fact.h"

#include "base/error.h"

#include <glib/gstdio.h>

/* The least that a band must rest on (meguri(1), WRISTBANDS); OVERRIDE as of a BandWish. */
static char *
ground_lacks(Desk *desk, const char *handle, const char *override)
{
    const View *view = reading_view(desk_reading(desk));
    const Person *person = band_find_person(desk, handle);
    if (person == NULL)
        return g_strdup_printf(_("There is no person %s"), handle);
    const Standing *standing = reading_of(desk_reading(desk), person);
    if (standing == NULL || !standing_takes_part(standing))
        return g_strdup_printf(_("%s is not in hospital"), person->handle);
    bool newborn = band_words_are_newborns(desk, person);
    bool named = fact_is_named(view, person);
    if (!named && !newborn && fact_known(view, person, WHAT_ALIAS) == NULL)
        return g_strdup_printf(_("%s has neither a name nor an alias yet"), person->handle);
    if (fact_value(view, person, WHAT_BIRTHDATE) == NULL)
        return g_strdup_printf(
            _("%s: the birthdate was not asked; if it cannot be told, say so with “unknown”"),
            person->handle);
    Grade grade = fact_grade(view, person);
    if (!named)
        return NULL; /* an alias claims nobody: it is for those who cannot be identified */
    if (grade == GRADE_NONE)
        return g_strdup_printf(_("%s is not identified by anybody yet"), person->handle);
    if (grade == GRADE_PAPER && (override == NULL || *override == '\0'))
        return g_strdup_printf(
            _("%s is known from paper only; ask at the bedside, or give a reason with --override"),
            person->handle);
    return NULL;
}

static bool
name_differs(const View *view, const Person *person)
{
    static const What names[] = { WHAT_KANA, WHAT_KANJI, WHAT_LATIN, WHAT_KNOWN_AS_KANA,
                                  WHAT_KNOWN_AS };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (fact_read(view, person, names[i]).differs)
            return true;
    return false;
}

/* A band shows one value and no doubt: whoever reads it takes the loser of two for nothing. NULL if
 * name and birthdate are said in one way. */
static char *
dispute_of(Desk *desk, const char *handle)
{
    const View *view = reading_view(desk_reading(desk));
    const Person *person = band_find_person(desk, handle);
    bool birthdate = fact_read(view, person, WHAT_BIRTHDATE).differs;
    if (!birthdate && !name_differs(view, person))
        return NULL;
    const Standing *standing = reading_of(desk_reading(desk), person);
    bool placed = standing != NULL && standing->bed != NULL;
    g_autofree char *who = g_strdup_printf("%s%s%s", person->handle, placed ? " " : "",
                                           placed ? standing->bed->label : "");
    return g_strdup_printf(birthdate ? _("%s: the birthdate is said in two ways; settle it first")
                                     : _("%s: the name is said in two ways; settle it first"),
                           who);
}

char *
output_band_lacks(Desk *desk, const char *handle, const BandWish *wish)
{
    char *lacks = ground_lacks(desk, handle, wish->override);
    return lacks != NULL ? lacks : dispute_of(desk, handle);
}

char *
output_label_lacks(Desk *desk, const char *handle)
{
    return ground_lacks(desk, handle, "-");
}

char *
output_band_doubt(Desk *desk, const SameIds *ids, const char *handle)
{
    const Person *person = band_find_person(desk, handle);
    g_autofree char *others = person != NULL ? same_ids_others(ids, person) : NULL;
    if (others != NULL)
        return g_strdup_printf(_("“ID ?”: also the ID of %s"), others);
    bool differs = person != NULL &&
                   fact_read(reading_view(desk_reading(desk)), person, WHAT_PATIENT_ID).differs;
    return differs ? g_strdup(_("“ID ?”: the ID is said in two ways")) : NULL;
}

GPtrArray *
output_band_needed(Desk *desk, const BandWish *wish)
{
    GPtrArray *handles = g_ptr_array_new_with_free_func(g_free);
    const View *view = reading_view(desk_reading(desk));
    const GPtrArray *standings = reading_standings(desk_reading(desk));
    for (guint i = 0; i < standings->len; i++) {
        const Standing *standing = standings->pdata[i];
        if (!standing_is_here(standing) || !bandbook_needs(view, standing->person))
            continue;
        g_autofree char *lacks = output_band_lacks(desk, standing->person->handle, wish);
        if (lacks == NULL)
            g_ptr_array_add(handles, g_strdup(standing->person->handle));
    }
    return handles;
}

/* ---- all of a job ---- */

static bool
check_number(const BandOrder *order, GError **error)
{
    if (order->number != BAND_LABEL)
        return true;
    g_set_error(
        error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
        _("%s was given 99 bands at this station already; another station has numbers left"),
        order->person->handle);
    return false;
}

/* What is missing is an input refused; a dispute is a no until somebody settles it. */
static bool
check_person(Desk *desk, const char *handle, const BandWish *wish, GError **error)
{
    g_autofree char *lacks = ground_lacks(desk, handle, wish->override);
    g_autofree char *dispute = lacks == NULL ? dispute_of(desk, handle) : NULL;
    if (lacks != NULL)
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED, lacks);
    else if (dispute != NULL)
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_NO, dispute);
    return lacks == NULL && dispute == NULL;
}

static bool
make_bands(Desk *desk, const GPtrArray *persons, const BandWish *wish, BandJob *job, GError **error)
{
    const View *view = reading_view(desk_reading(desk));
    StationId id = log_station(desk->log);
    const char *station = log_letters(desk->log, &id);
    g_autoptr(Conflicts) conflicts = conflicts_read(desk_reading(desk));
    g_autoptr(SameIds) ids = same_ids_read(view);
    for (guint i = 0; i < persons->len; i++) {
        if (!check_person(desk, persons->pdata[i], wish, error))
            return false;
        BandWords words;
        BandOrder order = { .person = band_find_person(desk, persons->pdata[i]),
                            .second = wish->second,
                            .small = band_ground_is_small(&job->ground),
                            .conflicts = conflicts,
                            .ids = ids };
        order.number = bandbook_next(view, order.person, station);
        if (!check_number(&order, error) || !band_words_make(desk, &order, &words, error))
            return false;
        g_array_append_val(job->words, words);
    }
    return true;
}

/* Why a band was printed for someone known from paper, and where the one before it is. */
static char *
note_of(const BandWish *wish)
{
    const char *override = wish->override != NULL ? wish->override : "";
    const char *old = wish->old != NULL ? wish->old : "";
    return g_strconcat(override, *override != '\0' && *old != '\0' ? "; " : "", old, NULL);
}

static void
say_issued(Writing *writing, const BandOrder *order, const BandWish *wish)
{
    g_autofree char *number = g_strdup_printf("%u", order->number);
    Statement *issued = writing_add(writing, WHAT_BAND_ISSUED);
    issued->person = order->person->id;
    issued->about = ABOUT_PERSON;
    issued->value = writing_keep(writing, number);
    g_autofree char *note = note_of(wish);
    issued->note = writing_keep(writing, note);
    if (wish->printer != NULL) {
        Statement *sent = writing_add(writing, WHAT_BAND_SENT);
        sent->person = order->person->id;
        sent->about = ABOUT_PERSON;
        sent->value = writing_keep(writing, number);
    }
    if (wish->second == NULL || *wish->second == '\0')
        return;
    Statement *second = writing_add(writing, WHAT_SECOND_CHECK);
    second->person = order->person->id;
    second->about = ABOUT_PERSON;
    second->value = writing_keep(writing, wish->second);
}

bool
output_bands(Desk *desk, GPtrArray *persons, const BandWish *wish, GError **error)
{
    g_autoptr(Writing) writing = writing_begin(desk, error);
    if (writing == NULL)
        return false;
    g_auto(PrintTarget) target = { NULL };
    if (!print_target_find(desk, wish->to, wish->printer, &target, error))
        return false;
    band_drop_repeats(desk, persons);
    const char *medium = wish->media != NULL ? wish->media : band_usual_medium(desk, persons);
    g_auto(BandJob) job = { .words = NULL };
    if (!band_job_begin(desk, medium, wish->start, &job, error) ||
        !make_bands(desk, persons, wish, &job, error) || !band_draw(desk, &job, target.file, error))
        return false;
    for (guint i = 0; i < job.words->len; i++)
        say_issued(writing, &g_array_index(job.words, BandWords, i).order, wish);
    if (writing_commit(writing, error))
        return dispatch_send(desk, &target, band_dispatch_job(desk, &job), error);
    g_unlink(target.file); /* bands whose numbers the book does not know must not be worn */
    return false;
}

bool
output_band_damaged(Desk *desk, const char *handle, GError **error)
{
    const Person *person = band_find_person(desk, handle);
    BandEntry band = person != NULL ? bandbook_current(reading_view(desk_reading(desk)), person)
                                    : (BandEntry){ 0 };
    if (band.number == 0) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED, _("%s has no band that counts"),
                    handle);
        return false;
    }
    g_autofree char *number = g_strdup_printf("%u", band.number);
    Saying sayings[] = {
        { .what = WHAT_BAND_WORN, .person = band.named->handle, .value = number },
        { .what = WHAT_BAND, .person = person->handle, .value = "damaged" },
    };
    return desk_say_together(desk, sayings, G_N_ELEMENTS(sayings), error);
}
