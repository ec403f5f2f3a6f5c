/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bands on wrists, simulated. worn --bands FILE.pdf MEDIUM SEED COUNT prints COUNT bands of random
 * people and their payloads on standard output. worn --pictures FOLDER SEED COUNT RADIUS PHI WEAR
 * PAGE.pgm... makes pictures of one code each as a camera 150 mm above a wrist sees it: bent round
 * a cylinder, off its middle by up to PHI degrees, rolled, tilted, shaded, blurred and noisy; WEAR
 * is "new", "used", "dead1" or "dead3". It prints the page of each picture. The model is our own
 * and not calibrated on a wrist: it tells designs apart, not scanners. */
#include "print/wristband.h"

#include "ward/band.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "worn-model.h"

#define PICTURES_A_CODE 3 /* of the same wear */
#define PICTURES_A_BAND 9 /* of three codes */

static const char *const surnames[] = { "サトウ",     "スズキ",       "タカハシ", "ワタナベ",
                                        "ハセガワ",   "サンノミヤ",   "オオヤ",   "イ",
                                        "キョウゴク", "ジョウノウチ", "フジワラ", "ヤッコ" };
static const char *const given[] = { "ハナコ",   "シンイチロウ", "リュウノスケ", "エイ",
                                     "ミツ",     "キョウコ",     "ジュンイチ",   "カズヒロ",
                                     "ヨシノリ", "トモエ",       "アヤカ",       "ソウタ" };
static const char *const kanji[] = { "佐藤 花子", "鈴木 慎一郎", "髙橋 龍之介", "渡邉 栄",
                                     "長谷川 光", "三宮 京子",   "大矢 淳一",   "藤原 和弘" };

typedef struct {
    GPtrArray *texts;
    GArray *bands;
    GRand *chance;
} Crowd;

static guint
below(GRand *chance, guint count)
{
    return (guint)g_rand_int_range(chance, 0, (gint32)count);
}

static const char *
keep(const Crowd *crowd, char *text)
{
    g_ptr_array_add(crowd->texts, text);
    return text;
}

static void
add_band(const Crowd *crowd, guint number, bool small)
{
    static const guint8 key[BAND_KEY_BYTES] = { 42 };
    static const char *const marks[] = { "単独確認", NULL };
    GRand *chance = crowd->chance;
    BandIdentity identity = { .site = "7KQX",
                              .serial = 1 + below(chance, 999),
                              .sex = "MFU"[below(chance, 3)],
                              .birthdate = { BIRTHDATE_DAY, 1920 + (int)below(chance, 106),
                                             1 + (int)below(chance, 12),
                                             1 + (int)below(chance, 28) } };
    g_snprintf(identity.handle, sizeof identity.handle, "%c%03u", 'A' + (char)below(chance, 5),
               1 + number % 9999);
    const char *kana = keep(
        crowd, g_strdup_printf("%s %s", surnames[below(chance, 12)], given[below(chance, 12)]));
    if (!small)
        identity.kana = (char *)kana;
    WristbandText band = {
        .kana = kana,
        .kanji = kanji[below(chance, 8)],
        .birth_line = keep(crowd, birthdate_on_band(&identity.birthdate)),
        .sex = "女",
        .numbers = keep(crowd, g_strdup_printf("%s  ID %08u  5E  帯%u", identity.handle,
                                               below(chance, 99999999), identity.serial)),
        .marks = marks,
        .payload = keep(crowd, band_payload(&identity, key)),
    };
    g_array_append_val(crowd->bands, band);
}

static int
draw_bands(const char *path, const char *name, guint32 seed, guint count)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Media) media = media_builtin();
    g_autoptr(GRand) chance = g_rand_new_with_seed(seed);
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GArray) bands = g_array_new(FALSE, FALSE, sizeof(WristbandText));
    const Medium *medium = media_find(media, name);
    Crowd crowd = { texts, bands, chance };
    g_assert_nonnull(medium);
    for (guint i = 0; i < count; i++)
        add_band(&crowd, i, medium->version < 3);
    WristbandJob job = { (const WristbandText *)(void *)bands->data, count, medium, 0, { 0 } };
    if (!wristband_print(&job, path, &error)) {
        g_printerr("%s\n", error->message);
        return 1;
    }
    for (guint i = 0; i < count; i++)
        g_print("%s\n", job.bands[i].payload);
    return 0;
}

/* A pixmap as pdftoppm writes it. */
static WornTexture
read_page(const char *path)
{
    g_autoptr(GError) error = NULL;
    gsize length;
    int head, width, height;
    char *data;
    g_file_get_contents(path, &data, &length, &error);
    g_assert_no_error(error);
    g_assert_cmpint(sscanf(data, "P5 %d %d 255%n", &width, &height, &head), ==, 2);
    return (WornTexture){ data, (const guint8 *)data + head + 1, width, height };
}

static void
write_picture(const char *folder, guint number, const WornPicture *picture)
{
    g_autofree char *path = g_strdup_printf("%s/%05u.pgm", folder, number);
    FILE *file = fopen(path, "wb");
    g_assert_nonnull(file);
    fprintf(file, "P5\n%d %d\n255\n", WORN_SIDE, WORN_SIDE);
    g_assert_cmpuint(fwrite(picture->dots, 1, sizeof picture->dots, file), ==,
                     sizeof picture->dots);
    g_assert_cmpint(fclose(file), ==, 0);
}

static int
take_pictures(char **words, int pages)
{
    static const char *const wears[] = { "new", "used", "dead1", "dead3" };
    g_autoptr(GRand) chance = g_rand_new_with_seed((guint32)atoi(words[3]));
    WornView view = { .radius = g_ascii_strtod(words[5], NULL),
                      .phi_most = g_ascii_strtod(words[6], NULL) };
    for (guint i = 0; i < G_N_ELEMENTS(wears); i++)
        if (strcmp(words[7], wears[i]) == 0)
            view.wear = (WornWear)i;
    guint count = (guint)atoi(words[4]);
    WornTexture texture = { NULL };
    guint page = 0;
    for (guint i = 0; i < count; i++) {
        WornPicture picture;
        if (i % PICTURES_A_BAND == 0)
            page = below(chance, (guint)pages);
        if (i % PICTURES_A_CODE == 0) {
            g_free(texture.data);
            texture = read_page(words[8 + page]);
            worn_wear(&texture, view.wear, chance);
        }
        worn_picture(&texture, &view, chance, &picture);
        write_picture(words[2], i, &picture);
        g_print("%u\n", page);
    }
    g_free(texture.data);
    return 0;
}

int
main(int count, char **words)
{
    if (count == 6 && strcmp(words[1], "--bands") == 0)
        return draw_bands(words[2], words[3], (guint32)atoi(words[4]), (guint)atoi(words[5]));
    g_assert(count > 8 && strcmp(words[1], "--pictures") == 0);
    return take_pictures(words, count - 8);
}
