/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/person-name.h"

#include "census/fact.h"

#include <string.h>

/* VALUE as another reading of the name WHAT: each is a name of its own. */
static KnownName
name_of(What what, const char *value)
{
    bool written = what == WHAT_KNOWN_AS; /* in kanji or in letters */
    return (KnownName){
        .kana = what == WHAT_KANA || what == WHAT_KNOWN_AS_KANA ? value : NULL,
        .kanji = what == WHAT_KANJI || written ? value : NULL,
        .latin = what == WHAT_LATIN || written ? value : NULL,
    };
}

static void
add_rivals(GArray *names, const View *view, const Person *person, What what)
{
    if (!fact_read(view, person, what).differs)
        return;
    g_autoptr(GPtrArray) rivals = fact_rivals(view, person, what);
    for (guint i = 0; i < rivals->len; i++) {
        KnownName name = name_of(what, ((const Filed *)rivals->pdata[i])->said.value);
        g_array_append_val(names, name);
    }
}

const NameForms *
person_name_open(const View *view, const Person *person)
{
    static const What all[] = { WHAT_KANA, WHAT_KANJI, WHAT_LATIN, WHAT_KNOWN_AS_KANA,
                                WHAT_KNOWN_AS };
    g_autoptr(GArray) names = g_array_new(FALSE, FALSE, sizeof(KnownName));
    for (guint i = 0; i < G_N_ELEMENTS(all); i++)
        add_rivals(names, view, person, all[i]);
    const KnownName *first = (const KnownName *)(gconstpointer)names->data;
    return names->len > 0 ? namesake_forms_of(census_names(view->census), first, names->len) : NULL;
}

PersonName
person_name_read(const View *view, const Person *person)
{
    return (PersonName){ fact_name(view, person), person_name_open(view, person) };
}

Namesake
person_name_compare(const PersonName *a, const PersonName *b, bool *ret_open)
{
    const NameForms *const pairs[][2] = { { a->open, b->known },
                                          { a->known, b->open },
                                          { a->open, b->open } };
    Namesake nearest = namesake_compare(a->known, b->known);
    *ret_open = false;
    for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
        if (pairs[i][0] == NULL || pairs[i][1] == NULL)
            continue;
        Namesake other = namesake_compare(pairs[i][0], pairs[i][1]);
        if (other.degree <= nearest.degree)
            continue;
        nearest = other;
        *ret_open = true;
    }
    return nearest;
}
