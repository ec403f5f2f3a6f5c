/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bare-page.h"

#include "census/mark.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>

#define WIDTH 842
#define HEIGHT 595
#define STEP 7
#define FONT "IPAexGothic,IPAmjMincho 8"

typedef struct {
    PangoLayout *layout;
    cairo_t *cairo;
    guint count;
} Bare;

static void
show(Bare *bare, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    pango_layout_set_text(bare->layout, text, -1);
    cairo_move_to(bare->cairo, bare->count / 80 * 90, bare->count % 80 * STEP);
    pango_cairo_show_layout(bare->cairo, bare->layout);
    bare->count++;
}

static void
show_rows(Bare *bare, const Sheet *sheet)
{
    for (guint i = 0; i < sheet->rows->len; i++)
        for (const SheetFace *face = sheet->form->faces; face->label != NULL; face++) {
            g_autofree char *text = sheet_face_text(sheet, sheet->rows->pdata[i], face);
            show(bare, text);
        }
}

static void
show_bed(Bare *bare, const SheetBed *bed)
{
    show(bare, bed->label);
    for (guint i = 0; i < bed->persons->len; i++) {
        const SheetBedPerson *person = bed->persons->pdata[i];
        g_autofree char *marks = marks_label(person->marks);
        const char *const texts[] = { person->name,  person->kanji,
                                      person->who,   person->transport,
                                      person->alert, person->letters,
                                      marks };
        for (guint text = 0; text < G_N_ELEMENTS(texts); text++)
            show(bare, texts[text]);
    }
}

static void
show_rooms(Bare *bare, const Sheet *sheet)
{
    for (guint i = 0; i < sheet->rooms->len; i++) {
        const SheetRoom *room = sheet->rooms->pdata[i];
        show(bare, room->label);
        for (guint bed = 0; bed < room->beds->len; bed++)
            show_bed(bare, room->beds->pdata[bed]);
    }
}

static cairo_status_t
take_bytes(void *bytes, const unsigned char *data, unsigned int length)
{
    g_byte_array_append(bytes, data, length);
    return CAIRO_STATUS_SUCCESS;
}

void
bare_page_print(const Sheet *sheet, const char *path)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(take_bytes, bytes, WIDTH, HEIGHT);
    cairo_t *cairo = cairo_create(surface);
    g_autoptr(PangoLayout) layout = pango_cairo_create_layout(cairo);
    PangoFontDescription *font = pango_font_description_from_string(FONT);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    Bare bare = { layout, cairo, 0 };
    if (sheet->rooms != NULL)
        show_rooms(&bare, sheet);
    else
        show_rows(&bare, sheet);
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
    g_assert(g_file_set_contents_full(path, (const char *)bytes->data, (gssize)bytes->len,
                                      G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                      0600, NULL));
}

guint64
bare_page_bytes(const char *path)
{
    GStatBuf found;
    return g_stat(path, &found) == 0 ? (guint64)found.st_size : 0;
}
