/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/move-needs.h"

#include "tui/candidates.h"

#include "desk/movement.h"
#include "desk/namesakes.h"
#include "desk/person.h"

#include "ward/answer.h"

#include "base/language.h"
#include "base/moment.h"

#include <string.h>

static Prompt *
ask_place(void)
{
    Prompt *prompt = prompt_new_choice(_("Where does the patient go?"));
    for (const AnswerKey *answer = answer_places(); answer->key != 0; answer++)
        prompt_offer(prompt, answer->key, answer_label(answer), answer->value);
    return prompt;
}

static Prompt *
ask_how(void)
{
    Prompt *prompt = prompt_new_choice(_("Discharged where to?"));
    for (const AnswerKey *answer = answer_keys(WHAT_DISCHARGE); answer->key != 0; answer++)
        prompt_offer(prompt, answer->key, answer_label(answer), answer->value);
    return prompt;
}

static Prompt *
ask_crowd(Session *session, const Move *move)
{
    const char *bed = move->answers[NEED_BED];
    g_autofree char *other = move_act_occupant(session->desk, bed);
    g_autofree char *called = person_called(session->desk, other);
    g_autofree char *title = g_strdup_printf(_("Bed %s is that of %s."), bed, called);
    Prompt *prompt = prompt_new_choice(title);
    if (move->seen == NULL) /* a swap is always of now */
        prompt_offer(prompt, '1', _("the two swap beds"), CROWD_SWAP);
    prompt_offer(prompt, '2', _("the two share this bed place (mother and child)"), CROWD_SHARE);
    prompt_offer(prompt, '3', _("enter it as it is: both stand in the list of what does not fit"),
                 CROWD_ANYWAY);
    return prompt;
}

/* What is asked once more before somebody leaves for good. */
static const struct {
    MoveKind kind;
    bool always; /* else where somebody of the same name is here */
    const char *question;
    const char *yes;
} sures[] = {
    { MOVE_DEATH, true, N_("Died: is this the right patient?"),
      N_("yes, enter the death (now, or the time told before)") },
    { MOVE_DISCHARGE, false, N_("Discharged: is this the right patient?"),
      N_("yes, enter the discharge (now, or the time told before)") },
    { MOVE_SENT, false, N_("Sent to another ward: is this the right patient?"),
      N_("yes, enter the transfer (now, or the time told before)") },
};

static guint
sure_row(MoveKind kind)
{
    guint row = 0;
    while (sures[row].kind != kind)
        row++;
    return row;
}

static Prompt *
ask_sure(Session *session, const Move *move)
{
    guint row = sure_row(move->kind);
    g_autofree char *line = person_read_back(session->desk, move->person);
    Prompt *prompt = prompt_new_choice(_(sures[row].question));
    prompt_by_letter(prompt);
    prompt_explain(prompt, line);
    prompt_offer(prompt, 'y', _(sures[row].yes), "yes");
    return prompt;
}

static Prompt *
ask_order(void)
{
    Prompt *prompt = prompt_new_choice(_("Which child of this birth?"));
    prompt_offer(prompt, '1', _("the first, or the only one"), "1");
    prompt_offer(prompt, '2', _("the second"), "2");
    prompt_offer(prompt, '3', _("the third"), "3");
    prompt_offer(prompt, '4', _("the fourth"), "4");
    return prompt;
}

/* What Enter would save is said: after midnight "today" is the other day. */
static Prompt *
ask_born(Session *session)
{
    Prompt *prompt = prompt_new_line(_("When was the child born, as it was told?"));
    GDate today = session_today(session);
    char day[sizeof "11/30"];
    g_date_strftime(day, sizeof day, "%m/%d", &today);
    g_autofree char *words =
        g_strdup_printf(_("0312, 11/29 23:50, 11/29; empty: born today (%s), time not told"), day);
    prompt_explain(prompt, words);
    return prompt;
}

static Prompt *
ask_alias(Session *session)
{
    g_autofree char *alias = movement_next_alias(session->desk);
    Prompt *prompt = prompt_new_line(_("Alias for someone unknown"));
    prompt_explain(prompt, _("Enter takes the alias that is offered: nobody else bears it."));
    prompt_set(prompt, alias);
    return prompt;
}

static Prompt *
ask_fact(What what, const char *hint, const ValueGround *ground)
{
    Prompt *prompt = prompt_new_fact(what, ground);
    if (hint != NULL)
        prompt_explain(prompt, hint);
    return prompt;
}

static Prompt *
ask_sex(const ValueGround *ground)
{
    Prompt *prompt = prompt_new_fact(WHAT_SEX, ground);
    prompt_offer(prompt, 'n', _("not asked"), "");
    return prompt;
}

/* What stands in the line is what labels of this room begin with. */
static Prompt *
ask_label(Session *session, const Move *move)
{
    const BedStanding *bed = move_act_bed(session->desk, move);
    Prompt *prompt = prompt_new_line(_("Label of the new bed"));
    g_autofree char *begin = g_strdup_printf("%s-", bed->room);
    if (g_str_has_prefix(bed->bed->label, begin))
        prompt_set(prompt, begin);
    return prompt;
}

static Prompt *
ask_back_at(void)
{
    Prompt *prompt = prompt_new_line(_("When is the patient to be back?"));
    prompt_explain(prompt, _("18:00, 11/03 10:00; empty: not told"));
    return prompt;
}

Prompt *
move_needs_prompt(Session *session, const Move *move, MoveNeed need, const ValueGround *ground)
{
    switch (need) {
    case NEED_BED:
        return prompt_new_find(_("Which bed? (type its label, or choose a free one)"),
                               candidates_beds, session->desk);
    case NEED_CROWD:
        return ask_crowd(session, move);
    case NEED_PERSON:
        return prompt_new_find(_("Which patient? (name, birthdate, ID or bed)"), candidates_persons,
                               session->desk);
    case NEED_PLACE:
        return ask_place();
    case NEED_BACK_AT:
        return ask_back_at();
    case NEED_HOW:
        return ask_how();
    case NEED_WARD:
        return prompt_new_line(_("Which ward?"));
    case NEED_SURE:
        return ask_sure(session, move);
    case NEED_ALIAS:
        return ask_alias(session);
    case NEED_KANA:
        return ask_fact(WHAT_KANA,
                        _("yamada hanako gives ヤマダ ハナコ; of a name in Latin letters as it is "
                          "written: Nguyen Van An"),
                        ground);
    case NEED_BIRTHDATE:
        return ask_fact(WHAT_BIRTHDATE, _("S20.7.14, 1945-07-14, about 70, u: cannot be told"),
                        ground);
    case NEED_SEX:
        return ask_sex(ground);
    case NEED_ORDER:
        return ask_order();
    case NEED_BORN:
        return ask_born(session);
    case NEED_LABEL:
        return ask_label(session, move);
    case NEED_ROOM:
        return prompt_new_find(_("Which room? (choose one, or type the label of a new one)"),
                               candidates_rooms, session->desk);
    case NEED_LATIN:
    case NEED_NOTHING:
    case NEED_COUNT:
        break;
    }
    g_assert_not_reached();
}

bool
move_needs_apply(Session *session, const Move *move, MoveNeed need)
{
    const char *place = move->answers[NEED_PLACE];
    if (need == NEED_BACK_AT)
        return place != NULL &&
               (strcmp(place, "away:outing") == 0 || strcmp(place, "away:overnight") == 0);
    if (need == NEED_BORN)
        return move->seen == NULL;
    if (need == NEED_SURE)
        return sures[sure_row(move->kind)].always || namesakes_same(session->desk, move->person);
    if (need != NEED_CROWD)
        return true;
    g_autofree char *other = move_act_occupant(session->desk, move->answers[NEED_BED]);
    return other != NULL && strcmp(other, move->person) != 0;
}

static bool
is_own_bed(Session *session, const Move *move, const char *bed)
{
    const Person *person = census_find_handle(desk_census(session->desk), move->person);
    const Standing *standing =
        person != NULL ? reading_of(desk_reading(session->desk), person) : NULL;
    return standing != NULL && standing_is_here(standing) && standing->bed != NULL &&
           strcmp(standing->bed->label, bed) == 0;
}

static bool
is_new_label(Session *session, const char *label)
{
    return layout_takes_label(label) && census_find_bed(desk_census(session->desk), label) == NULL;
}

char *
move_needs_refusal(Session *session, const Move *move, MoveNeed need, const char *answer)
{
    gint64 seconds;
    Instant born, now = desk_now(session->desk);
    bool empty = *answer == '\0';
    if (need == NEED_BACK_AT && !empty && !moment_parse_ahead(answer, &now, &seconds))
        return g_strdup(_("This is no time. Examples: 18:00, 11/03 10:00."));
    if (need == NEED_BORN && !empty && !move_act_born(session, answer, &born))
        return g_strdup(_("This is no time that has been. Examples: 0312, 3:12, 11/29 23:50, "
                          "11/29."));
    if (need == NEED_WARD && empty)
        return g_strdup(_("Please type the name of the ward."));
    if (need == NEED_KANA && (empty || strcmp(answer, VALUE_UNKNOWN) == 0))
        return g_strdup(_("Please type the name. Someone unknown is admitted under an alias (Esc, "
                          "then u)."));
    if (need == NEED_BED && is_own_bed(session, move, answer))
        return g_strdup(_("The patient lies in this bed already."));
    if (need == NEED_LABEL && !is_new_label(session, answer))
        return g_strdup(
            _("Please type a label that no bed of this ward bears: at most 20 cells, no comma."));
    if (need == NEED_ROOM && !layout_takes_label(answer))
        return g_strdup(_("This cannot be the label of a room: at most 20 cells, no comma."));
    if (need == NEED_ROOM && strcmp(move_act_bed(session->desk, move)->room, answer) == 0)
        return g_strdup(_("The bed stands in this room already."));
    if (need == NEED_PERSON && move->person != NULL && strcmp(answer, move->person) == 0)
        return g_strdup(_("This is the same patient."));
    return NULL;
}
