/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/last-word.h"

#include "census/fact.h"

/* The evidence of a person has a pile of its own. */
static bool
tells_of_person(What what)
{
    Rule rule = vocabulary_row(what)->rule;
    return rule == RULE_WHO || rule == RULE_HOW || (rule == RULE_DAY && what != WHAT_REENTERED);
}

static const Filed *
latest_of(const View *view, const Person *person, const Pile *pile)
{
    for (guint i = view_end(view, pile); i-- > 0;) {
        const Filed *said = pile->pdata[i];
        if (source_is_bedside(said->said.source) && fact_counts(view, person, said))
            return said;
    }
    return NULL;
}

const Filed *
last_word(const View *view, const Person *person)
{
    const Filed *last = latest_of(view, person, person->evidence);
    for (What what = 0; what < WHAT_COUNT; what++) {
        const Filed *said =
            tells_of_person(what) ? latest_of(view, person, person->piles[what]) : NULL;
        if (said != NULL && (last == NULL || statement_compare(&last->said, &said->said) < 0))
            last = said;
    }
    return last;
}
