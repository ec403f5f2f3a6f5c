/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/band-words.h"

#include "sheets/projection.h"

#include "census/fact.h"

#include "ward/band.h"

#include "base/error.h"

#include <string.h>

void
band_words_clear(gpointer data)
{
    BandWords *words = data;
    g_free(words->alias);
    g_free(words->known_as);
    g_free(words->birth_line);
    g_free(words->sex);
    g_free(words->numbers);
    g_free(words->payload);
    g_clear_pointer(&words->marks, g_ptr_array_unref);
}

static const View *
view_of(Desk *desk)
{
    return reading_view(desk_reading(desk));
}

static const char *
known(Desk *desk, const Person *person, What what)
{
    return fact_known(view_of(desk), person, what);
}

/* ---- newborns ---- */

bool
band_words_are_newborns(Desk *desk, const Person *person)
{
    return fact_is_newborn(view_of(desk), person) && !fact_is_named(view_of(desk), person);
}

/* As it was said, never when it was typed; NULL for those of whom no band tells it. */
static const char *
birth_time(Desk *desk, const Person *person)
{
    Fact fact = fact_read(view_of(desk), person, WHAT_BIRTH_TIME);
    const char *time = known(desk, person, WHAT_BIRTH_TIME);
    if (fact.differs)
        return _("time said in two ways");
    return time != NULL || !fact_is_newborn(view_of(desk), person) ? time : _("time not said");
}

/* The order stands first: twins must differ in the first signs, whatever is cut off behind. */
static char *
newborn_name(Desk *desk, const Person *person)
{
    const Person *mother = fact_mother(view_of(desk), person);
    const char *order = known(desk, person, WHAT_BIRTH_ORDER);
    const char *name = mother != NULL ? fact_own_name(view_of(desk), mother, NULL) : NULL;
    if (known(desk, person, WHAT_ALIAS) != NULL || mother == NULL)
        return NULL;
    return g_strdup_printf("%s児 %s", order != NULL ? order : "",
                           name != NULL ? name : mother->handle);
}

static bool
has_newborn(Desk *desk, const Person *person)
{
    const GPtrArray *standings = reading_standings(desk_reading(desk));
    for (guint i = 0; i < standings->len; i++) {
        const Standing *other = standings->pdata[i];
        if (fact_is_newborn(view_of(desk), other->person) &&
            fact_mother(view_of(desk), other->person) == person)
            return true;
    }
    return false;
}

/* The one number that mother and child both wear, NULL if PERSON is neither. */
static const char *
pair_number(Desk *desk, const Person *person)
{
    const Person *mother = fact_mother(view_of(desk), person);
    if (mother != NULL && fact_is_newborn(view_of(desk), person))
        return mother->handle;
    return has_newborn(desk, person) ? person->handle : NULL;
}

/* ---- lines ---- */

static char *
birth_line(Desk *desk, const Person *person)
{
    Birthdate birthdate;
    const char *value = known(desk, person, WHAT_BIRTHDATE);
    if (value == NULL || !birthdate_parse(value, NULL, &birthdate, NULL, NULL))
        return g_strdup(_("birthdate unknown"));
    g_autofree char *day = birthdate_on_band(&birthdate);
    const char *time = birth_time(desk, person);
    return time != NULL ? g_strdup_printf("%s %s", day, time) : g_steal_pointer(&day);
}

/* Handle, hospital number, ward, band: the ward and not the bed, for beds change. A number that may
 * be another's is on no wrist: whoever asks for blood by it asks for theirs. */
static char *
numbers_line(Desk *desk, const BandOrder *order)
{
    const Layout *layout = desk->layout;
    const char *id = known(desk, order->person, WHAT_PATIENT_ID);
    GString *line = g_string_new(order->person->handle);
    if (id != NULL)
        g_string_append_printf(line, "  ID %s",
                               same_ids_sure(order->ids, order->person) != NULL ? id : "?");
    g_string_append_printf(line, "  %s", layout->code != NULL ? layout->code : layout->name);
    if (order->number != BAND_LABEL) {
        g_autofree char *band = g_strdup_printf(_("Band %u"), order->number);
        g_string_append_printf(line, "  %s", band);
    }
    return g_string_free(line, FALSE);
}

static void
mark(BandWords *words, const char *word)
{
    g_ptr_array_add(words->marks, g_strdup(word));
}

/* A namesake on the ward is told beside the name wherever it stands. */
static bool
has_namesake(Desk *desk, const BandOrder *order)
{
    const Standing *standing = reading_of(desk_reading(desk), order->person);
    guint marks = standing != NULL ? conflicts_marks(order->conflicts, standing) : 0;
    return (marks & (MARK_NAMESAKE | MARK_PERHAPS_NAMESAKE)) != 0;
}

static void
set_marks(Desk *desk, const BandOrder *order, BandWords *words)
{
    const Person *person = order->person;
    const char *pair = pair_number(desk, person);
    words->marks = g_ptr_array_new_with_free_func(g_free);
    if (pair != NULL) {
        g_autofree char *word = g_strdup_printf(_("mother and child %s"), pair);
        mark(words, word);
    }
    if (order->number != BAND_LABEL && (order->second == NULL || *order->second == '\0'))
        mark(words, _("checked by one"));
    if (fact_grade(view_of(desk), person) == GRADE_PAPER)
        mark(words, _("paper only"));
    if (!fact_is_named(view_of(desk), person) && !band_words_are_newborns(desk, person))
        mark(words, _("alias"));
    if (has_namesake(desk, order))
        mark(words, _("same name"));
    if (desk->layout->drill)
        mark(words, _("DRILL"));
    g_ptr_array_add(words->marks, NULL);
}

/* ---- the code ---- */

/* The code holds one name: the legal one, else the one gone by. */
static const char *
name_in_code(Desk *desk, const Person *person)
{
    const char *kana = known(desk, person, WHAT_KANA);
    bool lettered = known(desk, person, WHAT_LATIN) != NULL;
    return kana != NULL || lettered ? kana : known(desk, person, WHAT_KNOWN_AS_KANA);
}

static BandIdentity
identity_of(Desk *desk, const BandOrder *order, bool newborn)
{
    const Person *person = order->person;
    const char *sex = known(desk, person, WHAT_SEX);
    const char *birthdate = known(desk, person, WHAT_BIRTHDATE);
    BandIdentity identity = { .serial = order->number,
                              .sex = sex == NULL ? 'U' : g_ascii_toupper(*sex) };
    if (!newborn && !order->small) {
        identity.kana = (char *)name_in_code(desk, person);
        identity.latin = (char *)known(desk, person, WHAT_LATIN);
        identity.alias = (char *)known(desk, person, WHAT_ALIAS);
    }
    g_strlcpy(identity.site, log_site(desk->log), sizeof identity.site);
    g_strlcpy(identity.handle, person->handle, sizeof identity.handle);
    if (birthdate == NULL || !birthdate_parse(birthdate, NULL, &identity.birthdate, NULL, NULL))
        identity.birthdate = (Birthdate){ .precision = BIRTHDATE_UNKNOWN };
    return identity;
}

bool
band_words_make(Desk *desk, const BandOrder *order, BandWords *ret_words, GError **error)
{
    const Person *person = order->person;
    bool newborn = band_words_are_newborns(desk, person);
    const char *sex = known(desk, person, WHAT_SEX);
    BandIdentity identity = identity_of(desk, order, newborn);
    char *payload = band_payload(&identity, log_band_key(desk->log));
    if (payload == NULL) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                    _("%s: the temporary number is too long for a band"), person->handle);
        return false;
    }
    BandWords words = { .order = *order, .payload = payload };
    words.alias = newborn ? newborn_name(desk, person) : NULL;
    if (words.alias == NULL)
        words.alias = g_strdup(known(desk, person, WHAT_ALIAS));
    words.known_as = projection_known_as(view_of(desk), person);
    words.birth_line = birth_line(desk, person);
    words.sex = sex != NULL ? value_letters(WHAT_SEX, sex) : g_strdup(_("sex unknown"));
    words.numbers = numbers_line(desk, order);
    set_marks(desk, order, &words);
    *ret_words = words;
    return true;
}

WristbandText
band_words_text(Desk *desk, const BandWords *words)
{
    const Person *person = words->order.person;
    return (WristbandText){ .kana = known(desk, person, WHAT_KANA),
                            .kanji = known(desk, person, WHAT_KANJI),
                            .latin = known(desk, person, WHAT_LATIN),
                            .known_as = words->known_as,
                            .alias = words->alias,
                            .birth_line = words->birth_line,
                            .sex = words->sex,
                            .numbers = words->numbers,
                            .marks = (const char *const *)words->marks->pdata,
                            .payload = words->payload };
}
