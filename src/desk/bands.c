/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/output.h"
#include "desk/writing.h"

#include "print/media.h"
#include "print/wristband.h"

#include "census/bandbook.h"
#include "census/fact.h"

#include "ward/band.h"

#include "base/error.h"

#include <glib/gstdio.h>
#include <string.h>

#define BAND_SERIAL_MOST 1023 /* two signs of base 32 */

static const Person *
find(Desk *desk, const char *handle)
{
    const Person *person = census_find_handle(desk->census, handle);
    return person != NULL ? view_person(reading_view(desk_reading(desk)), person) : NULL;
}

/* The least that a band must rest on (meguri(1), WRISTBANDS). */
char *
output_band_lacks(Desk *desk, const char *handle, const BandWish *wish)
{
    const View *view = reading_view(desk_reading(desk));
    const Person *person = find(desk, handle);
    if (person == NULL)
        return g_strdup_printf(_("There is no person %s"), handle);
    const Standing *standing = reading_of(desk_reading(desk), person);
    if (standing == NULL || !standing_takes_part(standing))
        return g_strdup_printf(_("%s is not in hospital"), person->handle);
    if (fact_known(view, person, WHAT_KANA) == NULL &&
        fact_known(view, person, WHAT_KANJI) == NULL &&
        fact_known(view, person, WHAT_LATIN) == NULL &&
        fact_known(view, person, WHAT_ALIAS) == NULL)
        return g_strdup_printf(_("%s has neither a name nor an alias yet"), person->handle);
    if (fact_value(view, person, WHAT_BIRTHDATE) == NULL)
        return g_strdup_printf(
            _("%s: the birthdate was not asked; if it cannot be told, say so with “unknown”"),
            person->handle);
    Grade grade = fact_grade(view, person);
    if (grade == GRADE_NONE)
        return g_strdup_printf(_("%s is not identified by anybody yet"), person->handle);
    if (grade == GRADE_PAPER && (wish->override == NULL || *wish->override == '\0'))
        return g_strdup_printf(
            _("%s is known from paper only; ask at the bedside, or give a reason with --override"),
            person->handle);
    return NULL;
}

GPtrArray *
output_band_needed(Desk *desk, const BandWish *wish)
{
    GPtrArray *handles = g_ptr_array_new_with_free_func(g_free);
    const View *view = reading_view(desk_reading(desk));
    const GPtrArray *standings = reading_standings(desk_reading(desk));
    for (guint i = 0; i < standings->len; i++) {
        const Standing *standing = standings->pdata[i];
        if (!standing_is_here(standing) || bandbook_current(view, standing->person) != 0)
            continue;
        g_autofree char *lacks = output_band_lacks(desk, standing->person->handle, wish);
        if (lacks == NULL)
            g_ptr_array_add(handles, g_strdup(standing->person->handle));
    }
    return handles;
}

/* ---- one band ---- */

/* Texts of one band; they live until the job is drawn. */
typedef struct {
    const Person *person;
    guint serial;
    char *birth_line;
    char *sex;
    char *numbers;
    char *payload;
    const char *marks[5];
} Band;

static void
band_clear(gpointer data)
{
    Band *band = data;
    g_free(band->birth_line);
    g_free(band->sex);
    g_free(band->numbers);
    g_free(band->payload);
}

static BandIdentity
identity_of(Desk *desk, const Band *band)
{
    const View *view = reading_view(desk_reading(desk));
    const Person *person = band->person;
    const char *sex = fact_known(view, person, WHAT_SEX);
    BandIdentity identity = { .serial = band->serial,
                              .kana = (char *)fact_known(view, person, WHAT_KANA),
                              .latin = (char *)fact_known(view, person, WHAT_LATIN),
                              .alias = (char *)fact_known(view, person, WHAT_ALIAS),
                              .sex = sex == NULL ? 'U' : g_ascii_toupper(*sex) };
    g_strlcpy(identity.site, log_site(desk->log), sizeof identity.site);
    g_strlcpy(identity.handle, person->handle, sizeof identity.handle);
    const char *birthdate = fact_value(view, person, WHAT_BIRTHDATE);
    if (birthdate == NULL || !birthdate_parse(birthdate, NULL, &identity.birthdate, NULL, NULL))
        identity.birthdate = (Birthdate){ .precision = BIRTHDATE_UNKNOWN };
    return identity;
}

static char *
birth_line(Desk *desk, const Person *person)
{
    Birthdate birthdate;
    const char *value = fact_known(reading_view(desk_reading(desk)), person, WHAT_BIRTHDATE);
    if (value == NULL || !birthdate_parse(value, NULL, &birthdate, NULL, NULL))
        return g_strdup(_("birthdate unknown"));
    return birthdate_on_band(&birthdate);
}

static void
set_marks(Desk *desk, const BandWish *wish, Band *band)
{
    const View *view = reading_view(desk_reading(desk));
    guint count = 0;
    if (wish->second == NULL || *wish->second == '\0')
        band->marks[count++] = _("checked by one");
    if (fact_grade(view, band->person) == GRADE_PAPER)
        band->marks[count++] = _("paper only");
    if (fact_known(view, band->person, WHAT_KANA) == NULL &&
        fact_known(view, band->person, WHAT_KANJI) == NULL)
        band->marks[count++] = _("alias");
    if (desk->layout->drill)
        band->marks[count++] = _("DRILL");
}

static bool
make_band(Desk *desk, const BandWish *wish, Band *band, GError **error)
{
    const View *view = reading_view(desk_reading(desk));
    band->serial = bandbook_next(view, band->person);
    if (band->serial > BAND_SERIAL_MOST) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                    _("%s was given %u bands already; no number is left"), band->person->handle,
                    BAND_SERIAL_MOST);
        return false;
    }
    BandIdentity identity = identity_of(desk, band);
    const char *id = fact_known(view, band->person, WHAT_PATIENT_ID);
    const char *sex = fact_known(view, band->person, WHAT_SEX);
    band->birth_line = birth_line(desk, band->person);
    band->sex = sex != NULL ? value_letters(WHAT_SEX, sex) : g_strdup(_("sex unknown"));
    band->numbers = g_strdup_printf(_("%s%s%s  Band %u"), band->person->handle,
                                    id != NULL ? "  ID " : "", id != NULL ? id : "", band->serial);
    band->payload = band_payload(&identity, log_band_key(desk->log));
    set_marks(desk, wish, band);
    if (band->payload != NULL)
        return true;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                _("%s: the temporary number is too long for a band"), band->person->handle);
    return false;
}

static WristbandText
text_of(Desk *desk, const Band *band)
{
    const View *view = reading_view(desk_reading(desk));
    return (WristbandText){ .kana = fact_known(view, band->person, WHAT_KANA),
                            .kanji = fact_known(view, band->person, WHAT_KANJI),
                            .latin = fact_known(view, band->person, WHAT_LATIN),
                            .alias = fact_known(view, band->person, WHAT_ALIAS),
                            .birth_line = band->birth_line,
                            .sex = band->sex,
                            .numbers = band->numbers,
                            .marks = band->marks,
                            .payload = band->payload };
}

/* ---- all of a job ---- */

/* Handles that are read as one person get one band together. */
static void
drop_repeats(Desk *desk, GPtrArray *persons)
{
    g_autoptr(GHashTable) met = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < persons->len;) {
        const Person *person = find(desk, persons->pdata[i]);
        if (person != NULL && !g_hash_table_add(met, (gpointer)person))
            g_ptr_array_remove_index(persons, i);
        else
            i++;
    }
}

static bool
make_bands(Desk *desk, const GPtrArray *persons, const BandWish *wish, GArray *bands,
           GError **error)
{
    for (guint i = 0; i < persons->len; i++) {
        g_autofree char *lacks = output_band_lacks(desk, persons->pdata[i], wish);
        if (lacks != NULL) {
            g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED, lacks);
            return false;
        }
        Band band = { .person = find(desk, persons->pdata[i]) };
        bool good = make_band(desk, wish, &band, error);
        g_array_append_val(bands, band);
        if (!good)
            return false;
    }
    return true;
}

static bool
draw_bands(Desk *desk, const GArray *bands, const BandWish *wish, GError **error)
{
    g_autoptr(Media) media = media_builtin();
    g_autoptr(GArray) texts = g_array_new(FALSE, FALSE, sizeof(WristbandText));
    const char *name = wish->media != NULL ? wish->media : "adult-band";
    const Medium *medium = media_find(media, name);
    if (medium == NULL) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE, _("There is no medium “%s”"), name);
        return false;
    }
    for (guint i = 0; i < bands->len; i++) {
        WristbandText text = text_of(desk, &g_array_index(bands, Band, i));
        g_array_append_val(texts, text);
    }
    WristbandJob job = { (const WristbandText *)(void *)texts->data, texts->len, medium, 0,
                         desk_now(desk) };
    return wristband_print(&job, wish->to, error);
}

static void
say_issued(Writing *writing, const Band *band, const BandWish *wish)
{
    g_autofree char *number = g_strdup_printf("%u", band->serial);
    Statement *issued = writing_add(writing, WHAT_BAND_ISSUED);
    issued->person = band->person->id;
    issued->about = ABOUT_PERSON;
    issued->value = writing_keep(writing, number);
    issued->note = writing_keep(writing, wish->override);
    if (wish->second == NULL || *wish->second == '\0')
        return;
    Statement *second = writing_add(writing, WHAT_SECOND_CHECK);
    second->person = band->person->id;
    second->about = ABOUT_PERSON;
    second->value = writing_keep(writing, wish->second);
}

bool
output_bands(Desk *desk, GPtrArray *persons, const BandWish *wish, GError **error)
{
    if (!output_check_file(wish->to, error))
        return false;
    g_autoptr(Writing) writing = writing_begin(desk, error);
    if (writing == NULL)
        return false;
    drop_repeats(desk, persons);
    g_autoptr(GArray) bands = g_array_new(FALSE, TRUE, sizeof(Band));
    g_array_set_clear_func(bands, band_clear);
    if (!make_bands(desk, persons, wish, bands, error) || !draw_bands(desk, bands, wish, error))
        return false;
    for (guint i = 0; i < bands->len; i++)
        say_issued(writing, &g_array_index(bands, Band, i), wish);
    if (writing_commit(writing, error))
        return true;
    g_unlink(wish->to); /* bands whose numbers the book does not know must not be worn */
    return false;
}
