/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/person.h"

#include "desk/desk-state.h"

#include "sheets/fact-label.h"
#include "sheets/projection.h"

#include "census/lasting.h"

#include "ward/birthdate.h"

#include <string.h>

void
person_fact_free(PersonFact *fact)
{
    if (fact == NULL)
        return;
    g_free(fact->value);
    g_free(fact->before);
    g_free(fact->label);
    g_free(fact->origin);
    g_ptr_array_unref(fact->rivals);
    g_free(fact);
}

static const Person *
find(Desk *desk, const char *handle)
{
    const Person *person = census_find_handle(desk->census, handle);
    return person != NULL ? view_person(reading_view(desk_reading(desk)), person) : NULL;
}

/* "本人 11/02 06:12 佐々木" */
static char *
origin_words(Desk *desk, const Filed *filed)
{
    Instant seen = statement_seen(&filed->said);
    g_autofree char *when = instant_format_short(&seen, desk->layout->zone);
    return g_strdup_printf("%s %s %s", source_label(filed->said.source), when,
                           filed->said.observer);
}

static void
fill_contacts(Desk *desk, const Person *person, PersonFact *fact)
{
    const Filed *nothing;
    g_autoptr(GPtrArray) contacts =
        fact_contacts(reading_view(desk_reading(desk)), person, &nothing);
    GString *label = g_string_new(NULL);
    const Filed *last = nothing;
    for (guint i = 0; i < contacts->len; i++) {
        last = contacts->pdata[i];
        g_autofree char *words = value_label(WHAT_CONTACT, last->said.value);
        g_string_append_printf(label, "%s%s", i > 0 ? " / " : "", words);
    }
    if (last == NULL) {
        g_string_free(label, TRUE);
        return;
    }
    fact->value = g_strdup(last->said.value);
    g_free(fact->label);
    fact->label = contacts->len > 0
                      ? g_string_free(label, FALSE)
                      : (g_string_free(label, TRUE), value_label(WHAT_CONTACT, last->said.value));
    g_free(fact->origin);
    fact->origin = origin_words(desk, last);
}

static void
add_rival(Desk *desk, PersonFact *fact, const Filed *filed, const char *value)
{
    g_autofree char *label = value_label(fact->what, value);
    g_autofree char *origin = origin_words(desk, filed);
    g_ptr_array_add(fact->rivals, g_strdup_printf("%s (%s)", label, origin));
}

/* Cautions that last and that the newest list leaves out, with who said them. */
static void
add_dropped(Desk *desk, const View *view, const Person *person, PersonFact *fact)
{
    g_autoptr(GArray) dropped = lasting_dropped(view, person);
    for (guint i = 0; i < dropped->len; i++) {
        const Lasting *lasting = &g_array_index(dropped, Lasting, i);
        add_rival(desk, fact, lasting->said, lasting->item);
    }
    fact->differs = fact->differs || dropped->len > 0;
    fact->before = dropped->len > 0 ? lasting_list(dropped) : NULL;
}

static void
fill(Desk *desk, const Person *person, PersonFact *fact)
{
    const View *view = reading_view(desk_reading(desk));
    Fact read = fact_read(view, person, fact->what);
    if (read.current == NULL)
        return;
    fact->value = g_strdup(read.current->said.value);
    g_free(fact->label);
    fact->label = fact_label(view, person, fact->what);
    g_free(fact->origin);
    fact->origin = origin_words(desk, read.current);
    fact->differs = read.differs;
    if (fact->what == WHAT_CAUTION)
        add_dropped(desk, view, person, fact);
    if (!read.differs)
        return;
    g_autoptr(GPtrArray) rivals = fact_rivals(view, person, fact->what);
    for (guint i = rivals->len; i-- > 0;)
        add_rival(desk, fact, rivals->pdata[i], ((const Filed *)rivals->pdata[i])->said.value);
}

PersonFact *
person_fact(Desk *desk, const char *handle, What what)
{
    const Person *person = find(desk, handle);
    if (person == NULL)
        return NULL;
    PersonFact *fact = g_new0(PersonFact, 1);
    fact->what = what;
    fact->label = g_strdup("");
    fact->origin = g_strdup("");
    fact->rivals = g_ptr_array_new_with_free_func(g_free);
    if (what == WHAT_CONTACT)
        fill_contacts(desk, person, fact);
    else
        fill(desk, person, fact);
    return fact;
}

static Projection
projection_of(Desk *desk)
{
    return (Projection){ .reading = desk_reading(desk) };
}

/* Somebody known by handle but without evidence in view still has a name. */
static Standing
standing_of(Desk *desk, const Person *person)
{
    const Standing *standing = reading_of(desk_reading(desk), person);
    return standing != NULL ? *standing : (Standing){ .person = person };
}

static char *
birth_words(Desk *desk, const Person *person)
{
    Birthdate birthdate;
    const char *value = fact_value(reading_view(desk_reading(desk)), person, WHAT_BIRTHDATE);
    if (value == NULL)
        return g_strdup(_("birthdate not asked"));
    if (!birthdate_parse(value, NULL, &birthdate, NULL, NULL) ||
        birthdate.precision == BIRTHDATE_UNKNOWN)
        return g_strdup(_("birthdate unknown"));
    return birthdate_spoken(&birthdate);
}

char *
person_read_back(Desk *desk, const char *handle)
{
    const Person *person = find(desk, handle);
    if (person == NULL)
        return g_strdup("");
    const View *view = reading_view(desk_reading(desk));
    Projection projection = projection_of(desk);
    Standing standing = standing_of(desk, person);
    g_autofree char *name = projection_full_name(&projection, &standing, 0);
    g_autofree char *known_as = projection_known_as(view, person);
    g_autofree char *birth = birth_words(desk, person);
    g_autofree char *age = projection_age(&projection, &standing);
    g_autofree char *age_words = projection_age_label(age);
    const char *sex = fact_value(view, person, WHAT_SEX);
    g_autofree char *sex_words =
        sex != NULL ? value_label(WHAT_SEX, sex) : g_strdup(_("sex not asked"));
    bool named = fact_is_named(view, person);
    g_autofree char *line =
        g_strdup_printf(named ? _("%s  %s  %s  %s") : "%s  %s  %s  %s", name, birth,
                        strcmp(age, VALUE_UNKNOWN) == 0 ? "" : age_words, sex_words);
    return *known_as != '\0' ? g_strdup_printf("%s  %s", line, known_as) : g_steal_pointer(&line);
}

static void
append(GString *out, const char *text)
{
    if (text != NULL && *text != '\0')
        g_string_append_printf(out, "%s%s", out->len > 0 ? "  " : "", text);
}

static void
append_fact(GString *out, const View *view, const Person *person, What what)
{
    g_autofree char *label = fact_label(view, person, what);
    append(out, label);
}

/* Value of WHAT, or MISSING. */
static void
append_or(GString *out, const View *view, const Person *person, What what, const char *missing)
{
    if (fact_value(view, person, what) != NULL)
        append_fact(out, view, person, what);
    else
        append(out, missing);
}

char *
person_identity(Desk *desk, const char *handle)
{
    const Person *person = find(desk, handle);
    if (person == NULL)
        return g_strdup("");
    const View *view = reading_view(desk_reading(desk));
    Projection projection = projection_of(desk);
    Standing standing = standing_of(desk, person);
    g_autofree char *name = projection_full_name(&projection, &standing, 0);
    g_autofree char *others = projection_other_names(&projection, &standing, name);
    const char *number = fact_known(view, person, WHAT_PATIENT_ID);
    g_autofree char *id = g_strdup_printf("ID %s", number != NULL ? number : "");
    GString *out = g_string_new(standing.bed != NULL ? standing.bed->label : _("no bed"));
    append(out, handle);
    append(out, name);
    append(out, others);
    append_or(out, view, person, WHAT_BIRTHDATE, _("birthdate not asked"));
    append_or(out, view, person, WHAT_SEX, _("sex not asked"));
    append(out, number != NULL ? id : _("no patient ID"));
    return g_string_free(out, FALSE);
}

char *
person_line(Desk *desk, const char *handle)
{
    const Person *person = find(desk, handle);
    if (person == NULL)
        return g_strdup("");
    bool derived;
    const View *view = reading_view(desk_reading(desk));
    Projection projection = projection_of(desk);
    Standing standing = standing_of(desk, person);
    bool gone = standing_is_gone(&standing);
    const char *bed = standing.bed != NULL ? standing.bed->label : "";
    GString *out = g_string_new(gone ? "" : bed);
    g_autofree char *name = projection_full_name(&projection, &standing, 0);
    g_autofree char *others = projection_other_names(&projection, &standing, name);
    g_autofree char *state = standing_state_label(&standing);
    const char *transport = fact_transport(view, person, &derived);
    g_autofree char *class = value_label(WHAT_TRANSPORT, transport);
    append(out, person->handle);
    append(out, name);
    append(out, others);
    append_fact(out, view, person, WHAT_BIRTHDATE);
    append(out, standing.state == STATE_IN ? "" : state);
    if (gone) { /* the bed that was theirs */
        append(out, bed);
        g_autofree char *leaving = origin_words(desk, standing.latest);
        append(out, leaving);
        return g_string_free(out, FALSE);
    }
    append(out, class);
    append_fact(out, view, person, WHAT_DEVICE);
    append_fact(out, view, person, WHAT_CAUTION);
    append(out, grade_label(fact_grade(view, person)));
    if (standing.seen != NULL) {
        g_autofree char *origin = origin_words(desk, standing.seen);
        append(out, origin);
    }
    return g_string_free(out, FALSE);
}

bool
person_is_hidden(Desk *desk, const char *handle)
{
    const Person *person = find(desk, handle);
    return person != NULL && lasting_hides_name(reading_view(desk_reading(desk)), person);
}

char *
person_called(Desk *desk, const char *handle)
{
    const Person *person = find(desk, handle);
    if (person == NULL)
        return g_strdup(handle);
    Projection projection = projection_of(desk);
    Standing standing = standing_of(desk, person);
    g_autofree char *name = projection_call_name(&projection, &standing, true);
    return g_strdup_printf("%s %s", person->handle, name);
}

char *
person_line_in_public(Desk *desk, const char *handle)
{
    if (!person_is_hidden(desk, handle))
        return person_line(desk, handle);
    Standing standing = standing_of(desk, find(desk, handle));
    GString *out = g_string_new(standing.bed != NULL ? standing.bed->label : "");
    g_autofree char *called = person_called(desk, handle);
    g_autofree char *state = standing_state_label(&standing);
    append(out, called);
    append(out, state);
    return g_string_free(out, FALSE);
}

char *
person_state_words(Desk *desk, const char *handle)
{
    const Person *person = find(desk, handle);
    if (person == NULL)
        return g_strdup("");
    Standing standing = standing_of(desk, person);
    return standing_state_label(&standing);
}
