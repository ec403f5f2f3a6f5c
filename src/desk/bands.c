/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/band-draw.h"
#include "desk/output.h"
#include "desk/writing.h"

#include "census/bandbook.h"
#include "census/fact.h"

#include "base/error.h"

#include <glib/gstdio.h>

#define BAND_SERIAL_MOST 1023 /* two signs of base 32 */

static const Person *
find(Desk *desk, const char *handle)
{
    const Person *person = census_find_handle(desk->census, handle);
    return person != NULL ? view_person(reading_view(desk_reading(desk)), person) : NULL;
}

/* The least that a band must rest on (meguri(1), WRISTBANDS). */
char *
output_band_lacks(Desk *desk, const char *handle, const BandWish *wish)
{
    const View *view = reading_view(desk_reading(desk));
    const Person *person = find(desk, handle);
    if (person == NULL)
        return g_strdup_printf(_("There is no person %s"), handle);
    const Standing *standing = reading_of(desk_reading(desk), person);
    if (standing == NULL || !standing_takes_part(standing))
        return g_strdup_printf(_("%s is not in hospital"), person->handle);
    bool newborn = band_words_are_newborns(desk, person);
    bool named = fact_known(view, person, WHAT_KANA) != NULL ||
                 fact_known(view, person, WHAT_KANJI) != NULL ||
                 fact_known(view, person, WHAT_LATIN) != NULL;
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
    if (grade == GRADE_PAPER && (wish->override == NULL || *wish->override == '\0'))
        return g_strdup_printf(
            _("%s is known from paper only; ask at the bedside, or give a reason with --override"),
            person->handle);
    return NULL;
}

GPtrArray *
output_band_needed(Desk *desk, const BandWish *wish)
{
    GPtrArray *handles = g_ptr_array_new_with_free_func(g_free);
    const View *view = reading_view(desk_reading(desk));
    const GPtrArray *standings = reading_standings(desk_reading(desk));
    for (guint i = 0; i < standings->len; i++) {
        const Standing *standing = standings->pdata[i];
        if (!standing_is_here(standing) || bandbook_current(view, standing->person) != 0)
            continue;
        g_autofree char *lacks = output_band_lacks(desk, standing->person->handle, wish);
        if (lacks == NULL)
            g_ptr_array_add(handles, g_strdup(standing->person->handle));
    }
    return handles;
}

/* ---- all of a job ---- */

typedef struct {
    BandGround ground;
    GArray *words; /* BandWords */
} BandJob;

static void
band_job_clear(BandJob *job)
{
    band_ground_clear(&job->ground);
    g_array_unref(job->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BandJob, band_job_clear)

static bool
check_number(const BandOrder *order, GError **error)
{
    if (order->number <= BAND_SERIAL_MOST)
        return true;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                _("%s was given %u bands already; no number is left"), order->person->handle,
                BAND_SERIAL_MOST);
    return false;
}

/* Handles that are read as one person get one band together. */
static void
drop_repeats(Desk *desk, GPtrArray *persons)
{
    g_autoptr(GHashTable) met = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < persons->len;) {
        const Person *person = find(desk, persons->pdata[i]);
        if (person != NULL && !g_hash_table_add(met, (gpointer)person))
            g_ptr_array_remove_index(persons, i);
        else
            i++;
    }
}

/* What a band is printed on if nobody says: newborns have thin limbs. */
static const char *
usual_medium(Desk *desk, const GPtrArray *persons)
{
    bool newborns = persons->len > 0;
    for (guint i = 0; i < persons->len; i++) {
        const Person *person = find(desk, persons->pdata[i]);
        newborns &= person != NULL && fact_is_newborn(reading_view(desk_reading(desk)), person);
    }
    return newborns ? "infant-band" : "adult-band";
}

static bool
make_bands(Desk *desk, const GPtrArray *persons, const BandWish *wish, BandJob *job, GError **error)
{
    const View *view = reading_view(desk_reading(desk));
    g_autoptr(Conflicts) conflicts = conflicts_read(desk_reading(desk));
    for (guint i = 0; i < persons->len; i++) {
        g_autofree char *lacks = output_band_lacks(desk, persons->pdata[i], wish);
        if (lacks != NULL) {
            g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED, lacks);
            return false;
        }
        BandWords words;
        BandOrder order = { .person = find(desk, persons->pdata[i]),
                            .second = wish->second,
                            .small = band_ground_is_small(&job->ground),
                            .conflicts = conflicts };
        order.number = bandbook_next(view, order.person);
        if (!check_number(&order, error) || !band_words_make(desk, &order, &words, error))
            return false;
        g_array_append_val(job->words, words);
    }
    return true;
}

static void
say_issued(Writing *writing, const BandOrder *order, const BandWish *wish)
{
    g_autofree char *number = g_strdup_printf("%u", order->number);
    Statement *issued = writing_add(writing, WHAT_BAND_ISSUED);
    issued->person = order->person->id;
    issued->about = ABOUT_PERSON;
    issued->value = writing_keep(writing, number);
    issued->note = writing_keep(writing, wish->override);
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
    if (!output_check_file(wish->to, error))
        return false;
    g_autoptr(Writing) writing = writing_begin(desk, error);
    if (writing == NULL)
        return false;
    drop_repeats(desk, persons);
    g_auto(BandJob) job = { .words = g_array_new(FALSE, TRUE, sizeof(BandWords)) };
    g_array_set_clear_func(job.words, band_words_clear);
    const char *medium = wish->media != NULL ? wish->media : usual_medium(desk, persons);
    if (!band_ground_find(desk, medium, wish->start, &job.ground, error) ||
        !make_bands(desk, persons, wish, &job, error) ||
        !band_draw(desk, job.words, &job.ground, wish->to, error))
        return false;
    for (guint i = 0; i < job.words->len; i++)
        say_issued(writing, &g_array_index(job.words, BandWords, i).order, wish);
    if (writing_commit(writing, error))
        return true;
    g_unlink(wish->to); /* bands whose numbers the book does not know must not be worn */
    return false;
}

/* ---- labels ---- */

static bool
add_labels(Desk *desk, const Person *person, guint copies, BandJob *job, GError **error)
{
    g_autoptr(Conflicts) conflicts = conflicts_read(desk_reading(desk));
    BandOrder order = { .person = person,
                        .number = BAND_LABEL,
                        .small = band_ground_is_small(&job->ground),
                        .conflicts = conflicts };
    for (guint i = 0; i < copies; i++) {
        BandWords words;
        if (!band_words_make(desk, &order, &words, error))
            return false;
        g_array_append_val(job->words, words);
    }
    return true;
}

bool
output_labels(Desk *desk, GPtrArray *persons, const LabelWish *wish, GError **error)
{
    static const BandWish as_known = { .override = "-" };
    if (!output_check_file(wish->to, error))
        return false;
    drop_repeats(desk, persons);
    g_auto(BandJob) job = { .words = g_array_new(FALSE, TRUE, sizeof(BandWords)) };
    g_array_set_clear_func(job.words, band_words_clear);
    const char *medium = wish->media != NULL ? wish->media : "hisago-elm012";
    if (!band_ground_find(desk, medium, wish->start, &job.ground, error))
        return false;
    for (guint i = 0; i < persons->len; i++) {
        g_autofree char *lacks = output_band_lacks(desk, persons->pdata[i], &as_known);
        if (lacks != NULL) {
            g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED, lacks);
            return false;
        }
        if (!add_labels(desk, find(desk, persons->pdata[i]), MAX(wish->copies, 1), &job, error))
            return false;
    }
    return band_draw(desk, job.words, &job.ground, wish->to, error);
}
