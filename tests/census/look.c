/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "story.h"

Reading *
story_read(const Story *story, const char *at)
{
    return reading_new(story->census, story_moment(at), INSTANT_END);
}

Reading *
story_read_known(const Story *story, const char *at, const char *known)
{
    return reading_new(story->census, story_moment(at), story_moment(known));
}

static const Person *
find_person(const Story *story, const char *handle)
{
    const Person *person = census_find_handle(story->census, handle);
    if (person == NULL)
        g_error("nobody is %s", handle);
    return person;
}

static const Bed *
find_bed(const Story *story, const char *label)
{
    const Bed *bed = census_find_bed(story->census, label);
    if (bed == NULL)
        g_error("there is no bed %s", label);
    return bed;
}

char *
story_where(const Story *story, const char *at, const char *person)
{
    g_autoptr(Reading) reading = story_read(story, at);
    const Standing *standing = reading_of(reading, find_person(story, person));
    if (standing == NULL)
        return g_strdup("nowhere");
    g_autofree char *state = standing_state_key(standing);
    return g_strdup_printf("%s %s", state, standing->bed != NULL ? standing->bed->label : "-");
}

static void
append(GString *out, const char *by, const char *text)
{
    g_string_append_printf(out, "%s%s", out->len > 0 ? by : "", text);
}

static char *
handles(const GPtrArray *persons)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint i = 0; i < persons->len; i++)
        append(out, ",", ((const Person *)persons->pdata[i])->handle);
    return g_strdup(out->len > 0 ? out->str : "-");
}

char *
story_bed(const Story *story, const char *at, const char *bed)
{
    g_autoptr(Reading) reading = story_read(story, at);
    const BedStanding *standing = reading_bed(reading, find_bed(story, bed));
    if (standing == NULL)
        return g_strdup("no bed");
    g_autoptr(GPtrArray) persons = g_ptr_array_new();
    if (standing->dead != NULL)
        g_ptr_array_add(persons, (gpointer)standing->dead->person);
    for (guint i = 0; i < standing->persons->len; i++)
        g_ptr_array_add(persons, (gpointer)((const Standing *)standing->persons->pdata[i])->person);
    g_autofree char *names = handles(persons);
    return g_strdup_printf("%s %s", bed_state_key(standing->state), names);
}

static const Person *
person_as_read(const Story *story, const Reading *reading, const char *handle)
{
    return view_person(reading_view(reading), find_person(story, handle));
}

char *
story_fact(const Story *story, const char *at, const char *person, const char *what)
{
    g_autoptr(Reading) reading = story_read(story, at);
    Fact fact = fact_read(reading_view(reading), person_as_read(story, reading, person),
                          vocabulary_find(what)->what);
    if (fact.current == NULL)
        return g_strdup("not asked");
    return g_strdup_printf("%s%s", fact.current->said.value, fact.differs ? " differs" : "");
}

char *
story_transport(const Story *story, const char *at, const char *person)
{
    bool derived;
    g_autoptr(Reading) reading = story_read(story, at);
    const char *transport =
        fact_transport(reading_view(reading), person_as_read(story, reading, person), &derived);
    if (transport == NULL)
        return g_strdup("not asked");
    return g_strdup_printf("%s%s", transport, derived ? " derived" : "");
}

char *
story_conflicts(const Story *story, const char *at)
{
    GString *out = g_string_new(NULL);
    g_autoptr(Reading) reading = story_read(story, at);
    g_autoptr(Conflicts) conflicts = conflicts_read(reading);
    const GPtrArray *list = conflicts_list(conflicts);
    for (guint i = 0; i < list->len; i++) {
        const Conflict *conflict = list->pdata[i];
        g_autofree char *persons = handles(conflict->persons);
        g_autoptr(GString) beds = g_string_new(NULL);
        for (guint k = 0; k < conflict->beds->len; k++)
            append(beds, ",", ((const Bed *)conflict->beds->pdata[k])->label);
        append(out, "; ", conflict_key(conflict->kind));
        if (conflict->kind == CONFLICT_VALUE_DIFFERS)
            g_string_append_printf(out, ":%s", vocabulary_row(conflict->what)->key);
        g_string_append_printf(out, " %s %s", persons, beds->len > 0 ? beds->str : "-");
    }
    return g_string_free(out, FALSE);
}

char *
story_behind(const Story *story, const char *at, const char *kind)
{
    GString *out = g_string_new(NULL);
    g_autoptr(Reading) reading = story_read(story, at);
    g_autoptr(Conflicts) conflicts = conflicts_read(reading);
    const GPtrArray *list = conflicts_list(conflicts);
    for (guint i = 0; i < list->len; i++) {
        const Conflict *conflict = list->pdata[i];
        if (strcmp(conflict_key(conflict->kind), kind) != 0)
            continue;
        for (guint k = 0; k < conflict->statements->len; k++) {
            const char *ref = ((const Filed *)conflict->statements->pdata[k])->said.ref;
            append(out, k == 0 ? "; " : ",", ref != NULL ? ref : "?");
        }
    }
    return g_string_free(out, FALSE);
}

char *
story_marks(const Story *story, const char *at, const char *person)
{
    g_autoptr(Reading) reading = story_read(story, at);
    g_autoptr(Conflicts) conflicts = conflicts_read(reading);
    return marks_format(
        conflicts_marks(conflicts, reading_of(reading, find_person(story, person))));
}

char *
story_words(const Story *story, const char *at, const char *person)
{
    g_autoptr(Reading) reading = story_read(story, at);
    g_autoptr(Conflicts) conflicts = conflicts_read(reading);
    return marks_label(conflicts_marks(conflicts, reading_of(reading, find_person(story, person))));
}

Counts
story_counts(const Story *story, const char *at)
{
    g_autoptr(Reading) reading = story_read(story, at);
    g_autoptr(Conflicts) conflicts = conflicts_read(reading);
    return counts_read(reading, conflicts);
}
