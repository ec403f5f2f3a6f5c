/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/bedside.h"

#include <string.h>

const BedsideQuestion bedside_questions[] = {
    { WHAT_PRESENCE, "2", BEDSIDE_FIRST },
    { WHAT_EXPECTED_BACK, "2b", BEDSIDE_PAPER },
    { WHAT_BAND, "3", BEDSIDE_FIRST },
    { WHAT_PATIENT_ID, "4", BEDSIDE_FIRST },
    { WHAT_KANA, "5", BEDSIDE_FIRST },
    { WHAT_BIRTHDATE, "6", BEDSIDE_FIRST },
    { WHAT_IDENTIFIED, "7", BEDSIDE_FIRST },
    { WHAT_SEX, "8", BEDSIDE_FIRST },
    { WHAT_TRANSPORT, "9", BEDSIDE_FIRST },
    { WHAT_MEANS, "9b", BEDSIDE_FIRST },
    { WHAT_DEVICE, "10", BEDSIDE_FIRST },
    { WHAT_CAUTION, "11", BEDSIDE_FIRST },
    { WHAT_DIET, "12", BEDSIDE_FIRST },
    { WHAT_KANJI, "13", BEDSIDE_SECOND },
    { WHAT_CONTACT, "14", BEDSIDE_SECOND },
    { WHAT_DOCTOR, "15", BEDSIDE_SECOND },
    { WHAT_DEPARTMENT, "15b", BEDSIDE_SECOND },
    { WHAT_ADMITTED, "16", BEDSIDE_SECOND },
    { WHAT_DIAGNOSIS, "17", BEDSIDE_SECOND },
    { WHAT_NOTE, "18", BEDSIDE_SECOND },
    { WHAT_KNOWN_AS_KANA, "19", BEDSIDE_SECOND },
    { WHAT_COMPANION, "20", BEDSIDE_SECOND },
    { WHAT_COUNT, NULL, BEDSIDE_FIRST },
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
