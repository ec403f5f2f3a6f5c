/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/move-act.h"

#include "desk/movement.h"
#include "desk/person.h"
#include "desk/round.h"

#include "ward/value.h"

#include "base/language.h"
#include "base/moment.h"

#include <stdlib.h>
#include <string.h>

/* The bed of the person at the moment, for statements that are about where they lie. */
static const Bed *
own_bed(Desk *desk, const Move *move)
{
    const Person *person = census_find_handle(desk_census(desk), move->person);
    const Standing *standing = person != NULL ? reading_of(desk_reading(desk), person) : NULL;
    return standing != NULL ? standing->bed : NULL;
}

static const char *
own_label(Session *session, const Move *move)
{
    const Bed *bed = own_bed(session->desk, move);
    return bed != NULL ? bed->label : NULL;
}

const BedStanding *
move_act_bed(Desk *desk, const Move *move)
{
    const Bed *bed =
        move->bed != NULL ? census_find_bed(desk_census(desk), move->bed) : own_bed(desk, move);
    return bed != NULL ? reading_bed(desk_reading(desk), bed) : NULL;
}

char *
move_act_occupant(Desk *desk, const char *label)
{
    const Bed *bed = census_find_bed(desk_census(desk), label);
    const BedStanding *standing = bed != NULL ? reading_bed(desk_reading(desk), bed) : NULL;
    if (standing == NULL || standing->persons->len != 1)
        return NULL;
    return g_strdup(((const Standing *)standing->persons->pdata[0])->person->handle);
}

/* ---- plain ones: one statement about the person ---- */

static const struct {
    MoveKind kind;
    What what;
    const char *value; /* NULL = the answer of need */
    MoveNeed need;
    MoveNeed bed; /* NEED_NOTHING = the bed that is theirs */
} sayings[] = {
    { MOVE_FOUND, WHAT_PRESENCE, "in", NEED_NOTHING, NEED_NOTHING },
    { MOVE_TO_BED, WHAT_MOVE, "", NEED_NOTHING, NEED_BED },
    { MOVE_AWAY, WHAT_PRESENCE, NULL, NEED_PLACE, NEED_NOTHING },
    { MOVE_BACK, WHAT_LEAVE_BACK, "", NEED_NOTHING, NEED_NOTHING },
    { MOVE_DISCHARGE, WHAT_DISCHARGE, NULL, NEED_HOW, NEED_NOTHING },
    { MOVE_DEATH, WHAT_DEATH, "", NEED_NOTHING, NEED_NOTHING },
    { MOVE_SENT, WHAT_TRANSFER_OUT, NULL, NEED_WARD, NEED_NOTHING },
    { MOVE_RETURNED, WHAT_TRANSFER_IN, "", NEED_NOTHING, NEED_BED },
    { MOVE_AGAIN, WHAT_ADMIT, "", NEED_NOTHING, NEED_BED },
};

static Saying
plain(Session *session, const Move *move)
{
    for (gsize i = 0; i < G_N_ELEMENTS(sayings); i++)
        if (sayings[i].kind == move->kind)
            return (Saying){
                .what = sayings[i].what,
                .person = move->person,
                .bed = sayings[i].bed != NEED_NOTHING ? move->answers[sayings[i].bed]
                                                      : own_label(session, move),
                .value =
                    sayings[i].value != NULL ? sayings[i].value : move->answers[sayings[i].need],
                .source = sayings[i].what == WHAT_PRESENCE ? NULL : source_key(SOURCE_STAFF),
                .seen = move->seen,
            };
    g_assert_not_reached();
}

static bool
say_plain(Session *session, const Move *move)
{
    Saying saying = plain(session, move);
    return session_say(session, &saying, NULL);
}

/* ---- the others ---- */

/* Away, and since when the bed waits for them: one act. */
static bool
go_away(Session *session, const Move *move)
{
    gint64 seconds;
    const char *text = move->answers[NEED_BACK_AT];
    Instant now = desk_now(session->desk);
    if (text == NULL || *text == '\0' || !moment_parse_ahead(text, &now, &seconds))
        return say_plain(session, move);
    Instant back = { seconds, (gint16)desk_layout(session->desk)->zone, false };
    g_autofree char *value = instant_format(&back);
    Saying both[] = {
        plain(session, move),
        { .what = WHAT_EXPECTED_BACK,
          .person = move->person,
          .value = value,
          .source = source_key(SOURCE_STAFF),
          .seen = move->seen },
    };
    return session_say_together(session, both, G_N_ELEMENTS(both));
}

static bool
swap(Session *session, const char *a, const char *b)
{
    g_autoptr(GError) error = NULL;
    return session_told(session, movement_swap(session->desk, a, b, &error), error);
}

static bool
to_bed(Session *session, const Move *move)
{
    const char *crowd = move->answers[NEED_CROWD];
    g_autofree char *other = move_act_occupant(session->desk, move->answers[NEED_BED]);
    if (crowd == NULL || other == NULL || strcmp(crowd, CROWD_ANYWAY) == 0)
        return say_plain(session, move);
    if (strcmp(crowd, CROWD_SWAP) == 0)
        return swap(session, move->person, other);
    Saying all[] = {
        plain(session, move),
        { .what = WHAT_SHARES, .person = move->person, .value = "yes" },
        { .what = WHAT_SHARES, .person = other, .value = "yes" },
    };
    return session_say_together(session, all, G_N_ELEMENTS(all));
}

/* "" of an answer is not asked. */
static const char *
known(const Move *move, MoveNeed need)
{
    const char *answer = move->answers[need];
    return answer != NULL && *answer != '\0' ? answer : NULL;
}

static bool
arrive(Session *session, const Move *move, char **ret_person)
{
    g_autoptr(GError) error = NULL;
    Arrival arrival = {
        .bed = move->bed,
        .kana = known(move, NEED_KANA),
        .latin = known(move, NEED_LATIN),
        .birthdate = known(move, NEED_BIRTHDATE),
        .sex = known(move, NEED_SEX),
        .alias = known(move, NEED_ALIAS),
        .from = move->kind == MOVE_TRANSFER_IN ? move->answers[NEED_WARD] : NULL,
        .seen = move->seen,
    };
    return session_told(session, movement_admit(session->desk, &arrival, ret_person, &error),
                        error);
}

bool
move_act_born(Session *session, const char *answer, Instant *ret_born)
{
    GDate day;
    gint64 seconds;
    Instant now = desk_now(session->desk);
    bool timed = moment_parse(answer, &now, &seconds);
    if (!timed && !moment_parse_day(answer, &now, &day))
        return false;
    if (!timed) {
        char noon[sizeof "2026-11-02T12:00"];
        g_date_strftime(noon, sizeof noon, "%Y-%m-%dT12:00", &day);
        if (!instant_parse(noon, now.zone, ret_born, NULL))
            return false;
        seconds = MIN(ret_born->seconds, now.seconds);
    }
    *ret_born = (Instant){ seconds, now.zone, !timed };
    return true;
}

static bool
bear(Session *session, const Move *move, char **ret_person)
{
    g_autoptr(GError) error = NULL;
    Instant told;
    const char *born = known(move, NEED_BORN);
    bool timed = born != NULL && move_act_born(session, born, &told);
    Birth birth = {
        .mother = move->person,
        .order = atoi(move->answers[NEED_ORDER]),
        .sex = known(move, NEED_SEX),
        .born = timed ? &told : move->seen,
    };
    return session_told(session, movement_birth(session->desk, &birth, ret_person, &error), error);
}

static bool
say_received(Session *session, const Move *move)
{
    Saying saying = { .what = WHAT_TRANSFER_IN, .person = move->person, .seen = move->seen };
    return session_say(session, &saying, NULL);
}

static bool
say_here(Session *session, const Move *move)
{
    Saying saying = { .what = WHAT_MOVE,
                      .person = move->answers[NEED_PERSON],
                      .bed = move->bed,
                      .seen = move->seen };
    return session_say(session, &saying, NULL);
}

static bool
say_of_bed(Session *session, const Move *move)
{
    const BedStanding *bed = move_act_bed(session->desk, move);
    bool adds = move->kind == MOVE_ADD_BED;
    Saying saying = {
        .what = adds || move->kind == MOVE_TO_ROOM ? WHAT_BED_ADDED
                : move->kind == MOVE_CLOSE         ? WHAT_BED_CLOSED
                                                   : WHAT_BED_OPEN,
        .bed = adds ? move->answers[NEED_LABEL] : bed->bed->label,
        .value = adds ? bed->room : move->answers[NEED_ROOM],
        .seen = move->seen,
    };
    return session_say(session, &saying, NULL);
}

static bool
is_of_bed(MoveKind kind)
{
    return kind == MOVE_CLOSE || kind == MOVE_OPEN || kind == MOVE_ADD_BED || kind == MOVE_TO_ROOM;
}

static bool
save(Session *session, const Move *move, char **ret_new)
{
    switch (move->kind) {
    case MOVE_TO_BED:
        return to_bed(session, move);
    case MOVE_SWAP:
        return swap(session, move->person, move->answers[NEED_PERSON]);
    case MOVE_AWAY:
        return go_away(session, move);
    case MOVE_RECEIVED:
        return say_received(session, move);
    case MOVE_HERE:
        return say_here(session, move);
    case MOVE_BIRTH:
        return bear(session, move, ret_new);
    case MOVE_ADMIT:
    case MOVE_ADMIT_UNKNOWN:
    case MOVE_TRANSFER_IN:
        return arrive(session, move, ret_new);
    case MOVE_CLOSE:
    case MOVE_OPEN:
    case MOVE_ADD_BED:
    case MOVE_TO_ROOM:
        return say_of_bed(session, move);
    case MOVE_FOUND:
    case MOVE_BACK:
    case MOVE_DISCHARGE:
    case MOVE_DEATH:
    case MOVE_SENT:
    case MOVE_RETURNED:
    case MOVE_AGAIN:
    case MOVE_KIND_COUNT:
        break;
    }
    return say_plain(session, move);
}

/* What the movement led to: a bed, a place, another person. (transfer full) */
static char *
goal_words(Desk *desk, const Move *move)
{
    if (move->kind == MOVE_SWAP)
        return person_called(desk, move->answers[NEED_PERSON]);
    if (move->kind == MOVE_AWAY)
        return value_label(WHAT_PRESENCE, move->answers[NEED_PLACE]);
    if (move->kind == MOVE_DISCHARGE)
        return value_label(WHAT_DISCHARGE, move->answers[NEED_HOW]);
    if (move->kind == MOVE_SENT)
        return g_strdup(move->answers[NEED_WARD]);
    if (move->kind == MOVE_ADD_BED)
        return g_strdup(move->answers[NEED_LABEL]);
    if (move->kind == MOVE_TO_ROOM)
        return g_strdup(move->answers[NEED_ROOM]);
    if (move->person == NULL)
        return g_strdup(move->bed);
    return g_strdup(move->answers[NEED_BED] != NULL ? move->answers[NEED_BED] : "");
}

static bool
is_back(MoveKind kind)
{
    return kind == MOVE_BACK || kind == MOVE_FOUND || kind == MOVE_RETURNED;
}

/* Somebody who was away whenever the round came by. */
static void
ask_who_it_is(Session *session, const char *done)
{
    g_autofree char *text = g_strdup_printf(
        _("%s  Name or birthdate is missing or does not fit: Enter on the bed says it."), done);
    session_warn(session, text);
}

bool
move_act(Session *session, const Move *move)
{
    g_autofree char *new_person = NULL;
    bool doubted = false;
    session_tell(session, NULL);
    if (!save(session, move, &new_person))
        return false;
    doubted = session->loud && session->message != NULL;
    const char *about = new_person != NULL        ? new_person
                        : move->kind == MOVE_HERE ? move->answers[NEED_PERSON]
                        : is_of_bed(move->kind)   ? NULL
                                                  : move->person;
    g_autofree char *called = about != NULL ? person_called(session->desk, about) : NULL;
    g_autofree char *goal = goal_words(session->desk, move);
    g_autofree char *text =
        g_strdup_printf("✓ %s%s%s %s", called != NULL ? called : "", called != NULL ? "  " : "",
                        _(move_plan(move->kind)->done), goal);
    if (doubted) /* a doubt of the desk comes first */
        return true;
    session_tell(session, text);
    if (is_back(move->kind) && about != NULL && round_lacks_identity(session->desk, about))
        ask_who_it_is(session, text);
    return true;
}
