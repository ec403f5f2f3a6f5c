/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names/accent.h"

static void
a_plain_keyboard_writes_the_names_of_the_world(void)
{
    static const struct {
        const char *typed, *name;
    } cases[] = { { "Nguye;^;~n Thi;. Minh Khai", "Nguyễn Thị Minh Khai" },
                  { "D;-a;.ng Tha;` Phu;+;.ng", "Đạng Thà Phựng" },
                  { "Tra;^;`n Hu;+;~u", "Trần Hữu" },
                  { "Pha;.m Thi;. A;'nh Tuye;^;'t", "Phạm Thị Ánh Tuyết" },
                  { "Vo;~ Va;(n Ho;`a", "Võ Văn Hòa" },
                  { "Ga;?", "Gả" },
                  { "Rene;' Franc;,ois", "René François" },
                  { "Ju;\"rgen Ja;oson", "Jürgen Jåson" },
                  { "Dvor;va;'k", "Dvořák" },
                  { "Wal;-e;,sa", "Wałȩsa" },
                  { "So;/ren O;=ta", "Søren Ōta" },
                  { "O'Brien-Smith Jr.", "O'Brien-Smith Jr." },
                  { "a;", "a;" },
                  { "a;x", "a;x" },
                  { ";^a", ";^a" },
                  { "a ;^", "a ;^" },
                  { "山田;^", "山田;^" },
                  { "", "" } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *name = accent_compose(cases[i].typed);
        g_assert_cmpstr(name, ==, cases[i].name);
    }
}

static void
every_letter_of_vietnamese_can_be_typed(void)
{
    static const char *const bases[] = { "a", "a;(", "a;^", "e", "e;^", "i",
                                         "o", "o;^", "o;+", "u", "u;+", "y" };
    static const char letters[] = "aăâeêioôơuưy";
    static const char *const tones[] = { "", ";`", ";'", ";?", ";~", ";." };
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(bases); i++)
        for (guint k = 0; k < G_N_ELEMENTS(tones); k++) {
            g_autofree char *typed = g_strconcat(bases[i], tones[k], NULL);
            g_autofree char *letter = accent_compose(typed);
            g_assert_cmpint(g_utf8_strlen(letter, -1), ==, 1);
            if (k == 0)
                g_assert_cmpuint(g_utf8_get_char(letter), ==,
                                 g_utf8_get_char(g_utf8_offset_to_pointer(letters, (glong)i)));
            g_assert_true(g_hash_table_add(seen, g_steal_pointer(&letter)));
        }
    g_assert_cmpuint(g_hash_table_size(seen), ==, 72);
}

static void
what_was_pasted_keeps_its_bytes(void)
{
    g_autofree char *apart = accent_compose("e\u0301 神\uFA19");
    g_assert_cmpstr(apart, ==, "e\u0301 神\uFA19");
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/accent/world", a_plain_keyboard_writes_the_names_of_the_world);
    g_test_add_func("/accent/vietnamese", every_letter_of_vietnamese_can_be_typed);
    g_test_add_func("/accent/pasted", what_was_pasted_keeps_its_bytes);
    return g_test_run();
}
