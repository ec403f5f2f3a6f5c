/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/move-plan.h"

#include "census/fact.h"

#include "ward/birthdate.h"

#include "base/language.h"

#include <string.h>

/* When a movement can be said: bits of person states, and of what a bed without persons is. */
#define STATE(state) (1u << (state))
#define BED_FREE (1u << 16)
#define BED_SHUT (1u << 17)
#define HERE (STATE(STATE_IN) | STATE(STATE_AWAY) | STATE(STATE_NOT_FOUND))
#define GONE (STATE(STATE_LEFT) | STATE(STATE_TRANSFERRED))

static const guint whens[MOVE_KIND_COUNT] = {
    [MOVE_FOUND] = STATE(STATE_NOT_FOUND),
    [MOVE_TO_BED] = HERE,
    [MOVE_SWAP] = HERE,
    [MOVE_AWAY] = STATE(STATE_IN) | STATE(STATE_AWAY),
    [MOVE_BACK] = STATE(STATE_AWAY),
    [MOVE_DISCHARGE] = HERE,
    [MOVE_DEATH] = HERE,
    [MOVE_SENT] = HERE,
    [MOVE_RECEIVED] = STATE(STATE_SENT),
    [MOVE_RETURNED] = STATE(STATE_SENT),
    [MOVE_AGAIN] = GONE,
    [MOVE_BIRTH] = STATE(STATE_IN),
    [MOVE_ADMIT] = BED_FREE,
    [MOVE_ADMIT_UNKNOWN] = BED_FREE,
    [MOVE_TRANSFER_IN] = BED_FREE,
    [MOVE_HERE] = BED_FREE,
    [MOVE_CLOSE] = BED_FREE,
    [MOVE_OPEN] = BED_SHUT,
    [MOVE_ADD_BED] = HERE | BED_FREE | BED_SHUT,
    [MOVE_TO_ROOM] = HERE | BED_FREE | BED_SHUT,
};

/* In the order in which they are shown. */
static const MovePlan plans[MOVE_KIND_COUNT] = {
    { MOVE_FOUND, 'f', N_("found: in bed again"), N_("found, in bed"), { NEED_NOTHING } },
    { MOVE_TO_BED,
      'b',
      N_("moves to another bed"),
      N_("moved to bed"),
      { NEED_BED, NEED_CROWD, NEED_NOTHING } },
    { MOVE_SWAP,
      's',
      N_("swaps beds with another patient"),
      N_("swapped beds with"),
      { NEED_PERSON, NEED_NOTHING } },
    { MOVE_AWAY,
      'o',
      N_("goes away: exam, dialysis, outing, overnight leave"),
      N_("away:"),
      { NEED_PLACE, NEED_BACK_AT, NEED_NOTHING } },
    { MOVE_BACK, 'h', N_("is back in bed"), N_("back in bed"), { NEED_NOTHING } },
    { MOVE_DISCHARGE,
      'd',
      N_("is discharged"),
      N_("discharged:"),
      { NEED_HOW, NEED_SURE, NEED_NOTHING } },
    { MOVE_DEATH, 'e', N_("died"), N_("died"), { NEED_SURE, NEED_NOTHING } },
    { MOVE_SENT,
      'w',
      N_("is sent to another ward"),
      N_("sent to"),
      { NEED_WARD, NEED_SURE, NEED_NOTHING } },
    { MOVE_RECEIVED,
      'r',
      N_("the other ward has received the patient"),
      N_("received by the other ward"),
      { NEED_NOTHING } },
    { MOVE_RETURNED,
      'c',
      N_("came back to this ward"),
      N_("came back, bed"),
      { NEED_BED, NEED_NOTHING } },
    { MOVE_AGAIN,
      'a',
      N_("is admitted again"),
      N_("admitted again, bed"),
      { NEED_BED, NEED_NOTHING } },
    { MOVE_BIRTH,
      'n',
      N_("has given birth: a newborn in the same bed place"),
      N_("newborn recorded"),
      { NEED_ORDER, NEED_BORN, NEED_SEX, NEED_NOTHING } },
    { MOVE_ADMIT,
      'n',
      N_("admission: the name is known"),
      N_("admitted, bed"),
      { NEED_KANA, NEED_BIRTHDATE, NEED_SEX, NEED_NOTHING } },
    { MOVE_ADMIT_UNKNOWN,
      'u',
      N_("admission of someone unknown, under an alias"),
      N_("admitted, bed"),
      { NEED_ALIAS, NEED_SEX, NEED_BIRTHDATE, NEED_NOTHING } },
    { MOVE_TRANSFER_IN,
      'w',
      N_("comes from another ward"),
      N_("received, bed"),
      { NEED_WARD, NEED_KANA, NEED_BIRTHDATE, NEED_SEX, NEED_NOTHING } },
    { MOVE_HERE,
      'b',
      N_("a patient of this ward moves into this bed"),
      N_("moved to bed"),
      { NEED_PERSON, NEED_NOTHING } },
    { MOVE_CLOSE, 'x', N_("this bed is closed"), N_("bed closed"), { NEED_NOTHING } },
    { MOVE_OPEN, 'o', N_("this bed is open again"), N_("bed open"), { NEED_NOTHING } },
    { MOVE_ADD_BED,
      '+',
      N_("a bed is added to this room"),
      N_("bed added"),
      { NEED_LABEL, NEED_NOTHING } },
    { MOVE_TO_ROOM,
      '>',
      N_("this bed is put into another room, with who lies in it"),
      N_("now in room"),
      { NEED_ROOM, NEED_NOTHING } },
};

const MovePlan *
move_plan(MoveKind kind)
{
    g_assert(plans[kind].kind == kind);
    return &plans[kind];
}

/* Ages at which a birth is not asked for at all. */
#define BIRTH_YEARS_LEAST 10
#define BIRTH_YEARS_MOST 60

static bool
is_of_age(Desk *desk, const char *value)
{
    GDate today;
    Birthdate birthdate;
    if (value == NULL || !birthdate_parse(value, NULL, &birthdate, NULL, NULL) ||
        birthdate.precision == BIRTHDATE_UNKNOWN || !desk_today(desk, &today))
        return true;
    g_autofree char *age = birthdate_age(&birthdate, &today); /* "34", "5m", "3d" */
    gint64 years = strspn(age, "0123456789") == strlen(age) ? g_ascii_strtoll(age, NULL, 10) : 0;
    return years >= BIRTH_YEARS_LEAST && years <= BIRTH_YEARS_MOST;
}

static bool
may_bear(Desk *desk, const Standing *standing)
{
    const View *view = reading_view(desk_reading(desk));
    const char *sex = fact_known(view, standing->person, WHAT_SEX);
    bool woman = sex == NULL || strcmp(sex, "f") == 0;
    return woman && is_of_age(desk, fact_known(view, standing->person, WHAT_BIRTHDATE));
}

static bool
fits_person(MoveKind kind, Desk *desk, const char *handle)
{
    const Person *person = census_find_handle(desk_census(desk), handle);
    const Standing *standing = person != NULL ? reading_of(desk_reading(desk), person) : NULL;
    if (standing == NULL || (whens[kind] & STATE(standing->state)) == 0)
        return false;
    bool needs_own_bed = kind == MOVE_SWAP || kind == MOVE_BIRTH || kind == MOVE_FOUND ||
                         kind == MOVE_ADD_BED || kind == MOVE_TO_ROOM;
    if (needs_own_bed && standing->bed == NULL)
        return false;
    return kind != MOVE_BIRTH || may_bear(desk, standing);
}

bool
move_plan_fits(MoveKind kind, Desk *desk, const char *person, const char *bed)
{
    if (person != NULL)
        return fits_person(kind, desk, person);
    const Bed *found = census_find_bed(desk_census(desk), bed);
    const BedStanding *standing = found != NULL ? reading_bed(desk_reading(desk), found) : NULL;
    if (standing == NULL || standing->persons->len > 0)
        return false;
    return (whens[kind] & (standing->state == BED_CLOSED ? BED_SHUT : BED_FREE)) != 0;
}
