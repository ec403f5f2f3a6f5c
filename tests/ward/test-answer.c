/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/answer.h"

typedef struct {
    const char *what, *signs, *said;
} Circled;

static void
check(const Circled *cases, guint count)
{
    for (guint i = 0; i < count; i++) {
        g_autofree char *said =
            answer_circled(vocabulary_find(cases[i].what)->what, cases[i].signs);
        g_assert_cmpstr(said, ==, cases[i].said);
    }
}

static void
a_clerk_types_the_signs_that_a_nurse_circled(void)
{
    static const Circled cases[] = {
        { "transport", "2", "escort" },
        { "presence", "t", "away:dialysis" },
        { "device", "o:3,p", "oxygen:3,pump" },
        { "caution", "i:接触,f", "isolation:接触,fall" },
        { "diet", "u", "unknown" },
        { "diet", "きざみ食", "きざみ食" },
        { "kana", "u", "unknown" },
        { "note", "0", "none" },
    };
    check(cases, G_N_ELEMENTS(cases));
}

/* The keyboard is set to Japanese for the names; words behind a colon stay as they were written. */
static void
full_width_signs_are_signs(void)
{
    static const Circled cases[] = {
        { "transport", "２", "escort" },
        { "presence", "ｉ", "in" },
        { "caution", "ｆ，ａ：卵、ＣＴ造影剤，ｈ", "fall,allergy:卵、ＣＴ造影剤,hidden" },
        { "device", "ｏ：３", "oxygen:３" },
        { "note", "ＣＴは 9時", "ＣＴは 9時" },
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void
whom_not_to_call_is_a_sign_behind_the_phone(void)
{
    static const Circled cases[] = {
        { "contact", "1;娘;ユキ;090-1111-2222;d", "1;娘;ユキ;090-1111-2222;do-not-call" },
        { "contact", "1;娘;ユキ;090-1111-2222; d ", "1;娘;ユキ;090-1111-2222;do-not-call" },
        { "contact", "1;娘;ユキ;090;reached,d", "1;娘;ユキ;090;reached,do-not-call" },
        { "contact", "1;娘;ユキ;d", "1;娘;ユキ;;do-not-call" },
        { "contact", "1;d;u;", "1;d;u;" },
        { "contact", "1;娘;ユキ;090", "1;娘;ユキ;090" },
        { "contact", "0", "none" },
        { "contact", "u", "unknown" },
    };
    check(cases, G_N_ELEMENTS(cases));
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/answer/circled", a_clerk_types_the_signs_that_a_nurse_circled);
    g_test_add_func("/answer/full-width", full_width_signs_are_signs);
    g_test_add_func("/answer/contact", whom_not_to_call_is_a_sign_behind_the_phone);
    return g_test_run();
}
