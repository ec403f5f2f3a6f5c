/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/meal-list.h"

#include "sheets/meal-count.h"

#include "census/allergy.h"
#include "census/lasting.h"

#include "ward/value.h"

#include "base/language.h"

#include <string.h>

#define MEALS_AHEAD 3 /* the kitchen orders these */

static const SheetColumn columns[] = {
    { "part" },   { "meal" },  { "bed" },           { "person" },  { "kana" },  { "kanji" },
    { "diet" },   { "state" }, { "reason" },        { "allergy" }, { "later" }, { "eaten" },
    { "number" }, { "marks" }, { "letters", true }, { NULL },
};

static const SheetFace faces[] = {
    { N_("Bed"), 8, 9, FACE_TEXT, "bed/number" },
    { N_("Name"), 24, 27, FACE_NAME, "letters/kana/kanji/marks" },
    { N_("Diet, what is special"), 34, 46, FACE_TEXT, "diet/state reason/allergy/later" },
    { N_("Eaten, of 10"), 14, 18, FACE_TEXT, "eaten" },
    { NULL, 0, 0, FACE_TEXT, NULL },
};

const SheetForm meal_list_form = {
    .key = "meal-list",
    .title = N_("Meal list"),
    .columns = columns,
    .faces = faces,
    .portrait = true,
};

/* In the order of the page. */
static const struct {
    ServingKind kind;
    const char *part;
    const char *heading; /* NULL = by room */
} parts[] = {
    { SERVING_ASK, "ask", N_("Ask before serving: nobody knows their diet, or where they are") },
    { SERVING_STOP, "stop", N_("Nothing: fasting, or this meal was stopped") },
    { SERVING_SERVE, "serve", NULL },
    { SERVING_LEAVE, "leave", N_("On leave: no tray") },
};

typedef struct {
    const Projection *projection;
    Sheet *sheet;
    MealTime meal;
    char *group; /* of the row before, or NULL */
} MealList;

/* ---- how many ---- */

static void
add_counts(MealList *list)
{
    for (int ahead = 0; ahead < MEALS_AHEAD; ahead++) {
        MealTime meal = meal_step(&list->meal, ahead);
        g_auto(MealCount) count = meal_count_read(list->projection->reading, &meal);
        SheetRow *row = sheet_add_row(list->sheet);
        g_autofree char *key = meal_time_format(&meal);
        g_autofree char *label = meal_time_label(&meal);
        g_autofree char *code = tally_code(count.by_diet);
        g_autofree char *words = tally_label(count.by_diet);
        g_autofree char *number = g_strdup_printf("%u", count.served);
        g_autofree char *trays = g_strdup_printf(_("%u trays"), count.served);
        if (ahead == 0)
            row->group = g_strdup(_("How many"));
        sheet_set(list->sheet, row, "part", "count", NULL);
        sheet_set(list->sheet, row, "meal", key, NULL);
        sheet_set(list->sheet, row, "kana", "", label);
        sheet_set(list->sheet, row, "diet", code, words);
        sheet_set(list->sheet, row, "number", number, trays);
    }
}

/* ---- one person ---- */

/* "夕食 11/02 から 絶食": what is otherwise at the meals that were counted besides. */
static void
set_later(const MealList *list, const RowPen *pen, const Serving *serving)
{
    const View *view = reading_view(list->projection->reading);
    const char *before = serving->diet;
    g_autoptr(GString) codes = g_string_new(NULL);
    g_autoptr(GString) words = g_string_new(NULL);
    for (int ahead = 1; ahead < MEALS_AHEAD; ahead++) {
        MealTime meal = meal_step(&list->meal, ahead);
        Serving next = serving_read(view, pen->standing->person, &meal);
        if (next.diet == NULL || g_strcmp0(next.diet, before) == 0)
            continue;
        g_autofree char *key = meal_time_format(&meal);
        g_autofree char *label = meal_time_label(&meal);
        g_autofree char *diet = value_label(WHAT_DIET, next.diet);
        g_autofree char *code = meal_diet_code(next.diet);
        g_string_append_printf(codes, "%s%s=%s", codes->len > 0 ? "," : "", key, code);
        g_string_append_printf(words, "%s", words->len > 0 ? ", " : "");
        g_string_append_printf(words, _("from %s on: %s"), label, diet);
        before = next.diet;
    }
    sheet_set(pen->sheet, pen->row, "later", codes->str, words->str);
}

/* The allergies of a list of cautions. (transfer full) */
static char *
told_allergies(const char *cautions)
{
    GString *list = g_string_new(NULL);
    g_auto(GStrv) items = g_strsplit(cautions != NULL ? cautions : "", ",", -1);
    for (guint i = 0; items[i] != NULL; i++)
        if (value_has(items[i], "allergy"))
            g_string_append_printf(list, "%s%s", list->len > 0 ? "," : "", items[i]);
    return g_string_free(list, FALSE);
}

/* FORM tells of LIST. */
static void
add_allergies(GString *words, const char *form, const char *list)
{
    g_autofree char *label = value_label(WHAT_CAUTION, list);
    if (*list != '\0' && words->len > 0)
        g_string_append_c(words, ' ');
    if (*list != '\0')
        g_string_append_printf(words, form, label);
}

/* What stands there of whoever is not said to have one: that nobody asked is no "none". */
static const struct {
    const char *code;
    const char *words;
} without[] = {
    [ALLERGY_UNASKED] = { "", N_("allergies not asked") },
    [ALLERGY_UNKNOWN] = { VALUE_UNKNOWN, N_("allergies unknown") },
    [ALLERGY_NONE] = { VALUE_NONE, N_("no allergies") },
};

/* The allergies told, and those that the newest list leaves out: a tray is no place to find out. */
static void
set_allergy(const RowPen *pen)
{
    const View *view = reading_view(pen->projection->reading);
    AllergyWord word = allergy_word(view, pen->standing->person);
    if (word != ALLERGY_SAID) {
        sheet_set(pen->sheet, pen->row, "allergy", without[word].code, _(without[word].words));
        return;
    }
    const char *cautions = fact_value(view, pen->standing->person, WHAT_CAUTION);
    g_autoptr(GArray) dropped = lasting_dropped(view, pen->standing->person);
    g_autofree char *told = told_allergies(cautions);
    g_autofree char *lasting = lasting_list(dropped);
    g_autofree char *before = told_allergies(lasting);
    g_autofree char *all =
        g_strconcat(told, *told != '\0' && *before != '\0' ? "," : "", before, NULL);
    g_autoptr(GString) words = g_string_new(
        g_strcmp0(cautions, VALUE_UNKNOWN) == 0 ? _(without[ALLERGY_UNKNOWN].words) : "");
    add_allergies(words, _("【%s】"), told);
    add_allergies(words, _("said before: 【%s】"), before);
    sheet_set(pen->sheet, pen->row, "allergy", all, words->str);
    pen->row->loud = true;
}

/* What was said of this very meal: why it was stopped, or how much was eaten. */
static void
set_word(const RowPen *pen, const Serving *serving)
{
    g_autoptr(MealSaid) word =
        serving->word != NULL ? meal_said_parse(serving->word->said.value, NULL) : NULL;
    g_autofree char *blank = g_strdup(_("staple __  side __"));
    if (word == NULL || word->word == MEAL_WORD_UNKNOWN) {
        sheet_set(pen->sheet, pen->row, "eaten", word != NULL ? VALUE_UNKNOWN : "",
                  word != NULL                                                     ? _("unknown")
                  : serving->kind == SERVING_SERVE || serving->kind == SERVING_ASK ? blank
                                                                                   : "");
        return;
    }
    g_autofree char *reason = word->word == MEAL_WORD_SKIP ? meal_reason_label(word->detail) : NULL;
    if (reason != NULL) {
        sheet_set(pen->sheet, pen->row, "reason", word->detail, reason);
        return;
    }
    g_autofree char *staple = word->staple < 0 ? g_strdup("") : g_strdup_printf("%d", word->staple);
    g_autofree char *side = word->side < 0 ? g_strdup("") : g_strdup_printf("%d", word->side);
    g_autofree char *code = g_strconcat(staple, ";", side, NULL);
    g_autofree char *label =
        g_strdup_printf(_("staple %s  side %s"), *staple ? staple : "?", *side ? side : "?");
    sheet_set(pen->sheet, pen->row, "eaten", code, label);
}

static void
set_diet(const RowPen *pen, const Serving *serving)
{
    if (serving->diet == NULL) {
        sheet_set(pen->sheet, pen->row, "diet", "", _("diet not asked"));
        return;
    }
    g_autofree char *label = value_label(WHAT_DIET, serving->diet);
    bool unknown = strcmp(serving->diet, VALUE_UNKNOWN) == 0;
    SheetCell *cell =
        sheet_set(pen->sheet, pen->row, "diet", serving->diet, unknown ? _("diet unknown") : label);
    projection_origin(cell, &(Fact){ serving->diet_by, serving->doubt != NULL });
    if (serving->doubt == NULL)
        return;
    g_autofree char *other = value_label(WHAT_DIET, serving->doubt);
    g_autofree char *both = g_strdup_printf(_("ordered: %s, but said since: %s"), label, other);
    sheet_relabel(pen->sheet, pen->row, "diet", both);
}

/* Where they were; that they lay in their bed is no news. */
static void
set_state(const RowPen *pen, const Serving *serving)
{
    g_autofree char *state = standing_state_label(&serving->standing);
    const char *where = *state != '\0' ? state : _("not here yet");
    g_autofree char *yet =
        serving_eaten_elsewhere(serving) ? g_strdup_printf(_("%s, AND YET ATE: ASK"), where) : NULL;
    projection_state(pen);
    if (serving->standing.state == STATE_IN)
        sheet_relabel(pen->sheet, pen->row, "state", "");
    else if (yet != NULL)
        sheet_relabel(pen->sheet, pen->row, "state", yet);
}

/* The heading above a row of PART: its own, or the room. (transfer full) */
static char *
heading_of(const MealList *list, guint part, const Standing *standing)
{
    if (parts[part].heading != NULL)
        return g_strdup(_(parts[part].heading));
    const BedStanding *bed =
        standing->bed != NULL ? reading_bed(list->projection->reading, standing->bed) : NULL;
    return bed != NULL ? g_strdup_printf(_("Room %s"), bed->room) : g_strdup(_("no bed"));
}

static void
add_person(MealList *list, guint part, const Serving *serving)
{
    RowPen pen = projection_row(list->projection, list->sheet, &serving->standing);
    g_autofree char *meal = meal_time_format(&list->meal);
    g_autofree char *heading = heading_of(list, part, &serving->standing);
    sheet_set(pen.sheet, pen.row, "part", parts[part].part, NULL);
    sheet_set(pen.sheet, pen.row, "meal", meal, NULL);
    projection_name(&pen);
    set_diet(&pen, serving);
    set_state(&pen, serving);
    set_word(&pen, serving);
    set_allergy(&pen);
    set_later(list, &pen, serving);
    pen.row->loud = pen.row->loud || serving->kind == SERVING_ASK;
    if (g_strcmp0(heading, list->group) != 0)
        pen.row->group = g_strdup(heading);
    g_free(list->group);
    list->group = g_steal_pointer(&heading);
}

/* ---- everyone ---- */

static int
compare_places(gconstpointer a, gconstpointer b, gpointer reading)
{
    const Serving *one = a, *other = b;
    guint place = reading_walk(reading, one->standing.bed);
    guint other_place = reading_walk(reading, other->standing.bed);
    if (place != other_place)
        return place < other_place ? -1 : 1;
    return person_compare(&one->standing.person, &other->standing.person);
}

/* By place. Serving. (transfer full) */
static GArray *
servings_of(const MealList *list)
{
    const Reading *reading = list->projection->reading;
    g_autoptr(GPtrArray) persons = view_persons(reading_view(reading));
    GArray *servings = g_array_new(FALSE, FALSE, sizeof(Serving));
    for (guint i = 0; i < persons->len; i++) {
        Serving serving = serving_read(reading_view(reading), persons->pdata[i], &list->meal);
        g_array_append_val(servings, serving);
    }
    g_array_sort_with_data(servings, compare_places, (gpointer)reading);
    return servings;
}

/* Of whoever may get a tray: how many allergies the kitchen does not know, and whose. */
static void
add_unknown_allergies(const MealList *list, const GArray *servings)
{
    const View *view = reading_view(list->projection->reading);
    g_autoptr(Tally) tally = tally_new();
    tally_set(tally, "unasked", _("NOT ASKED"), 0);
    tally_set(tally, VALUE_UNKNOWN, _("UNKNOWN"), 0);
    for (guint i = 0; i < servings->len; i++) {
        const Serving *serving = &g_array_index(servings, Serving, i);
        const Bed *bed = serving->standing.bed;
        AllergyWord word = allergy_word(view, serving->standing.person);
        if (serving->kind != SERVING_SERVE && serving->kind != SERVING_ASK)
            continue;
        if (word == ALLERGY_UNASKED || word == ALLERGY_UNKNOWN)
            tally_add(tally, word == ALLERGY_UNASKED ? "unasked" : VALUE_UNKNOWN, NULL,
                      bed != NULL ? bed->label : NULL);
    }
    if (tally_sum(tally) == 0)
        return;
    SheetRow *row = sheet_add_row(list->sheet);
    g_autofree char *key = meal_time_format(&list->meal);
    g_autofree char *code = tally_code(tally);
    g_autofree char *words = tally_label(tally);
    g_autofree char *number = g_strdup_printf("%u", tally_sum(tally));
    sheet_set(list->sheet, row, "part", "allergy", NULL);
    sheet_set(list->sheet, row, "meal", key, NULL);
    sheet_set(list->sheet, row, "kana", "", _("Allergies nobody knows"));
    sheet_set(list->sheet, row, "allergy", code, words);
    sheet_set(list->sheet, row, "number", number, NULL);
    row->loud = true;
}

static void
add_persons(MealList *list, const GArray *servings)
{
    for (guint part = 0; part < G_N_ELEMENTS(parts); part++)
        for (guint i = 0; i < servings->len; i++)
            if (g_array_index(servings, Serving, i).kind == parts[part].kind)
                add_person(list, part, &g_array_index(servings, Serving, i));
}

Sheet *
meal_list_make(const Projection *projection)
{
    const Layout *layout = census_layout(reading_census(projection->reading));
    MealTime next = meal_next(layout, reading_at(projection->reading));
    MealList list = { projection, projection_sheet(projection, &meal_list_form),
                      projection->meal != NULL ? *projection->meal : next, NULL };
    g_autofree char *label = meal_time_label(&list.meal);
    g_autofree char *counts = g_steal_pointer(&list.sheet->head.counts);
    list.sheet->head.counts = g_strconcat(label, "   ", counts, NULL);
    g_autoptr(GArray) servings = servings_of(&list);
    add_counts(&list);
    add_unknown_allergies(&list, servings);
    add_persons(&list, servings);
    g_clear_pointer(&list.group, g_free);
    return list.sheet;
}
