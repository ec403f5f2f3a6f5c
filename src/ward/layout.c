/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/layout.h"

#include "base/text.h"

#include <string.h>

void
layout_free(Layout *layout)
{
    if (layout == NULL)
        return;
    for (guint i = 0; i < layout->rooms->len; i++) {
        LayoutRoom *room = &g_array_index(layout->rooms, LayoutRoom, i);
        g_free(room->label);
        g_free(room->title);
        g_free(room->kind);
    }
    for (guint i = 0; i < layout->beds->len; i++)
        g_free(g_array_index(layout->beds, LayoutBed, i).label);
    g_array_unref(layout->rooms);
    g_array_unref(layout->beds);
    g_free(layout->name);
    g_free(layout->code);
    g_free(layout->hospital);
    g_free(layout->language);
    g_free(layout->assembly);
    g_free(layout->id_codes);
    g_free(layout);
}

bool
layout_takes_label(const char *label)
{
    return *label != '\0' && *label != ' ' && text_is_plain(label) &&
           text_cells(label) <= LAYOUT_LABEL_CELLS && strchr(label, ',') == NULL &&
           strstr(label, "、") == NULL && strstr(label, "，") == NULL;
}

static bool
is_dash(gunichar c)
{
    bool dash = c >= 0x2010 && c <= 0x2015;                   /* ‐ ‑ ‒ – — ― */
    return dash || c == 0x2212 || c == 0x30FC || c == 0x2500; /* − ー ─ */
}

char *
layout_label_key(const char *label)
{
    g_autofree char *plain = text_nfkc(label);
    GString *key = g_string_new(NULL);
    for (const char *at = plain; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        g_string_append_unichar(key, is_dash(c) ? '-' : c);
    }
    return g_strstrip(g_string_free(key, FALSE));
}

int
layout_find_room(const Layout *layout, const char *label)
{
    for (guint i = 0; i < layout->rooms->len; i++)
        if (strcmp(layout_room(layout, i)->label, label) == 0)
            return (int)i;
    return -1;
}

const LayoutBed *
layout_bed(const Layout *layout, guint index)
{
    return &g_array_index(layout->beds, LayoutBed, index);
}

const LayoutRoom *
layout_room(const Layout *layout, guint index)
{
    return &g_array_index(layout->rooms, LayoutRoom, index);
}
