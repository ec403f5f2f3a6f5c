/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/codec.h"

#include "base/error.h"

#include <string.h>

#define CLOCK (G_GUINT64_CONSTANT(1793570400000) << CLOCK_COUNTER_BITS)

static const StationId own = { { 0xA0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 } };
static const StationId other = { { 0xB0, 1 } };

/* The two first answers of one bedside check. */
static Statements *
bedside_check(void)
{
    Statements *list = statements_new();
    Statement *seen = statements_add(list);
    seen->id = (StatementId){ { 1, 2, 3 } };
    seen->what = WHAT_PRESENCE;
    seen->source = SOURCE_SEEN;
    seen->about = ABOUT_PERSON;
    seen->seen = 1793570000;
    seen->seen_zone = 540;
    seen->person = (PersonId){ own, 17 };
    seen->bed = "601-2";
    seen->value = "in";
    seen->observer = "佐々木";
    Statement *note = statements_add(list);
    note->id = (StatementId){ { 4, 5, 6 } };
    note->what = WHAT_NOTE;
    note->source = SOURCE_MEMO;
    note->about = ABOUT_PERSON;
    note->approximate = true;
    note->seen = -86400;
    note->seen_zone = -210;
    note->person = (PersonId){ other, 300 };
    note->value = "右を下にすると楽　髙橋先生";
    note->observer = "佐々木";
    note->typist = "田中";
    note->note = "写し";
    note->ref = "L-12";
    note->label = "p12";
    for (guint i = 0; i < 2; i++) {
        Statement *statement = statements_at(list, i);
        statement->station = own;
        statement->clock = CLOCK + i;
        statement->wall = 1793570400;
        statement->wall_zone = 540;
    }
    return list;
}

static bool
decode(const GByteArray *bytes, Statements *list, GError **error)
{
    return codec_decode(bytes->data, bytes->len, &own, list, error);
}

static GByteArray *
bytes_of(const Statements *list)
{
    return g_bytes_unref_to_array(codec_encode(list));
}

static void
test_check_comes_back_whole(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Statements) list = bedside_check();
    g_autoptr(Statements) back = statements_new();
    g_autoptr(GByteArray) bytes = bytes_of(list);
    decode(bytes, back, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(back->items->len, ==, 2);
    const Statement *seen = statements_at(back, 0), *note = statements_at(back, 1);
    g_assert_cmpint(seen->what, ==, WHAT_PRESENCE);
    g_assert_cmpint(seen->source, ==, SOURCE_SEEN);
    g_assert_false(seen->approximate);
    g_assert_cmpstr(seen->bed, ==, "601-2");
    g_assert_null(seen->typist);
    g_assert_null(seen->label);
    g_assert_cmpint(seen->wall, ==, 1793570400);
    g_assert_true(person_equal(seen->person, (PersonId){ own, 17 }));
    g_assert_cmpuint(note->clock, ==, CLOCK + 1);
    g_assert_cmpint(note->seen, ==, -86400);
    g_assert_cmpint(note->seen_zone, ==, -210);
    g_assert_true(note->approximate);
    g_assert_true(person_equal(note->person, (PersonId){ other, 300 }));
    g_assert_cmpstr(note->value, ==, "右を下にすると楽　髙橋先生");
    g_assert_null(note->bed);
    g_assert_cmpstr(note->ref, ==, "L-12");
    g_assert_cmpstr(note->label, ==, "p12");
    g_autoptr(GByteArray) again = bytes_of(back);
    g_assert_cmpmem(bytes->data, bytes->len, again->data, again->len);
}

/* The example of meguri-book(5), so that a change of the form cannot slip in. */
static void
test_bytes_are_those_of_the_manual(void)
{
    static const guint8 wanted[] = {
        1,                                              /* version */
        0x1A, 0x19, 0x92, 0x06, 0x70, 0,    0,    0,    /* clock: milliseconds << 20 */
        0,    0,    0,    0,    0x6A, 0xE7, 0xB6, 0x60, /* wall, seconds */
        0x02, 0x1C,                                     /* +09:00 */
        1,                                              /* one statement */
        1,    2,    3,    0,    0,    0,    0,    0,    0,    0,    0, 0, 0, 0, 0, 0, /* id */
        1,    5,    0x08, /* presence, seen, about a person of this station */
        0,    0,    0,    0,    0x6A, 0xE7, 0xB4, 0xD0,             /* seen at */
        0x02, 0x1C,                                                 /* +09:00 */
        17,                                                         /* person */
        5,    '6',  '0',  '1',  '-',  '2',                          /* bed */
        2,    'i',  'n',                                            /* value */
        9,    0xE4, 0xBD, 0x90, 0xE3, 0x80, 0x85, 0xE6, 0x9C, 0xA8, /* observer */
        0,    0,    0,    0,                                        /* typist, note, ref, label */
    };
    g_autoptr(Statements) list = bedside_check();
    g_array_set_size(list->items, 1);
    g_autoptr(GByteArray) bytes = bytes_of(list);
    g_assert_cmpmem(bytes->data, bytes->len, wanted, sizeof wanted);
}

static void
test_last_clock(void)
{
    guint64 clock = 0;
    g_autoptr(Statements) list = bedside_check();
    g_autoptr(GByteArray) bytes = bytes_of(list);
    g_assert_true(codec_last_clock(bytes->data, bytes->len, &clock, NULL));
    g_assert_cmpuint(clock, ==, CLOCK + 1);
    g_assert_false(codec_last_clock(bytes->data, 12, &clock, NULL));
    g_assert_cmpuint(clock, ==, CLOCK + 1);
}

static void
test_every_kind_and_source(void)
{
    g_autoptr(Statements) list = statements_new();
    for (guint i = 0; i < (guint)WHAT_COUNT * SOURCE_COUNT; i++) {
        Statement *said = statements_add(list);
        said->what = (guint8)(i % WHAT_COUNT);
        said->source = (guint8)(i / WHAT_COUNT);
        said->about = (guint8)(i % 3);
        said->station = own;
        said->clock = i;
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(Statements) back = statements_new();
    g_autoptr(GByteArray) bytes = bytes_of(list);
    decode(bytes, back, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(back->items->len, ==, list->items->len);
    for (guint i = 0; i < back->items->len; i++) {
        g_assert_cmpint(statements_at(back, i)->what, ==, i % WHAT_COUNT);
        g_assert_cmpint(statements_at(back, i)->source, ==, i / WHAT_COUNT);
        g_assert_cmpint(statements_at(back, i)->about, ==, i % 3);
    }
}

#define HEAD "\1\0\0\0\0\0\0\1\0\0\0\0\0\0\0\0\0\0\0"
#define ID "iiiiiiiiiiiiiiii"
#define TIME "\0\0\0\0\0\0\0\0\0\0"
#define CASE(name, bytes)                                                                          \
    {                                                                                              \
        name, bytes, sizeof(bytes) - 1                                                             \
    }

/* Bytes that no commit ever had. */
static const struct {
    const char *name;
    const char *bytes;
    gsize length;
} refused[] = {
    CASE("nothing", ""),
    CASE("other-version",
         "\2\0\0\0\0\0\0\1\0\0\0\0\0\0\0\0\0\0\0\1" ID "\1\5\4" TIME "\0\0\0\0\0\0\0\0"),
    CASE("no-statement", HEAD "\0"),
    CASE("cut-head", HEAD),
    CASE("clock-out-of-range", "\1\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0\0\0\0\0\0\0\0\0\1" ID
                               "\1\5\4" TIME "\0\0\0\0\0\0\0\0"),
    CASE("fewer-than-counted", HEAD "\2" ID "\1\5\4" TIME "\0\0\0\0\0\0\0\0"),
    CASE("count-four-thousand-million",
         HEAD "\xFF\xFF\xFF\xFF\x0F" ID "\1\5\4" TIME "\0\0\0\0\0\0\0\0"),
    CASE("trailing", HEAD "\1" ID "\1\5\4" TIME "\0\0\0\0\0\0\0\0!"),
    CASE("long-count", HEAD "\x81\0" ID "\1\5\4" TIME "\0\0\0\0\0\0\0\0"),
    CASE("long-length", HEAD "\1" ID "\1\5\4" TIME "\0\x80\0\0\0\0\0\0\0"),
    CASE("length-over-32-bits", HEAD "\1" ID "\1\5\4" TIME "\0\xFF\xFF\xFF\xFF\x1F\0\0\0\0\0\0"),
    CASE("unknown-what", HEAD "\1" ID "\xFE\5\4" TIME "\0\0\0\0\0\0\0\0"),
    CASE("what-0", HEAD "\1" ID "\0\5\4" TIME "\0\0\0\0\0\0\0\0"),
    CASE("unknown-source", HEAD "\1" ID "\1\13\4" TIME "\0\0\0\0\0\0\0\0"),
    CASE("source-0", HEAD "\1" ID "\1\0\4" TIME "\0\0\0\0\0\0\0\0"),
    CASE("unknown-mark", HEAD "\1" ID "\1\5\x24" TIME "\0\0\0\0\0\0\0\0"),
    CASE("about-3", HEAD "\1" ID "\1\5\6" TIME "\0\0\0\0\0\0\0\0"),
    CASE("person-tag-3", HEAD "\1" ID "\1\5\x18" TIME "\1\0\0\0\0\0\0\0"),
    CASE("nobody-with-number", HEAD "\1" ID "\1\5\0" TIME "\1\0\0\0\0\0\0\0"),
    CASE("somebody-without-number", HEAD "\1" ID "\1\5\x08" TIME "\0\0\0\0\0\0\0\0"),
    CASE("own-station-spelt-out",
         HEAD "\1" ID "\1\5\x10" TIME "\1\xA0\1\2\3\4\5\6\7\x8\x9\xA\xB\xC\xD\xE\xF\0\0\0\0\0\0\0"),
    CASE("bad-utf-8", HEAD "\1" ID "\1\5\4" TIME "\0\0\2\xE3\x83\0\0\0\0\0"),
    CASE("surrogate", HEAD "\1" ID "\1\5\4" TIME "\0\0\3\xED\xA0\x80\0\0\0\0\0"),
    CASE("overlong-utf-8", HEAD "\1" ID "\1\5\4" TIME "\0\0\2\xC0\x80\0\0\0\0\0"),
    CASE("nul-in-text", HEAD "\1" ID "\1\5\4" TIME "\0\0\3a\0b\0\0\0\0\0"),
    CASE("text-over-the-end", HEAD "\1" ID "\1\5\4" TIME "\0\0\0\0\0\0\0\5a"),
};

static void
test_refused(gconstpointer data)
{
    gsize i = GPOINTER_TO_SIZE(data);
    g_autoptr(GError) error = NULL;
    g_autoptr(Statements) list = bedside_check();
    g_assert_false(
        codec_decode((const guint8 *)refused[i].bytes, refused[i].length, &own, list, &error));
    g_test_message("%s", error->message);
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED);
    g_assert_cmpuint(list->items->len, ==, 2);
}

static void
test_the_plainest_statement(void)
{
    static const char bytes[] = HEAD "\1" ID "\1\5\4" TIME "\0\0\0\0\0\0\0\0";
    g_autoptr(GError) error = NULL;
    g_autoptr(Statements) list = statements_new();
    codec_decode((const guint8 *)bytes, sizeof bytes - 1, &own, list, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(statements_at(list, 0)->value, ==, "");
    g_assert_cmpstr(statements_at(list, 0)->observer, ==, "");
    g_assert_null(statements_at(list, 0)->bed);
}

static void
test_every_cut_is_refused(void)
{
    g_autoptr(Statements) list = bedside_check();
    g_autoptr(GByteArray) bytes = bytes_of(list);
    for (gsize length = 0; length < bytes->len; length++) {
        g_autoptr(Statements) back = statements_new();
        g_assert_false(codec_decode(bytes->data, length, &own, back, NULL));
        g_assert_cmpuint(back->items->len, ==, 0);
    }
}

/* Whatever is taken would have been written just so: no two forms of one commit. */
static void
test_what_is_taken_is_canonical(void)
{
    guint taken = 0;
    g_autoptr(Statements) list = bedside_check();
    g_autoptr(GRand) rand = g_rand_new_with_seed(42);
    for (guint i = 0; i < 20000; i++) {
        g_autoptr(GByteArray) bytes = bytes_of(list);
        g_autoptr(Statements) back = statements_new();
        for (gint32 n = g_rand_int_range(rand, 1, 4); n > 0; n--)
            bytes->data[g_rand_int_range(rand, 0, (gint32)bytes->len)] = (guint8)g_rand_int(rand);
        if (!decode(bytes, back, NULL))
            continue;
        taken++;
        g_autoptr(GByteArray) again = bytes_of(back);
        g_assert_cmpmem(bytes->data, bytes->len, again->data, again->len);
    }
    g_assert_cmpuint(taken, >, 1000);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/codec/check-comes-back-whole", test_check_comes_back_whole);
    g_test_add_func("/codec/bytes-of-the-manual", test_bytes_are_those_of_the_manual);
    g_test_add_func("/codec/last-clock", test_last_clock);
    g_test_add_func("/codec/every-kind-and-source", test_every_kind_and_source);
    g_test_add_func("/codec/plainest-statement", test_the_plainest_statement);
    for (gsize i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_autofree char *path = g_strconcat("/codec/refused/", refused[i].name, NULL);
        g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_refused);
    }
    g_test_add_func("/codec/every-cut", test_every_cut_is_refused);
    g_test_add_func("/codec/taken-is-canonical", test_what_is_taken_is_canonical);
    return g_test_run();
}
