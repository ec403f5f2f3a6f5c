/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Files made to do harm to who salvages them: noise, lengths beyond everything, pages that name
 * each other in a ring, the same long piece named by thousands. Nothing of it is taken, nothing is
 * read beyond the file, and it ends soon; what is true in the middle of it is found.
 */
#include "store/log.h"
#include "store/salvage.h"
#include "store/spare.h"

#include "base/error.h"

#include <glib/gstdio.h>
#include <string.h>

#include "stage.h"

#define PAGE 4096
/* A slow machine under a sanitiser; without the limits it is hours. */
#define SECONDS_MOST 20

static const LogKey none = { 0 };

static void
put(GByteArray *out, const void *bytes, gsize length)
{
    g_byte_array_append(out, bytes, (guint)length);
}

/* SQLite's number: seven bits a byte, the highest first. */
static void
put_number(GByteArray *out, guint64 number)
{
    guint8 bytes[10];
    guint at = sizeof bytes;
    bytes[--at] = number & 0x7F;
    while (number >>= 7)
        bytes[--at] = 0x80 | (number & 0x7F);
    put(out, bytes + at, sizeof bytes - at);
}

/* What begins a row with a box of BOX bytes in a page. */
static void
put_row_begin(GByteArray *out, gsize box)
{
    static const guint8 kinds[] = { 0x4C, 0x4C, 0x81, 0x0C };
    g_autoptr(GByteArray) kind = g_byte_array_new();
    put_number(kind, 2 * box + 12);
    guint8 header[] = { (guint8)(7 + kind->len), 0, 9 };
    put_number(out, header[0] + box + 128);
    put_number(out, ((guint64)1 << 40) + 7);
    put(out, header, sizeof header);
    put(out, kind->data, kind->len);
    put(out, kinds, sizeof kinds);
}

static void
put_head_begin(GByteArray *out, gsize length)
{
    g_autoptr(GByteArray) kind = g_byte_array_new();
    put_number(kind, 2 * length + 12);
    guint8 header[] = { (guint8)(2 + kind->len), 0 };
    put_number(out, header[0] + length);
    put_number(out, 1);
    put(out, header, sizeof header);
    put(out, kind->data, kind->len);
    put(out, "meguri head 3\n", 14);
}

/* What of a long piece stays in its page, and what each other page takes of it. */
#define LOCAL 489
#define BEYOND (PAGE - 4)
/* So far apart the pieces are that behind LOCAL bytes of each stands what was put behind one of
 * them: the number of a page. */
#define PERIOD 36

/* A piece that goes on in exactly PAGES others, and the number of page 2 where the first of them is
 * named. */
static void
put_piece(GByteArray *out, guint pages, bool head)
{
    gsize begun = out->len, whole = LOCAL + (gsize)BEYOND * pages - 400, number = 0;
    g_autoptr(GByteArray) size = g_byte_array_new();
    put_number(size, whole);
    if (head)
        put_head_begin(out, whole - 2 - size->len);
    else
        put_row_begin(out, whole - 7 - size->len - 128);
    gsize header = begun + size->len + (head ? 1 : 6);
    number = begun + (header - begun + LOCAL) % PERIOD;
    g_byte_array_set_size(out, (guint)begun + PERIOD);
    memset(out->data + number, 0, 3);
    out->data[number + 3] = 2;
}

/* PAGES pages full of pieces that all go on in page 2; each page names the next, the last one LAST.
 * (transfer full) */
static GByteArray *
chain_of_pages(guint pages, guint8 last, bool heads)
{
    GByteArray *file = g_byte_array_new();
    for (guint i = 1; i <= pages; i++) {
        guint32 next = GUINT32_TO_BE(i < pages ? i + 1 : last);
        g_autoptr(GByteArray) page = g_byte_array_new();
        put(page, &next, sizeof next);
        while (page->len < PAGE)
            put_piece(page, pages - 1, heads);
        put(file, page->data, PAGE);
    }
    return file;
}

static void
assert_ends_soon(gint64 begun)
{
    double seconds = (double)(g_get_monotonic_time() - begun) / G_USEC_PER_SEC;
    g_test_message("%.2f s", seconds);
    g_assert_cmpfloat(seconds, <, SECONDS_MOST);
}

/* What a new book and the book of LOG find in FILE. */
static void
assert_gives_nothing(Log *log, const Stage *stage, const GByteArray *file)
{
    LogSalvaged salvaged = { 0 };
    g_autoptr(GError) fresh = NULL, joined = NULL;
    g_autofree char *path = g_build_filename(stage->folder, "hostile", NULL);
    g_autofree char *book = g_build_filename(stage->folder, "new.meguri", NULL);
    LogRescue wish = { book, path, &none, NULL };
    gint64 begun = g_get_monotonic_time();
    g_unlink(path);
    g_assert_true(g_file_set_contents(path, (const char *)file->data, (gssize)file->len, NULL));
    g_assert_false(log_create_from_damaged(&wish, &salvaged, &fresh));
    g_assert_error(fresh, MEGURI_ERROR, MEGURI_ERROR_DAMAGED);
    g_assert_false(g_file_test(book, G_FILE_TEST_EXISTS));
    g_assert_false(log_salvage(log, path, &salvaged, &joined));
    g_assert_error(joined, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
    g_assert_null(salvaged.stations);
    assert_ends_soon(begun);
}

static void
test_noise(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Log) log = stage_open(stage);
    g_autoptr(GRand) rand = g_rand_new_with_seed(5);
    for (guint length = 0; length < 70000; length = length * 3 + 1) {
        g_autoptr(GByteArray) file = g_byte_array_new();
        while (file->len < length) {
            guint32 bytes = g_rand_int(rand);
            put(file, &bytes, 1 + bytes % 4);
        }
        assert_gives_nothing(log, stage, file);
    }
}

/* Lengths at which a sum or a product would turn over. */
static void
test_lengths_beyond_everything(void)
{
    static const guint64 lengths[] = {
        0,           1,          4061,       4062,       1 << 20,        G_MAXINT32,
        G_MAXUINT32, 1ULL << 33, 1ULL << 40, 1ULL << 55, G_MAXINT64 / 2, G_MAXINT64 / 2 - 5,
    };
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Log) log = stage_open(stage);
    for (guint i = 0; i < G_N_ELEMENTS(lengths); i++) {
        g_autoptr(GByteArray) file = g_byte_array_new();
        guint8 copied[24] = { 8, 1 };
        copied[10] = 1;
        copied[19] = 3;
        memset(copied + 20, (int)(lengths[i] >> 24 & 0xFF), 4);
        for (guint pass = 0; pass < 3; pass++) {
            put_row_begin(file, lengths[i]);
            put_head_begin(file, lengths[i]);
            put(file, copied, sizeof copied);
            put(file, "\003\377\377\377\377meguri head 3\n", 19);
        }
        assert_gives_nothing(log, stage, file);
        for (guint cut = 0; cut < 40 && file->len > 0; cut++) {
            g_byte_array_set_size(file, file->len - 1);
            assert_gives_nothing(log, stage, file);
        }
    }
}

static void
test_pages_in_a_ring(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Log) log = stage_open(stage);
    g_autoptr(GByteArray) rows = chain_of_pages(1024, 2, false);
    g_autoptr(GByteArray) heads = chain_of_pages(1024, 2, true);
    assert_gives_nothing(log, stage, rows);
    assert_gives_nothing(log, stage, heads);
}

static void
test_thousands_that_name_one_long_piece(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Log) log = stage_open(stage);
    g_autoptr(GByteArray) rows = chain_of_pages(1024, 0, false);
    g_autoptr(GByteArray) heads = chain_of_pages(1024, 0, true);
    assert_gives_nothing(log, stage, rows);
    assert_gives_nothing(log, stage, heads);
}

/* A spare that asks for all night before it says whether a passphrase fits. */
static void
test_a_slot_may_not_ask_for_all_night(void)
{
    LogSalvaged salvaged = { 0 };
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_assert_null(stage_sql(stage, "INSERT INTO slot VALUES (2, 'night', 1, randomblob(16), "
                                   "65536, 2000000000, randomblob(32), randomblob(72));"
                                   "INSERT INTO slot_end VALUES (1)"));
    {
        g_autoptr(Database) database = database_open(stage->path, false, &error);
        g_assert_no_error(error);
        g_autoptr(Keyring) keys = keyring_new();
        keyring_make(keys, 1);
        g_assert_true(spare_write(database, keys, &error));
    }
    g_autofree char *book = g_build_filename(stage->folder, "new.meguri", NULL);
    LogKey key = { .passphrase = "五階東の長い合言葉です" };
    LogRescue wish = { book, stage->path, &key, NULL };
    gint64 begun = g_get_monotonic_time();
    g_assert_true(log_create_from_damaged(&wish, &salvaged, &error) ||
                  error->code == MEGURI_ERROR_LOCKED || error->code == MEGURI_ERROR_REFUSED);
    assert_ends_soon(begun);
}

/* Among all that, a page of the ward's own book. */
static void
test_what_is_true_in_the_middle_is_found(void)
{
    char *bytes;
    gsize length;
    g_auto(LogSalvaged) salvaged = { 0 };
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new(), other = stage_new_empty();
    {
        g_autoptr(Log) log = stage_open(stage);
        for (guint i = 1; i <= 5; i++)
            stage_commit(log, i);
    }
    g_assert_true(g_file_get_contents(stage->path, &bytes, &length, NULL));
    g_autofree char *whole = bytes;
    g_autoptr(GByteArray) file = chain_of_pages(64, 2, false);
    put(file, whole + 1234, length - 1234); /* not even on the boundary of a page */
    g_autoptr(GByteArray) after = chain_of_pages(64, 2, true);
    put(file, after->data, after->len);
    g_autofree char *path = g_build_filename(stage->folder, "hostile", NULL);
    g_assert_true(g_file_set_contents(path, (const char *)file->data, (gssize)file->len, NULL));
    LogRescue wish = { other->path, path, &none, NULL };
    log_create_from_damaged(&wish, &salvaged, &error);
    g_assert_no_error(error);
    g_autoptr(Log) log = stage_open(other);
    g_autofree char *read = stage_read(log);
    g_assert_cmpstr(read, ==, "1 2 3 4 5");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/hostile/noise", test_noise);
    g_test_add_func("/hostile/lengths", test_lengths_beyond_everything);
    g_test_add_func("/hostile/ring", test_pages_in_a_ring);
    g_test_add_func("/hostile/thousands", test_thousands_that_name_one_long_piece);
    g_test_add_func("/hostile/all-night", test_a_slot_may_not_ask_for_all_night);
    g_test_add_func("/hostile/in-the-middle", test_what_is_true_in_the_middle_is_found);
    return g_test_run();
}
