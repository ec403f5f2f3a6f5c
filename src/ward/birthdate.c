/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/birthdate.h"

#include "ward/era.h"

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
        N_("“%s” is a day that the calendar does not have; type the day again, or only "
           "the month (1945-07) or year (1945)"),
    [FAULT_FUTURE] =
        N_("“%s” is after today; type the day of birth again, as 1945-07-14 or S20.7.14"),
    [FAULT_AGE] = N_("“%s” is no age of a person; type about 0 to about 130"),
};

/* Numbers as they stand in the text, the era apart. */
typedef struct {
    const Era *era;
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
take_figures(const char *at, Figures *ret_figures)
{
    Figures figures = { era_take(&at) };
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

/* YYYYMMDD, and YYMMDD of an era, as three numbers. */
static void
split_run(Figures *figures)
{
    int year_digits = figures->era != NULL ? 2 : 4;
    if (figures->count != 1 || figures->digits[0] != year_digits + 4)
        return;
    int run = figures->number[0];
    *figures = (Figures){
        figures->era, 3, { run / 10000, run / 100 % 100, run % 100 }, { year_digits, 2, 2 }
    };
}

static Fault
figures_to_birthdate(Figures *figures, Birthdate *birthdate)
{
    split_run(figures);
    for (int i = 1; i < figures->count; i++)
        if (figures->digits[i] > 2)
            return FAULT_FORM;
    int year_digits = figures->digits[0], year = figures->number[0];
    if (figures->era == NULL && (year_digits <= 2 || (year_digits == 4 && year < 100)))
        return FAULT_SHORT_YEAR;
    if (figures->era != NULL ? year_digits > 2 : year_digits != 4)
        return FAULT_FORM;
    if (figures->era != NULL && year == 0)
        return FAULT_NO_DAY;
    if (figures->era != NULL)
        year += figures->era->first_year - 1;
    int month = figures->count > 1 ? figures->number[1] : 0;
    int day = figures->count > 2 ? figures->number[2] : 0;
    if (!g_date_valid_dmy((GDateDay)(figures->count > 2 ? day : 1),
                          (GDateMonth)(figures->count > 1 ? month : 1), (GDateYear)year))
        return FAULT_NO_DAY;
    BirthdatePrecision precision = BIRTHDATE_YEAR + (BirthdatePrecision)figures->count - 1;
    *birthdate = (Birthdate){ precision, year, month, day };
    return FAULT_NONE;
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

/* What to ask again about a birthdate that was taken; NULL if nothing. */
static char *
warn(const char *text, const Era *era, const Birthdate *birthdate)
{
    int first = first_day(birthdate), last = last_day(birthdate);
    g_autofree char *shown = text_visible(text);
    g_autofree char *western = birthdate_format(birthdate);
    if (era != NULL && era_of_day(first) != era && era_of_day(last) != era) {
        g_autofree char *other = era_figures(birthdate);
        return g_strdup_printf(_("“%s” lies outside its era: taken as %s (%s); please ask again"),
                               shown, other, western);
    }
    if (birthdate->precision >= BIRTHDATE_YEAR && birthdate->year < FIRST_LIKELY_YEAR)
        return g_strdup_printf(_("“%s” is taken as %s, too long ago; please ask again"), shown,
                               western);
    return NULL;
}

static Fault
read_birthdate(const char *plain, const GDate *today, Birthdate *birthdate, const Era **ret_era)
{
    Figures figures;
    *ret_era = NULL;
    if (strcmp(plain, "unknown") == 0 || strcmp(plain, "不明") == 0) {
        *birthdate = (Birthdate){ BIRTHDATE_UNKNOWN, 0, 0, 0 };
        return FAULT_NONE;
    }
    if (is_age(plain))
        return age_to_birthdate(plain, birthdate);
    if (!take_figures(plain, &figures))
        return FAULT_FORM;
    Fault fault = figures_to_birthdate(&figures, birthdate);
    *ret_era = figures.era;
    if (fault == FAULT_NONE && today != NULL && first_day(birthdate) > day_number_of(today))
        return FAULT_FUTURE;
    return fault;
}

bool
birthdate_parse(const char *text, const GDate *today, Birthdate *ret_birthdate, char **ret_warning,
                GError **error)
{
    Birthdate birthdate;
    const Era *era = NULL;
    Fault fault = FAULT_FORM;
    if (g_utf8_validate(text, -1, NULL)) {
        g_autofree char *plain = plain_form(text);
        fault = read_birthdate(plain, today, &birthdate, &era);
    }
    if (fault != FAULT_NONE) {
        g_autofree char *shown = text_visible(text);
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED, _(fault_words[fault]), shown);
        return false;
    }
    *ret_birthdate = birthdate;
    if (ret_warning != NULL)
        *ret_warning = warn(text, era, &birthdate);
    return true;
}

char *
birthdate_format(const Birthdate *birthdate)
{
    switch (birthdate->precision) {
    case BIRTHDATE_ABOUT:
        return g_strdup_printf("about %d", birthdate->year);
    case BIRTHDATE_YEAR:
        return g_strdup_printf("%04d", birthdate->year);
    case BIRTHDATE_MONTH:
        return g_strdup_printf("%04d-%02d", birthdate->year, birthdate->month);
    case BIRTHDATE_DAY:
        return g_strdup_printf("%04d-%02d-%02d", birthdate->year, birthdate->month, birthdate->day);
    case BIRTHDATE_UNKNOWN:
    default:
        return g_strdup("unknown");
    }
}

/* Whole months from the birthdate to TODAY; a month that is known only as such counts as reached.
 */
static int
months_until(const Birthdate *birthdate, const GDate *today)
{
    int months = (g_date_get_year(today) - birthdate->year) * 12 + (int)g_date_get_month(today) -
                 birthdate->month;
    return g_date_get_day(today) < birthdate->day ? months - 1 : months;
}

static char *
age_by_day(const Birthdate *birthdate, const GDate *today)
{
    GDate born;
    g_date_clear(&born, 1);
    g_date_set_dmy(&born, (GDateDay)birthdate->day, (GDateMonth)birthdate->month,
                   (GDateYear)birthdate->year);
    int months = months_until(birthdate, today);
    if (months < 1)
        return g_strdup_printf("%dd", MAX(g_date_days_between(&born, today), 0));
    return months < 24 ? g_strdup_printf("%dm", months) : g_strdup_printf("%d", months / 12);
}

char *
birthdate_age(const Birthdate *birthdate, const GDate *today)
{
    switch (birthdate->precision) {
    case BIRTHDATE_ABOUT:
        return g_strdup_printf("~%d", birthdate->year);
    case BIRTHDATE_YEAR:
        return g_strdup_printf("~%d", MAX(g_date_get_year(today) - birthdate->year, 0));
    case BIRTHDATE_MONTH:
        return g_strdup_printf("~%d", MAX(months_until(birthdate, today), 0) / 12);
    case BIRTHDATE_DAY:
        return age_by_day(birthdate, today);
    case BIRTHDATE_UNKNOWN:
    default:
        return g_strdup("unknown");
    }
}

bool
birthdate_agree(const Birthdate *a, const Birthdate *b)
{
    BirthdatePrecision common = MIN(a->precision, b->precision);
    if (common >= BIRTHDATE_YEAR && a->year != b->year)
        return false;
    if (common >= BIRTHDATE_MONTH && a->month != b->month)
        return false;
    return common < BIRTHDATE_DAY || a->day == b->day;
}
