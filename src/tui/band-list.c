/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/band-list.h"

#include "desk/output.h"
#include "desk/person.h"

#include "census/bandbook.h"
#include "census/wrong-band.h"

#include "base/language.h"

static void
free_line(gpointer data)
{
    BandLine *line = data;
    g_free(line->person);
    g_free(line->called);
    g_free(line->named);
    g_free(line->lacks);
    g_free(line->doubt);
    g_free(line);
}

/* What else was seen on the wrist, such as the hospital's old band with a wrong name: it is to come
 * off. */
static const char *
seen_on_wrist(const View *view, const Person *person)
{
    if (wrong_band_now(view, person) != NULL)
        return _("wrong band on the wrist");
    return wrong_band_another_s(view, person) != NULL ? _("another's band on the wrist") : "";
}

/* The last band that is not void: its number and state. */
static void
read_band(const View *view, const Person *person, BandLine *line)
{
    g_autoptr(GArray) bands = bandbook_read(view, person);
    line->state = seen_on_wrist(view, person);
    for (guint i = bands->len; i-- > 0 && line->number == 0;) {
        const BandEntry *band = &g_array_index(bands, BandEntry, i);
        if (band->state == BAND_STATE_VOID || band->state == BAND_STATE_REPLACED)
            continue;
        line->number = band->number;
        line->named = g_strdup(band->named->handle);
        line->state = bandbook_label(band);
        line->sent = band->state == BAND_STATE_SENT;
    }
}

static void
read_need(Desk *desk, const View *view, const Person *person, BandLine *line)
{
    static const BandWish plain, reasoned = { .override = "-" };
    if (!bandbook_needs(view, person)) {
        line->need = line->sent ? BAND_NEED_LOOK : BAND_NEED_NONE;
        return;
    }
    g_autofree char *lacks = output_band_lacks(desk, person->handle, &plain);
    line->need = BAND_NEED_ISSUE;
    if (lacks == NULL)
        return;
    line->lacks = output_band_lacks(desk, person->handle, &reasoned);
    line->need = line->lacks == NULL ? BAND_NEED_PAPER : BAND_NEED_FACTS;
}

static BandLine *
make_line(Desk *desk, const SameIds *ids, const Standing *standing)
{
    BandLine *line = g_new0(BandLine, 1);
    const View *view = reading_view(desk_reading(desk));
    g_autofree char *called = person_called(desk, standing->person->handle);
    line->person = g_strdup(standing->person->handle);
    line->called =
        g_strdup_printf("%-6s %s", standing->bed != NULL ? standing->bed->label : "", called);
    read_band(view, standing->person, line);
    read_need(desk, view, standing->person, line);
    line->doubt = output_band_doubt(desk, ids, standing->person->handle);
    return line;
}

GPtrArray *
band_list_read(Desk *desk)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(free_line);
    const GPtrArray *standings = reading_standings(desk_reading(desk));
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    g_autoptr(SameIds) ids = same_ids_read(reading_view(desk_reading(desk)));
    for (guint i = 0; i < standings->len; i++)
        if (standing_is_here(standings->pdata[i]))
            g_ptr_array_add(all, make_line(desk, ids, standings->pdata[i]));
    for (guint need = 0; need <= BAND_NEED_NONE; need++)
        for (guint i = 0; i < all->len; i++)
            if (((const BandLine *)all->pdata[i])->need == (BandNeed)need)
                g_ptr_array_add(lines, all->pdata[i]);
    return lines;
}

guint
band_list_count(const GPtrArray *lines, BandNeed need)
{
    guint count = 0;
    for (guint i = 0; i < lines->len; i++)
        count += ((const BandLine *)lines->pdata[i])->need == need;
    return count;
}
