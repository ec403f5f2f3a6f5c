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
    PangoLayout *layout; /* of text */
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
    g_clear_object(&item->layout);
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
    g_autoptr(PangoLayout) layout = page_layout(setting->page, &text, setting->bed->label);
    page_measure(layout, &width);
    if (width + 2 * pad > room_left(setting) && setting->x > INSET)
        end_line(setting);
    if (width + 2 * pad > room_left(setting)) {
        text.width = room_left(setting) - 2 * pad;
        g_clear_object(&layout);
        layout = page_layout(setting->page, &text, setting->bed->label);
    }
    height = page_measure(layout, &width);
    Item item = { kind, g_steal_pointer(&layout), setting->x + pad, setting->tile->height + 1 };
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

/* NAMES, parted by " / ": the first is read from afar; the others, such as the one gone by, stand
 * below it as small as the kana, so that they cost the ward no second page. */
static void
add_names(Setting *setting, const char *names)
{
    g_auto(GStrv) each = g_strsplit(names, " / ", 2);
    add_word(setting, ITEM_TEXT, (PageText){ each[0], KANJI_SIZE, .bold = true, .words = true });
    end_line(setting);
    add_word(setting, ITEM_TEXT, (PageText){ each[1], KANA_SIZE, .words = true });
    end_line(setting);
}

static void
add_person(Setting *setting, const SheetBedPerson *person)
{
    bool kanji = person->kanji != NULL && *person->kanji != '\0';
    PageText kana = { person->name, kanji ? KANA_SIZE : FRAME_NAME_SIZE, .bold = !kanji,
                      .words = true };
    add_word(setting, ITEM_TEXT, kana);
    end_line(setting);
    if (kanji)
        add_names(setting, person->kanji);
    add_word(setting, ITEM_TEXT, body(person->who, false));
    add_word(setting, ITEM_BOXED, body(person->transport, true));
    add_word(setting, ITEM_BOXED, body(person->alert, true));
    add_word(setting, ITEM_TEXT, body(person->grade, false));
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
    add_word(&setting, ITEM_TEXT, body(bed->words, false));
    if (bed->words != NULL && *bed->words != '\0')
        end_line(&setting);
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
    double width, height = page_measure(item->layout, &width);
    page_show(page, item->layout, x, y);
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
            page_show(page, item->layout, at_x, at_y);
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
