/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/bedside.h"

#include <string.h>

const BedsideQuestion bedside_questions[] = {
    { WHAT_PRESENCE, "2", false },   { WHAT_BAND, "3", false },
    { WHAT_PATIENT_ID, "4", false }, { WHAT_KANA, "5", false },
    { WHAT_BIRTHDATE, "6", false },  { WHAT_IDENTIFIED, "7", false },
    { WHAT_SEX, "8", false },        { WHAT_TRANSPORT, "9", false },
    { WHAT_MEANS, "9b", false },     { WHAT_DEVICE, "10", false },
    { WHAT_CAUTION, "11", false },   { WHAT_DIET, "12", false },
    { WHAT_KANJI, "13", true },      { WHAT_CONTACT, "14", true },
    { WHAT_DOCTOR, "15", true },     { WHAT_DEPARTMENT, "15b", true },
    { WHAT_ADMITTED, "16", true },   { WHAT_DIAGNOSIS, "17", true },
    { WHAT_NOTE, "18", true },       { WHAT_KNOWN_AS_KANA, "19", true },
    { WHAT_COUNT, NULL, false },
};

const BedsideQuestion *
bedside_question(What what)
{
    for (const BedsideQuestion *asked = bedside_questions; asked->number != NULL; asked++)
        if (asked->what == what)
            return asked;
    return NULL;
}

const BedsideQuestion *
bedside_find(const char *number)
{
    for (const BedsideQuestion *asked = bedside_questions; asked->number != NULL; asked++)
        if (g_ascii_strcasecmp(asked->number, number) == 0)
            return asked;
    return NULL;
}
