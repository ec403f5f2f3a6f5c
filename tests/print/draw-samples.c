/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/calibration.h"
#include "print/page.h"
#include "print/sheet-print.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "missing-sign.h"
#include "samples.h"

/* draw-samples FOLDER: every sample on every medium it is for, and on standard output what must be
 * found in them; what a label printer takes also in its languages. draw-samples --names FOLDER: a
 * band for each name of standard input, those that stand on it whole again in one file.
 * draw-samples
 * --sign TEXT: what of TEXT no font has. For tests/print/paper and for the eye. */

static void
draw_sheet(const Sheet *sheet, const char *folder, const char *name, const char *medium)
{
    g_autoptr(GError) error = NULL;
    SheetPrinted printed = { 0 };
    g_autofree char *path = g_strdup_printf("%s/%s.pdf", folder, name);
    sheet_print(sheet, path, medium, &printed, &error);
    g_assert_no_error(error);
    g_print("pages\t%s\t%u\n", name, printed.pages);
}

static void
draw_bands(const Medium *medium, const char *folder)
{
    static const char *const endings[] = { "pdf", "zpl", "sbpl", "pbm" };
    g_autoptr(GError) error = NULL;
    WristbandJob job = { .medium = medium, .made = sample_moment };
    job.bands = sample_bands(&job.count);
    if (medium->version < 3) {
        job.bands = sample_newborn();
        job.count = 1;
    }
    bool dots = medium_is_one_label(medium, NULL);
    for (guint i = 0; i < (dots ? G_N_ELEMENTS(endings) : 1); i++) {
        g_autofree char *path = g_strdup_printf("%s/%s.%s", folder, medium->name, endings[i]);
        g_autofree char *test = g_strdup_printf("%s/test-%s.%s", folder, medium->name, endings[i]);
        wristband_print(&job, path, &error);
        g_assert_no_error(error);
        calibration_print(medium, &sample_moment, test, &error);
        g_assert_no_error(error);
    }
    if (dots)
        g_print("dots\t%s\t%g\t%g\n", medium->name, medium->dpi, medium->module);
    g_print("size\t%s\t%g\t%g\n", medium->name, medium->page[0], medium->page[1]);
    for (guint i = 0; i < job.count; i++)
        g_print("code\t%s\t%g\t%s\n", medium->name, medium->copies, job.bands[i].payload);
}

static void
draw_all(const char *folder)
{
    guint names;
    const char *const *name = sample_names(&names);
    g_autoptr(Sheet) list = sample_list(45), map = sample_map(12), large = sample_map(36);
    draw_sheet(list, folder, "list", NULL);
    draw_sheet(list, folder, "list-a3", "A3");
    draw_sheet(map, folder, "map", NULL);
    draw_sheet(map, folder, "map-a3", "A3");
    draw_sheet(large, folder, "map-large", NULL);
    list->head.copies = 2;
    draw_sheet(list, folder, "list-twice", NULL);
    for (guint i = 0; i < names; i++)
        g_print("name\t%s\n", name[i]);
    g_autoptr(Media) media = media_builtin();
    for (guint i = 0; i < media_count(media); i++)
        if (media_at(media, i)->kind != MEDIUM_PAPER)
            draw_bands(media_at(media, i), folder);
}

static WristbandText
band_of(const char *name)
{
    WristbandText band = sample_bands(&(guint){ 0 })[0];
    band.kanji = name;
    return band;
}

static void
draw_names(const char *folder)
{
    g_autoptr(Media) media = media_builtin();
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GArray) bands = g_array_new(FALSE, FALSE, sizeof(WristbandText));
    g_autofree char *path = g_strdup_printf("%s/names.pdf", folder);
    WristbandJob job = { .medium = media_find(media, "adult-band"), .made = sample_moment };
    char name[1024];
    while (fgets(name, sizeof name, stdin) != NULL) {
        g_autoptr(GError) error = NULL;
        g_ptr_array_add(names, g_strdup(g_strchomp(name)));
        WristbandText band = band_of(names->pdata[names->len - 1]);
        job.bands = &band;
        job.count = 1;
        g_autofree char *lacks = missing_sign(band.kanji);
        bool drawn = wristband_print(&job, path, &error);
        if (drawn && lacks == NULL)
            g_array_append_val(bands, band);
        g_print("%s\t%s\n",
                !drawn          ? "refused"
                : lacks == NULL ? "whole"
                                : "kana",
                drawn ? band.kanji : error->message);
    }
    job.bands = (const WristbandText *)(void *)bands->data;
    job.count = bands->len;
    g_assert_true(wristband_print(&job, path, NULL));
}

int
main(int count, char **words)
{
    setlocale(LC_ALL, "");
    if (count == 3 && strcmp(words[1], "--sign") == 0) {
        g_autofree char *sign = missing_sign(words[2]);
        g_print("%s\n", sign != NULL ? sign : "");
        return 0;
    }
    if (count == 3 && strcmp(words[1], "--names") == 0) {
        draw_names(words[2]);
        return 0;
    }
    g_assert(count == 2);
    draw_all(words[1]);
    return 0;
}
