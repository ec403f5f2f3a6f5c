/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/bed-check.h"

#include "tui/bed-check-say.h"

#include "desk/person.h"

#include "ward/answer.h"

#include "base/language.h"

#include <string.h>

static void
begin_person(BedCheck *check)
{
    g_clear_pointer(&check->person, g_free);
    if (check->person_at < check->persons->len)
        check->person = g_strdup(g_ptr_array_index(check->persons, check->person_at));
    check->was_known = check->person != NULL;
    g_clear_pointer(&check->same, g_free);
    if (check->was_known)
        check->same = round_same_presence(check->session->desk, check->person);
    check->who_source = SOURCE_STATED;
    check->band_read = false;
    check->step = CHECK_PRESENCE;
}

BedCheck *
bed_check_new(Session *session, const RoundBed *bed, bool full)
{
    BedCheck *check = g_new0(BedCheck, 1);
    check->session = session;
    check->bed = g_strdup(bed->label);
    check->words = g_strdup(bed->words);
    check->persons = g_ptr_array_ref(bed->persons);
    check->full = full;
    desk_open_form(session->desk);
    begin_person(check);
    return check;
}

void
bed_check_free(BedCheck *check)
{
    g_clear_pointer(&check->question, question_free);
    g_clear_pointer(&check->questions, g_array_unref);
    g_ptr_array_unref(check->persons);
    g_free(check->person);
    g_free(check->bed);
    g_free(check->words);
    g_free(check->said);
    g_free(check->same);
    g_free(check);
}

/* Of several in a bed each is told what was saved of whom before the next is asked; the last is
 * told with the bed. */
static void
tell_said(BedCheck *check)
{
    if (check->said == NULL)
        return;
    g_autofree char *called = person_called(check->session->desk, check->person);
    g_autofree char *words = g_strdup_printf("✓ %s  %s", called, check->said);
    session_tell(check->session, words);
    g_clear_pointer(&check->said, g_free);
}

/* This person is done: on to the next in the same bed, or the bed is. */
static void
end_person(BedCheck *check)
{
    g_clear_pointer(&check->question, question_free);
    check->person_at++;
    if (check->person_at < check->persons->len) {
        tell_said(check);
        begin_person(check);
    } else {
        check->step = CHECK_DONE;
    }
}

static void
ask(BedCheck *check)
{
    What what = g_array_index(check->questions, What, check->at);
    const VocabularyRow *row = vocabulary_row(what);
    g_autoptr(PersonFact) fact = person_fact(check->session->desk, check->person, what);
    bool known = fact != NULL && fact->value != NULL;
    g_autofree char *words = known ? g_strjoin("  ", fact->label, fact->origin, NULL) : NULL;
    Source source = row->rule == RULE_WHO ? check->who_source : row->source;
    if (what == WHAT_PATIENT_ID && check->band_read)
        source = SOURCE_BAND;
    check->today = session_today(check->session);
    QuestionAsk wish = {
        .what = what,
        .known = known ? fact->value : NULL,
        .before = known ? fact->before : NULL,
        .words = words,
        .source = source,
        .ground = { &check->today, desk_layout(check->session->desk)->zone },
        .spelling = spelling_choice_new(check->session->desk, check->person, what),
    };
    g_clear_pointer(&check->question, question_free);
    check->question = question_new(&wish);
    desk_open_form(check->session->desk);
    check->step = CHECK_QUESTION;
}

/* Asks question AT, or reads back where the first part ends. */
static void
go_to(BedCheck *check, guint at, bool second_part)
{
    check->at = at;
    bool end = at >= check->questions->len;
    bool pause =
        !end && !second_part && round_is_second_part(g_array_index(check->questions, What, at));
    if (end && second_part)
        end_person(check);
    else if (end || pause) {
        g_clear_pointer(&check->question, question_free);
        check->step = CHECK_READ_BACK;
    } else {
        ask(check);
    }
}

/* The questions of this check; presence has been answered. */
static void
begin_questions(BedCheck *check, bool only_open)
{
    g_clear_pointer(&check->questions, g_array_unref);
    g_autoptr(GArray) all = round_questions(check->session->desk, check->person, only_open);
    check->questions = g_array_new(FALSE, FALSE, sizeof(What));
    for (guint i = 0; i < all->len; i++)
        if (g_array_index(all, What, i) != WHAT_PRESENCE)
            g_array_append_val(check->questions, g_array_index(all, What, i));
    go_to(check, 0, false);
}

static void
after_presence(BedCheck *check)
{
    if (!bed_check_asks_on(check))
        end_person(check);
    else if (check->was_known)
        check->step = CHECK_SAME;
    else
        begin_questions(check, false);
}

static void
say_empty(BedCheck *check)
{
    if (bed_check_say_empty(check))
        check->step = CHECK_DONE;
}

static void
say_same(BedCheck *check)
{
    if (bed_check_say_same(check))
        end_person(check);
}

static bool
key_in_presence(BedCheck *check, const Key *key)
{
    bool known = check->person != NULL;
    if (key_is(key, '=') && known)
        say_same(check);
    else if (key_is(key, 'n') || key->kind == KEY_KIND_ENTER)
        check->step = CHECK_LATER;
    else if (key_is(key, 'i') || (key_is(key, 'w') && known)) {
        if (bed_check_say_presence(check, "in", key_is(key, 'w')))
            after_presence(check);
    } else if (key_is(key, 'e')) {
        if (known)
            check->step = CHECK_WHERE;
        else
            say_empty(check);
    } else if (key_is(key, 'a')) {
        check->step = CHECK_PLACE;
    } else if (key_is(key, 'v') && known) {
        if (bed_check_say_presence(check, "unseen", false))
            end_person(check);
    } else {
        return false;
    }
    return true;
}

static bool
key_in_place(BedCheck *check, const Key *key)
{
    bool where = check->step == CHECK_WHERE;
    const char *value =
        key->kind == KEY_KIND_SIGN ? answer_value(answer_places(), key->sign) : NULL;
    if (key_is(key, 'u')) /* not Enter: a scanner ends with it */
        value = "away";
    if (where && key_is(key, 'v'))
        value = "unseen";
    if (key->kind == KEY_KIND_ESCAPE || key->kind == KEY_KIND_BACK_TAB)
        check->step = CHECK_PRESENCE;
    else if (key_is(key, 'n'))
        check->step = CHECK_LATER;
    else if (where && key_is(key, 'e'))
        say_empty(check);
    else if (value != NULL) {
        if (bed_check_say_presence(check, value, false))
            end_person(check);
    } else {
        return false;
    }
    return true;
}

static bool
key_in_same(BedCheck *check, const Key *key)
{
    if (key_is(key, '='))
        say_same(check);
    else if (key->kind == KEY_KIND_ENTER)
        begin_questions(check, true);
    else if (key_is(key, 'f'))
        begin_questions(check, false);
    else if (key_is(key, 'n')) {
        check->put_off = true;
        end_person(check);
    } else if (key->kind == KEY_KIND_ESCAPE)
        check->step = CHECK_PRESENCE;
    else
        return false;
    return true;
}

static bool
in_second_part(const BedCheck *check)
{
    What what = g_array_index(check->questions, What, check->at);
    return what == WHAT_KNOWN_AS || round_is_second_part(what);
}

static void
go_back(BedCheck *check)
{
    if (check->at > 0)
        go_to(check, check->at - 1, true);
    else
        check->step = CHECK_PRESENCE;
}

/* Esc leaves all of the check at once: what was answered is saved. */
static bool
step_back(BedCheck *check, const Key *key)
{
    if (key->kind == KEY_KIND_ESCAPE || question_is_begun(check->question))
        return false;
    go_back(check);
    return true;
}

static bool
key_in_question(BedCheck *check, const Key *key)
{
    bool aside = key->kind == KEY_KIND_LEFT || key->kind == KEY_KIND_RIGHT;
    if (aside && question_is_begun(check->question))
        return false;
    Answered answered = key->kind == KEY_KIND_LEFT    ? ANSWER_BACK
                        : key->kind == KEY_KIND_RIGHT ? ANSWER_SKIPPED
                                                      : question_key(check->question, key);
    switch (answered) {
    case ANSWER_IGNORED:
        return false;
    case ANSWER_OPEN:
        return true;
    case ANSWER_GIVEN:
    case ANSWER_SAME:
        if (bed_check_say_answer(check))
            go_to(check, check->at + 1, in_second_part(check));
        return true;
    case ANSWER_SKIPPED:
        go_to(check, check->at + 1, in_second_part(check));
        return true;
    case ANSWER_LATER:
        check->step = CHECK_LATER;
        return true;
    case ANSWER_BACK:
        return step_back(check, key);
    }
    return false;
}

static bool
key_in_read_back(BedCheck *check, const Key *key)
{
    bool more = check->at < check->questions->len;
    if (key->kind == KEY_KIND_ENTER)
        end_person(check);
    else if (key_is(key, 'm') && more)
        go_to(check, check->at, true);
    else if (key->kind == KEY_KIND_ESCAPE)
        go_back(check);
    else
        return false;
    return true;
}

static bool
key_in_step(BedCheck *check, const Key *key)
{
    switch (check->step) {
    case CHECK_PRESENCE:
        return key_in_presence(check, key);
    case CHECK_PLACE:
    case CHECK_WHERE:
        return key_in_place(check, key);
    case CHECK_SAME:
        return key_in_same(check, key);
    case CHECK_QUESTION:
        return key_in_question(check, key);
    case CHECK_READ_BACK:
        return key_in_read_back(check, key);
    case CHECK_DONE:
    case CHECK_LATER:
        return false;
    }
    return false;
}

/* Once the last of them is read back the bed was asked, whether the nurse goes on by Enter, by an
 * arrow or because the PC died: what may follow belongs to no round. */
static bool
is_asked(const BedCheck *check)
{
    bool last = check->person_at + 1 >= check->persons->len;
    return !check->put_off &&
           (check->step == CHECK_DONE || (check->step == CHECK_READ_BACK && last));
}

bool
bed_check_key(BedCheck *check, const Key *key)
{
    if (!key_in_step(check, key))
        return false;
    if (is_asked(check))
        bed_check_say_end(check);
    else if (check->step == CHECK_DONE)
        check->step = CHECK_LATER;
    return true;
}

bool
bed_check_is_begun(const BedCheck *check)
{
    return check->step == CHECK_QUESTION && question_is_begun(check->question);
}

bool
bed_check_is_open(const BedCheck *check)
{
    return check->begun && check->step != CHECK_DONE;
}

bool
bed_check_leave(BedCheck *check)
{
    Key enter = { .kind = KEY_KIND_ENTER };
    if (!bed_check_is_begun(check))
        return true;
    guint before = check->at;
    bed_check_key(check, &enter);
    return check->step != CHECK_QUESTION || check->at != before;
}
