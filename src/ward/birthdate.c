/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/birthdate.h"

#include "ward/era.h"
#include "ward/year-last.h"

#include "base/error.h"
#include "base/language.h"
#include "base/text.h"

#include <string.h>

#define OLDEST_AGE 130
#define FIRST_LIKELY_YEAR 1868

/* What can be wrong with a birthdate as typed: each says what to type instead. */
typedef enum {
    FAULT_NONE,
    FAULT_FORM,
    FAULT_SHORT_YEAR,
    FAULT_NO_DAY,
    FAULT_TWO_WAYS,
    FAULT_FUTURE,
    FAULT_AGE
} Fault;

static const char *const fault_words[] = {
    [FAULT_FORM] =
        N_("“%s” is not a birthdate; type 1945-07-14, 19450714, S20.7.14, S200714, 1945-07, "
           "1945, about 80 or unknown"),
    [FAULT_SHORT_YEAR] =
        N_("“%s” has a year under 100 without an era; type S20.7.14 or 1945-07-14"),
    [FAULT_NO_DAY] =
        N_("“%s” is a day that the calendar does not have (%s); type the day again, or only "
           "the month (1945-07) or year (1945)"),
    [FAULT_TWO_WAYS] =
        N_("“%s” can be read in two ways, %s; please ask which, and type the day so"),
    [FAULT_FUTURE] =
        N_("“%s” is after today; type the day of birth again, as 1945-07-14 or S20.7.14"),
    [FAULT_AGE] = N_("“%s” is no age of a person; type about 0 to about 130"),
};

/* Numbers as they stand in the text, the era apart. */
typedef struct {
    const Era *era;
    bool coded; /* the era's code is the first of seven figures in a row */
    int count;
    int number[3];
    int digits[3];
} Figures;

/* Signs that an input method gives for the ones meant. */
static gunichar
meant_sign(gunichar c)
{
    switch (c) {
    case 0x2010: /* hyphens, dashes, minus, long mark */
    case 0x2013:
    case 0x2212:
    case 0x30FC:
        return '-';
    case 0x3002: /* 。 */
        return '.';
    case 0x30FB: /* ・ */
        return '/';
    default:
        return g_unichar_tolower(c);
    }
}

/* Half width, lower case; a blank between two figures parts them, other blanks go. */
static char *
plain_form(const char *text)
{
    g_autofree char *normal = text_nfkc(text);
    g_autofree char *collapsed = text_collapse(normal);
    GString *out = g_string_new(NULL);
    for (const char *at = collapsed; *at != '\0'; at = g_utf8_next_char(at)) {
        bool between = *at == ' ' && g_ascii_isdigit(at[-1]) && g_ascii_isdigit(at[1]);
        if (between)
            g_string_append_c(out, '.');
        else if (*at != ' ')
            g_string_append_unichar(out, meant_sign(g_utf8_get_char(at)));
    }
    return g_string_free(out, FALSE);
}

static bool
take_word(const char **at, const char *word)
{
    if (!g_str_has_prefix(*at, word))
        return false;
    *at += strlen(word);
    return true;
}

/* One run of at most eight figures, or 元 as the first year of an era. */
static bool
take_number(const char **at, Figures *figures)
{
    int number = 0, digits = 0;
    if (figures->count == 0 && figures->era != NULL && take_word(at, "元"))
        number = digits = 1;
    else
        for (; g_ascii_isdigit(**at) && digits < 8; digits++)
            number = number * 10 + *(*at)++ - '0';
    if (digits == 0)
        return false;
    figures->number[figures->count] = number;
    figures->digits[figures->count++] = digits;
    return true;
}

/* The sign behind number COUNT; one of the words may also close the text. */
static bool
take_separator(const char **at, int count)
{
    static const char *const words[] = { "年", "月", "日" };
    if (take_word(at, words[count - 1]))
        return true;
    return count < 3 && **at != '\0' && (*at)[1] != '\0' &&
           (take_word(at, "-") || take_word(at, ".") || take_word(at, "/"));
}

static bool
take_numbers(const char *at, const Era *era, Figures *ret_figures)
{
    Figures figures = { era };
    while (figures.count < 3 && take_number(&at, &figures)) {
        bool parted = take_separator(&at, figures.count);
        if (*at == '\0') {
            *ret_figures = figures;
            return true;
        }
        if (!parted)
            break;
    }
    return false;
}

/* An era by its code stands before three numbers: 3-20-7-14. */
static bool
take_figures(const char *at, Figures *ret_figures)
{
    const Era *code = era_of_code(*at);
    const Era *era = era_take(&at);
    if (take_numbers(at, era, ret_figures))
        return true;
    bool parted = code != NULL && at[1] != '\0' && strchr("-./", at[1]) != NULL;
    return parted && take_numbers(at + 2, code, ret_figures) && ret_figures->count == 3;
}

/* YYYYMMDD, YYMMDD of an era, and that with the era's code before it, as three numbers. */
static void
split_run(Figures *figures)
{
    int run = figures->number[0];
    if (figures->count != 1)
        return;
    if (figures->era == NULL && figures->digits[0] == 7) {
        figures->era = era_of_code((char)('0' + run / 1000000));
        figures->coded = figures->era != NULL;
        figures->digits[0] = 6;
        run %= 1000000;
    }
    int year_digits = figures->era != NULL ? 2 : 4;
    if (figures->digits[0] != year_digits + 4)
        return;
    figures->count = 3;
    int numbers[] = { run / 10000, run / 100 % 100, run % 100 };
    for (int i = 0; i < 3; i++) {
        figures->number[i] = numbers[i];
        figures->digits[i] = i == 0 ? year_digits : 2;
    }
}

static int
western_year(const Figures *figures)
{
    return figures->number[0] + (figures->era != NULL ? figures->era->first_year - 1 : 0);
}

static Fault
check_form(const Figures *figures)
{
    int year_digits = figures->digits[0];
    for (int i = 1; i < figures->count; i++)
        if (figures->digits[i] > 2)
            return FAULT_FORM;
    if (figures->era != NULL)
        return year_digits > 2 ? FAULT_FORM : FAULT_NONE;
    if (year_digits <= 2 || (year_digits == 4 && figures->number[0] < 100))
        return FAULT_SHORT_YEAR;
    return year_digits != 4 ? FAULT_FORM : FAULT_NONE;
}

static Fault
figures_to_birthdate(Figures *figures, Birthdate *birthdate)
{
    split_run(figures);
    Fault fault = check_form(figures);
    if (fault != FAULT_NONE)
        return fault;
    int year = western_year(figures);
    int month = figures->count > 1 ? figures->number[1] : 0;
    int day = figures->count > 2 ? figures->number[2] : 0;
    if (figures->number[0] == 0 ||
        !g_date_valid_dmy((GDateDay)(figures->count > 2 ? day : 1),
                          (GDateMonth)(figures->count > 1 ? month : 1), (GDateYear)year))
        return FAULT_NO_DAY;
    BirthdatePrecision precision = BIRTHDATE_YEAR + (BirthdatePrecision)figures->count - 1;
    *birthdate = (Birthdate){ precision, year, month, day };
    return FAULT_NONE;
}

/* A birthdate and the figures it was read from. */
typedef struct {
    Birthdate birthdate;
    Figures figures; /* none of words and ages */
} Reading;

/* Whether TEXT has its year behind. Which of two orders is meant only who said it knows: *RET_FAULT
 * is then FAULT_TWO_WAYS. */
static bool
read_year_last(const char *plain, Reading *reading, Fault *ret_fault)
{
    YearLast orders[YEAR_LAST_ORDERS];
    guint count = year_last_read(plain, orders);
    if (count == 0)
        return false;
    const YearLast *order = &orders[0];
    reading->figures = (Figures){ .count = order->day != YEAR_LAST_NO_DAY ? 3 : 2,
                                  .number = { order->year, order->month, order->day },
                                  .digits = { 4, 2, 2 } };
    *ret_fault =
        count > 1 ? FAULT_TWO_WAYS : figures_to_birthdate(&reading->figures, &reading->birthdate);
    return true;
}

/* Both days that a doubtful text can mean, each as it can be typed and as it is spoken. */
static char *
two_ways_words(const Figures *figures)
{
    const int *number = figures->number;
    Birthdate ways[] = { { BIRTHDATE_DAY, number[0], number[1], number[2] },
                         { BIRTHDATE_DAY, number[0], number[2], number[1] } };
    g_autofree char *one = birthdate_format(&ways[0]), *one_spoken = birthdate_spoken(&ways[0]);
    g_autofree char *two = birthdate_format(&ways[1]), *two_spoken = birthdate_spoken(&ways[1]);
    return g_strdup_printf(_("%s (%s) or %s (%s)"), one, one_spoken, two, two_spoken);
}

/* What is wrong with a day that there never was. */
static char *
no_day_words(const Figures *figures)
{
    int month = figures->count > 1 ? figures->number[1] : 1;
    if (figures->number[0] == 0)
        return g_strdup(_("the first year of an era is 1"));
    if (month < 1 || month > 12)
        return g_strdup_printf(_("there is no month %d"), month);
    int year = western_year(figures);
    return g_strdup_printf(_("%04d-%02d has %d days"), year, month,
                           g_date_get_days_in_month((GDateMonth)month, (GDateYear)year));
}

static int
first_day(const Birthdate *birthdate)
{
    return era_day_number(birthdate->year, MAX(birthdate->month, 1), MAX(birthdate->day, 1));
}

static int
last_day(const Birthdate *birthdate)
{
    return era_day_number(birthdate->year, birthdate->month != 0 ? birthdate->month : 12,
                          birthdate->day != 0 ? birthdate->day : 31);
}

static int
day_number_of(const GDate *date)
{
    return era_day_number(g_date_get_year(date), (int)g_date_get_month(date), g_date_get_day(date));
}

/* "about N", 約N歳. */
static bool
is_age(const char *at)
{
    return g_str_has_prefix(at, "about") || g_str_has_prefix(at, "約");
}

static Fault
age_to_birthdate(const char *at, Birthdate *birthdate)
{
    Figures figures = { NULL };
    if (!take_word(&at, "about"))
        take_word(&at, "約");
    if (!take_number(&at, &figures))
        return FAULT_FORM;
    if (!take_word(&at, "歳"))
        take_word(&at, "才");
    if (*at != '\0')
        return FAULT_FORM;
    if (figures.number[0] > OLDEST_AGE)
        return FAULT_AGE;
    *birthdate = (Birthdate){ BIRTHDATE_ABOUT, figures.number[0], 0, 0 };
    return FAULT_NONE;
}

/* S64.1.8 -> H1.1.8, as far as BIRTHDATE is known. */
static char *
era_figures(const Birthdate *birthdate)
{
    const Era *era = era_of_day(first_day(birthdate));
    g_autofree char *month = birthdate->month ? g_strdup_printf(".%d", birthdate->month) : NULL;
    g_autofree char *day = birthdate->day ? g_strdup_printf(".%d", birthdate->day) : NULL;
    g_autofree char *year =
        era != NULL ? g_strdup_printf("%c%d", era->letter, birthdate->year - era->first_year + 1)
                    : g_strdup_printf("%d", birthdate->year);
    return g_strconcat(year, month != NULL ? month : "", day != NULL ? day : "", NULL);
}

/* 2020315 is T2.3.15 by the era's code, or 2020-3-15 with a figure left out. */
static bool
looks_western(const Figures *figures)
{
    return figures->coded && figures->era == era_of_code('2') && figures->number[0] < 10;
}

/* What to ask again about a birthdate that was taken; NULL if nothing. */
static char *
warn(const char *text, const Reading *reading)
{
    const Birthdate *birthdate = &reading->birthdate;
    const Era *era = reading->figures.era;
    int first = first_day(birthdate), last = last_day(birthdate);
    g_autofree char *shown = text_visible(text);
    g_autofree char *western = birthdate_format(birthdate);
    g_autofree char *meant = era_figures(birthdate);
    if (looks_western(&reading->figures))
        return g_strdup_printf(_("“%s” is taken as %s (%s) by the code of the era; if that is the "
                                 "Western year, type eight figures; please ask again"),
                               shown, meant, western);
    if (era != NULL && era_of_day(first) != era && era_of_day(last) != era)
        return g_strdup_printf(_("“%s” lies outside its era: taken as %s (%s); please ask again"),
                               shown, meant, western);
    if (birthdate->precision >= BIRTHDATE_YEAR && birthdate->year < FIRST_LIKELY_YEAR)
        return g_strdup_printf(_("“%s” is taken as %s, too long ago; please ask again"), shown,
                               western);
    return NULL;
}

static Fault
read_birthdate(const char *plain, const GDate *today, Reading *reading)
{
    Birthdate *birthdate = &reading->birthdate;
    if (strcmp(plain, "unknown") == 0 || strcmp(plain, "不明") == 0) {
        *birthdate = (Birthdate){ BIRTHDATE_UNKNOWN, 0, 0, 0 };
        return FAULT_NONE;
    }
    if (is_age(plain))
        return age_to_birthdate(plain, birthdate);
    Fault fault = FAULT_FORM;
    if (!read_year_last(plain, reading, &fault) && take_figures(plain, &reading->figures))
        fault = figures_to_birthdate(&reading->figures, birthdate);
    if (fault == FAULT_NONE && today != NULL && first_day(birthdate) > day_number_of(today))
        return FAULT_FUTURE;
    return fault;
}

static void
refuse(GError **error, const char *text, Fault fault, const Figures *figures)
{
    g_autofree char *shown = text_visible(text);
    g_autofree char *why = fault == FAULT_NO_DAY     ? no_day_words(figures)
                           : fault == FAULT_TWO_WAYS ? two_ways_words(figures)
                                                     : NULL;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED, _(fault_words[fault]), shown, why);
}

bool
birthdate_parse(const char *text, const GDate *today, Birthdate *ret_birthdate, char **ret_warning,
                GError **error)
{
    Reading reading = { .figures = { NULL } };
    Fault fault = FAULT_FORM;
    if (g_utf8_validate(text, -1, NULL)) {
        g_autofree char *plain = plain_form(text);
        fault = read_birthdate(plain, today, &reading);
    }
    if (fault != FAULT_NONE) {
        refuse(error, text, fault, &reading.figures);
        return false;
    }
    *ret_birthdate = reading.birthdate;
    if (ret_warning != NULL)
        *ret_warning = warn(text, &reading);
    return true;
}
