/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/latin-offer.h"

#include "names/accent.h"
#include "names/latin.h"

#include "base/language.h"
#include "base/text.h"

char *
latin_offer_letters(const char *typed)
{
    g_autofree char *composed = accent_compose(typed);
    return text_collapse(composed);
}

char *
latin_offer_words(What what, const char *typed, const char *text, const ValueGround *ground)
{
    if (value_in_letters(what) == WHAT_COUNT)
        return NULL;
    g_autofree char *kana = value_canonical(what, text, ground, NULL, NULL);
    g_autofree char *letters = latin_offer_letters(typed);
    if (!latin_is_name(letters) || (kana != NULL && !latin_is_capitalised(letters)))
        return NULL;
    if (kana != NULL)
        return g_strdup_printf(_("1 keeps it as kana: %s\n2 keeps it in Latin letters: %s"), kana,
                               letters);
    return g_strdup_printf(_("This is no kana.  2 keeps it in Latin letters: %s.  Or type it as it "
                             "sounds; the kana may be told later."),
                           letters);
}
