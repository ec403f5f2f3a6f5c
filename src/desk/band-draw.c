/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/band-draw.h"

#include "base/error.h"

#define VERSION_OF_NAMES 3 /* the smallest code that holds a name */

static bool
choose(BandGround *ground, const char *name, guint start, GError **error)
{
    ground->medium = media_find(ground->media, name);
    if (ground->medium == NULL) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE, _("There is no medium “%s”"), name);
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
band_ground_find(Desk *desk, const char *name, guint start, BandGround *ret_ground, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(log_path(desk->log));
    g_autofree char *own = g_build_filename(folder, "media.ini", NULL);
    g_auto(BandGround) ground = { .media = media_load(own, error) };
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
band_draw(Desk *desk, const GArray *words, const BandGround *ground, const char *to, GError **error)
{
    g_autoptr(GArray) texts = g_array_new(FALSE, FALSE, sizeof(WristbandText));
    for (guint i = 0; i < words->len; i++) {
        WristbandText text = band_words_text(desk, &g_array_index(words, BandWords, i));
        g_array_append_val(texts, text);
    }
    WristbandJob job = { (const WristbandText *)(void *)texts->data, texts->len, ground->medium,
                         ground->used, desk_now(desk) };
    return wristband_print(&job, to, error);
}
