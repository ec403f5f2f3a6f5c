/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/value.h"

#include "ward/birthdate.h"
#include "ward/contact.h"
#include "ward/isolation.h"
#include "ward/meal.h"
#include "ward/need.h"
#include "ward/statement.h"

#include "names/kana.h"

#include "base/error.h"
#include "base/instant.h"
#include "base/language.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

static char *
refuse(GError **error, const VocabularyRow *row, const char *text, const char *why)
{
    g_autofree char *visible = text_visible(text);
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED, "%s “%s”: %s", _(row->label), visible,
                why);
    return NULL;
}

/* ---- one form at a time ---- */

static char *
choice_canonical(const VocabularyRow *row, const char *text, const ValueGround *ground,
                 char **ret_warning, GError **error)
{
    (void)ground, (void)ret_warning;
    if (vocabulary_choice(row, text) == NULL)
        return refuse(error, row, text, _("is none of the choices of this row"));
    return g_strdup(text);
}

/* "oxygen:3", "oxygen:３". */
static char *
counted_item(const VocabularyRow *row, const char *item, GError **error)
{
    const char *colon = strchr(item, ':');
    g_autofree char *narrow = text_nfkc(colon + 1);
    g_autofree char *number = text_collapse(narrow);
    char *end;
    g_ascii_strtod(number, &end);
    if (strspn(number, "0123456789.") != strlen(number) || end == number || *end != '\0')
        return refuse(error, row, item, _("needs a number after “:”"));
    return g_strconcat(vocabulary_choice(row, item)->key, ":", number, NULL);
}

/* "oxygen:3": the detail is trimmed; a number where the choice wants one. */
static char *
item_canonical(const VocabularyRow *row, const char *item, GError **error)
{
    const Choice *choice = vocabulary_choice(row, item);
    if (choice == NULL)
        return refuse(error, row, item, _("is none of the choices of this row"));
    const char *colon = strchr(item, ':');
    if (colon == NULL)
        return g_strdup(choice->key);
    g_autofree char *detail = text_collapse(colon + 1);
    if (*detail == '\0')
        return g_strdup(choice->key);
    if (choice->detail == DETAIL_NONE)
        return refuse(error, row, item, _("takes nothing after “:”"));
    if (choice->detail == DETAIL_NUMBER)
        return counted_item(row, item, error);
    bool isolation = strcmp(choice->key, "isolation") == 0;
    return g_strconcat(choice->key, ":", isolation ? isolation_said(detail) : detail, NULL);
}

static char *
list_canonical(const VocabularyRow *row, const char *text, const ValueGround *ground,
               char **ret_warning, GError **error)
{
    (void)ground, (void)ret_warning;
    g_auto(GStrv) items = g_strsplit(text, ",", -1);
    g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; items[i] != NULL; i++) {
        char *item = item_canonical(row, g_strstrip(items[i]), error);
        if (item == NULL)
            return NULL;
        g_ptr_array_add(kept, item);
    }
    g_ptr_array_add(kept, NULL);
    return g_strjoinv(",", (char **)kept->pdata);
}

static char *
text_canonical(const VocabularyRow *row, const char *text, const ValueGround *ground,
               char **ret_warning, GError **error)
{
    (void)row, (void)ground, (void)ret_warning, (void)error;
    return g_strstrip(g_strdup(text));
}

/* Kana of a name before the figures, or a blank among them, are no ID. A keyboard of kana writes its
 * signs wide: they are kept narrow, so that one ID has one writing. */
static char *
id_canonical(const VocabularyRow *row, const char *text, const ValueGround *ground,
             char **ret_warning, GError **error)
{
    (void)ground, (void)ret_warning;
    g_autofree char *id = g_strstrip(g_strdup(text));
    g_autofree char *narrow = text_nfkc(id);
    if (!text_has_digit(narrow))
        return refuse(error, row, text, _("has no digit, so it is no patient ID"));
    for (const char *at = narrow; *at != '\0'; at++)
        if (!g_ascii_isgraph(*at))
            return refuse(error, row, text,
                          _("has a blank or a sign that is in no patient ID, such as a kana"));
    return g_steal_pointer(&narrow);
}

static char *
name_canonical(const VocabularyRow *row, const char *text, const ValueGround *ground,
               char **ret_warning, GError **error)
{
    (void)row, (void)ground, (void)ret_warning, (void)error;
    return text_collapse(text);
}

/* In romaji l makes a sign small, so that a foreigner's Lina becomes ィナ unseen. */
static bool
begins_small(const char *kana)
{
    static const char *const small[] = {
        "ァ", "ィ", "ゥ", "ェ", "ォ", "ッ", "ャ", "ュ", "ョ", "ヮ"
    };
    for (const char *word = kana; word != NULL; word = strchr(word, ' ')) {
        word += *word == ' ';
        for (guint i = 0; i < G_N_ELEMENTS(small); i++)
            if (g_str_has_prefix(word, small[i]))
                return true;
    }
    return false;
}

static char *
kana_canonical(const VocabularyRow *row, const char *text, const ValueGround *ground,
               char **ret_warning, GError **error)
{
    (void)ground;
    g_autofree char *kept = kana_keep(text);
    if (!kana_is_kana(kept))
        return refuse(error, row, text,
                      _("is not kana; write kanji or Latin letters as kanji or latin"));
    if (begins_small(kept) && ret_warning != NULL)
        *ret_warning =
            g_strdup_printf(_("%s begins with a small sign: of romaji l and x make one, r "
                              "makes ラ リ ル レ ロ"),
                            kept);
    return g_steal_pointer(&kept);
}

static char *
birthdate_canonical(const VocabularyRow *row, const char *text, const ValueGround *ground,
                    char **ret_warning, GError **error)
{
    Birthdate birthdate;
    if (!birthdate_parse(text, ground->today, &birthdate, ret_warning, error)) {
        g_prefix_error(error, "%s: ", _(row->label));
        return NULL;
    }
    return birthdate_format(&birthdate);
}

/* "11/25", "11月25日": the last such day that is not ahead of TODAY. NULL if TEXT is none.
 * (transfer full) */
static char *
last_such_day(const char *text, const GDate *today)
{
    guint month, day;
    int end = 0;
    g_autofree char *narrow = text_nfkc(text);
    bool read = (sscanf(narrow, "%2u/%2u%n", &month, &day, &end) == 2 && narrow[end] == '\0') ||
                (sscanf(narrow, "%2u月%2u日%n", &month, &day, &end) == 2 && narrow[end] == '\0');
    if (!read || today == NULL)
        return NULL;
    bool ahead = month > g_date_get_month(today) ||
                 (month == g_date_get_month(today) && day > g_date_get_day(today));
    return g_strdup_printf("%04u-%02u-%02u", g_date_get_year(today) - ahead, month, day);
}

static char *
date_canonical(const VocabularyRow *row, const char *text, const ValueGround *ground,
               char **ret_warning, GError **error)
{
    Birthdate date;
    g_autofree char *day = last_such_day(text, ground->today);
    if (!birthdate_parse(day != NULL ? day : text, NULL, &date, ret_warning, error)) {
        g_prefix_error(error, "%s: ", _(row->label));
        return NULL;
    }
    if (date.precision < BIRTHDATE_YEAR)
        return refuse(error, row, text, _("is not a date"));
    return birthdate_format(&date);
}

static char *
time_canonical(const VocabularyRow *row, const char *text, const ValueGround *ground,
               char **ret_warning, GError **error)
{
    Instant instant;
    (void)row, (void)ret_warning;
    if (!instant_parse(text, ground->zone, &instant, error))
        return NULL;
    return instant_format(&instant);
}

static char *
clock_canonical(const VocabularyRow *row, const char *text, const ValueGround *ground,
                char **ret_warning, GError **error)
{
    int hour, minute;
    (void)ground, (void)ret_warning;
    if (!instant_parse_clock(text, &hour, &minute))
        return refuse(error, row, text, _("is no time of day, as 03:12 or 0312"));
    return g_strdup_printf("%02d:%02d", hour, minute);
}

static char *
number_canonical(const VocabularyRow *row, const char *text, const ValueGround *ground,
                 char **ret_warning, GError **error)
{
    guint64 number;
    (void)ground, (void)ret_warning;
    if (!g_ascii_string_to_unsigned(text, 10, 0, 99, &number, NULL))
        return refuse(error, row, text, _("is not a whole number from 0 to 99"));
    return g_strdup_printf("%u", (guint)number);
}

static char *
contact_form(const VocabularyRow *row, const char *text, const ValueGround *ground,
             char **ret_warning, GError **error)
{
    (void)ground;
    const char *why = NULL;
    char *value = contact_canonical(text, ret_warning, &why);
    return value != NULL ? value : refuse(error, row, text, why);
}

static char *
person_canonical(const VocabularyRow *row, const char *text, const ValueGround *ground,
                 char **ret_warning, GError **error)
{
    PersonId person;
    (void)ground, (void)ret_warning;
    if (!person_parse(text, &person))
        return refuse(error, row, text, _("names no person"));
    return g_strdup(text);
}

static char *
statement_canonical(const VocabularyRow *row, const char *text, const ValueGround *ground,
                    char **ret_warning, GError **error)
{
    StatementId id;
    (void)ground, (void)ret_warning;
    if (!statement_id_parse(text, &id))
        return refuse(error, row, text, _("names no statement"));
    return g_strdup(text);
}

static char *
meal_canonical(const VocabularyRow *row, const char *text, const ValueGround *ground,
               char **ret_warning, GError **error)
{
    (void)row, (void)ground, (void)ret_warning;
    g_autoptr(MealSaid) said = meal_said_parse(text, error);
    return said != NULL ? meal_said_format(said) : NULL;
}

static char *
nursing_need_canonical(const VocabularyRow *row, const char *text, const ValueGround *ground,
                       char **ret_warning, GError **error)
{
    (void)row, (void)ground, (void)ret_warning;
    return need_canonical(text, error);
}

typedef char *(*Canonical)(const VocabularyRow *row, const char *text, const ValueGround *ground,
                           char **ret_warning, GError **error);

static const Canonical by_form[] = {
    [FORM_NOTHING] = text_canonical,  [FORM_CHOICE] = choice_canonical,
    [FORM_LIST] = list_canonical,     [FORM_TEXT] = text_canonical,
    [FORM_ID] = id_canonical,         [FORM_NAME] = name_canonical,
    [FORM_KANA] = kana_canonical,     [FORM_BIRTHDATE] = birthdate_canonical,
    [FORM_DATE] = date_canonical,     [FORM_TIME] = time_canonical,
    [FORM_NUMBER] = number_canonical, [FORM_CONTACT] = contact_form,
    [FORM_PERSON] = person_canonical, [FORM_STATEMENT] = statement_canonical,
    [FORM_MEAL] = meal_canonical,     [FORM_NEED] = nursing_need_canonical,
    [FORM_CLOCK] = clock_canonical,
};

char *
value_canonical(What what, const char *text, const ValueGround *ground, char **ret_warning,
                GError **error)
{
    const VocabularyRow *row = vocabulary_row(what);
    bool may_be_empty =
        row->form == FORM_NOTHING || row->rule == RULE_WARD || row->rule == RULE_BAND;
    g_autofree char *trimmed = g_strstrip(g_strdup(text));
    g_autofree char *seen = text_collapse(trimmed); /* a line separator is a blank too */
    if (*seen == '\0')
        return may_be_empty ? g_strdup("") : refuse(error, row, text, _("has no value"));
    if (strcmp(trimmed, VALUE_UNKNOWN) == 0 && vocabulary_takes_unknown(row))
        return g_steal_pointer(&trimmed);
    if (strcmp(trimmed, VALUE_NONE) == 0 && row->takes_none)
        return g_steal_pointer(&trimmed);
    if (strcmp(trimmed, VALUE_NONE) == 0 && (row->rule == RULE_WHO || row->rule == RULE_HOW))
        return refuse(error, row, text, _("cannot be none; “unknown” says that it cannot be told"));
    return by_form[row->form](row, trimmed, ground, ret_warning, error);
}

What
value_in_letters(What what)
{
    return what == WHAT_KANA ? WHAT_LATIN : what == WHAT_KNOWN_AS_KANA ? WHAT_KNOWN_AS : WHAT_COUNT;
}

bool
value_has(const char *value, const char *key)
{
    gsize length = strlen(key);
    for (const char *at = value; at != NULL && *at != '\0';) {
        if (strncmp(at, key, length) == 0 && (at[length] == '\0' || strchr(":,", at[length])))
            return true;
        at = strchr(at, ',');
        at = at != NULL ? at + 1 : NULL;
    }
    return false;
}

const char *
transport_derived(const char *means)
{
    static const char *const table[][2] = {
        { "walk", "walk" },      { "cane", "walk" },           { "walk-escorted", "escort" },
        { "walker", "escort" },  { "wheelchair", "escort" },   { "reclining-wheelchair", "escort" },
        { "carried", "escort" }, { "stretcher", "stretcher" }, { "bed", "stretcher" },
    };
    for (guint i = 0; means != NULL && i < G_N_ELEMENTS(table); i++)
        if (strcmp(table[i][0], means) == 0)
            return table[i][1];
    return NULL;
}
