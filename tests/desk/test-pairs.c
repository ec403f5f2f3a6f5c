/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thousand wrong patients and a thousand right ones at the check: namesakes, twins, swapped, old,
 * void and foreign bands, labels. One yes too many harms somebody. */
#include "desk/check.h"
#include "desk/output.h"

#include "ward/band.h"

#include <stdlib.h>
#include <string.h>

#include "stage.h"

#define SEED 1000
#define PAIRS 1000
#define PERSONS 40

static const char *const surnames[] = { "サトウ", "スズキ",   "タカハシ", "タナカ",   "ワタナベ",
                                        "イトウ", "ヤマモト", "ナカムラ", "コバヤシ", "カトウ" };
static const char *const given[] = { "ハナコ", "ハナエ", "イチロウ", "ケンジ", "ヨシコ",
                                     "ヨシエ", "ミツ",   "マコト",   "カズオ", "カズコ" };

typedef struct {
    char *handle, *kana, *birthdate;
    guint band; /* the number that counts; 0 = void */
} Somebody;

typedef struct {
    Stage *stage;
    Desk *desk; /* reads only: a check costs no write */
    Somebody all[PERSONS];
    GRand *chance;
    guint yes, no, unknown;
} Ward;

static guint
below(Ward *ward, guint count)
{
    return (guint)g_rand_int_range(ward->chance, 0, (gint32)count);
}

/* Persons 0-5 three pairs of namesakes, 6-11 three pairs of twins of whom two begin alike, the
 * others at random. */
static void
invent(Ward *ward, guint i)
{
    Somebody *who = &ward->all[i], *before = i > 0 ? &ward->all[i - 1] : NULL;
    bool second = i % 2 == 1 && i < 12;
    who->handle = g_strdup_printf("A%03u", i + 1);
    who->kana = second && i < 6 ? g_strdup(before->kana)
                : second        ? g_strdup_printf("%s %s", surnames[i / 2], given[i - 6])
                : i < 12
                    ? g_strdup_printf("%s %s", surnames[i / 2], given[i < 6 ? i : i - 6])
                    : g_strdup_printf("%s %s", surnames[below(ward, 10)], given[below(ward, 10)]);
    who->birthdate = second && i >= 6 ? g_strdup(before->birthdate)
                                      : g_strdup_printf("%u-%02u-%02u", 1930 + below(ward, 60),
                                                        1 + below(ward, 12), 1 + below(ward, 28));
    who->band = 1;
}

static void
issue(Desk *desk, const Ward *ward, guint first, guint end)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *to = stage_path(ward->stage, "bands.pdf");
    g_autoptr(GPtrArray) persons = g_ptr_array_new_with_free_func(g_free);
    for (guint i = first; i < end; i++)
        g_ptr_array_add(persons, g_strdup(ward->all[i].handle));
    BandWish wish = { .to = to };
    output_bands(desk, persons, &wish, &error);
    g_assert_no_error(error);
}

static Ward *
ward_new(void)
{
    Ward *ward = g_new0(Ward, 1);
    ward->chance = g_rand_new_with_seed(SEED);
    ward->stage = stage_new();
    g_autoptr(GString) table = g_string_new("seen_at\tbed\tperson\twhat\tvalue\n");
    for (guint i = 0; i < PERSONS; i++) {
        invent(ward, i);
        g_string_append_printf(table,
                               "2026-11-02T06:00\t601-1\tq%u\tpresence\tin\n"
                               "2026-11-02T06:00\t601-1\tq%u\tkana\t%s\n"
                               "2026-11-02T06:00\t601-1\tq%u\tbirthdate\t%s\n",
                               i, i, ward->all[i].kana, i, ward->all[i].birthdate);
    }
    stage_record(ward->stage, table->str);
    g_autoptr(Desk) desk = stage_open(ward->stage, STAGE_MORNING);
    issue(desk, ward, 0, PERSONS);
    issue(desk, ward, 20, 30); /* their no. 1 is an old band now */
    for (guint i = 20; i < 30; i++)
        ward->all[i].band = 2;
    for (guint i = 36; i < PERSONS; i++) {
        stage_say(desk, WHAT_BAND_VOID, ward->all[i].handle, NULL, "1");
        ward->all[i].band = 0;
    }
    ward->desk = stage_open_read_only(ward->stage, STAGE_MORNING);
    return ward;
}

static void
ward_free(Ward *ward)
{
    for (guint i = 0; i < PERSONS; i++) {
        g_free(ward->all[i].handle);
        g_free(ward->all[i].kana);
        g_free(ward->all[i].birthdate);
    }
    desk_free(ward->desk);
    stage_free(ward->stage);
    g_rand_free(ward->chance);
    g_free(ward);
}

/* ---- codes and words ---- */

static char *
code_by(const Ward *ward, const Somebody *who, guint number, const guint8 *key, const char *site)
{
    BandIdentity identity = { .serial = number, .kana = who->kana, .sex = 'U' };
    g_assert_true(birthdate_parse(who->birthdate, NULL, &identity.birthdate, NULL, NULL));
    g_strlcpy(identity.site, site != NULL ? site : log_site(desk_log(ward->desk)),
              sizeof identity.site);
    g_strlcpy(identity.handle, who->handle, sizeof identity.handle);
    return band_payload(&identity, key != NULL ? key : log_band_key(desk_log(ward->desk)));
}

/* One of the ways in which a scanner and a keyboard bring a code in. */
static char *
disguised(Ward *ward, const char *code)
{
    switch (below(ward, 5)) {
    case 0:
        return g_ascii_strdown(code, -1);
    case 1:
        return g_strdup_printf("]Q1%s\r", code);
    case 2:
        return g_strdup_printf("%s\t", code);
    case 3: {
        GString *wide = g_string_new(NULL);
        for (const char *at = code; *at != '\0'; at++)
            g_string_append_unichar(wide, 0xFEE0 + (gunichar)*at);
        return g_string_free(wide, FALSE);
    }
    default:
        return g_strdup(code);
    }
}

/* One of the ways in which a nurse types a birthdate. */
static char *
date_as_typed(Ward *ward, const char *birthdate)
{
    g_auto(GStrv) parts = g_strsplit(birthdate, "-", 3);
    guint year = (guint)atoi(parts[0]);
    switch (below(ward, 3)) {
    case 0:
        return g_strjoin("", parts[0], parts[1], parts[2], NULL);
    case 1:
        return year >= 1927 && year <= 1988
                   ? g_strdup_printf("S%u.%s.%s", year - 1925, parts[1], parts[2])
                   : g_strdup(birthdate);
    default:
        return g_strdup(birthdate);
    }
}

static CheckAnswer *
ask(Ward *ward, const char *scan, const char *name, const char *birthdate)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *date = date_as_typed(ward, birthdate);
    CheckWish wish = { .scan = scan, .stated_name = name, .stated_birthdate = date };
    CheckAnswer *answer = check_patient(ward->desk, &wish, &error);
    g_assert_no_error(error);
    ward->yes += answer->verdict == CHECK_YES;
    ward->no += answer->verdict == CHECK_NO;
    ward->unknown += answer->verdict == CHECK_CANNOT_TELL;
    return answer;
}

/* What WHO says at the band of OWNER, and the reason there must be. */
static void
wrong(Ward *ward, const char *scan, const Somebody *who, const char *reason)
{
    g_autofree char *typed = disguised(ward, scan);
    g_autoptr(CheckAnswer) answer = ask(ward, typed, who->kana, who->birthdate);
    g_assert_cmpint(answer->verdict, !=, CHECK_YES);
    if (strstr(answer->reason, reason) == NULL)
        g_error("“%s” is not “%s”", answer->reason, reason);
}

static const char *
reason_between(const Somebody *owner, const Somebody *who)
{
    bool name = strcmp(owner->kana, who->kana) == 0;
    bool date = strcmp(owner->birthdate, who->birthdate) == 0;
    return name   ? "the birthdate is another one"
           : date ? "the name is another one"
                  : "Another person";
}

/* A band of somebody else who is here: PARTNER of the pair, or anybody. */
static void
wear_another(Ward *ward, guint first, guint pairs)
{
    guint one = first + 2 * below(ward, pairs);
    guint other = one + 1;
    const Somebody *owner = &ward->all[below(ward, 2) == 0 ? one : other];
    const Somebody *who = owner == &ward->all[one] ? &ward->all[other] : &ward->all[one];
    g_autofree char *code = code_by(ward, owner, owner->band, NULL, NULL);
    wrong(ward, code, who, reason_between(owner, who));
}

static void
wear_anybodys(Ward *ward)
{
    const Somebody *owner = &ward->all[below(ward, 36)], *who;
    do
        who = &ward->all[below(ward, PERSONS)];
    while (strcmp(who->kana, owner->kana) == 0 && strcmp(who->birthdate, owner->birthdate) == 0);
    g_autofree char *code = code_by(ward, owner, owner->band, NULL, NULL);
    wrong(ward, code, who, reason_between(owner, who));
}

/* The right person speaks, but the band is no good. */
static void
wear_a_bad_band(Ward *ward, guint kind)
{
    static const guint8 strange[BAND_KEY_BYTES] = { 7 };
    const Somebody *who = &ward->all[kind == 0   ? 20 + below(ward, 10)
                                     : kind == 1 ? 36 + below(ward, 4)
                                                 : below(ward, 36)];
    g_autofree char *good = code_by(ward, who, kind == 0 ? 1 : MAX(who->band, 1), NULL, NULL);
    g_autofree char *forged = code_by(ward, who, who->band, strange, NULL);
    const char *site = strcmp(log_site(desk_log(ward->desk)), "7KQX") == 0 ? "8KQX" : "7KQX";
    g_autofree char *foreign = code_by(ward, who, who->band, NULL, site);
    g_autofree char *label = code_by(ward, who, 0, NULL, NULL);
    g_autofree char *misread = g_strdup(good);
    guint at = 3 + below(ward, (guint)strlen(good) - 3);
    misread[at] = misread[at] == 'A' ? 'H' : 'A';
    const struct {
        const char *code, *reason;
    } rows[] = { { good, "superseded by no. 2" },  { good, "void or to be recalled" },
                 { forged, "its seal is wrong" },  { foreign, "another ward or hospital" },
                 { label, "a label and no band" }, { misread, "" } };
    wrong(ward, rows[kind].code, who, rows[kind].reason);
}

static void
test_a_thousand_wrong_patients_are_caught(void)
{
    Ward *ward = ward_new();
    for (guint i = 0; i < PAIRS; i++) {
        guint kind = below(ward, 9);
        if (kind == 0)
            wear_another(ward, 0, 3);
        else if (kind == 1)
            wear_another(ward, 6, 3);
        else if (kind == 2)
            wear_anybodys(ward);
        else
            wear_a_bad_band(ward, kind - 3);
    }
    g_test_message("wrong patients %u: yes %u, no %u, cannot tell %u", PAIRS, ward->yes, ward->no,
                   ward->unknown);
    g_assert_cmpuint(ward->yes, ==, 0);
    ward_free(ward);
}

static void
test_a_thousand_right_patients_pass(void)
{
    Ward *ward = ward_new();
    for (guint i = 0; i < PAIRS; i++) {
        const Somebody *who = &ward->all[below(ward, 36)];
        g_autofree char *code = code_by(ward, who, who->band, NULL, NULL);
        g_autofree char *typed = disguised(ward, code);
        g_autofree char *joined = g_strdup(who->kana);
        if (below(ward, 4) == 0)
            g_strdelimit(joined, " ", '\n'); /* runs of blanks are one */
        g_autoptr(CheckAnswer) answer = ask(ward, typed, joined, who->birthdate);
        if (answer->verdict != CHECK_YES)
            g_error("%s %s: %s", who->handle, who->kana, answer->reason);
    }
    g_test_message("right patients %u: yes %u, refused %u", PAIRS, ward->yes,
                   ward->no + ward->unknown);
    ward_free(ward);
}

/* First letters only: never a yes to the other of two, at worst a question. */
static void
test_first_letters_never_take_a_twin_for_the_other(void)
{
    Ward *ward = ward_new();
    guint letters[] = { 2, 3 };
    for (guint i = 6; i < 12; i++)
        for (guint k = 0; k < G_N_ELEMENTS(letters); k++) {
            const Somebody *who = &ward->all[i], *owner = &ward->all[i % 2 == 0 ? i + 1 : i - 1];
            g_auto(GStrv) names = g_strsplit(who->kana, " ", 2);
            g_autofree char *one = g_utf8_substring(names[0], 0, 2);
            g_autofree char *two =
                g_utf8_substring(names[1], 0, MIN(letters[k], g_utf8_strlen(names[1], -1)));
            g_autofree char *said = g_strdup_printf("%s %s", one, two);
            g_autofree char *code = code_by(ward, owner, owner->band, NULL, NULL);
            g_autoptr(CheckAnswer) answer = ask(ward, code, said, who->birthdate);
            g_assert_cmpint(answer->verdict, !=, CHECK_YES);
        }
    ward_free(ward);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pairs/a thousand wrong patients are caught",
                    test_a_thousand_wrong_patients_are_caught);
    g_test_add_func("/pairs/a thousand right patients pass", test_a_thousand_right_patients_pass);
    g_test_add_func("/pairs/first letters never take a twin for the other",
                    test_first_letters_never_take_a_twin_for_the_other);
    return g_test_run();
}
