/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/band-draw.h"
#include "desk/dispatch-job.h"
#include "desk/output.h"
#include "desk/print-target.h"

#include "print/calibration.h"
#include "print/label-language.h"
#include "print/proof.h"

#include "base/error.h"

#define USUAL_LABELS "hisago-elm012"
#define ROLL_LABELS "thermal-label" /* of a label printer */

static bool
add_labels(Desk *desk, const Person *person, guint copies, BandJob *job, GError **error)
{
    g_autoptr(Conflicts) conflicts = conflicts_read(desk_reading(desk));
    g_autoptr(SameIds) ids = same_ids_read(reading_view(desk_reading(desk)));
    BandOrder order = { .person = person,
                        .number = BAND_LABEL,
                        .small = band_ground_is_small(&job->ground),
                        .conflicts = conflicts,
                        .ids = ids };
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
    band_drop_repeats(desk, persons);
    g_auto(PrintTarget) target = { NULL };
    if (!print_target_find(desk, wish->to, wish->printer, &target, error))
        return false;
    const char *usual = label_language_of_file(target.file) != NULL ? ROLL_LABELS : USUAL_LABELS;
    const char *medium = wish->media != NULL ? wish->media : usual;
    g_auto(BandJob) job = { .words = NULL };
    if (!band_job_begin(desk, medium, wish->start, &job, error))
        return false;
    for (guint i = 0; i < persons->len; i++) {
        g_autofree char *lacks = output_label_lacks(desk, persons->pdata[i]);
        if (lacks != NULL) {
            g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED, lacks);
            return false;
        }
        if (!add_labels(desk, band_find_person(desk, persons->pdata[i]), MAX(wish->copies, 1), &job,
                        error))
            return false;
    }
    return band_draw(desk, &job, target.file, error) &&
           dispatch_send(desk, &target, band_dispatch_job(desk, &job), error);
}

const char *
output_codes_unread(void)
{
    return proof_lacks();
}

/* ---- what there is to print on ---- */

static void
add_name(GPtrArray *names, const char *name)
{
    if (!g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
        g_ptr_array_add(names, g_strdup(name));
}

GPtrArray *
output_media(Desk *desk, const GPtrArray *persons, bool labels, GError **error)
{
    const char *usual = labels ? USUAL_LABELS : band_usual_medium(desk, persons);
    g_auto(BandGround) ground = { NULL };
    if (!band_ground_find(log_path(desk->log), usual, 0, &ground, error))
        return NULL;
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    add_name(names, usual);
    for (guint i = 0; i < media_count(ground.media); i++) {
        const Medium *medium = media_at(ground.media, i);
        if (medium->kind == MEDIUM_LABEL || (medium->kind == MEDIUM_BAND && !labels))
            add_name(names, medium->name);
    }
    return names;
}

guint
output_places(Desk *desk, const char *name)
{
    g_auto(BandGround) ground = { NULL };
    bool found = name != NULL && band_ground_find(log_path(desk->log), name, 0, &ground, NULL);
    return found ? medium_places(ground.medium) : 0;
}

bool
output_calibration(const char *book, const char *name, const char *to, GError **error)
{
    g_auto(BandGround) ground = { NULL };
    Instant now = { clock_of_pc()->wall(), 0, false };
    return band_ground_find(book, name, 0, &ground, error) &&
           calibration_print(ground.medium, &now, to, error);
}
