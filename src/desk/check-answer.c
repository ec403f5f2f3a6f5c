/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/check-answer.h"

#include "ward/birthdate.h"

#include "names/kana.h"
#include "names/romaji.h"

#include "base/error.h"
#include "base/language.h"
#include "base/text.h"

#include <string.h>

#define LETTERS_LEAST 2

void
check_answer_free(CheckAnswer *answer)
{
    if (answer == NULL)
        return;
    g_free(answer->reason);
    g_free(answer->person);
    g_free(answer);
}

const char *
check_verdict_key(CheckVerdict verdict)
{
    static const char *const keys[] = {
        [CHECK_YES] = "yes", [CHECK_NO] = "no", [CHECK_CANNOT_TELL] = "cannot-tell"
    };
    return keys[verdict];
}

CheckAnswer *
answer_new(CheckVerdict verdict, const char *person, char *reason)
{
    CheckAnswer *answer = g_new0(CheckAnswer, 1);
    answer->verdict = verdict;
    answer->person = g_strdup(person);
    answer->reason = reason;
    return answer;
}

void
answer_add(CheckAnswer *answer, const char *sentence)
{
    char *joined = g_strdup_printf(_("%s. %s"), answer->reason, sentence);
    g_free(answer->reason);
    answer->reason = joined;
}

CheckAnswer *
answer_to_reading(BandReading reading)
{
    static const struct {
        CheckVerdict verdict;
        const char *reason;
    } rows[] = {
        [BAND_READ_NOT_OURS] = { CHECK_NO, N_("This is no band of this program and no patient ID "
                                              "of this ward") },
        [BAND_READ_MISREAD] = { CHECK_CANNOT_TELL,
                                N_("The band was misread: its check letters are wrong. Scan "
                                   "another copy of the code, or type the number that stands on "
                                   "it, such as A001 2") },
        [BAND_READ_OTHER_SITE] = { CHECK_NO, N_("This band was made by another ward or hospital") },
        [BAND_READ_FORGED] = { CHECK_NO,
                               N_("This band was not made by this book: its seal is wrong") },
    };
    if (reading == BAND_READ_GOOD || reading == BAND_READ_UNVERIFIED)
        return NULL;
    return answer_new(rows[reading].verdict, NULL, g_strdup(_(rows[reading].reason)));
}

/* ---- what was said ---- */

bool
voice_check(const CheckWish *wish, const char *observer, GError **error)
{
    bool named = wish->who != NULL && *wish->who != '\0';
    if (wish->voice != VOICE_STAFF || (named && g_strcmp0(wish->who, observer) != 0))
        return true;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                _("A second nurse who knows the patient must be named, and be somebody else than "
                  "who checks"));
    return false;
}

void
answer_add_voice(CheckAnswer *answer, const CheckWish *wish)
{
    if (answer->verdict != CHECK_YES || wish->voice == VOICE_PATIENT)
        return;
    g_autofree char *sentence =
        g_strdup_printf(_("Said by %s, not by the patient"),
                        wish->who != NULL && *wish->who != '\0' ? wish->who : _("the family"));
    answer_add(answer, sentence);
}

bool
stated_read(const CheckWish *wish, const ValueGround *ground, Stated *ret_stated, GError **error)
{
    g_autoptr(GError) refused = NULL;
    g_autoptr(RomajiTable) table = romaji_table_new(NULL, error);
    if (table == NULL)
        return false;
    g_autofree char *typed = romaji_to_kana(table, wish->stated_name, true);
    g_autofree char *name = value_canonical(WHAT_KANA, typed, ground, NULL, &refused);
    if (name == NULL && (wish->voice == VOICE_PATIENT || *wish->stated_name == '\0')) {
        g_propagate_error(error, g_steal_pointer(&refused));
        return false;
    }
    if (name == NULL)
        name = text_collapse(wish->stated_name); /* an alias need not be kana */
    char *birthdate = value_canonical(WHAT_BIRTHDATE, wish->stated_birthdate, ground, NULL, error);
    if (birthdate == NULL)
        return false;
    *ret_stated = (Stated){ g_steal_pointer(&name), birthdate };
    return true;
}

void
stated_clear(Stated *stated)
{
    g_free(stated->name);
    g_free(stated->birthdate);
}

/* One word as said against one as known: FIT_LETTERS if it is the beginning of it. */
static Fit
word_fits(const char *said, const char *known)
{
    g_autofree char *said_key = kana_fold(said);
    g_autofree char *known_key = kana_fold(known);
    if (strcmp(said_key, known_key) == 0)
        return FIT_WHOLE;
    if (!g_str_has_prefix(known_key, said_key))
        return FIT_NOT;
    return g_utf8_strlen(said_key, -1) >= LETTERS_LEAST ? FIT_LETTERS : FIT_PART;
}

Fit
stated_fits(const char *said, const char *known)
{
    g_autofree char *said_key = kana_fold(said);
    g_autofree char *known_key = kana_fold(known);
    if (strcmp(said_key, known_key) == 0)
        return FIT_WHOLE;
    g_auto(GStrv) words = g_strsplit(said, " ", -1);
    g_auto(GStrv) names = g_strsplit(known, " ", -1);
    guint count = g_strv_length(words), whole = g_strv_length(names);
    Fit worst = whole > 1 ? FIT_LETTERS : FIT_PART; /* of one name two letters are too little */
    if (count > whole)
        return FIT_NOT;
    for (guint i = 0; i < count; i++) {
        Fit fit = word_fits(words[i], names[i]);
        if (fit == FIT_NOT)
            return FIT_NOT;
        if (fit == FIT_PART)
            worst = FIT_PART;
    }
    return count < whole ? FIT_PART : worst;
}

/* Whether WORDS are NAMES in their order, with some left out. */
static bool
leaves_words_out(char **words, char **names)
{
    guint left_out = 0;
    for (; *names != NULL; names++)
        if (*words != NULL && word_fits(*words, *names) == FIT_WHOLE)
            words++;
        else
            left_out++;
    return *words == NULL && left_out > 0;
}

const char *
stated_amiss(const char *said, const char *known)
{
    g_auto(GStrv) words = g_strsplit(said, " ", -1);
    g_auto(GStrv) names = g_strsplit(known, " ", -1);
    if (leaves_words_out(words, names))
        return N_("a word of it was not said");
    return leaves_words_out(names, words) ? N_("a word more was said than it has") : NULL;
}

static bool
is_whole_day(const char *birthdate)
{
    Birthdate read;
    return birthdate_parse(birthdate, NULL, &read, NULL, NULL) && read.precision == BIRTHDATE_DAY;
}

/* NULL if name and birthdate can both be right. */
static const char *
other_person(Fit name, bool other_date, bool whole_days)
{
    if (name == FIT_NOT && other_date)
        return N_("Another person: neither name nor birthdate fits the band");
    if (name == FIT_NOT)
        return whole_days ? N_("The birthdate fits, but the name is another one")
                          : N_("The name is another one");
    return other_date ? N_("The name fits, but the birthdate is another one") : NULL;
}

CheckAnswer *
answer_to(const Stated *stated, const char *kana, const char *birthdate, bool *ret_letters)
{
    Fit name = stated_fits(stated->name, kana);
    bool known = is_whole_day(birthdate), said = is_whole_day(stated->birthdate);
    bool other_date = value_contradicts(WHAT_BIRTHDATE, stated->birthdate, birthdate);
    const char *other = other_person(name, other_date, known && said);
    *ret_letters = name == FIT_LETTERS;
    if (other != NULL)
        return answer_new(CHECK_NO, NULL, g_strdup(_(other)));
    if (!known)
        return answer_new(CHECK_CANNOT_TELL, NULL,
                          g_strdup(_("The birthdate of this band's person is not known to the "
                                     "day")));
    if (!said)
        return answer_new(CHECK_CANNOT_TELL, NULL,
                          g_strdup(_("The birthdate was not said to the day")));
    if (name == FIT_PART)
        return answer_new(CHECK_CANNOT_TELL, NULL,
                          g_strdup(_("Surname and given name must both be said; type two letters "
                                     "of each at least")));
    return answer_new(CHECK_YES, NULL, g_strdup(_("Name and birthdate fit the band")));
}
