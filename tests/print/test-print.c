/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/page.h"
#include "print/proof.h"
#include "print/qr.h"
#include "print/queue-words.h"
#include "print/sheet-print.h"

#include "ward/band.h"

#include "base/error.h"
#include "base/hostile.h"

#include <glib/gstdio.h>
#include <string.h>

#include "missing-sign.h"
#include "samples.h"

typedef struct {
    char *folder;
    char *path;
} Desktop;

static void
desktop_set_up(Desktop *desktop, gconstpointer unused)
{
    (void)unused;
    desktop->folder = g_dir_make_tmp("meguri-print-XXXXXX", NULL);
    desktop->path = g_build_filename(desktop->folder, "sheet.pdf", NULL);
}

static void
desktop_tear_down(Desktop *desktop, gconstpointer unused)
{
    (void)unused;
    g_unlink(desktop->path);
    g_assert_cmpint(g_rmdir(desktop->folder), ==, 0); /* no temporary file was left */
    g_free(desktop->path);
    g_free(desktop->folder);
}

static void
assert_refused(const char *text, const char *message)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Media) media = media_parse(text, strlen(text), "ward-media.ini", &error);
    g_assert_null(media);
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
    g_assert_cmpstr(error->message, ==, message);
}

static void
test_label_beyond_the_sheet_is_refused_by_its_line(void)
{
    assert_refused("# by hand\n[mine]\nkind = label\npage = 210 297\ngrid = 3 8\norigin = 6 12.9\n"
                   "step = 69 33.9\nlabel = 66.1 33.9\n",
                   "ward-media.ini:2: The last label of [mine] ends at 210.1 mm, the page at 210.0 "
                   "mm.");
    assert_refused("[a]\npage = 210 297\n[low]\nkind = label\npage = 210 297\ngrid = 1 9\n"
                   "origin = 15 35\nstep = 180 29.5\nlabel = 180 28\n",
                   "ward-media.ini:3: The last label of [low] ends at 299.0 mm, the page at 297.0 "
                   "mm.");
}

static void
test_slips_of_a_media_file_are_named(void)
{
    assert_refused("page = 1 2\n", "ward-media.ini:1: A [name] must stand before the first key.");
    assert_refused("[a]\npage = 210\n", "ward-media.ini:2: “210” is no measure for “page”.");
    assert_refused("[a]\npage = 210 nan\n",
                   "ward-media.ini:2: “210 nan” is no measure for “page”.");
    assert_refused("[a]\npage = 210 297\npage = 210 297\n",
                   "ward-media.ini:3: “page” stands twice in [a].");
    assert_refused("[a]\ncolour = red\n", "ward-media.ini:2: There is no key “colour”.");
    assert_refused("[a]\nkind = rag\n", "ward-media.ini:2: “rag” is no choice for “kind”.");
    assert_refused("[a]\npage = 210 297\n[A]\n",
                   "ward-media.ini:3: The name [A] is empty or taken.");
    assert_refused("[a]\nnothing\n", "ward-media.ini:2: This is neither [name] nor key = value.");
    assert_refused("[a]\nkind = paper\n", "ward-media.ini:1: [a] has no page size.");
}

static void
test_band_too_narrow_for_its_code_is_refused(void)
{
    assert_refused("[thin]\nkind = band\npage = 12 279.4\ndpi = 203\nmodule = 3\n",
                   "ward-media.ini:1: The codes of [thin] and the white around them do not fit.");
}

static void
test_missing_sign_is_named(void)
{
    g_autofree char *none =
        missing_sign("髙橋 﨑 𠮷田 葛󠄀城 渡邉󠄐 ヤマダ Nguyễn 護◐●");
    g_autofree char *burmese = missing_sign("မောင်");
    g_autofree char *selector = missing_sign("葛\U000E01EF城");
    g_autofree char *alone = missing_sign("\U000E0100");
    g_assert_cmpstr(none, ==, NULL);
    g_assert_cmpstr(burmese, ==, "“မ” (U+1019)");
    g_assert_cmpstr(selector, ==, "“葛\U000E01EF” (U+845B U+E01EF)");
    g_assert_nonnull(alone);
}

static void
test_ten_thousand_hostile_names_are_tame_on_paper(void)
{
    g_autoptr(Page) page = page_new(&(PageForm){ 100, 100, "hostile", { 0, 0, false } });
    for (guint i = 0; i < HOSTILE_COUNT; i++) {
        g_autofree char *name = hostile_text(i);
        g_autoptr(TextBlock) block = page_layout(page, &(PageText){ name, 10, 0 }, "bed");
        hostile_assert_tame(text_block_words(block), "\n");
    }
}

static void
test_sheet_with_a_missing_sign_says_so_in_its_place(Desktop *desktop, gconstpointer unused)
{
    (void)unused;
    g_autoptr(GError) error = NULL;
    g_autoptr(Sheet) list = sample_list(12);
    SheetRow *row = g_ptr_array_index(list->rows, 9);
    SheetPrinted printed = { 0 }, plain = { 0 };
    g_autoptr(Sheet) other = sample_list(12);
    sheet_set(list, row, "kanji", "မောင် မောင်", NULL);
    g_assert_true(sheet_print(list, desktop->path, NULL, &printed, &error));
    g_assert_no_error(error);
    g_assert_nonnull(strstr(printed.stood_in, "bed 603-2"));
    g_assert_nonnull(strstr(printed.stood_in, "U+1019"));
    g_assert_true(sheet_print(other, desktop->path, NULL, &plain, &error));
    g_assert_null(plain.stood_in);
    g_free(printed.stood_in);
}

static void
test_map_with_a_missing_selector_says_so_too(Desktop *desktop, gconstpointer unused)
{
    (void)unused;
    g_autoptr(GError) error = NULL;
    SheetPrinted printed = { 0 };
    g_autoptr(Sheet) map = sample_map(2);
    SheetRoom *room = g_ptr_array_index(map->rooms, 1);
    SheetBed *bed = g_ptr_array_index(room->beds, 1);
    SheetBedPerson *person = g_ptr_array_index(bed->persons, 0);
    g_free(person->kanji);
    person->kanji = g_strdup("葛\U000E01EF");
    g_assert_true(sheet_print(map, desktop->path, NULL, &printed, &error));
    g_assert_no_error(error);
    g_assert_nonnull(strstr(printed.stood_in, "602-2"));
    g_free(printed.stood_in);
}

static void
assert_prints_alike(const Sheet *sheet, const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *first = NULL, *second = NULL;
    gsize first_length, second_length;
    sheet_print(sheet, path, NULL, NULL, &error);
    g_assert_no_error(error);
    g_assert_true(g_file_get_contents(path, &first, &first_length, NULL));
    sheet_print(sheet, path, NULL, NULL, &error);
    g_assert_no_error(error);
    g_assert_true(g_file_get_contents(path, &second, &second_length, NULL));
    g_assert_cmpmem(first, first_length, second, second_length);
}

static void
test_two_prints_of_one_state_are_equal(Desktop *desktop, gconstpointer unused)
{
    (void)unused;
    GStatBuf status;
    g_autoptr(Sheet) list = sample_list(30), map = sample_map(6);
    assert_prints_alike(list, desktop->path);
    assert_prints_alike(map, desktop->path);
    g_assert_cmpint(g_stat(desktop->path, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 077, ==, 0); /* names stand in it */
}

static void
test_page_that_cannot_be_saved_says_so(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Sheet) list = sample_list(1);
    g_assert_false(sheet_print(list, "/proc/nonexistent/sheet.pdf", NULL, NULL, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE);
}

static void
test_sheet_on_a_band_is_refused(Desktop *desktop, gconstpointer unused)
{
    (void)unused;
    g_autoptr(GError) error = NULL, other = NULL;
    g_autoptr(Sheet) list = sample_list(1);
    g_assert_false(sheet_print(list, desktop->path, "adult-band", NULL, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
    g_assert_false(sheet_print(list, desktop->path, "papyrus", NULL, &other));
    g_assert_error(other, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
}

static void
test_note_longer_than_a_page_is_refused(Desktop *desktop, gconstpointer unused)
{
    (void)unused;
    g_autoptr(GError) error = NULL;
    g_autoptr(Sheet) list = sample_list(3);
    g_autoptr(GString) endless = g_string_new(NULL);
    for (guint i = 0; i < 900; i++)
        g_string_append(endless, "家族へ電話。");
    sheet_set(list, g_ptr_array_index(list->rows, 2), "remark", endless->str, NULL);
    g_assert_false(sheet_print(list, desktop->path, NULL, NULL, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
    g_assert_nonnull(strstr(error->message, "bed 601-3"));
}

static void
assert_band_refused(WristbandText band, const char *path, const char *words)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Media) media = media_builtin();
    WristbandJob job = { &band, 1, media_find(media, "adult-band"), 0, sample_moment };
    g_assert_false(wristband_print(&job, path, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
    g_assert_nonnull(strstr(error->message, words));
    g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
}

static void
test_band_that_would_cut_its_name_is_refused(Desktop *desktop, gconstpointer unused)
{
    (void)unused;
    guint count;
    WristbandText band = sample_bands(&count)[0];
    g_autoptr(GString) endless = g_string_new(NULL);
    for (guint i = 0; i < 80; i++)
        g_string_append(endless, "山");
    WristbandText longest = band, burmese = band, lower = band;
    longest.kanji = endless->str;
    burmese.kanji = "မောင်";
    burmese.kana = NULL;
    lower.payload = "mg1nope";
    assert_band_refused(longest, desktop->path, "does not fit");
    assert_band_refused(burmese, desktop->path, "U+1019");
    assert_band_refused(lower, desktop->path, "mg1nope");
}

/* What she said her name is stands there in kana, and that it is written otherwise. */
static void
test_band_of_a_name_that_no_font_has_says_the_kana(Desktop *desktop, gconstpointer unused)
{
    (void)unused;
    guint count;
    g_autoptr(GError) error = NULL;
    g_autoptr(Media) media = media_builtin();
    WristbandText band = sample_bands(&count)[0];
    WristbandJob job = { &band, 1, media_find(media, "adult-band"), 0, sample_moment };
    band.kanji = "မောင်";
    g_assert_true(wristband_print(&job, desktop->path, &error));
    g_assert_no_error(error);
}

static void
test_code_keeps_to_its_version_and_gives_way_in_level(void)
{
    static const struct {
        guint letters;
        int side;
    } rows[] = { { 23, 29 }, { 47, 29 }, { 61, 29 }, { 62, 33 }, { 90, 33 } };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = g_strnfill(rows[i].letters, 'A');
        g_autoptr(cairo_surface_t) mask = qr_mask(text, 3, NULL);
        g_assert_cmpint(cairo_image_surface_get_width(mask), ==, rows[i].side);
    }
}

/* Else a job that was cancelled before the printer was reached would have to be looked for there.
 */
static void
test_words_of_this_pc_are_no_sign_of_the_printer(void)
{
    static const struct {
        const char *message;
        bool mute;
    } rows[] = {
        { NULL, true },
        { "", true },
        { "Connecting to printer.", true },
        { "/var/spool/cups/d00001-001 (object 323 0, offset 61769): dictionary has duplicated key",
          true },
        { "cfFilterChain: pdftopdf (PID 11384) started.", true }, /* cups-filters 2 */
        { "temp file (object 3 0, offset 327): dictionary has duplicated key /x7", true },
        { "DEBUG: temp file (object 3 0, offset 327): dictionary has duplicated key", true },
        { "Waiting for job to complete.", false },
        { "Idle.", false },
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        QueueTrouble trouble = { .message = rows[i].message };
        g_assert_cmpint(queue_is_mute(&trouble), ==, rows[i].mute);
    }
}

typedef struct {
    const char *payload;
    double dpi;
    double module; /* dots */
    double colour; /* of a stroke through it; -1 = none */
} Trial;

/* A page of dots with the code of TRIAL. */
static bool
reads_back(const Trial *trial, const char *expected, GError **error)
{
    PageForm form = { .width = 72, .height = 72, .title = "", .dpi = trial->dpi, .proof = true };
    double module = trial->module * 72.0 / trial->dpi, quiet = QR_QUIET_MODULES * module;
    g_autoptr(Page) page = page_new(&form);
    g_autoptr(cairo_surface_t) mask = qr_mask(trial->payload, 3, NULL);
    g_autoptr(Proof) proof = proof_new();
    double side = cairo_image_surface_get_width(mask) * module + 2 * quiet;
    cairo_t *cairo = page_cairo(page);
    proof_expect(proof, cairo, &(ProofCode){ { 3, 3, side, side }, expected, "A001 Band 2" });
    qr_draw(cairo, mask, (double[]){ 3 + quiet, 3 + quiet }, module);
    cairo_set_operator(cairo, CAIRO_OPERATOR_SOURCE);
    cairo_set_source_rgba(cairo, 0, 0, 0, trial->colour);
    cairo_rectangle(cairo, 3 + quiet, 3 + side / 2, side - 2 * quiet, side / 6);
    if (trial->colour >= 0)
        cairo_fill(cairo);
    return proof_read(proof, page, error);
}

static void
test_spoilt_code_is_caught_before_it_is_printed(void)
{
    static const Trial whole = { "MG1NONE", 203, 3, -1 };
    static const Trial spoilt[] = { { "MG1NONE", 203, 3, 0 }, { "MG1NONE", 203, 3, 1 } };
    g_autoptr(GError) error = NULL;
    if (proof_lacks() != NULL) {
        g_test_skip("no libzbar");
        return;
    }
    g_assert_true(reads_back(&whole, "MG1NONE", &error));
    g_assert_no_error(error);
    for (guint i = 0; i < G_N_ELEMENTS(spoilt); i++) {
        g_clear_error(&error);
        g_assert_false(reads_back(&spoilt[i], "MG1NONE", &error));
        g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
        g_assert_nonnull(strstr(error->message, "A001 Band 2: its code cannot be read"));
    }
    g_clear_error(&error);
    g_assert_false(reads_back(&whole, "MG1OTHER", &error));
    g_assert_nonnull(strstr(error->message, "A001 Band 2: its code reads as something else"));
}

/* Else a ward would stand without a band that any scanner reads. */
static void
test_no_whole_code_is_refused(void)
{
    static const guint8 key[BAND_KEY_BYTES] = { 7 };
    static const double sizes[][2] = { { 203, 3 }, { 300, 4 } };
    guint count = g_getenv("MEGURI_LONG") != NULL ? 10000 : 300;
    BandIdentity who = { .site = "7KQX", .sex = 'F' };
    if (proof_lacks() != NULL) {
        g_test_skip("no libzbar");
        return;
    }
    for (guint i = 0; i < count; i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *kana = g_strdup_printf("ヤマダ %s", i % 3 > 0 ? "リュウノスケ" : "エイ");
        who.kana = kana;
        who.serial = i % 99 + 1;
        who.birthdate = (Birthdate){ BIRTHDATE_DAY, 1930 + (int)i % 90, (int)i % 12 + 1, 3 };
        g_snprintf(who.handle, sizeof who.handle, "A%04u", i);
        g_autofree char *payload = band_payload(&who, key);
        for (guint size = 0; size < G_N_ELEMENTS(sizes); size++) {
            Trial trial = { payload, sizes[size][0], sizes[size][1], -1 };
            g_assert_true(reads_back(&trial, payload, &error));
        }
    }
    g_test_message("codes read back before they are printed: %u of %u", 2 * count, 2 * count);
}

int
main(int count, char **words)
{
    g_test_init(&count, &words, NULL);
#define WITH_FILE(name, test)                                                                      \
    g_test_add(name, Desktop, NULL, desktop_set_up, test, desktop_tear_down)
    g_test_add_func("/media/beyond", test_label_beyond_the_sheet_is_refused_by_its_line);
    g_test_add_func("/media/slips", test_slips_of_a_media_file_are_named);
    g_test_add_func("/media/narrow", test_band_too_narrow_for_its_code_is_refused);
    g_test_add_func("/page/missing-sign", test_missing_sign_is_named);
    g_test_add_func("/page/cannot-save", test_page_that_cannot_be_saved_says_so);
    g_test_add_func("/queue/mute", test_words_of_this_pc_are_no_sign_of_the_printer);
    g_test_add_func("/proof/whole", test_no_whole_code_is_refused);
    g_test_add_func("/proof/spoilt", test_spoilt_code_is_caught_before_it_is_printed);
    g_test_add_func("/qr/version", test_code_keeps_to_its_version_and_gives_way_in_level);
    g_test_add_func("/page/hostile", test_ten_thousand_hostile_names_are_tame_on_paper);
    WITH_FILE("/list/missing-sign", test_sheet_with_a_missing_sign_says_so_in_its_place);
    WITH_FILE("/map/missing-sign", test_map_with_a_missing_selector_says_so_too);
    WITH_FILE("/sheet/equal", test_two_prints_of_one_state_are_equal);
    WITH_FILE("/sheet/medium", test_sheet_on_a_band_is_refused);
    WITH_FILE("/list/endless", test_note_longer_than_a_page_is_refused);
    WITH_FILE("/band/refused", test_band_that_would_cut_its_name_is_refused);
    WITH_FILE("/band/no-font", test_band_of_a_name_that_no_font_has_says_the_kana);
    return g_test_run();
}
