/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/map-tile.h"

#include "print/sheet-frame.h"

#include "census/mark.h"

#include "base/language.h"

#include <string.h>

#define INSET (1.2 * MM)
#define KANJI_SIZE 13.0
#define KANA_SIZE 9.0 /* over a kanji name; alone, kana are the name */
#define WORD_GAP 2.5
#define LEADING 0.2 /* spare paper goes between beds, not between lines */
#define BOX_PAD 1.4
#define ALARM 9.0

typedef enum { ITEM_TEXT, ITEM_BOXED, ITEM_ALARM, ITEM_RULE } ItemKind;

typedef struct {
    ItemKind kind;
    TextBlock *block; /* of text */
    double x;
    double y;
} Item;

struct MapTile {
    GArray *items; /* Item */
    double width;
    double height;
};

/* A tile while it is being filled, line by line. */
typedef struct {
    MapTile *tile;
    Page *page;
    const SheetBed *bed;
    double x;       /* where the next word goes */
    double reserve; /* kept free at the right of the first line */
    double line_height;
    double scale;
} Setting;

static void
item_clear(Item *item)
{
    g_clear_pointer(&item->block, text_block_unref);
}

static double
room_left(const Setting *setting)
{
    return setting->tile->width - INSET - setting->reserve - setting->x;
}

static void
end_line(Setting *setting)
{
    setting->tile->height += setting->line_height;
    setting->line_height = 0;
    setting->reserve = 0;
    setting->x = INSET;
}

/* A word on the running line, or on the next where it does not fit; broken only if it is wider than
 * the tile. */
static void
add_word(Setting *setting, ItemKind kind, PageText text)
{
    double width, height, pad = kind == ITEM_BOXED ? BOX_PAD : 0;
    if (text.text == NULL || *text.text == '\0')
        return;
    text.size *= setting->scale;
    g_autoptr(TextBlock) block = page_layout(setting->page, &text, setting->bed->label);
    text_block_measure(block, &width);
    if (width + 2 * pad > room_left(setting) && setting->x > INSET)
        end_line(setting);
    if (width + 2 * pad > room_left(setting)) {
        text.width = room_left(setting) - 2 * pad;
        g_clear_pointer(&block, text_block_unref);
        block = page_layout(setting->page, &text, setting->bed->label);
    }
    height = text_block_measure(block, &width);
    Item item = { kind, g_steal_pointer(&block), setting->x + pad, setting->tile->height + 1 };
    g_array_append_val(setting->tile->items, item);
    setting->x += width + 2 * pad + WORD_GAP;
    setting->line_height = MAX(setting->line_height, height + LEADING);
}

static void
add_rule(Setting *setting)
{
    Item item = { ITEM_RULE, NULL, 0, setting->tile->height + 1.5 };
    g_array_append_val(setting->tile->items, item);
    setting->tile->height += 3;
}

static void
add_alarm(Setting *setting, double y)
{
    Item item = { ITEM_ALARM, NULL, setting->tile->width - INSET - ALARM * 1.16, y + 1.5 };
    g_array_append_val(setting->tile->items, item);
}

static PageText
body(const char *words, bool bold)
{
    return (PageText){ words, FRAME_BODY_SIZE, .bold = bold };
}

/* A name of PERSON that is read from afar; the other stands as small above or below it. */
static void
add_name(Setting *setting, const char *name, double large)
{
    PageText text = { name, large > 0 ? large : KANA_SIZE, .bold = large > 0, .words = true };
    add_word(setting, ITEM_TEXT, text);
    end_line(setting);
}

/* The legal name is read from afar: kanji, or kana where there are none. The others, such as the
 * one gone by, stand below it as small as kana, so that they cost the ward no second page. */
static void
add_names(Setting *setting, const SheetBedPerson *person)
{
    g_auto(GStrv) others = g_strsplit(person->kanji != NULL ? person->kanji : "", " / ", 2);
    bool written = person->written && others[0] != NULL;
    add_name(setting, person->name, written ? 0 : FRAME_NAME_SIZE);
    if (written)
        add_name(setting, others[0], KANJI_SIZE);
    for (guint i = written ? 1 : 0; i < g_strv_length(others); i++)
        add_name(setting, others[i], 0);
}

/* Before the name, on a line that nobody passes over. */
static void
add_state(Setting *setting, const char *words)
{
    add_word(setting, ITEM_TEXT, body(words, false));
    if (words != NULL && *words != '\0')
        end_line(setting);
}

static void
add_person(Setting *setting, const SheetBedPerson *person)
{
    add_state(setting, person->state);
    add_names(setting, person);
    add_word(setting, ITEM_TEXT, body(person->who, false));
    add_word(setting, ITEM_BOXED, body(person->transport, true));
    add_word(setting, ITEM_BOXED, body(person->alert, true));
    add_word(setting, ITEM_TEXT, body(person->grade, false));
    add_word(setting, ITEM_TEXT, body(person->vital, true));
    add_word(setting, ITEM_TEXT, body(person->letters, false));
    end_line(setting);
    g_autofree char *marks = marks_label(person->marks);
    add_word(setting, ITEM_TEXT, body(marks, true));
    end_line(setting);
}

static bool
is_loud(const SheetBed *bed)
{
    for (guint i = 0; i < bed->persons->len; i++)
        if (((const SheetBedPerson *)g_ptr_array_index(bed->persons, i))->loud)
            return true;
    return false;
}

MapTile *
map_tile_new(Page *page, const SheetBed *bed, double width, double scale)
{
    MapTile *tile = g_new0(MapTile, 1);
    tile->items = g_array_new(FALSE, FALSE, sizeof(Item));
    g_array_set_clear_func(tile->items, (GDestroyNotify)item_clear);
    tile->width = width;
    tile->height = 0.5;
    Setting setting = { .tile = tile, .page = page, .bed = bed, .x = INSET, .scale = scale };
    if (is_loud(bed)) {
        add_alarm(&setting, tile->height);
        setting.reserve = ALARM * 1.4;
    }
    add_word(&setting, ITEM_TEXT, body(bed->shorter, true));
    add_word(&setting, ITEM_TEXT, body(bed->changed ? FRAME_CHANGED : NULL, true));
    add_state(&setting, bed->words);
    for (guint i = 0; i < bed->persons->len; i++) {
        if (i > 0)
            add_rule(&setting);
        add_person(&setting, g_ptr_array_index(bed->persons, i));
    }
    end_line(&setting);
    tile->height += 1;
    return tile;
}

void
map_tile_free(MapTile *tile)
{
    g_array_unref(tile->items);
    g_free(tile);
}

double
map_tile_height(const MapTile *tile)
{
    return tile->height;
}

static void
draw_boxed(Page *page, const Item *item, double x, double y)
{
    double width, height = text_block_measure(item->block, &width);
    page_show(page, item->block, x, y);
    page_box(page, &(cairo_rectangle_t){ x - BOX_PAD, y - 0.5, width + 2 * BOX_PAD, height + 1 },
             0.7);
}

void
map_tile_draw(const MapTile *tile, Page *page, double x, double y)
{
    for (guint i = 0; i < tile->items->len; i++) {
        const Item *item = &g_array_index(tile->items, Item, i);
        double at_x = x + item->x, at_y = y + item->y;
        switch (item->kind) {
        case ITEM_TEXT:
            page_show(page, item->block, at_x, at_y);
            break;
        case ITEM_BOXED:
            draw_boxed(page, item, at_x, at_y);
            break;
        case ITEM_ALARM:
            page_alarm(page, at_x, at_y, ALARM);
            break;
        case ITEM_RULE:
            page_line(page, (double[]){ x + INSET, at_y, x + tile->width - INSET, at_y },
                      FRAME_HAIRLINE, true);
            break;
        }
    }
}
