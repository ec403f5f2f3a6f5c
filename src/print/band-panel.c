/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/band-panel.h"

#include <string.h>

#define LINE_GAP_MOST 2.5
#define NAME_LINES_MOST 4
#define BIRTHDATE_SHRINK 0.5 /* points a birthdate may lose to stay whole */

/* How numbers and marks are set, from the clearest to the tightest. */
static const struct {
    bool joined;    /* numbers and marks in one paragraph */
    bool one_frame; /* round all marks */
    double shrink;
} tightness[] = { { false, false, 0 }, { true, false, 0 }, { true, false, 1 }, { false, true, 1 } };

void
band_panel_clear(BandPanel *panel)
{
    g_clear_pointer(&panel->lines, g_ptr_array_unref);
}

const char *
band_largest_name(const WristbandText *band)
{
    const char *names[] = { band->kanji, band->latin, band->kana, band->known_as, band->alias };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (names[i] != NULL && *names[i] != '\0')
            return names[i];
    return "";
}

static const char *
small_kana(const WristbandText *band)
{
    bool largest = band->kana == band_largest_name(band);
    return band->kana == NULL || *band->kana == '\0' || largest ? NULL : band->kana;
}

/* A name in another script beside kanji: both are shown, for both are said. */
static const char *
small_latin(const WristbandText *band)
{
    return band->latin == band_largest_name(band) ? NULL : band->latin;
}

static const char *
small_known_as(const WristbandText *band)
{
    return band->known_as == band_largest_name(band) ? NULL : band->known_as;
}

static void
take(BandPanel *panel, TextBlock *block)
{
    g_ptr_array_add(panel->lines, block);
    panel->height += text_block_measure(block, NULL);
}

static void
add(const BandRoom *room, BandPanel *panel, const PageText *text)
{
    if (text->text != NULL && *text->text != '\0')
        take(panel, page_layout(room->page, text, room->band->numbers));
}

/* TEXT on two lines, broken at the blank nearest its middle: surname over given name, date over
 * era. NULL without a blank. (transfer full) */
static char *
broken_in_two(const char *text)
{
    glong length = g_utf8_strlen(text, -1), nearest = G_MAXLONG, at = 0;
    const char *best = NULL;
    for (const char *sign = text; *sign != '\0'; sign = g_utf8_next_char(sign), at++) {
        glong distance = ABS(2 * at - length);
        if (!g_unichar_isspace(g_utf8_get_char(sign)) || distance >= nearest)
            continue;
        nearest = distance;
        best = sign;
    }
    if (best == NULL)
        return NULL;
    return g_strdup_printf("%.*s\n%s", (int)(best - text), text, g_utf8_next_char(best));
}

/* TEXT as its own line ends break it, or NULL if that is wider than the room. (transfer full) */
static TextBlock *
set_unbroken(const BandRoom *room, const PageText *text)
{
    double width;
    g_autoptr(TextBlock) block = page_layout(room->page, text, room->band->numbers);
    text_block_measure(block, &width);
    return width <= room->width ? g_steal_pointer(&block) : NULL;
}

/* The name SIZE high on LINES lines (3 = broken anywhere), or NULL if it is wider than the room. */
static TextBlock *
set_name(const BandRoom *room, double size, guint lines)
{
    const char *name = band_largest_name(room->band);
    g_autofree char *broken = lines == 2 ? broken_in_two(name) : NULL;
    PageText text = { broken != NULL ? broken : name, size, lines > 2 ? room->width : 0,
                      .words = true };
    g_autoptr(TextBlock) block = set_unbroken(room, &text);
    if (block == NULL || text_block_lines(block) > NAME_LINES_MOST)
        return NULL;
    return g_steal_pointer(&block);
}

/* Birthdate and sex on one line, else on two of like length. */
static void
add_birth(const BandRoom *room, BandPanel *panel)
{
    const WristbandText *band = room->band;
    g_autofree char *birth = g_strdup_printf("%s %s", band->birth_line ? band->birth_line : "",
                                             band->sex ? band->sex : "");
    g_autofree char *broken = broken_in_two(g_strstrip(birth));
    double largest = room->medium->birthdate_size;
    PageText text = { birth, largest, .bold = true };
    for (guint attempt = 0; attempt < (broken != NULL ? 4 : 2); attempt++) {
        text.text = attempt < 2 ? birth : broken;
        text.size = attempt % 2 == 0 ? largest : largest - BIRTHDATE_SHRINK;
        TextBlock *block = set_unbroken(room, &text);
        if (block != NULL) {
            take(panel, block);
            return;
        }
    }
    text.width = room->width;
    text.words = true;
    add(room, panel, &text);
}

static void
add_numbers(const BandRoom *room, BandPanel *panel, guint tight)
{
    const WristbandText *band = room->band;
    double size = room->medium->numbers_size - tightness[tight].shrink;
    g_autofree char *marks =
        band->marks != NULL
            ? g_strjoinv(tightness[tight].one_frame ? "・" : "】【", (char **)band->marks)
            : g_strdup("");
    g_autofree char *framed = *marks == '\0' ? g_strdup("") : g_strdup_printf("【%s】", marks);
    g_autofree char *joined = g_strdup_printf("%s %s", band->numbers, framed);
    if (tightness[tight].joined) {
        add(room, panel, &(PageText){ g_strchomp(joined), size, room->width });
        return;
    }
    add(room, panel, &(PageText){ band->numbers, size, room->width, .words = true });
    add(room, panel, &(PageText){ framed, size, room->width, .bold = true });
}

/* All lines but the large name. */
static BandPanel
set_rest(const BandRoom *room, const char *kana, guint tight)
{
    BandPanel panel = { .lines = g_ptr_array_new_with_free_func((GDestroyNotify)text_block_unref) };
    const char *latin = small_latin(room->band);
    add(room, &panel, &(PageText){ kana, room->medium->kana_size, room->width, .words = true });
    const char *known_as = small_known_as(room->band);
    add(room, &panel, &(PageText){ latin, room->medium->kana_size, room->width, .words = true });
    add(room, &panel, &(PageText){ known_as, room->medium->kana_size, room->width, .words = true });
    add_birth(room, &panel);
    add_numbers(room, &panel, tight);
    return panel;
}

/* Puts the name into the first of the panels that leaves room for it; they are set by need. */
static bool
put_name(const BandRoom *room, BandPanel *panels, TextBlock *name, BandPanel *ret_panel)
{
    const char *kana = small_kana(room->band);
    for (guint tight = 0; tight < G_N_ELEMENTS(tightness); tight++) {
        BandPanel *panel = &panels[tight];
        if (panel->lines == NULL)
            *panel = set_rest(room, kana, tight);
        double height = panel->height + text_block_measure(name, NULL);
        if (height > room->height)
            continue;
        g_ptr_array_insert(panel->lines, kana != NULL ? 1 : 0, text_block_ref(name));
        *ret_panel = (BandPanel){ g_steal_pointer(&panel->lines), height };
        return true;
    }
    return false;
}

bool
band_panel_fit(const BandRoom *room, BandPanel *ret_panel)
{
    const double *sizes = room->medium->name_size;
    BandPanel panels[G_N_ELEMENTS(tightness)] = { { NULL } };
    bool put = false;
    for (guint lines = 1; lines <= 3 && !put && room->width > 0; lines++)
        for (double size = sizes[0]; size >= sizes[1] - 0.01 && !put; size--) {
            g_autoptr(TextBlock) name = set_name(room, size, lines);
            put = name != NULL && put_name(room, panels, name, ret_panel);
        }
    for (guint i = 0; i < G_N_ELEMENTS(panels); i++)
        band_panel_clear(&panels[i]);
    return put;
}

static bool
fit_rest(const BandRoom *room, BandPanel *ret_panel)
{
    for (guint tight = 0; tight < G_N_ELEMENTS(tightness) && room->width > 0; tight++) {
        g_auto(BandPanel) panel = set_rest(room, room->band->kana, tight);
        if (panel.height > room->height)
            continue;
        *ret_panel = (BandPanel){ g_steal_pointer(&panel.lines), panel.height };
        return true;
    }
    return false;
}

/* What stands beside the other codes: where there is no room for it the name gone by gives way,
 * which the last has. */
bool
band_panel_fit_rest(const BandRoom *room, BandPanel *ret_panel)
{
    WristbandText brief = *room->band;
    BandRoom other = *room;
    brief.known_as = NULL;
    other.band = &brief;
    return fit_rest(room, ret_panel) || fit_rest(&other, ret_panel);
}

void
band_panel_draw(const BandPanel *panel, Page *page, const double at[2], double height)
{
    guint gaps = MAX(panel->lines->len, 2) - 1;
    double gap = CLAMP((height - panel->height) / (gaps + 2), 0, LINE_GAP_MOST);
    double y = at[1] + (height - panel->height - gap * gaps) / 2;
    for (guint i = 0; i < panel->lines->len; i++) {
        TextBlock *block = g_ptr_array_index(panel->lines, i);
        page_show(page, block, at[0], y);
        y += text_block_measure(block, NULL) + gap;
    }
}
