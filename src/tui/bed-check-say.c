/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/bed-check-say.h"

#include "desk/heard.h"

#include "ward/answer.h"

#include "base/language.h"

#include <string.h>

static void
note_said(BedCheck *check, What what, const char *value)
{
    g_autofree char *label = value_label(what, value);
    g_free(check->said);
    check->said = g_strdup_printf("%s: %s", check->bed, label);
}

bool
bed_check_say_empty(BedCheck *check)
{
    Saying saying = { .what = WHAT_PRESENCE, .bed = check->bed, .value = "empty" };
    if (!session_say(check->session, &saying, NULL))
        return false;
    note_said(check, WHAT_PRESENCE, "empty");
    return true;
}

bool
bed_check_asks_on(const BedCheck *check)
{
    bool back = check->was_known && !bed_check_was_in(check) &&
                round_lacks_identity(check->session->desk, check->person);
    return check->full || back;
}

bool
bed_check_say_end(BedCheck *check)
{
    g_autoptr(GError) error = NULL;
    bool saved = round_end_check(check->session->desk, check->bed, &error);
    check->begun = false;
    return session_told(check->session, saved, error);
}

bool
bed_check_say_presence(BedCheck *check, const char *value, bool another)
{
    bool makes = check->person == NULL || another;
    Saying saying = {
        .what = WHAT_PRESENCE,
        .person = makes ? NULL : check->person,
        .bed = check->bed,
        .value = value,
        .makes_person = makes,
        .begins_check = !check->begun && strcmp(value, "in") == 0 && bed_check_asks_on(check),
    };
    g_autofree char *person = NULL;
    if (!session_say(check->session, &saying, &person))
        return false;
    note_said(check, WHAT_PRESENCE, value);
    check->begun = check->begun || saying.begins_check;
    if (makes) {
        g_free(check->person);
        check->person = g_steal_pointer(&person);
        check->was_known = false;
    }
    return true;
}

bool
bed_check_say_same(BedCheck *check)
{
    if (!session_say_all_same(check->session, check->person, check->bed))
        return false;
    bool in = bed_check_was_in(check) || check->step == CHECK_SAME;
    if (!in)
        note_said(check, WHAT_PRESENCE, check->same);
    else {
        g_free(check->said);
        check->said = g_strdup_printf(_("%s: in bed, all the same"), check->bed);
    }
    return true;
}

/* How a name gone by is written is asked, with its candidates, where its kana was told. The paper
 * form has no room for it. */
static void
ask_how_it_is_written(BedCheck *check, What what, const char *value)
{
    static const What written = WHAT_KNOWN_AS;
    guint next = check->at + 1;
    bool asked = next < check->questions->len &&
                 g_array_index(check->questions, What, next) == WHAT_KNOWN_AS;
    if (what == WHAT_KNOWN_AS_KANA && !asked && strcmp(value, VALUE_UNKNOWN) != 0)
        g_array_insert_val(check->questions, next, written);
}

bool
bed_check_say_answer(BedCheck *check)
{
    What what = question_what(check->question);
    g_autofree char *value = question_value(check->question);
    Source source = question_source(check->question);
    Saying saying = {
        .what = what,
        .person = check->person,
        .bed = check->bed,
        .value = value,
        .source = source_key(source),
        .corrects = true,
    };
    if (!session_say(check->session, &saying, NULL))
        return false;
    ask_how_it_is_written(check, what, value);
    check->band_read |= what == WHAT_BAND && strcmp(value, "readable") == 0;
    if (vocabulary_row(what)->rule == RULE_WHO && what != WHAT_PATIENT_ID)
        check->who_source = source;
    if (what == WHAT_IDENTIFIED)
        heard_source(value, &check->who_source);
    return true;
}
