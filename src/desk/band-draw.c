/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/band-draw.h"

#include "census/fact.h"

#include "base/error.h"

#define VERSION_OF_NAMES 3 /* the smallest code that holds a name */

/* (transfer full) */
static char *
names_of(const Media *media)
{
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < media_count(media); i++)
        g_string_append_printf(names, "%s%s", i > 0 ? _(", ") : "", media_at(media, i)->name);
    return g_string_free(names, FALSE);
}

static bool
choose(BandGround *ground, const char *name, guint start, GError **error)
{
    ground->medium = media_find(ground->media, name);
    if (ground->medium == NULL) {
        g_autofree char *names = names_of(ground->media);
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                    _("There is no medium “%s”; there are: %s"), name, names);
        return false;
    }
    guint places = medium_places(ground->medium);
    if (start <= places) {
        ground->used = start > 0 ? start - 1 : 0;
        return true;
    }
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                _("[%s] has %u places a page; there is no place %u to start at"), name, places,
                start);
    return false;
}

bool
band_ground_find(const char *book, const char *name, guint start, BandGround *ret_ground,
                 GError **error)
{
    g_autofree char *folder = book != NULL ? g_path_get_dirname(book) : NULL;
    g_autofree char *own = folder != NULL ? g_build_filename(folder, "media.ini", NULL) : NULL;
    g_auto(BandGround) ground = { .media = own != NULL ? media_load(own, error) : media_builtin() };
    if (ground.media == NULL || !choose(&ground, name, start, error))
        return false;
    *ret_ground = ground;
    ground = (BandGround){ NULL };
    return true;
}

void
band_ground_clear(BandGround *ground)
{
    g_clear_pointer(&ground->media, media_free);
}

bool
band_ground_is_small(const BandGround *ground)
{
    return ground->medium->version < VERSION_OF_NAMES;
}

bool
band_job_begin(Desk *desk, const char *medium, guint start, BandJob *ret_job, GError **error)
{
    BandGround ground;
    if (!band_ground_find(log_path(desk->log), medium, start, &ground, error))
        return false;
    *ret_job = (BandJob){ ground, g_array_new(FALSE, TRUE, sizeof(BandWords)) };
    g_array_set_clear_func(ret_job->words, band_words_clear);
    return true;
}

void
band_job_clear(BandJob *job)
{
    band_ground_clear(&job->ground);
    g_clear_pointer(&job->words, g_array_unref);
}

bool
band_draw(Desk *desk, const BandJob *job, const char *to, GError **error)
{
    g_autoptr(GArray) texts = g_array_new(FALSE, FALSE, sizeof(WristbandText));
    for (guint i = 0; i < job->words->len; i++) {
        WristbandText text = band_words_text(desk, &g_array_index(job->words, BandWords, i));
        g_array_append_val(texts, text);
    }
    WristbandJob drawn = { (const WristbandText *)(void *)texts->data, texts->len,
                           job->ground.medium, job->ground.used, desk_now(desk) };
    return wristband_print(&drawn, to, error);
}

DispatchJob *
band_dispatch_job(Desk *desk, const BandJob *job)
{
    DispatchJob *sent = g_new0(DispatchJob, 1);
    const Medium *medium = job->ground.medium;
    const char *code = desk->layout->code;
    sent->title = g_strdup_printf("%s %s", code != NULL ? code : "meguri", medium->name);
    sent->size[0] = medium->page[0];
    sent->size[1] = medium->page[1];
    for (guint i = 0; i < job->words->len; i++) {
        const BandOrder *order = &g_array_index(job->words, BandWords, i).order;
        if (order->number != BAND_LABEL)
            dispatch_add_band(sent, order->person->handle, order->number);
    }
    return sent;
}

/* ---- for whom ---- */

const Person *
band_find_person(Desk *desk, const char *handle)
{
    const Person *person = census_find_handle(desk->census, handle);
    return person != NULL ? view_person(reading_view(desk_reading(desk)), person) : NULL;
}

void
band_drop_repeats(Desk *desk, GPtrArray *persons)
{
    g_autoptr(GHashTable) met = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < persons->len;) {
        const Person *person = band_find_person(desk, persons->pdata[i]);
        if (person != NULL && !g_hash_table_add(met, (gpointer)person))
            g_ptr_array_remove_index(persons, i);
        else
            i++;
    }
}

const char *
band_usual_medium(Desk *desk, const GPtrArray *persons)
{
    bool newborns = persons->len > 0;
    for (guint i = 0; i < persons->len; i++) {
        const Person *person = band_find_person(desk, persons->pdata[i]);
        newborns &= person != NULL && fact_is_newborn(reading_view(desk_reading(desk)), person);
    }
    return newborns ? "infant-band" : "adult-band";
}
