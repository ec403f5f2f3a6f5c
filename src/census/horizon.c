/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/horizon.h"

#include "census/census-state.h"

#include <string.h>

typedef struct {
    StationId station;
    guint64 clock; /* of the last statement that was taken in */
} HorizonEnd;

struct Horizon {
    GArray *ends; /* HorizonEnd */
};

char *
horizon_format(const Census *census)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < census->stations->len; i++) {
        const CensusStation *station = &g_array_index(census->stations, CensusStation, i);
        if (station->written->len == 0)
            continue;
        const Filed *last = station->written->pdata[station->written->len - 1];
        g_string_append_printf(text, "%s%s=%" G_GINT64_MODIFIER "x", text->len > 0 ? "," : "",
                               station->letters, last->said.clock);
    }
    if (text->len == 0 && census->stations->len > 0) /* a print of nothing is one, too */
        g_string_append_printf(text, "%s=0",
                               g_array_index(census->stations, CensusStation, 0).letters);
    return g_string_free(text, FALSE);
}

static bool
find_station(const Census *census, const char *letters, StationId *ret_station)
{
    for (guint i = 0; i < census->stations->len; i++) {
        const CensusStation *station = &g_array_index(census->stations, CensusStation, i);
        if (strcmp(station->letters, letters) != 0)
            continue;
        *ret_station = station->id;
        return true;
    }
    return false;
}

Horizon *
horizon_parse(const char *text, const Census *census)
{
    g_autoptr(Horizon) horizon = g_new0(Horizon, 1);
    g_auto(GStrv) parts = g_strsplit(text, ",", -1);
    horizon->ends = g_array_new(FALSE, FALSE, sizeof(HorizonEnd));
    for (guint i = 0; parts[i] != NULL; i++) {
        HorizonEnd end;
        char *sign = strchr(parts[i], '=');
        if (sign == NULL || sign == parts[i])
            return NULL;
        *sign = '\0';
        if (!g_ascii_string_to_unsigned(sign + 1, 16, 0, G_MAXUINT64, &end.clock, NULL))
            return NULL;
        if (find_station(census, parts[i], &end.station))
            g_array_append_val(horizon->ends, end);
    }
    return g_steal_pointer(&horizon);
}

void
horizon_free(Horizon *horizon)
{
    if (horizon == NULL)
        return;
    g_array_unref(horizon->ends);
    g_free(horizon);
}

bool
horizon_holds(const Horizon *horizon, const Statement *statement)
{
    for (guint i = 0; i < horizon->ends->len; i++) {
        const HorizonEnd *end = &g_array_index(horizon->ends, HorizonEnd, i);
        if (memcmp(&end->station, &statement->station, sizeof(StationId)) == 0)
            return statement->clock <= end->clock;
    }
    return false;
}
