/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/horizon.h"

#include <string.h>

typedef struct {
    StationId station;
    guint64 clock; /* of the last statement that was taken in */
} HorizonEnd;

struct Horizon {
    GArray *ends; /* HorizonEnd */
};

Horizon *
horizon_parse(const char *text, HorizonFind find, gconstpointer user)
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
        if (find(parts[i], &end.station, user))
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
