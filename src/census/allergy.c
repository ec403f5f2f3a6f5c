/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "census/allergy.h"

#include "census/fact.h"

#include <string.h>

static AllergyWord
word_of(const char *cautions)
{
    if (value_has(cautions, "allergy"))
        return ALLERGY_SAID;
    if (value_has(cautions, "allergy-none") || strcmp(cautions, VALUE_NONE) == 0)
        return ALLERGY_NONE;
    return strcmp(cautions, VALUE_UNKNOWN) == 0 ? ALLERGY_UNKNOWN : ALLERGY_UNASKED;
}

AllergyWord
allergy_word(const View *view, const Person *person)
{
    const Pile *pile = person->piles[WHAT_CAUTION];
    AllergyWord bedside = ALLERGY_UNASKED, other = ALLERGY_UNASKED;
    for (guint i = view_end(view, pile); i-- > 0;) {
        const Filed *said = pile->pdata[i];
        AllergyWord word = word_of(said->said.value);
        AllergyWord *newest = source_is_bedside(said->said.source) ? &bedside : &other;
        bool news = word == ALLERGY_SAID || *newest == ALLERGY_UNASKED;
        if (word == ALLERGY_UNASKED || !news || !fact_counts(view, person, said))
            continue;
        if (word == ALLERGY_SAID)
            return word;
        *newest = word;
    }
    return bedside != ALLERGY_UNASKED ? bedside : other;
}
