/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward-book.h"

#include <glib/gstdio.h>
#include <string.h>

#include "chance.h"
#include "invented.h"

#define NOW_SECONDS G_GINT64_CONSTANT(1795467600) /* WARD_BOOK_NOW */
#define ZONE 540
#define CHECK_EVERY 415 /* seconds: 12,500 checks are 60 days */
#define NEW_PERSON 65   /* one check in so many */
#define MEMORY "/dev/shm"

static const char *const observers[] = { "佐々木", "森田", "岡", "Tanaka" };
static const char *const transports[] = { "walk", "escort", "stretcher", "heavy" };
static const char *const means[] = { "walk",       "walk-escorted", "cane", "walker",
                                     "wheelchair", "stretcher",     "bed" };
static const char *const devices[] = { "none",    "oxygen:2", "drip",
                                       "monitor", "drain:1",  "oxygen:1,drip" };
static const char *const cautions[] = { "none", "fall", "wandering", "isolation:contact",
                                        "allergy:ペニシリン" };
static const char *const diets[] = { "regular", "soft", "porridge", "liquid", "fasting" };
static const char note[] = "夜間に二度起きた。痛みは無い。水を飲んだ。"; /* 63 bytes */

#define PICK(chance, table) ((table)[chance_below((chance), G_N_ELEMENTS(table))])

/* ---- one check ---- */

typedef struct {
    Statements *list;
    PersonId person;
    const char *bed;
    gint64 seen;
    const char *observer;
    Chance chance;
} Visit;

static Statement *
say(Visit *visit, What what, const char *value)
{
    Statement *said = statements_add(visit->list);
    for (guint i = 0; i < sizeof said->id.bytes; i++)
        said->id.bytes[i] = (guint8)chance_below(&visit->chance, 256);
    said->what = (guint8)what;
    said->source = (guint8)vocabulary_row(what)->source;
    said->about = ABOUT_PERSON;
    said->person = visit->person;
    said->bed = statements_keep(visit->list, visit->bed);
    said->value = *value != '\0' ? statements_keep(visit->list, value) : "";
    said->observer = visit->observer;
    said->seen = visit->seen;
    said->seen_zone = ZONE;
    return said;
}

static void
say_same(Visit *visit)
{
    bool away = chance_below(&visit->chance, 12) == 0;
    say(visit, WHAT_PRESENCE, away ? "away:exam" : "in");
    say(visit, WHAT_IDENTIFIED, "stated-full");
    say(visit, WHAT_BAND, "readable");
    say(visit, WHAT_TRANSPORT, PICK(&visit->chance, transports));
    say(visit, WHAT_MEANS, PICK(&visit->chance, means));
    say(visit, WHAT_DEVICE, PICK(&visit->chance, devices));
    say(visit, WHAT_CAUTION, PICK(&visit->chance, cautions));
    if (chance_below(&visit->chance, 3) < 2)
        say(visit, WHAT_DIET, PICK(&visit->chance, diets));
    else
        say(visit, WHAT_NOTE, note);
}

/* Who the person is, and that BEFORE (number 0: nobody) went home a minute ago. */
static void
say_first(Visit *visit, const Invented *who, PersonId before)
{
    g_autofree char *contact = g_strdup_printf("1;長女;%s;%s;reached", who->kana, who->phone);
    PersonId person = visit->person;
    if (before.number != 0) {
        visit->person = before;
        say(visit, WHAT_DISCHARGE, "")->seen -= 60;
        visit->person = person;
    } else {
        say(visit, WHAT_MEANS, "walk");
    }
    say(visit, WHAT_PRESENCE, "in");
    say(visit, WHAT_KANA, who->kana);
    say(visit, WHAT_BIRTHDATE, who->birthdate);
    say(visit, WHAT_CONTACT, contact);
    say(visit, WHAT_IDENTIFIED, "stated-full");
    say(visit, WHAT_BAND, "readable");
    say(visit, WHAT_TRANSPORT, "escort");
}

/* ---- the log of checks ---- */

typedef struct {
    guint checks;
    guint beds;
    guint *coming;   /* by bed: how many more will be new there */
    guint32 *lying;  /* by bed: number of who lies there, 0 = nobody */
    guint32 persons; /* numbers given so far */
    StationId station;
} Round;

/* Checks are counted from the last one, so that it is the same in every log. */
static Chance
chance_of_check(guint checks, guint number)
{
    return chance_of((guint64)(checks - number) << 20);
}

static bool
brings_someone(guint checks, guint number)
{
    Chance chance = chance_of_check(checks, number);
    return chance_below(&chance, NEW_PERSON) == 0;
}

static Visit
visit_of(Statements *list, guint checks, guint number, const char *bed)
{
    Visit visit = { .list = list, .bed = bed };
    visit.chance = chance_of_check(checks, number);
    chance_below(&visit.chance, NEW_PERSON);
    visit.seen = NOW_SECONDS - (gint64)(checks - 1 - number) * CHECK_EVERY;
    visit.observer = PICK(&visit.chance, observers);
    return visit;
}

/* The last to lie in a bed is the same person in every log, whatever came before. */
static void
add_check(Round *round, Statements *list, guint number)
{
    /* the walk ends at the last bed, whatever the number of checks */
    guint bed = (number + round->beds - round->checks % round->beds) % round->beds;
    g_autofree char *label = invented_bed(bed);
    Visit visit = visit_of(list, round->checks, number, label);
    PersonId before = { round->station, round->lying[bed] };
    bool brings = number >= round->beds && brings_someone(round->checks, number);
    if (brings)
        round->coming[bed]--;
    if (before.number != 0 && !brings) {
        visit.person = before;
        say_same(&visit);
        return;
    }
    g_auto(Invented) who = invented_person((guint64)round->coming[bed] * round->beds + bed, false);
    visit.person = (PersonId){ round->station, ++round->persons };
    round->lying[bed] = round->persons;
    say_first(&visit, &who, before);
}

static void
count_coming(Round *round)
{
    for (guint number = round->beds; number < round->checks; number++)
        if (brings_someone(round->checks, number))
            round->coming[(number + round->beds - round->checks % round->beds) % round->beds]++;
}

static bool
commit(Log *log, Statements *list, GError **error)
{
    Instant wall = { statements_at(list, list->items->len - 1)->seen, ZONE, false };
    return log_begin(log, error) && log_commit(log, list, &wall, error);
}

static bool
write_checks(Log *log, const WardBook *form, GError **error)
{
    g_autofree guint *coming = g_new0(guint, form->beds);
    g_autofree guint32 *lying = g_new0(guint32, form->beds);
    Round round = {
        form->statements / WARD_BOOK_CHECK, form->beds, coming, lying, 0, log_station(log)
    };
    count_coming(&round);
    for (guint number = 0; number < round.checks;) {
        g_autoptr(Statements) list = statements_new();
        for (guint i = 0; i < form->commit && number < round.checks; i++)
            add_check(&round, list, number++);
        if (!commit(log, list, error))
            return false;
    }
    return true;
}

/* ---- a ward of whom all is known ---- */

static void
add_known(Statements *list, StationId station, guint bed, bool plain)
{
    g_autofree char *label = invented_bed(bed);
    g_auto(Invented) who = invented_person(bed, plain);
    g_autofree char *contact = g_strdup_printf("1;長女;%s;%s;reached", who.kana, who.phone);
    Visit visit = visit_of(list, WARD_BOOK_BEDS, MIN(bed, WARD_BOOK_BEDS - 1), label);
    visit.chance = chance_of(G_GUINT64_CONSTANT(1) << 50 | bed);
    visit.person = (PersonId){ station, bed + 1 };
    const struct {
        What what;
        const char *value;
    } facts[] = {
        { WHAT_PRESENCE, "in" },
        { WHAT_KANA, who.kana },
        { WHAT_KANJI, who.kanji },
        { WHAT_BIRTHDATE, who.birthdate },
        { WHAT_SEX, who.sex },
        { WHAT_PATIENT_ID, who.id },
        { WHAT_IDENTIFIED, "stated-full" },
        { WHAT_BAND, "readable" },
        { WHAT_TRANSPORT, PICK(&visit.chance, transports) },
        { WHAT_DEVICE, PICK(&visit.chance, devices) },
        { WHAT_CAUTION, PICK(&visit.chance, cautions) },
        { WHAT_DEPARTMENT, "内科" },
        { WHAT_DOCTOR, "高木" },
        { WHAT_CONTACT, contact },
    };
    for (guint i = 0; i < G_N_ELEMENTS(facts); i++)
        say(&visit, facts[i].what, facts[i].value);
}

static bool
write_known(Log *log, guint beds, bool plain, GError **error)
{
    g_autoptr(Statements) list = statements_new();
    for (guint bed = 0; bed < beds; bed++)
        add_known(list, log_station(log), bed, plain);
    return commit(log, list, error);
}

/* ---- books ---- */

static Log *
create(const char *path, guint beds, GError **error)
{
    g_autofree char *layout = invented_layout(beds);
    LogBirth birth = { layout, strlen(layout), "A", "7KQX", { 0 } };
    return log_create(path, &birth, error) ? log_open(path, false, NULL, error) : NULL;
}

static bool
fill(const char *path, const WardBook *form, GError **error)
{
    g_autoptr(Log) log = create(path, form->beds, error);
    return log != NULL && write_checks(log, form, error);
}

static bool
move(const char *from, const char *to, GError **error)
{
    g_autofree char *bytes = NULL;
    gsize length;
    return g_file_get_contents(from, &bytes, &length, error) &&
           g_file_set_contents_full(to, bytes, (gssize)length, G_FILE_SET_CONTENTS_NONE, 0600,
                                    error);
}

/* Thousands of commits are made in memory, where no disk is waited for, and brought over whole. */
bool
ward_book_make(const char *path, const WardBook *form, GError **error)
{
    g_autofree char *folder = g_strdup(MEMORY "/meguri-bench-XXXXXX");
    if (g_mkdtemp(folder) == NULL)
        return fill(path, form, error);
    g_autofree char *made = g_build_filename(folder, "made.meguri", NULL);
    g_autofree char *journal = g_strconcat(made, "-journal", NULL);
    bool good = fill(made, form, error) && move(made, path, error);
    g_unlink(made);
    g_unlink(journal);
    g_rmdir(folder);
    return good;
}

bool
ward_book_make_known(const char *path, guint beds, bool plain, GError **error)
{
    g_autoptr(Log) log = create(path, beds, error);
    return log != NULL && write_known(log, beds, plain, error);
}

void
ward_book_check(Statements *list, guint number, PersonId person)
{
    g_autofree char *label = invented_bed(number % WARD_BOOK_BEDS);
    Visit visit = visit_of(list, number + 1, number, label);
    visit.chance = chance_of((guint64)number << 20 | 1);
    visit.person = person;
    say_same(&visit);
}
