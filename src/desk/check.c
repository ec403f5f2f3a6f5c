/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/check-scan.h"
#include "desk/namesakes.h"
#include "desk/person.h"
#include "desk/writing.h"

#include "census/fact.h"

#include "base/error.h"
#include "base/text.h"

#include <string.h>

/* The names in kana of which either counts, the legal one first. */
static const What names_said[] = { WHAT_KANA, WHAT_KNOWN_AS_KANA };

/* Who bears the name by which PERSON is called: of a newborn without one of their own the mother,
 * as their band has it. The alias that a birth gives is no name that anybody would state. */
static const Person *
bearer_of(const View *view, const Person *person)
{
    bool unnamed = fact_is_newborn(view, person) && !fact_is_named(view, person);
    const Person *mother = unnamed ? fact_mother(view, person) : NULL;
    return mother != NULL ? mother : person;
}

/* That of PERSON's names which SAID fits best; NULL if none is known in kana. *RET_WHAT tells which
 * it is. */
static const char *
nearest_name(const char *said, const View *view, const Person *person, What *ret_what)
{
    const char *nearest = NULL;
    for (guint i = 0; i < G_N_ELEMENTS(names_said); i++) {
        const char *kana = fact_known(view, person, names_said[i]);
        bool nearer = kana != NULL &&
                      (nearest == NULL || stated_fits(said, kana) > stated_fits(said, nearest));
        if (!nearer)
            continue;
        nearest = kana;
        *ret_what = names_said[i];
    }
    return nearest;
}

static const char *
begins_alike(const void *said, const View *view, const Person *other)
{
    What what;
    const char *kana = nearest_name(said, view, other, &what);
    return kana != NULL && stated_fits(said, kana) != FIT_NOT ? "" : NULL;
}

static bool
fits_reading(const Stated *stated, What what, const char *value)
{
    return what == WHAT_BIRTHDATE ? !value_contradicts(what, stated->birthdate, value)
                                  : stated_fits(stated->name, value) == FIT_WHOLE;
}

/* What was said fits what holds of PERSON, or what is said beside it and is not settled. */
static bool
fits_some_reading(const Stated *stated, const View *view, const Person *person, What what)
{
    const char *known = fact_known(view, person, what);
    bool fits = known != NULL && fits_reading(stated, what, known);
    g_autoptr(GPtrArray) rivals = fact_rivals(view, person, what);
    for (guint i = 0; i < rivals->len && !fits; i++)
        fits = fits_reading(stated, what, ((const Filed *)rivals->pdata[i])->said.value);
    return fits;
}

/* What was said fits OTHER as well, to the last sign. */
static const char *
fits_as_well(const void *what, const View *view, const Person *other)
{
    const Stated *stated = what;
    const Person *bearer = bearer_of(view, other);
    bool named = false;
    for (guint i = 0; i < G_N_ELEMENTS(names_said) && !named; i++)
        named = fits_some_reading(stated, view, bearer, names_said[i]);
    return named && fits_some_reading(stated, view, other, WHAT_BIRTHDATE) ? "" : NULL;
}

static void
add_namesakes(Desk *desk, const Person *person, CheckAnswer *answer)
{
    g_autoptr(GPtrArray) sentences = namesakes_here(desk, person->handle);
    for (guint i = 0; i < sentences->len; i++)
        answer_add(answer, sentences->pdata[i]);
}

/* A name that is nearly right is another one all the same; the nurse hears what is amiss. */
static void
add_what_is_amiss(Desk *desk, const Stated *stated, const Person *bearer, CheckAnswer *answer)
{
    What name;
    const View *view = reading_view(desk_reading(desk));
    const char *kana = nearest_name(stated->name, view, bearer, &name);
    Namesake heard = namesake_compare(
        namesake_forms(census_names(desk->census), &(KnownName){ .kana = stated->name }),
        fact_name(view, bearer));
    bool other = answer->verdict == CHECK_NO && stated_fits(stated->name, kana) == FIT_NOT;
    const char *word = other ? stated_amiss(stated->name, kana) : NULL;
    if (!other || (heard.degree != NAMESAKE_SIMILAR && word == NULL))
        return;
    g_autofree char *sentence = g_strdup_printf(_("Nearly the name: %s. Ask again"),
                                                word != NULL ? _(word) : namesake_words(&heard));
    answer_add(answer, sentence);
}

/* Either name counts; of somebody who has two it is told which was said. */
static void
add_which_name(const View *view, const Person *person, What said, CheckAnswer *answer)
{
    const char *kana = fact_known(view, person, WHAT_KANA);
    const char *known_as = fact_known(view, person, WHAT_KNOWN_AS_KANA);
    if (answer->verdict != CHECK_YES || known_as == NULL)
        return;
    bool legal = said == WHAT_KANA;
    const char *words = legal          ? N_("Said was the legal name; known as %s")
                        : kana != NULL ? N_("Said was the name gone by; the legal name is %s")
                                       : N_("Said was the name gone by, %s; the legal name in kana "
                                            "is not known");
    g_autofree char *sentence = g_strdup_printf(_(words), legal || kana == NULL ? known_as : kana);
    answer_add(answer, sentence);
}

/* Mother and child answer to one name: whose band it is must not be guessed from a yes. */
static void
add_whose_child(Desk *desk, const Person *child, CheckAnswer *answer)
{
    g_autofree char *called = person_called(desk, child->handle);
    g_autofree char *whose = g_strdup_printf(
        _("This is the child's band: %s, by the mother's name and the child's birthdate"), called);
    answer_add(answer, answer->verdict == CHECK_YES
                           ? whose
                           : _("This is the band of a child without a name: what counts are the "
                               "mother's name and the child's birthdate"));
}

/* What is said in two ways can fit the one and be the other: then a yes would be no more than what
 * was printed on the band. */
static void
add_disputes(const View *view, const Person *person, CheckAnswer *answer)
{
    static const struct {
        What what;
        bool heard; /* is compared with what was said */
        const char *sentence;
    } rows[] = {
        { WHAT_BIRTHDATE, true, N_("The birthdate is said in two ways: settle it first") },
        { WHAT_KANA, true, N_("The name in kana is said in two ways: settle it first") },
        { WHAT_KNOWN_AS_KANA, true, N_("The name gone by is said in two ways: settle it first") },
        { WHAT_ALIAS, true, N_("The alias is said in two ways: settle it first") },
        { WHAT_KANJI, false, N_("The name in kanji is said in two ways") },
        { WHAT_LATIN, false, N_("The name in Latin letters is said in two ways") },
        { WHAT_KNOWN_AS, false, N_("The written name gone by is said in two ways") },
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        const Person *whose = rows[i].what == WHAT_BIRTHDATE ? person : bearer_of(view, person);
        if (!fact_read(view, whose, rows[i].what).differs)
            continue;
        if (rows[i].heard && answer->verdict == CHECK_YES)
            answer->verdict = CHECK_CANNOT_TELL;
        answer_add(answer, _(rows[i].sentence));
    }
}

/* ---- the answer ---- */

static bool
is_alias(const Stated *stated, const char *alias)
{
    g_autofree char *said = value_key(WHAT_ALIAS, stated->name);
    g_autofree char *known = value_key(WHAT_ALIAS, alias);
    return strcmp(said, known) == 0;
}

/* Somebody who knows an unknown person's alias speaks for them: no patient can. */
static CheckAnswer *
compare_alias(const Stated *stated, const char *alias, const char *birthdate)
{
    if (!is_alias(stated, alias))
        return answer_new(CHECK_NO, NULL, g_strdup(_("The alias is another one")));
    if (birthdate != NULL && value_contradicts(WHAT_BIRTHDATE, stated->birthdate, birthdate))
        return answer_new(CHECK_NO, NULL,
                          g_strdup(_("The alias fits, but the birthdate is another one")));
    return answer_new(CHECK_YES, NULL, g_strdup(_("The alias fits the band; the name is unknown")));
}

static CheckAnswer *
compare(Desk *desk, const ScanFinding *finding, const CheckWish *wish, const Stated *stated)
{
    bool letters = false;
    const Person *person = finding->person;
    const View *view = reading_view(desk_reading(desk));
    const Person *bearer = bearer_of(view, person);
    const Standing *standing = reading_of(desk_reading(desk), person);
    What said = WHAT_KANA;
    const char *kana = nearest_name(stated->name, view, bearer, &said);
    const char *alias = fact_known(view, person, WHAT_ALIAS);
    const char *birthdate = fact_known(view, person, WHAT_BIRTHDATE);
    if (standing == NULL || !standing_is_here(standing))
        return answer_new(CHECK_NO, NULL, g_strdup(_("This person is not in hospital any more")));
    bool by_alias = kana == NULL || (bearer != person && alias != NULL && is_alias(stated, alias));
    if (by_alias && alias != NULL && wish->voice != VOICE_PATIENT)
        return compare_alias(stated, alias, birthdate);
    if (kana == NULL || birthdate == NULL)
        return answer_new(CHECK_CANNOT_TELL, NULL,
                          g_strdup(_("Name or birthdate of this band's person is not known yet")));
    g_autoptr(CheckAnswer) answer = answer_to(stated, kana, birthdate, &letters);
    add_what_is_amiss(desk, stated, bearer, answer);
    add_which_name(view, bearer, said, answer);
    if (bearer != person)
        add_whose_child(desk, person, answer);
    g_autofree char *others = letters && answer->verdict == CHECK_YES
                                  ? namesakes_others(desk, person, begins_alike, stated->name)
                                  : g_strdup("");
    if (*others != '\0' || (letters && finding->whole_name && answer->verdict == CHECK_YES))
        return answer_new(
            CHECK_CANNOT_TELL, NULL,
            g_strdup_printf(_("Type the name in full as it is said: here begin alike %s"),
                            *others != '\0' ? others : kana));
    return g_steal_pointer(&answer);
}

/* Two of one name and one birthdate: no statement tells them apart, and their bands may be swapped.
 */
static CheckAnswer *
tell_apart(Desk *desk, const Person *person, const Stated *stated, CheckAnswer *answer)
{
    g_autofree char *others = answer->verdict == CHECK_YES
                                  ? namesakes_others(desk, person, fits_as_well, stated)
                                  : g_strdup("");
    if (*others == '\0')
        return answer;
    check_answer_free(answer);
    const char *words = bearer_of(reading_view(desk_reading(desk)), person) != person
                            ? N_("Mother's name and birthdate fit another child here too: %s. "
                                 "Compare the temporary numbers on the bands")
                            : N_("Name and birthdate fit another one here too: %s. Compare the "
                                 "patient IDs; if both are one person, say so");
    return answer_new(CHECK_CANNOT_TELL, NULL, g_strdup_printf(_(words), others));
}

static CheckAnswer *
answer_scan(Desk *desk, const CheckWish *wish, const Stated *stated)
{
    ScanFinding finding = check_scan_find(desk, wish->scan);
    if (finding.person == NULL) {
        finding.answer->typed = finding.typed;
        return finding.answer;
    }
    const View *view = reading_view(desk_reading(desk));
    CheckAnswer *answer =
        tell_apart(desk, finding.person, stated, compare(desk, &finding, wish, stated));
    answer->person = g_strdup(finding.person->handle);
    answer->typed = finding.typed;
    answer->by_id = finding.by_id;
    answer_add_voice(answer, wish);
    if (answer->verdict == CHECK_YES)
        add_namesakes(desk, bearer_of(view, finding.person), answer);
    add_disputes(view, finding.person, answer);
    if (finding.typed)
        answer_add(answer, _("The number was typed: the band needs replacing"));
    if (finding.off)
        answer_add(answer, _("The book has this band taken off: say that it is on again"));
    return answer;
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
    static const struct {
        Source source;
        const char *key;
    } voices[] = { [VOICE_PATIENT] = { SOURCE_STATED, "stated" },
                   [VOICE_FAMILY] = { SOURCE_FAMILY, "vouched" },
                   [VOICE_STAFF] = { SOURCE_STAFF, "vouched" } };
    g_autoptr(Writing) writing = writing_begin(desk, error);
    if (writing == NULL)
        return false;
    const Person *person =
        answer->person != NULL ? census_find_handle(desk->census, answer->person) : NULL;
    const char *verdict = check_verdict_key(answer->verdict);
    g_autofree char *scan = text_visible(wish->scan);
    g_autofree char *scanned = g_strdup_printf("%s;%s;%s",
                                               answer->typed   ? "typed"
                                               : answer->by_id ? "id"
                                                               : "scan",
                                               verdict, g_strchomp(scan));
    g_autofree char *said = g_strdup_printf("%s;%s;%s;%s", voices[wish->voice].key, verdict,
                                            stated->name, stated->birthdate);
    say(writing, person, SOURCE_BAND, scanned);
    say(writing, person, voices[wish->voice].source, said);
    writing_at(writing, writing_count(writing) - 1)->note = writing_keep(writing, wish->who);
    return writing_commit(writing, error);
}

CheckAnswer *
check_patient(Desk *desk, const CheckWish *wish, GError **error)
{
    GDate today;
    ValueGround ground = desk_ground(desk, &today);
    g_auto(Stated) stated = { NULL, NULL };
    if (!voice_check(wish, desk_observer(desk), error) ||
        !stated_read(wish, &ground, &stated, error))
        return NULL;
    g_autoptr(CheckAnswer) answer = answer_scan(desk, wish, &stated);
    if (!desk_is_read_only(desk) && !record_check(desk, wish, &stated, answer, error))
        return NULL;
    return g_steal_pointer(&answer);
}
