/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words set in type, as every sheet, form and band has them. */

#include "print/galley.h"
#include "print/text-block.h"
#include "print/whole-word.h"

static double
width_of(Fonts *fonts, const PageText *text)
{
    double width;
    g_autoptr(TextBlock) block = text_block_new(fonts, text);
    text_block_measure(block, &width);
    return width;
}

static void
test_name_twice_as_large_takes_twice_the_room(void)
{
    g_autoptr(Fonts) fonts = fonts_new();
    static const char name[] = "山田 花子 (Yamada Hanako) 1941年3月5日";
    double small, large;
    g_autoptr(TextBlock) body = text_block_new(fonts, &(PageText){ name, 10.5 });
    g_autoptr(TextBlock) double_size = text_block_new(fonts, &(PageText){ name, 21 });
    double low = text_block_measure(body, &small), high = text_block_measure(double_size, &large);
    g_assert_cmpfloat_with_epsilon(small * 2, large, 0.001);
    g_assert_cmpfloat_with_epsilon(low * 2, high, 0.001);
    g_assert_cmpfloat_with_epsilon(width_of(fonts, &(PageText){ "山田", 12 }), 24, 0.01);
}

static void
test_lines_end_within_the_width_at_every_size(void)
{
    g_autoptr(Fonts) fonts = fonts_new();
    static const char words[] = "長女 山田 良子 090-0000-0001 昼のみ、夜は次女へ";
    for (double size = 6; size <= 30; size += 1.5) {
        PageText text = { words, size, 90 };
        g_autoptr(TextBlock) block = text_block_new(fonts, &text);
        g_assert_cmpint(text_block_lines(block), >, 1);
        g_assert_cmpfloat(width_of(fonts, &text), <=, 90);
        g_autoptr(GArray) ink = text_block_ink(block);
        g_assert_cmpint((int)ink->len, ==, text_block_lines(block));
        double high = text_block_measure(block, NULL);
        for (guint i = 0; i < ink->len; i++) {
            const cairo_rectangle_t *line = &g_array_index(ink, cairo_rectangle_t, i);
            g_assert_cmpfloat(line->x + line->width, <=, 90.5);
            g_assert_cmpfloat(line->y + line->height, <=, high + 0.5);
        }
    }
}

static void
test_surname_is_not_broken_where_a_blank_is_near(void)
{
    g_autoptr(Fonts) fonts = fonts_new();
    PageText text = { "グエン ティ フォン", 12, 70, .words = true };
    g_autoptr(TextBlock) block = text_block_new(fonts, &text);
    g_assert_cmpstr(text_block_words(block), ==, "グエン ティ\nフォン");
}

/* The half of a label is the label of another bed, in the other building. */
static void
test_bed_of_the_other_building_is_not_read_at_the_start_of_a_line(void)
{
    g_autoptr(Fonts) fonts = fonts_new();
    static const char beds[] = "本303-1, 別301-2, 本304-1";
    double whole = width_of(fonts, &(PageText){ "別301-2, 本304-1", 10.5 });
    double half = width_of(fonts, &(PageText){ "本303-1, 別", 10.5 });
    PageText text = { beds, 10.5, MAX(half, whole) + 1 };
    g_autoptr(TextBlock) block = text_block_new(fonts, &text);
    g_autoptr(GArray) ink = text_block_ink(block);
    g_assert_cmpint((int)ink->len, ==, 2);
    const cairo_rectangle_t *second = &g_array_index(ink, cairo_rectangle_t, 1);
    g_assert_cmpfloat(second->width, >, whole - 4);
}

/* As a name's marks stand on lists; a blank inside one is no place to break it. */
static void
test_mark_behind_a_name_is_broken_before_it(void)
{
    g_autoptr(Fonts) fonts = fonts_new();
    double both = width_of(fonts, &(PageText){ "[TWO IN BED][moved]", 12 });
    PageText text = { "葛城 護\n[TWO IN BED][moved]", 12, both - 4, .words = true };
    g_autoptr(TextBlock) block = text_block_new(fonts, &text);
    g_assert_cmpstr(text_block_words(block), ==, text.text);
    g_assert_cmpint(text_block_lines(block), ==, 3);
}

static void
test_what_is_read_as_one_stays_on_one_line(void)
{
    static const struct {
        const char *text;
        const char *whole;
    } cases[] = {
        { "別301-2, 本303-1 サトウ ケンイチ", "別301-2,|本303-1" },
        { "TO BE ASKED 4; drip 12: 本301-1", "ASKED 4;|drip 12:|本301-1" },
        { "佐々木 11/02 06:10 大久保", "11/02 06:10" },
        { "staple __ side __", "staple __|side __" },
        { "[SAME PERSON?][SAME ID]", "[SAME PERSON?]|[SAME ID]" },
        { "【同一人？】【同ID】", "【同一人？】|【同ID】" },
        { "0 alone  1 with help  2 cannot", "" },
        { "病状説明は必ず主治医からする。", "" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) whole = g_string_new(NULL);
        const char *end;
        for (const char *at = cases[i].text; whole_word_next(&at, &end); at = end)
            g_string_append_printf(whole, "%s%.*s", whole->len > 0 ? "|" : "", (int)(end - at), at);
        g_assert_cmpstr(whole->str, ==, cases[i].whole);
    }
}

static void
test_grade_behind_a_name_stands_smaller(void)
{
    g_autoptr(Fonts) fonts = fonts_new();
    double name = width_of(fonts, &(PageText){ "山田", 12 });
    PageText text = { "山田 本人", 12, .tail = sizeof "本人" - 1, .tail_size = 6 };
    double tail = width_of(fonts, &(PageText){ "本人", 6 });
    double blank = width_of(fonts, &(PageText){ "山田 山田", 12 }) - 2 * name;
    g_assert_cmpfloat_with_epsilon(width_of(fonts, &text), name + blank + tail, 0.1);
}

static void
test_words_set_before_are_taken_only_where_they_stand_just_so(void)
{
    g_autoptr(Fonts) fonts = fonts_new();
    g_autoptr(Galley) galley = galley_new();
    const PageText kept = { "山田 花子", 12, 90, true, true, 6, 10.5 };
    const PageText others[] = {
        { "山田 花江", 12, 90, true, true, 6, 10.5 },
        { "山田 花子", 10.5, 90, true, true, 6, 10.5 },
        { "山田 花子", 12, 91, true, true, 6, 10.5 },
        { "山田 花子", 12, 90, false, true, 6, 10.5 },
        { "山田 花子", 12, 90, true, false, 6, 10.5 },
        { "山田 花子", 12, 90, true, true, 3, 10.5 },
        { "山田 花子", 12, 90, true, true, 6, 9 },
    };
    g_autoptr(TextBlock) block = text_block_new(fonts, &kept);
    galley_keep(galley, &kept, block);
    g_autofree char *words = g_strdup(kept.text);
    PageText again = kept;
    again.text = words;
    g_autoptr(TextBlock) found = galley_find(galley, &again);
    g_assert_true(found == block);
    for (guint i = 0; i < G_N_ELEMENTS(others); i++)
        g_assert_null(galley_find(galley, &others[i]));
}

static void
test_thousands_of_names_are_not_all_kept(void)
{
    g_autoptr(Fonts) fonts = fonts_new();
    g_autoptr(Galley) galley = galley_new();
    const PageText first = { "0", 12 };
    g_autoptr(TextBlock) block = text_block_new(fonts, &first);
    for (guint i = 0; i < 4001; i++) {
        g_autofree char *name = g_strdup_printf("%u", i);
        galley_keep(galley, &(PageText){ name, 12 }, block);
    }
    g_assert_null(galley_find(galley, &first));
    g_autoptr(TextBlock) last = galley_find(galley, &(PageText){ "4000", 12 });
    g_assert_true(last == block);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/text-block/name-twice-as-large-takes-twice-the-room",
                    test_name_twice_as_large_takes_twice_the_room);
    g_test_add_func("/text-block/lines-end-within-the-width-at-every-size",
                    test_lines_end_within_the_width_at_every_size);
    g_test_add_func("/text-block/surname-is-not-broken-where-a-blank-is-near",
                    test_surname_is_not_broken_where_a_blank_is_near);
    g_test_add_func("/text-block/bed-of-the-other-building-is-not-read-at-the-start-of-a-line",
                    test_bed_of_the_other_building_is_not_read_at_the_start_of_a_line);
    g_test_add_func("/text-block/mark-behind-a-name-is-broken-before-it",
                    test_mark_behind_a_name_is_broken_before_it);
    g_test_add_func("/text-block/what-is-read-as-one-stays-on-one-line",
                    test_what_is_read_as_one_stays_on_one_line);
    g_test_add_func("/text-block/grade-behind-a-name-stands-smaller",
                    test_grade_behind_a_name_stands_smaller);
    g_test_add_func("/text-block/words-set-before-are-taken-only-where-they-stand-just-so",
                    test_words_set_before_are_taken_only_where_they_stand_just_so);
    g_test_add_func("/text-block/thousands-of-names-are-not-all-kept",
                    test_thousands_of_names_are_not_all_kept);
    return g_test_run();
}
