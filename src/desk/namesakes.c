/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/namesakes.h"

#include "desk/desk-state.h"
#include "desk/person.h"

#include "census/fact.h"
#include "census/person-name.h"

#include "base/language.h"

#include <string.h>

/* "1945-07-14", or why there is none. (transfer full) */
static char *
born_words(const View *view, const Person *person)
{
    const char *value = fact_value(view, person, WHAT_BIRTHDATE);
    if (value == NULL)
        return g_strdup(_("birthdate not asked"));
    return strcmp(value, VALUE_UNKNOWN) == 0 ? g_strdup(_("birthdate unknown"))
                                             : value_label(WHAT_BIRTHDATE, value);
}

/* Bed, number, name and, if BORN, birthdate; of somebody hidden initials alone. */
static void
append_other(GString *out, Desk *desk, const Standing *other, bool born)
{
    const char *handle = other->person->handle;
    g_autofree char *called = person_called(desk, handle);
    g_string_append_printf(out, "%s%s%s%s", out->len > 0 ? ", " : "",
                           other->bed != NULL ? other->bed->label : "",
                           other->bed != NULL ? " " : "", called);
    if (!born || person_is_hidden(desk, handle))
        return;
    g_autofree char *words = born_words(reading_view(desk_reading(desk)), other->person);
    g_string_append_printf(out, " %s", words);
}

typedef struct {
    NamesakesWanted wanted;
    const void *what;
    bool born; /* each with the birthdate */
} Wanted;

static char *
list_others(Desk *desk, const Person *person, const Wanted *wanted)
{
    const View *view = reading_view(desk_reading(desk));
    const GPtrArray *standings = reading_standings(desk_reading(desk));
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < standings->len; i++) {
        const Standing *other = standings->pdata[i];
        if (other->person == person)
            continue;
        const char *why = wanted->wanted(wanted->what, view, other->person);
        if (why == NULL)
            continue;
        append_other(names, desk, other, wanted->born);
        if (*why != '\0')
            g_string_append_printf(names, " (%s)", why);
    }
    return g_string_free(names, FALSE);
}

char *
namesakes_others(Desk *desk, const Person *person, NamesakesWanted wanted, const void *what)
{
    return list_others(desk, person, &(Wanted){ wanted, what, false });
}

typedef struct {
    PersonName name;
    NamesakeDegree degree;
    bool open; /* of the same name: in a reading that is not settled alone */
} Alike;

static const char *
is_alike(const void *what, const View *view, const Person *other)
{
    bool open;
    const Alike *alike = what;
    PersonName name = person_name_read(view, other);
    Namesake namesake = person_name_compare(&alike->name, &name, &open);
    bool same = namesake.degree == NAMESAKE_SAME;
    if (namesake.degree != alike->degree || (same && open != alike->open))
        return NULL;
    return same ? "" : namesake_words(&namesake);
}

GPtrArray *
namesakes_here(Desk *desk, const char *handle)
{
    static const struct {
        NamesakeDegree degree;
        bool open;
        const char *sentence;
    } rows[] = { { NAMESAKE_SAME, false, N_("SAME NAME here: %s") },
                 { NAMESAKE_SAME, true,
                   N_("Perhaps the SAME NAME here, one name is said in two ways: %s") },
                 { NAMESAKE_SIMILAR, false, N_("A similar name here: %s") } };
    GPtrArray *sentences = g_ptr_array_new_with_free_func(g_free);
    const View *view = reading_view(desk_reading(desk));
    const Person *named = census_find_handle(desk->census, handle);
    const Person *person = named != NULL ? view_person(view, named) : NULL;
    for (guint i = 0; person != NULL && i < G_N_ELEMENTS(rows); i++) {
        Alike alike = { person_name_read(view, person), rows[i].degree, rows[i].open };
        g_autofree char *names = list_others(desk, person, &(Wanted){ is_alike, &alike, true });
        if (*names != '\0')
            g_ptr_array_add(sentences, g_strdup_printf(_(rows[i].sentence), names));
    }
    return sentences;
}

bool
namesakes_same(Desk *desk, const char *handle)
{
    bool open, same = false;
    const View *view = reading_view(desk_reading(desk));
    const GPtrArray *standings = reading_standings(desk_reading(desk));
    const Person *named = census_find_handle(desk->census, handle);
    if (named == NULL)
        return false;
    const Person *person = view_person(view, named);
    PersonName name = person_name_read(view, person);
    for (guint i = 0; i < standings->len && !same; i++) {
        const Standing *other = standings->pdata[i];
        PersonName theirs = person_name_read(view, other->person);
        same = other->person != person &&
               person_name_compare(&name, &theirs, &open).degree == NAMESAKE_SAME;
    }
    return same;
}

static guint
marks_of(Desk *desk, const Person *person)
{
    const Standing *standing = reading_of(desk_reading(desk), person);
    if (standing == NULL)
        return 0;
    g_autoptr(Conflicts) conflicts = conflicts_read(desk_reading(desk));
    return marks_shown(conflicts_marks(conflicts, standing));
}

char *
namesakes_beside(Desk *desk, const char *handle, bool *ret_loud)
{
    /* a sentence tells these, and with whom */
    static const guint told = MARK_NAMESAKE | MARK_PERHAPS_NAMESAKE | MARK_SIMILAR_NAME;
    const Person *person = census_find_handle(desk->census, handle);
    guint marks = person != NULL ? marks_of(desk, person) : 0;
    g_autoptr(GPtrArray) sentences = namesakes_here(desk, handle);
    g_autofree char *words = marks_label(marks & ~told);
    GString *out = g_string_new(words);
    for (guint i = 0; i < sentences->len; i++)
        g_string_append_printf(out, "%s%s", out->len > 0 ? "  " : "",
                               (const char *)sentences->pdata[i]);
    *ret_loud = sentences->len > 0 || marks_are_loud(marks);
    return g_string_free(out, FALSE);
}
