/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/check.h"

#include "desk/writing.h"

#include "census/bandbook.h"
#include "census/fact.h"

#include "ward/band.h"
#include "ward/birthdate.h"

#include "names/romaji.h"

#include "base/error.h"
#include "base/text.h"

#include <string.h>

void
check_answer_free(CheckAnswer *answer)
{
    if (answer == NULL)
        return;
    g_free(answer->reason);
    g_free(answer->person);
    g_free(answer);
}

/* What was said, as keys. */
typedef struct {
    char *kana;      /* as kept */
    char *birthdate; /* canonical */
} Stated;

static void
stated_clear(Stated *stated)
{
    g_free(stated->kana);
    g_free(stated->birthdate);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Stated, stated_clear)

static bool
read_stated(Desk *desk, const CheckWish *wish, Stated *ret_stated, GError **error)
{
    GDate today;
    ValueGround ground = desk_ground(desk, &today);
    g_autoptr(RomajiTable) table = romaji_table_new(NULL, error);
    if (table == NULL)
        return false;
    g_autofree char *typed = romaji_to_kana(table, wish->stated_name, true);
    g_autofree char *kana = value_canonical(WHAT_KANA, typed, &ground, NULL, error);
    if (kana == NULL)
        return false;
    char *birthdate = value_canonical(WHAT_BIRTHDATE, wish->stated_birthdate, &ground, NULL, error);
    if (birthdate == NULL)
        return false;
    *ret_stated = (Stated){ g_steal_pointer(&kana), birthdate };
    return true;
}

static CheckAnswer *
answer_new(bool yes, const Person *person, char *reason)
{
    CheckAnswer *answer = g_new0(CheckAnswer, 1);
    answer->yes = yes;
    answer->person = person != NULL ? g_strdup(person->handle) : NULL;
    answer->reason = reason;
    return answer;
}

/* ---- whom the scan names ---- */

/* A hospital's old band carries its own patient ID: one person who has it, or nobody. */
static const Person *
find_by_id(Desk *desk, const char *scan, CheckAnswer **ret_answer)
{
    const View *view = reading_view(desk_reading(desk));
    const GPtrArray *standings = reading_standings(desk_reading(desk));
    g_autofree char *key = value_key(WHAT_PATIENT_ID, scan);
    const Person *found = NULL;
    for (guint i = 0; i < standings->len; i++) {
        const Standing *standing = standings->pdata[i];
        const char *id = fact_known(view, standing->person, WHAT_PATIENT_ID);
        g_autofree char *its = id != NULL ? value_key(WHAT_PATIENT_ID, id) : NULL;
        if (its == NULL || strcmp(its, key) != 0)
            continue;
        if (found != NULL) {
            *ret_answer =
                answer_new(false, NULL,
                           g_strdup(_("Two persons have this patient ID: it identifies neither")));
            return NULL;
        }
        found = standing->person;
    }
    return found;
}

static const char *
reading_reason(BandReading reading)
{
    switch (reading) {
    case BAND_READ_NOT_OURS:
        return _("This is no band of this program and no patient ID of this ward");
    case BAND_READ_MISREAD:
        return _(
            "The band was misread: its check letters are wrong. Scan another copy of the code");
    case BAND_READ_OTHER_SITE:
        return _("This band was made by another ward or hospital");
    case BAND_READ_FORGED:
        return _("This band was not made by this book: its seal is wrong");
    case BAND_READ_UNVERIFIED:
    case BAND_READ_GOOD:
        break;
    }
    return NULL;
}

/* The person a scan names, or NULL and the answer that says why not. */
static const Person *
read_scan(Desk *desk, const char *scan, CheckAnswer **ret_answer)
{
    BandIdentity identity = { 0 };
    const View *view = reading_view(desk_reading(desk));
    g_autofree char *trimmed = text_collapse(scan);
    BandReading reading =
        band_read(scan, log_site(desk->log), log_band_key(desk->log), &identity, NULL);
    if (reading == BAND_READ_NOT_OURS) {
        const Person *person = find_by_id(desk, trimmed, ret_answer);
        if (person != NULL || *ret_answer != NULL)
            return person;
    }
    const char *why = reading_reason(reading);
    if (why != NULL) {
        *ret_answer = answer_new(false, NULL, g_strdup(why));
        return NULL;
    }
    const Person *raw = census_find_handle(desk->census, identity.handle);
    const Person *person = raw != NULL ? view_person(view, raw) : NULL;
    guint serial = identity.serial;
    band_identity_clear(&identity);
    if (person == NULL) {
        *ret_answer = answer_new(false, NULL, g_strdup(_("Nobody on this ward has this number")));
        return NULL;
    }
    BandEntry entry = bandbook_current(view, person);
    guint current = entry.number;
    if (current == serial && entry.named == raw)
        return person;
    *ret_answer = answer_new(
        false, person,
        current > 0 ? g_strdup_printf(_("This band is superseded by no. %u: take it off"), current)
                    : g_strdup(_("This band is void or to be recalled: take it off")));
    return NULL;
}

/* ---- what was said ---- */

/* How near what was said comes to what is known. */
static Namesake
compare_names(const View *view, const char *said, const char *known)
{
    NamesakeRules *rules = census_names(view->census);
    return namesake_compare(namesake_forms(rules, &(KnownName){ .kana = said }),
                            namesake_forms(rules, &(KnownName){ .kana = known }));
}

/* The nearest name of somebody else on the ward. */
static Namesake
find_namesake(Desk *desk, const Person *person)
{
    const View *view = reading_view(desk_reading(desk));
    const GPtrArray *standings = reading_standings(desk_reading(desk));
    const NameForms *name = fact_name(view, person);
    Namesake nearest = { NAMESAKE_DIFFERS, 0 };
    for (guint i = 0; i < standings->len; i++) {
        const Standing *other = standings->pdata[i];
        if (other->person == person)
            continue;
        Namesake namesake = namesake_compare(name, fact_name(view, other->person));
        if (namesake.degree > nearest.degree)
            nearest = namesake;
    }
    return nearest;
}

static char *
yes_reason(Desk *desk, const Person *person)
{
    Namesake namesake = find_namesake(desk, person);
    switch (namesake.degree) {
    case NAMESAKE_SAME:
        return g_strdup(
            _("Name and birthdate fit the band. There is someone of the same name on this ward"));
    case NAMESAKE_SIMILAR:
        return g_strdup_printf(
            _("Name and birthdate fit the band. There is a similar name on this ward: %s"),
            namesake_words(&namesake));
    case NAMESAKE_DIFFERS:
        break;
    }
    return g_strdup(_("Name and birthdate fit the band"));
}

/* A name that is nearly right is another one all the same; the nurse hears what is amiss. */
static char *
other_name_reason(const Namesake *namesake)
{
    if (namesake->degree != NAMESAKE_SIMILAR)
        return g_strdup(_("The birthdate fits, but the name is another one"));
    return g_strdup_printf(_("The birthdate fits, but the name is another one: %s. Ask again"),
                           namesake_words(namesake));
}

static bool
is_whole_day(const char *birthdate)
{
    Birthdate read;
    return birthdate_parse(birthdate, NULL, &read, NULL, NULL) && read.precision == BIRTHDATE_DAY;
}

static CheckAnswer *
compare(Desk *desk, const Person *person, const Stated *stated)
{
    const View *view = reading_view(desk_reading(desk));
    const Standing *standing = reading_of(desk_reading(desk), person);
    const char *kana = fact_known(view, person, WHAT_KANA);
    const char *birthdate = fact_known(view, person, WHAT_BIRTHDATE);
    if (standing == NULL || !standing_is_here(standing))
        return answer_new(false, person, g_strdup(_("This person is not in hospital any more")));
    if (kana == NULL || birthdate == NULL)
        return answer_new(false, person,
                          g_strdup(_("Cannot tell: name or birthdate of this band's person is not "
                                     "known yet")));
    if (!is_whole_day(birthdate))
        return answer_new(
            false, person,
            g_strdup(_("Cannot tell: the birthdate of this band's person is not known "
                       "to the day")));
    if (!is_whole_day(stated->birthdate))
        return answer_new(false, person,
                          g_strdup(_("Cannot tell: the birthdate was not said to the day")));
    Namesake heard = compare_names(view, stated->kana, kana);
    bool name_fits = heard.degree == NAMESAKE_SAME;
    bool date_fits = strcmp(stated->birthdate, birthdate) == 0;
    if (!name_fits && !date_fits)
        return answer_new(false, person,
                          g_strdup(_("Another person: neither name nor birthdate fits the band")));
    if (!name_fits)
        return answer_new(false, person, other_name_reason(&heard));
    if (!date_fits)
        return answer_new(false, person,
                          g_strdup(_("The name fits, but the birthdate is another one")));
    return answer_new(true, person, yes_reason(desk, person));
}

/* ---- the record ---- */

static void
say(Writing *writing, const Person *person, Source source, const char *value)
{
    Statement *said = writing_add(writing, WHAT_CHECK);
    said->source = (guint8)source;
    if (person != NULL) {
        said->person = person->id;
        said->about = ABOUT_PERSON;
    }
    said->value = writing_keep(writing, value);
}

/* The scan with its answer is one statement, what was said another: yes;reason is no identification
 * by itself. */
static bool
record_check(Desk *desk, const CheckWish *wish, const Stated *stated, const CheckAnswer *answer,
             GError **error)
{
    g_autoptr(Writing) writing = writing_begin(desk, error);
    if (writing == NULL)
        return false;
    const Person *person =
        answer->person != NULL ? census_find_handle(desk->census, answer->person) : NULL;
    g_autofree char *scan = text_visible(wish->scan);
    g_autofree char *scanned =
        g_strdup_printf("scan;%s;%s", answer->yes ? "yes" : "no", g_strchomp(scan));
    g_autofree char *said = g_strdup_printf("stated;%s;%s;%s", answer->yes ? "yes" : "no",
                                            stated->kana, stated->birthdate);
    say(writing, person, SOURCE_BAND, scanned);
    say(writing, person, SOURCE_STATED, said);
    return writing_commit(writing, error);
}

CheckAnswer *
check_patient(Desk *desk, const CheckWish *wish, GError **error)
{
    g_auto(Stated) stated = { NULL, NULL };
    if (!read_stated(desk, wish, &stated, error))
        return NULL;
    g_autoptr(CheckAnswer) answer = NULL;
    const Person *person = read_scan(desk, wish->scan, &answer);
    if (person != NULL)
        answer = compare(desk, person, &stated);
    if (!desk_is_read_only(desk) && !record_check(desk, wish, &stated, answer, error))
        return NULL;
    return g_steal_pointer(&answer);
}
