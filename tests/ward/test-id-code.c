/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/id-code.h"

static void
an_old_barcode_gives_the_patient_id(void)
{
    static const struct {
        const char *rule, *text, *id;
    } rows[] = {
        { "a########a", "A00410112A", "00410112" }, /* NW-7, leading zeros kept */
        { "a########a", "a00410112a\r", "00410112" },
        { "a########a", "Ａ００４１０１１２Ａ", "00410112" }, /* an input method left on */
        { "a########a", "A0041011A", NULL },
        { "a########a", "B00410112A", NULL },
        { "a########a", "00410112", NULL },
        { "a#+.a", "a004101127a", "00410112" }, /* with a check digit */
        { "*#+*", "*410112*", "410112" },       /* Code 39 */
        { "a#+a, *#+*", "*410112*", "410112" },
        { "a#+a, *#+*", "a1a", "1" },
        { "200########.", "2000041011236", NULL },
        { "20########..", "200041011236", "00410112" }, /* JAN of the shop's own */
        { "########", "00410112", "00410112" },
        { "########", "004101123", NULL },
        { "a#+a", "MG1NK7QXA01230319480213FYAMADA/HANAKO.MRQV4TSD", NULL },
        { NULL, "00410112", NULL },
        { "a#+a", "", NULL },
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *id = id_code_read(rows[i].rule, rows[i].text);
        g_assert_cmpstr(id, ==, rows[i].id);
    }
}

static void
a_rule_without_the_id_is_none(void)
{
    g_assert_true(id_code_is_rule("a########a,*#+*"));
    g_assert_false(id_code_is_rule("a........a"));
    g_assert_false(id_code_is_rule("a#a,"));
    g_assert_false(id_code_is_rule("ａ#ａ"));
    g_assert_false(id_code_is_rule(""));
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/id-code/read", an_old_barcode_gives_the_patient_id);
    g_test_add_func("/id-code/rule", a_rule_without_the_id_is_none);
    return g_test_run();
}
