/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/answer.h"

#include "ward/isolation.h"

#include "base/language.h"

#include <string.h>

#define END                                                                                        \
    {                                                                                              \
        WHAT_COUNT, 0, NULL                                                                        \
    }

/* The full-width forms of "!" to "~". */
#define WIDE_FIRST 0xFF01
#define WIDE_LAST 0xFF5E

static const AnswerKey presence_keys[] = {
    { WHAT_PRESENCE, 'i', "in" },
    { WHAT_PRESENCE, 'e', "empty" },
    { WHAT_PRESENCE, 'a', "away" },
    { WHAT_PRESENCE, 'v', "unseen" },
    END,
};

static const AnswerKey place_keys[] = {
    { WHAT_PRESENCE, 't', "away:dialysis" },  { WHAT_PRESENCE, 'k', "away:exam" },
    { WHAT_PRESENCE, 'o', "away:surgery" },   { WHAT_PRESENCE, 'r', "away:rehab" },
    { WHAT_PRESENCE, 'g', "away:overnight" }, { WHAT_PRESENCE, 's', "away:outing" },
    { WHAT_PRESENCE, 'z', "away:other" },     END,
};

static const AnswerKey band_keys[] = {
    { WHAT_BAND, 'y', "readable" },     { WHAT_BAND, 'd', "damaged" }, { WHAT_BAND, '0', "none" },
    { WHAT_BAND, 'o', "other-person" }, { WHAT_BAND, 'w', "wrong" },   END,
};

static const AnswerKey identified_keys[] = {
    { WHAT_IDENTIFIED, '1', "stated-full" },
    { WHAT_IDENTIFIED, '2', "stated-name" },
    { WHAT_IDENTIFIED, '3', "band" },
    { WHAT_IDENTIFIED, '4', "family" },
    { WHAT_IDENTIFIED, '5', "staff" },
    { WHAT_IDENTIFIED, '6', "belongings" },
    { WHAT_IDENTIFIED, '7', "paper" },
    { WHAT_IDENTIFIED, '0', "none" },
    END,
};

static const AnswerKey sex_keys[] = {
    { WHAT_SEX, 'm', "m" },
    { WHAT_SEX, 'f', "f" },
    END,
};

static const AnswerKey transport_keys[] = {
    { WHAT_TRANSPORT, '1', "walk" },
    { WHAT_TRANSPORT, '2', "escort" },
    { WHAT_TRANSPORT, '3', "stretcher" },
    { WHAT_TRANSPORT, '4', "heavy" },
    END,
};

static const AnswerKey means_keys[] = {
    { WHAT_MEANS, '1', "walk" },       { WHAT_MEANS, '2', "walk-escorted" },
    { WHAT_MEANS, '3', "cane" },       { WHAT_MEANS, '4', "walker" },
    { WHAT_MEANS, '5', "wheelchair" }, { WHAT_MEANS, '6', "reclining-wheelchair" },
    { WHAT_MEANS, '7', "stretcher" },  { WHAT_MEANS, '8', "bed" },
    { WHAT_MEANS, '9', "carried" },    END,
};

static const AnswerKey device_keys[] = {
    { WHAT_DEVICE, 'o', "oxygen" },  { WHAT_DEVICE, 'v', "ventilator" },
    { WHAT_DEVICE, 'p', "pump" },    { WHAT_DEVICE, 's', "syringe-pump" },
    { WHAT_DEVICE, 'i', "drip" },    { WHAT_DEVICE, 'm', "monitor" },
    { WHAT_DEVICE, 'd', "drain" },   { WHAT_DEVICE, 'c', "catheter" },
    { WHAT_DEVICE, 'k', "suction" }, END,
};

static const AnswerKey caution_keys[] = {
    { WHAT_CAUTION, 'i', "isolation" },    { WHAT_CAUTION, 'e', "isolation-ended" },
    { WHAT_CAUTION, 'f', "fall" },         { WHAT_CAUTION, 'd', "fall-ended" },
    { WHAT_CAUTION, 'a', "allergy" },      { WHAT_CAUTION, 'g', "allergy-none" },
    { WHAT_CAUTION, 'w', "wandering" },    { WHAT_CAUTION, 'r', "wandering-ended" },
    { WHAT_CAUTION, 'l', "language" },     { WHAT_CAUTION, 'h', "hidden" },
    { WHAT_CAUTION, 's', "hidden-ended" }, END,
};

static const AnswerKey isolation_keys[] = {
    { WHAT_CAUTION, '1', "contact" },
    { WHAT_CAUTION, '2', "droplet" },
    { WHAT_CAUTION, '3', "airborne" },
    END,
};

static const AnswerKey diet_keys[] = {
    { WHAT_DIET, '1', "regular" },
    { WHAT_DIET, '2', "soft" },
    { WHAT_DIET, '3', "porridge" },
    { WHAT_DIET, '4', "liquid" },
    { WHAT_DIET, '5', "tube" },
    { WHAT_DIET, '6', "fasting" },
    END,
};

/* The screen asks it part by part. */
static const AnswerKey contact_keys[] = { { WHAT_CONTACT, 'd', "do-not-call" }, END };

static const AnswerKey shares_keys[] = { { WHAT_SHARES, 'y', "yes" }, END };

static const AnswerKey discharge_keys[] = {
    { WHAT_DISCHARGE, '1', "home" },
    { WHAT_DISCHARGE, '2', "hospital" },
    { WHAT_DISCHARGE, '3', "facility" },
    { WHAT_DISCHARGE, '4', "other" },
    END,
};

static const AnswerKey no_keys[] = { END };

static const AnswerKey *const tables[] = {
    presence_keys, band_keys,    identified_keys, sex_keys,    transport_keys, means_keys,
    device_keys,   caution_keys, diet_keys,       shares_keys, discharge_keys, contact_keys,
};

const AnswerKey *
answer_keys(What what)
{
    for (gsize i = 0; i < G_N_ELEMENTS(tables); i++)
        if (tables[i][0].what == what)
            return tables[i];
    return no_keys;
}

const AnswerKey *
answer_places(void)
{
    return place_keys;
}

const AnswerKey *
answer_isolations(void)
{
    return isolation_keys;
}

const char *
answer_value(const AnswerKey *keys, gunichar sign)
{
    for (; keys->key != 0; keys++)
        if ((gunichar)keys->key == sign)
            return keys->value;
    return NULL;
}

const char *
answer_label(const AnswerKey *answer)
{
    const Choice *choice = vocabulary_choice(vocabulary_row(answer->what), answer->value);
    return choice != NULL ? _(choice->label) : isolation_label(answer->value);
}

/* The value of one sign of WHAT, NULL if it is none. */
static const char *
sign_value(const VocabularyRow *row, char sign)
{
    const char *value = answer_value(answer_keys(row->what), (gunichar)sign);
    if (value == NULL && row->what == WHAT_PRESENCE)
        value = answer_value(place_keys, (gunichar)sign);
    if (value == NULL && sign == ANSWER_UNKNOWN && vocabulary_takes_unknown(row))
        value = VALUE_UNKNOWN;
    if (value == NULL && sign == ANSWER_NONE && row->takes_none)
        value = VALUE_NONE;
    return value;
}

/* ITEM, or what it says if it begins with a lone sign: "o:3" -> "oxygen:3". (transfer full) */
static char *
item_circled(const VocabularyRow *row, const char *item)
{
    bool lone = *item != '\0' && (item[1] == '\0' || item[1] == ':');
    const char *value = lone ? sign_value(row, *item) : NULL;
    return value != NULL ? g_strconcat(value, item + 1, NULL) : g_strdup(item);
}

/* SIGNS, each of which stands alone or between commas. (transfer full) */
static char *
items_circled(const VocabularyRow *row, const char *signs)
{
    g_auto(GStrv) items = g_strsplit(signs, ",", -1);
    for (guint i = 0; items[i] != NULL; i++) {
        g_autofree char *item = items[i];
        items[i] = item_circled(row, item);
    }
    return g_strjoinv(",", items);
}

#define BEFORE_PHONE 3 /* parts of a contact */

/* "1;妻;ヤマダ ミツ;03-0000-0000;d": a sign stands behind the phone, or where one would. (transfer
 * full) */
static char *
contact_circled(const VocabularyRow *row, const char *signs)
{
    g_auto(GStrv) parts = g_strsplit(signs, ";", -1);
    guint count = g_strv_length(parts);
    if (count <= BEFORE_PHONE)
        return item_circled(row, signs);
    g_autofree char *last = g_steal_pointer(&parts[count - 1]);
    g_autofree char *told = g_strjoinv(";", parts);
    g_autofree char *sign = items_circled(row, g_strstrip(last));
    bool bare = count == BEFORE_PHONE + 1 && strcmp(sign, last) != 0;
    return g_strjoin(";", told, bare ? "" : sign, bare ? sign : NULL, NULL);
}

/* SIGNS typed with the keyboard set to Japanese: "ｆ，ａ：卵". What follows a colon stays as it was
 * written. (transfer full) */
static char *
narrowed(const VocabularyRow *row, const char *signs)
{
    if (row->form != FORM_LIST && g_utf8_strlen(signs, -1) != 1)
        return g_strdup(signs);
    GString *out = g_string_new(NULL);
    bool words = false;
    for (const char *at = signs; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar sign = g_utf8_get_char(at);
        bool wide = sign >= WIDE_FIRST && sign <= WIDE_LAST;
        gunichar narrow = wide ? sign - WIDE_FIRST + '!' : sign;
        bool parts = narrow == ',' || narrow == ':';
        g_string_append_unichar(out, words && !parts ? sign : narrow);
        words = narrow == ':' || (words && narrow != ',');
    }
    return g_string_free(out, FALSE);
}

char *
answer_circled(What what, const char *signs)
{
    const VocabularyRow *row = vocabulary_row(what);
    g_autofree char *narrow = narrowed(row, signs);
    if (row->form == FORM_CONTACT)
        return contact_circled(row, narrow);
    return row->form == FORM_LIST ? items_circled(row, narrow) : item_circled(row, narrow);
}
