/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/namesakes.h"

#include "desk/desk-state.h"
#include "desk/person.h"

#include "census/person-name.h"

char *
namesakes_others(Desk *desk, const Person *person, NamesakesWanted wanted, const void *what)
{
    const View *view = reading_view(desk_reading(desk));
    const GPtrArray *standings = reading_standings(desk_reading(desk));
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < standings->len; i++) {
        const Standing *other = standings->pdata[i];
        if (other->person == person || !standing_takes_part(other))
            continue;
        const char *why = wanted(what, view, other->person);
        if (why == NULL)
            continue;
        g_autofree char *called = person_called(desk, other->person->handle);
        g_string_append_printf(names, "%s%s%s%s", names->len > 0 ? ", " : "",
                               other->bed != NULL ? other->bed->label : "",
                               other->bed != NULL ? " " : "", called);
        if (*why != '\0')
            g_string_append_printf(names, " (%s)", why);
    }
    return g_string_free(names, FALSE);
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
        g_autofree char *names = namesakes_others(desk, person, is_alike, &alike);
        if (*names != '\0')
            g_ptr_array_add(sentences, g_strdup_printf(_(rows[i].sentence), names));
    }
    return sentences;
}
