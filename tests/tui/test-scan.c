/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scanner types wherever the cursor is, and Caps Lock makes small letters of its code: nobody may
 * be sent home by a band that was scanned on the wrong page. */
#include "tui/burst.h"

#include "ward/form-code.h"

#include <locale.h>
#include <string.h>

#include "night.h"

static const char *const codes[] = {
    "mg1ndr1la00101519450714fyamada/hanako.7k2m9qpd<Enter>", /* our own, under Caps Lock */
    "MG1LDR1LA00501019450714FLOPEZ/ANA.7K2M9QPD<Enter>",     /* L locks the screen */
    "a1234567a<Enter>",                                      /* NW-7 */
    "00410112<Tab>",                                         /* a bare patient ID */
    "]c1a0012345<Enter>",
};

/* Pages and questions on which no text is typed. */
static const char *const places[] = {
    "",         /* the map */
    "<Enter>",  /* a person */
    "m",        /* what moved */
    "k",        /* what does not fit */
    "k <Tab>",  /* questions */
    "l",        /* a list */
    "p",        /* print */
    "b",        /* bands */
    "r s s",    /* the round: who lies there? */
    "<Enter> x" /* why is it struck? */
};

/* All of the script CODE in one go, as a scanner sends it. */
static void
scan(Night *night, const char *code)
{
    Key key;
    g_autoptr(GArray) keys = g_array_new(FALSE, FALSE, sizeof(Key));
    while (key_from_script(&code, &key))
        g_array_append_val(keys, key);
    app_burst(night->app, &g_array_index(keys, Key, 0), keys->len);
}

static guint64
count_saved(void)
{
    g_autoptr(Desk) desk = screen_open_desk();
    return desk_saved_number(desk);
}

static void
test_a_code_on_the_wrong_page_does_nothing(Night *night, gconstpointer data)
{
    (void)data;
    guint64 before = count_saved();
    for (gsize i = 0; i < G_N_ELEMENTS(places); i++)
        for (gsize k = 0; k < G_N_ELEMENTS(codes); k++) {
            night_feed(night, places[i]);
            g_autofree char *row = screen_row(0);
            scan(night, codes[k]);
            g_assert_true(screen_shows("A code was scanned where none is asked"));
            g_autofree char *after = screen_row(0);
            g_assert_cmpstr(after, ==, row); /* the same page */
            night_feed(night, "<Esc><Esc><Esc>");
        }
    g_assert_cmpuint(count_saved(), ==, before);
}

static void
test_a_code_where_one_is_asked_is_text(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "v");
    scan(night, "mg1ndr1la0010");
    g_assert_true(screen_shows("13 signs read"));
    night_feed(night, "<Esc>/");
    scan(night, "00410112");
    g_assert_true(screen_shows("ヤマダ ハナコ"));
}

/* From wrist to wrist without a key between. */
static void
test_the_next_band_is_scanned_behind_an_answer(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "v 00410112<Enter> yamada<Space>hanako<Enter> s20.7.14<Enter>");
    g_assert_true(screen_shows("Y E S"));
    scan(night, "00387540<Enter>");
    g_assert_false(screen_shows("Y E S"));
    g_assert_true(screen_shows("00387540"));
    g_assert_true(screen_shows("Type what is said"));
}

/* A hand may roll over a few keys, and a script of a test does: they are keys. */
static void
test_a_few_quick_keys_are_keys(Night *night, gconstpointer data)
{
    (void)data;
    scan(night, "m1<Esc><Esc>");
    g_assert_false(screen_shows("A code was scanned"));
    night_feed(night, "<Esc>");
    scan(night, "b");
    g_assert_true(screen_shows("Wristbands"));
}

/* Whoever sits down at a locked screen in an open book is asked for a name: a band is none. */
static void
test_a_code_is_no_observer(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "L");
    scan(night, codes[1]);
    g_assert_true(screen_shows("locked"));
    night_feed(night, "<Enter>");
    g_assert_true(screen_shows("佐々木"));
    g_assert_false(screen_shows("MG1L"));
}

/* The code of the drill's own form of BED. */
static char *
form_of(const char *bed)
{
    g_autoptr(Desk) desk = screen_open_desk();
    g_autofree char *code = form_code(desk_layout(desk), bed);
    g_autofree char *small = g_ascii_strdown(code, -1);
    return g_strconcat(small, "<Enter>", NULL);
}

/* Whoever types in paper forms scans each one, and has its bed before her. */
static void
test_a_form_brings_its_bed(Night *night, gconstpointer data)
{
    (void)data;
    guint64 before = count_saved();
    g_autofree char *first = form_of("510-5"), *second = form_of("501-2");
    scan(night, first);
    g_assert_true(screen_shows("510-5"));
    g_assert_true(screen_shows("full check"));
    scan(night, second);
    g_assert_true(screen_shows("501-2"));
    g_assert_true(screen_shows("Is the patient there?"));
    g_assert_cmpuint(count_saved(), ==, before);
}

/* It is on nobody's wrist, and no fact of anybody. */
static void
test_a_form_identifies_nobody(Night *night, gconstpointer data)
{
    (void)data;
    g_autofree char *form = form_of("501-1");
    night_feed(night, "v");
    scan(night, form);
    night_feed(night, "yamada hanako<Enter>S20.7.14<Enter>");
    g_assert_true(screen_shows("bedside form, which names a bed and nobody"));
    night_feed(night, "<Esc><Esc>l");
    scan(night, form);
    g_assert_true(screen_shows("A code was scanned where none is asked"));
    night_check_fact("A001", WHAT_NOTE, NULL);
}

/* ---- how fast it types ---- */

typedef struct {
    App *app;
    const char *script;
    int gap; /* ms between two keys */
    int passed;
} Scanner;

/* The keys of a scanner that types one each GAP ms, and then none. */
static Key
type_key(gpointer data, int ms, const Key *held)
{
    Scanner *scanner = data;
    Key key = { .kind = KEY_KIND_NOTHING };
    (void)held;
    scanner->passed += ms;
    if (scanner->passed < scanner->gap)
        return key;
    scanner->passed = 0;
    key_from_script(&scanner->script, &key);
    return key;
}

static void
scan_slowly(Night *night, const char *code, int gap)
{
    Scanner scanner = { .script = code, .gap = gap };
    Keyboard keyboard = { .read = type_key, .data = &scanner };
    for (guint still = 0; still < 3; still = *scanner.script == '\0' ? still + 1 : 0)
        app_listen(night->app, &keyboard);
}

/* Pages on which one letter or digit records or leaves something. */
static const char *const keen[] = {
    "",                    /* the map */
    "b",                   /* bands */
    "r s s f i f i",       /* a question: sex is m */
    "r s s f i f <Enter>", /* the next bed */
    "<Enter> <Tab>",       /* history */
    "k <Tab>",
};

/* A scanner without a cable takes 30 to 60 ms for a key, and some end with two signs. */
static void
test_a_slow_code_does_nothing(Night *night, gconstpointer data)
{
    static const char *const slow[] = {
        "mg1ndr1la00101519450714fyamada/hanako.7k2m9qpd<Enter><LineFeed>",
        "a1234567a<Enter>",
        "D1101101D<Tab><Enter>",
        "1101101101",
        "*1101101*<Enter>",
        "]F0a110110b<Enter>",
    };
    (void)data;
    for (gsize i = 0; i < G_N_ELEMENTS(keen); i++) {
        night_feed(night, keen[i]);
        guint64 before = count_saved();
        for (gsize k = 0; k < G_N_ELEMENTS(slow); k++)
            for (int gap = 30; gap <= 70; gap += 20) {
                g_autofree char *row = screen_row(0);
                scan_slowly(night, slow[k], gap);
                g_autofree char *after = screen_row(0);
                g_assert_cmpstr(after, ==, row);
            }
        g_assert_cmpuint(count_saved(), ==, before);
        night_feed(night, "<Esc><Esc><Esc><Esc><Esc><Esc>");
    }
}

/* A hospital's own code may begin with any letter; a scanner with a cable is fast. */
static void
test_a_code_of_any_letter_does_nothing(Night *night, gconstpointer data)
{
    (void)data;
    guint64 before = count_saved();
    night_feed(night, "r s s");
    scan_slowly(night, "E0012345<Enter>", 5);
    scan_slowly(night, "iv001234<Tab>", 10);
    g_assert_true(screen_shows("501-1"));
    g_assert_true(screen_shows("A code was scanned where none is asked"));
    g_assert_cmpuint(count_saved(), ==, before);
}

/* One that is slower than a hand: of our own codes no more than two letters are keys. */
static void
test_a_code_slower_than_a_hand_is_noticed(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "l");
    scan_slowly(night, "mg1ndr1la00101519450714fyamada/hanako<Enter>", 400);
    g_assert_true(screen_shows("A code came so slowly"));
}

/* Whoever types as fast as she can is not taken for a scanner. */
static void
test_a_hand_is_no_scanner(Night *night, gconstpointer data)
{
    (void)data;
    scan_slowly(night, "m<Esc>b<Esc>d<Esc>m<Esc>b", 80);
    g_assert_true(screen_shows("Wristbands"));
    night_feed(night, "<Esc>");
    scan_slowly(night, "R", 80);
    g_assert_true(screen_shows("is Caps Lock on?"));
}

/* Nor whoever types a long line, or ticks off many figures: what is typed fast is what is meant. */
static void
test_what_is_typed_fast_is_taken(Night *night, gconstpointer data)
{
    (void)data;
    scan_slowly(night, "a", 200);
    scan_slowly(night, "11/02<Space>6:15<Enter>", 60);
    g_assert_true(screen_shows("PAST: as of 11/02 06:15"));
    night_feed(night, "a<Enter> r s s i x t");
    scan_slowly(night, "double<Space>entry", 60);
    g_assert_true(screen_shows("double entry"));
    night_feed(night, "<Esc><Esc><Esc> <Enter> n");
    scan_slowly(night, "00010001000", 100);
    g_assert_false(screen_shows("A code was scanned"));
}

/* The second sign of a scanner's line end skips no question. */
static void
test_two_signs_end_one_line(Night *night, gconstpointer data)
{
    (void)data;
    night_feed(night, "r f i y");
    g_assert_true(screen_shows("4 Patient ID"));
    scan_slowly(night, "00398765<Enter><LineFeed>", 40);
    g_assert_true(screen_shows("5 Name in kana"));
}

/* A ward's own letter before the ID is held as well. */
static void
test_the_wards_own_letter(Night *night, gconstpointer data)
{
    static const Key i = { .kind = KEY_KIND_SIGN, .sign = 'I' };
    (void)night, (void)data;
    g_assert_true(burst_may_begin(&i, "a########a, i#+"));
    g_assert_false(burst_may_begin(&i, "a########a"));
    g_assert_false(burst_may_begin(&i, NULL));
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    NIGHT_ADD("/scan/the-wrong-page", test_a_code_on_the_wrong_page_does_nothing);
    NIGHT_ADD("/scan/where-it-is-asked", test_a_code_where_one_is_asked_is_text);
    NIGHT_ADD("/scan/next-band", test_the_next_band_is_scanned_behind_an_answer);
    NIGHT_ADD("/scan/quick-keys", test_a_few_quick_keys_are_keys);
    NIGHT_ADD("/scan/no-observer", test_a_code_is_no_observer);
    NIGHT_ADD("/scan/form-bed", test_a_form_brings_its_bed);
    NIGHT_ADD("/scan/form-nobody", test_a_form_identifies_nobody);
    NIGHT_ADD("/scan/slow", test_a_slow_code_does_nothing);
    NIGHT_ADD("/scan/any-letter", test_a_code_of_any_letter_does_nothing);
    NIGHT_ADD("/scan/slower-than-a-hand", test_a_code_slower_than_a_hand_is_noticed);
    NIGHT_ADD("/scan/a-hand", test_a_hand_is_no_scanner);
    NIGHT_ADD("/scan/typed-fast", test_what_is_typed_fast_is_taken);
    NIGHT_ADD("/scan/line-end", test_two_signs_end_one_line);
    NIGHT_ADD("/scan/the-wards-letter", test_the_wards_own_letter);
    return g_test_run();
}
