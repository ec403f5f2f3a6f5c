/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/movement.h"

#include "desk/writing.h"

#include "census/fact.h"

#include "base/error.h"
#include "base/instant.h"

#include <string.h>

/* Plants: each begins with another sound and looks unlike the others in kana and by its first sign.
 */
static const char *const aliases[] = {
    "アサガオ", "イチョウ", "ウメ",       "エノキ",     "オミナエシ", "カエデ",       "キキョウ",
    "クルミ",   "ケヤキ",   "コスモス",   "サザンカ",   "シラカバ",   "スミレ",       "セリ",
    "ソテツ",   "タンポポ", "チドリソウ", "ツバキ",     "テッセン",   "トチノキ",     "ナズナ",
    "ニレ",     "ヌルデ",   "ネムノキ",   "ノギク",     "ハギ",       "ヒマワリ",     "フジ",
    "ヘチマ",   "ホオズキ", "マツ",       "ミズキ",     "ムクゲ",     "メタセコイア", "モミジ",
    "ヤナギ",   "ユリ",     "ヨモギ",     "ライラック", "リンドウ",   "ルリソウ",     "レンゲ",
    "ロウバイ", "ワラビ",
};

static bool
is_borne(Desk *desk, const char *alias)
{
    const View *view = reading_view(desk_reading(desk));
    const GPtrArray *persons = census_persons(desk->census);
    for (guint i = 0; i < persons->len; i++) {
        const char *borne = fact_known(view, persons->pdata[i], WHAT_ALIAS);
        if (borne != NULL && strstr(borne, alias) != NULL)
            return true;
    }
    return false;
}

char *
movement_next_alias(Desk *desk)
{
    for (guint i = 0; i < G_N_ELEMENTS(aliases); i++)
        if (!is_borne(desk, aliases[i]))
            return g_strdup(aliases[i]);
    for (guint round = 2;; round++)
        for (guint i = 0; i < G_N_ELEMENTS(aliases); i++) {
            g_autofree char *numbered = g_strdup_printf("%s %u", aliases[i], round);
            if (!is_borne(desk, numbered))
                return g_steal_pointer(&numbered);
        }
}

/* ---- statements of one act ---- */

/* The ward does it and tells of it: a newborn has stated nothing. */
static Statement *
say(Writing *writing, What what, PersonId person, const char *bed)
{
    Statement *said = writing_add(writing, what);
    said->source = SOURCE_STAFF;
    said->person = person;
    said->about = ABOUT_PERSON;
    said->bed = writing_keep(writing, bed);
    return said;
}

static void
seen_at(Statement *said, const Instant *seen)
{
    if (seen == NULL)
        return;
    said->seen = seen->seconds;
    said->seen_zone = seen->zone;
    said->approximate = seen->approximate;
}

/* An act in the making: EVENT is its first statement, whose person, bed and moment the others
 * share. */
typedef struct {
    Desk *desk;
    Writing *writing;
    Statement event;
} Act;

/* One fact of the act; nothing if TEXT is NULL. */
static bool
say_fact(const Act *act, What what, const char *text, GError **error)
{
    GDate today;
    ValueGround ground = desk_ground(act->desk, &today);
    if (text == NULL || *text == '\0')
        return true;
    g_autofree char *value = value_canonical(what, text, &ground, NULL, error);
    if (value == NULL)
        return false;
    Statement *said = say(act->writing, what, act->event.person, act->event.bed);
    said->value = writing_keep(act->writing, value);
    said->seen = act->event.seen;
    said->seen_zone = act->event.seen_zone;
    said->approximate = act->event.approximate;
    return true;
}

static const Bed *
find_bed(Desk *desk, const char *label, GError **error)
{
    const Bed *bed = label != NULL ? census_find_bed(desk->census, label) : NULL;
    if (bed == NULL)
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED, _("There is no bed %s"),
                    label != NULL ? label : "");
    return bed;
}

static char *
handle_of(Desk *desk, PersonId id)
{
    return g_strdup(census_find_person(desk->census, id)->handle);
}

bool
movement_admit(Desk *desk, const Arrival *arrival, char **ret_person, GError **error)
{
    const Bed *bed = find_bed(desk, arrival->bed, error);
    if (bed == NULL)
        return false;
    g_autoptr(Writing) writing = writing_begin(desk, error);
    if (writing == NULL)
        return false;
    g_autofree char *next = movement_next_alias(desk);
    bool named = arrival->kana != NULL || arrival->latin != NULL;
    const char *alias = named ? NULL : arrival->alias != NULL ? arrival->alias : next;
    PersonId id = writing_new_person(writing);
    Statement *first =
        say(writing, arrival->from != NULL ? WHAT_TRANSFER_IN : WHAT_ADMIT, id, bed->label);
    if (arrival->from != NULL)
        first->value = writing_keep(writing, arrival->from);
    seen_at(first, arrival->seen);
    Act act = { desk, writing, *first };
    if (!say_fact(&act, WHAT_KANA, arrival->kana, error) ||
        !say_fact(&act, WHAT_LATIN, arrival->latin, error) ||
        !say_fact(&act, WHAT_ALIAS, alias, error) ||
        !say_fact(&act, WHAT_BIRTHDATE, arrival->birthdate, error) ||
        !say_fact(&act, WHAT_SEX, arrival->sex, error) || !writing_commit(writing, error))
        return false;
    *ret_person = handle_of(desk, writing_saved_person(writing, id));
    return true;
}

/* ---- birth ---- */

static const Standing *
find_standing(Desk *desk, const char *handle, GError **error)
{
    const Person *person = census_find_handle(desk->census, handle);
    const Standing *standing = person != NULL ? reading_of(desk_reading(desk), person) : NULL;
    if (standing != NULL && standing_is_here(standing) && standing->bed != NULL)
        return standing;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED, _("%s has no bed on this ward"), handle);
    return NULL;
}

/* Twins must be told apart in the first signs: the order stands before the mother's name. */
static char *
newborn_alias(Desk *desk, const Standing *mother, int order)
{
    const char *name = fact_own_name(reading_view(desk_reading(desk)), mother->person, NULL);
    return g_strdup_printf("%d児 %s", order, name != NULL ? name : mother->person->handle);
}

bool
movement_birth(Desk *desk, const Birth *birth, char **ret_person, GError **error)
{
    g_autoptr(Writing) writing = writing_begin(desk, error);
    if (writing == NULL)
        return false;
    const Standing *mother = find_standing(desk, birth->mother, error);
    if (mother == NULL)
        return false;
    g_autofree char *mother_id = person_format(mother->person->id);
    g_autofree char *order = g_strdup_printf("%d", birth->order);
    g_autofree char *alias = newborn_alias(desk, mother, birth->order);
    PersonId id = writing_new_person(writing);
    Statement *first = say(writing, WHAT_ADMIT, id, mother->bed->label);
    seen_at(first, birth->born);
    first->approximate = birth->born == NULL || birth->born->approximate;
    Act act = { desk, writing, *first };
    g_autofree char *minute = instant_format_minute(first->seen, first->seen_zone);
    char day[sizeof "2026-11-02"];
    g_strlcpy(day, minute, sizeof day);
    const char *time = first->approximate ? VALUE_UNKNOWN : minute + sizeof day;
    if (!say_fact(&act, WHAT_MOTHER, mother_id, error) ||
        !say_fact(&act, WHAT_BIRTH_ORDER, order, error) ||
        !say_fact(&act, WHAT_ALIAS, alias, error) || !say_fact(&act, WHAT_BIRTHDATE, day, error) ||
        !say_fact(&act, WHAT_BIRTH_TIME, time, error) ||
        !say_fact(&act, WHAT_SEX, birth->sex, error) || !writing_commit(writing, error))
        return false;
    *ret_person = handle_of(desk, writing_saved_person(writing, id));
    return true;
}

bool
movement_swap(Desk *desk, const char *a, const char *b, GError **error)
{
    g_autoptr(Writing) writing = writing_begin(desk, error);
    if (writing == NULL)
        return false;
    const Standing *one = find_standing(desk, a, error);
    const Standing *other = one != NULL ? find_standing(desk, b, error) : NULL;
    if (other == NULL)
        return false;
    say(writing, WHAT_MOVE, one->person->id, other->bed->label);
    say(writing, WHAT_MOVE, other->person->id, one->bed->label);
    return writing_commit(writing, error);
}
