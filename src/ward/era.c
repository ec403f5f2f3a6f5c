/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/era.h"

#include <string.h>

/* The latest first: the first row that has begun by a day is its era. */
static const Era eras[] = {
    { 'R', '5', "令", "令和", 2019, 20190501 }, { 'H', '4', "平", "平成", 1989, 19890108 },
    { 'S', '3', "昭", "昭和", 1926, 19261225 }, { 'T', '2', "大", "大正", 1912, 19120730 },
    { 'M', '1', "明", "明治", 1868, 18680908 },
};

int
era_day_number(int year, int month, int day)
{
    return year * 10000 + month * 100 + day;
}

const Era *
era_of_day(int day_number)
{
    for (guint i = 0; i < G_N_ELEMENTS(eras); i++)
        if (day_number >= eras[i].first_day)
            return &eras[i];
    return NULL;
}

const Era *
era_take(const char **text)
{
    for (guint i = 0; i < G_N_ELEMENTS(eras); i++) {
        const Era *era = &eras[i];
        gsize length = 0;
        if (g_ascii_toupper(**text) == era->letter)
            length = 1;
        else if (g_str_has_prefix(*text, era->name))
            length = strlen(era->name);
        else if (g_str_has_prefix(*text, era->kanji))
            length = strlen(era->kanji);
        if (length == 0)
            continue;
        *text += length;
        return era;
    }
    return NULL;
}

const Era *
era_of_code(char code)
{
    for (guint i = 0; i < G_N_ELEMENTS(eras); i++)
        if (eras[i].code == code)
            return &eras[i];
    return NULL;
}
