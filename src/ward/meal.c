/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ward/meal.h"

#include "ward/value.h"

#include "base/error.h"
#include "base/instant.h"
#include "base/language.h"
#include "base/text.h"

#include <string.h>

#define MINUTE 60
#define DAY_SECONDS (24 * 60 * MINUTE)

static const struct {
    const char *key;
    const char *label;
} slots[MEAL_SLOTS] = {
    [MEAL_BREAKFAST] = { "breakfast", N_("Breakfast") }, /* 朝食 */
    [MEAL_LUNCH] = { "lunch", N_("Lunch") },             /* 昼食 */
    [MEAL_SUPPER] = { "supper", N_("Supper") },          /* 夕食 */
};

const MealReason meal_reasons[] = {
    { "exam", N_("for an exam") },        /* 検査 */
    { "surgery", N_("for surgery") },     /* 手術 */
    { "leave", N_("on leave") },          /* 外出・外泊 */
    { "order", N_("by order") },          /* 医師の指示 */
    { "refused", N_("did not want it") }, /* 本人の拒否 */
    { "other", N_("another reason") },    /* その他 */
    { NULL, NULL },
};

static const char *const words[] = {
    [MEAL_WORD_SKIP] = "skip",
    [MEAL_WORD_EATEN] = "eaten",
    [MEAL_WORD_ORDER] = "order",
    [MEAL_WORD_UNKNOWN] = VALUE_UNKNOWN,
};

/* ---- the time of a meal ---- */

MealSlot
meal_slot_find(const char *key)
{
    MealSlot slot = MEAL_BREAKFAST;
    while (slot < MEAL_SLOTS && strcmp(slots[slot].key, key) != 0)
        slot++;
    return slot;
}

bool
meal_time_parse(const char *text, MealTime *ret_meal, const char **ret_end)
{
    MealTime meal;
    const char *slot;
    if (!instant_parse_day(text, &meal.day, &slot) || (*slot != ':' && *slot != ';'))
        return false;
    slot++;
    g_autofree char *key = g_strndup(slot, strcspn(slot, ":;"));
    meal.slot = meal_slot_find(key);
    if (meal.slot == MEAL_SLOTS || (ret_end == NULL && slot[strlen(key)] != '\0'))
        return false;
    if (ret_end != NULL)
        *ret_end = slot + strlen(key);
    *ret_meal = meal;
    return true;
}

char *
meal_time_format(const MealTime *meal)
{
    g_autofree char *day = instant_format_day(meal->day);
    return g_strconcat(day, ":", slots[meal->slot].key, NULL);
}

char *
meal_time_label(const MealTime *meal)
{
    g_autofree char *day = instant_format_day(meal->day);
    return g_strdup_printf("%s %.2s/%s", _(slots[meal->slot].label), day + strlen("2026-"),
                           day + strlen("2026-11-"));
}

gint64
meal_moment(const Layout *layout, const MealTime *meal)
{
    GDate first;
    g_date_clear(&first, 1);
    g_date_set_dmy(&first, 1, G_DATE_JANUARY, 1970);
    gint64 days = (gint64)meal->day - (gint64)g_date_get_julian(&first);
    return days * DAY_SECONDS + (gint64)(layout->meal_minutes[meal->slot] - layout->zone) * MINUTE;
}

MealTime
meal_next(const Layout *layout, gint64 at)
{
    GDate date = instant_date(at, layout->zone);
    MealTime meal = { g_date_get_julian(&date), MEAL_BREAKFAST };
    while (meal_moment(layout, &meal) < at)
        meal = meal_step(&meal, 1);
    return meal;
}

MealTime
meal_step(const MealTime *meal, int by)
{
    gint64 index = (gint64)meal->day * MEAL_SLOTS + (gint64)meal->slot + by;
    return (MealTime){ (guint32)(index / MEAL_SLOTS), (MealSlot)(index % MEAL_SLOTS) };
}

int
meal_compare(const MealTime *a, const MealTime *b)
{
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    return (int)a->slot - (int)b->slot;
}

/* ---- what is said of one ---- */

static MealSaid *
refuse(const char *value, const char *why, GError **error)
{
    g_autofree char *visible = text_visible(value);
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED, "%s “%s”: %s",
                _(vocabulary_row(WHAT_MEAL)->label), visible, why);
    return NULL;
}

/* "8" or "": tenths that were eaten. */
static bool
read_tenths(const char *text, int *ret_tenths)
{
    guint64 tenths;
    if (text == NULL || *text == '\0')
        return true;
    if (!g_ascii_string_to_unsigned(text, 10, 0, 10, &tenths, NULL))
        return false;
    *ret_tenths = (int)tenths;
    return true;
}

static guint
find_word(const char *key)
{
    guint word = 0;
    while (word < G_N_ELEMENTS(words) && strcmp(words[word], key) != 0)
        word++;
    return word;
}

MealSaid *
meal_said_parse(const char *value, GError **error)
{
    MealTime meal;
    const char *rest;
    if (!meal_time_parse(value, &meal, &rest) || *rest != ';')
        return refuse(value,
                      _("begins with a day and breakfast, lunch or supper: "
                        "2026-11-02;lunch;..."),
                      error);
    g_auto(GStrv) parts = g_strsplit(rest + 1, ";", -1);
    guint count = g_strv_length(parts);
    for (guint i = 0; i < count; i++)
        g_strstrip(parts[i]);
    guint word = find_word(parts[0]);
    if (word == G_N_ELEMENTS(words))
        return refuse(value, _("knows skip, eaten, order and unknown"), error);
    bool detailed = word == MEAL_WORD_SKIP || word == MEAL_WORD_ORDER;
    if (detailed && (count != 2 || *parts[1] == '\0'))
        return refuse(value, _("needs a reason after skip, and a diet after order"), error);
    if (count > (word == MEAL_WORD_UNKNOWN ? 1 : detailed ? 2 : 3))
        return refuse(value, _("has too many parts"), error);
    g_autoptr(MealSaid) said = g_new0(MealSaid, 1);
    *said = (MealSaid){ meal, word, g_strdup(detailed ? parts[1] : ""), -1, -1 };
    bool good = detailed || count < 2 ||
                (read_tenths(parts[1], &said->staple) && read_tenths(parts[2], &said->side));
    if (!good)
        return refuse(value, _("tells what was eaten in tenths, from 0 to 10"), error);
    return g_steal_pointer(&said);
}

void
meal_said_free(MealSaid *said)
{
    if (said == NULL)
        return;
    g_free(said->detail);
    g_free(said);
}

static char *
tenths_text(int tenths)
{
    return tenths < 0 ? g_strdup("") : g_strdup_printf("%d", tenths);
}

char *
meal_said_format(const MealSaid *said)
{
    g_autofree char *day = instant_format_day(said->meal.day);
    g_autofree char *begin =
        g_strjoin(";", day, slots[said->meal.slot].key, words[said->word], NULL);
    if (*said->detail != '\0')
        return g_strjoin(";", begin, said->detail, NULL);
    if (said->word != MEAL_WORD_EATEN || (said->staple < 0 && said->side < 0))
        return g_steal_pointer(&begin);
    g_autofree char *staple = tenths_text(said->staple), *side = tenths_text(said->side);
    return g_strjoin(";", begin, staple, said->side < 0 ? NULL : side, NULL);
}

char *
meal_diet_code(const char *diet)
{
    static const char *const taken[] = { "stop", "leave", "not-told", "ask", "untold", NULL };
    g_autofree char *plain = text_code(diet);
    return g_strv_contains(taken, plain) ? g_strdup_printf("%%%02X%s", plain[0], plain + 1)
                                         : g_steal_pointer(&plain);
}

char *
meal_reason_label(const char *reason)
{
    for (const MealReason *row = meal_reasons; row->key != NULL; row++)
        if (strcmp(row->key, reason) == 0)
            return g_strdup(_(row->label));
    return g_strdup(reason);
}

static char *
eaten_label(const MealSaid *said)
{
    if (said->staple < 0 && said->side < 0)
        return g_strdup(_("eaten, how much was not told"));
    g_autofree char *staple = said->staple < 0 ? g_strdup("?") : tenths_text(said->staple);
    g_autofree char *side = said->side < 0 ? g_strdup("?") : tenths_text(said->side);
    return g_strdup_printf(_("eaten: staple %s/10, side %s/10"), staple, side);
}

char *
meal_said_label(const MealSaid *said)
{
    g_autofree char *meal = meal_time_label(&said->meal);
    g_autofree char *detail = said->word == MEAL_WORD_SKIP    ? meal_reason_label(said->detail)
                              : said->word == MEAL_WORD_ORDER ? value_label(WHAT_DIET, said->detail)
                              : said->word == MEAL_WORD_EATEN ? eaten_label(said)
                                                              : g_strdup(_("unknown"));
    const char *form = said->word == MEAL_WORD_SKIP    ? _("%s: not served (%s)")
                       : said->word == MEAL_WORD_ORDER ? _("from %s on: %s")
                                                       : _("%s: %s");
    return g_strdup_printf(form, meal, detail);
}
