/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What wristbands cost: a job of 45 and of 1,000 bands, each in a new process, against libqrencode
 * encoding the same payloads and nothing else. */

#include "print/wristband.h"

#include "ward/band.h"

#include <glib/gstdio.h>
#include <qrencode.h>
#include <string.h>

#include "invented.h"
#include "pairs.h"
#include "place.h"

#define PAIRS 7

typedef struct {
    GArray *bands; /* WristbandText */
    GPtrArray *texts;
    char *to;
} Job;

enum { TIME, MEMORY, FIGURES };

static const char *
keep(const Job *job, char *text)
{
    g_ptr_array_add(job->texts, text);
    return text;
}

static const char *
payload(const Job *job, guint number, const Invented *who)
{
    static const guint8 key[BAND_KEY_BYTES] = { 42 };
    BandIdentity identity = { .site = "7KQX", .serial = 1, .kana = who->kana };
    g_snprintf(identity.handle, sizeof identity.handle, "A%03u", number % 1000);
    identity.sex = g_ascii_toupper(*who->sex);
    g_assert(birthdate_parse(who->birthdate, NULL, &identity.birthdate, NULL, NULL));
    return keep(job, band_payload(&identity, key));
}

static void
add_band(const Job *job, guint number)
{
    static const char *const marks[] = { "単独確認", NULL };
    g_auto(Invented) who = invented_person(number, false);
    WristbandText band = {
        .kana = keep(job, g_strdup(who.kana)),
        .kanji = keep(job, g_strdup(who.kanji)),
        .birth_line = keep(job, g_strdup_printf("%s 昭20", who.birthdate)),
        .sex = *who.sex == 'f' ? "女" : "男",
        .numbers = keep(job, g_strdup_printf("A%03u  ID %s  #1", number % 1000, who.id)),
        .marks = marks,
        .payload = payload(job, number, &who),
    };
    g_array_append_val(job->bands, band);
}

static bool
print_bands(gpointer user, double *ret_figures)
{
    const Job *job = user;
    g_autoptr(GError) error = NULL;
    double begin = pairs_clock();
    g_autoptr(Media) media = media_builtin();
    WristbandJob wish = { (const WristbandText *)(void *)job->bands->data,
                          job->bands->len,
                          media_find(media, "adult-band"),
                          0,
                          { 0 } };
    if (!wristband_print(&wish, job->to, &error)) {
        g_printerr("%s\n", error->message);
        return false;
    }
    ret_figures[TIME] = pairs_clock() - begin;
    ret_figures[MEMORY] = pairs_memory() / 1024;
    return true;
}

static bool
encode_bare(gpointer user, double *ret_figures)
{
    const Job *job = user;
    double begin = pairs_clock();
    for (guint i = 0; i < job->bands->len; i++) {
        const char *text = g_array_index(job->bands, WristbandText, i).payload;
        QRcode *code = QRcode_encodeData((int)strlen(text), (const guint8 *)text, 3, QR_ECLEVEL_Q);
        g_assert(code != NULL);
        QRcode_free(code);
    }
    ret_figures[TIME] = pairs_clock() - begin;
    return true;
}

static guint64
size_of(const char *path)
{
    GStatBuf found;
    return g_stat(path, &found) == 0 ? (guint64)found.st_size : 0;
}

static void
measure(const char *folder, guint count, double goal)
{
    g_autofree char *to = g_strdup_printf("%s/%u.pdf", folder, count);
    g_autofree char *what = g_strdup_printf("%u bands", count);
    g_autoptr(GArray) bands = g_array_new(FALSE, FALSE, sizeof(WristbandText));
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(Pairs) pairs = pairs_new();
    Job job = { bands, texts, to };
    double ours[FIGURES], bare[FIGURES];
    for (guint i = 0; i < count; i++)
        add_band(&job, i);
    for (guint i = 0; i < PAIRS; i++) {
        g_assert(pairs_in_child(print_bands, &job, ours, FIGURES));
        g_assert(pairs_in_child(encode_bare, &job, bare, FIGURES));
        pairs_add(pairs, ours[TIME], bare[TIME]);
    }
    pairs_print(pairs, what, "libqrencode encodes the same payloads", goal);
    pairs_figure("    a band", (double)size_of(to) / count, "bytes", count < 1000 ? 0 : 2000);
    pairs_figure("    memory of the process", ours[MEMORY], "MiB", 0);
}

int
main(void)
{
    char *folder = place_enter(NULL);
    g_assert(folder != NULL);
    pairs_head("W4  wristbands");
    measure(folder, 45, 0);
    measure(folder, 1000, 4.0);
    place_leave(folder);
    return 0;
}
