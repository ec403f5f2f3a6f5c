/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-ward.h"

#include "census/story.h"

#include <string.h>

guint64
dice_roll(Dice *dice)
{
    guint64 z = dice->state += 0x9E3779B97F4A7C15u; /* splitmix64 */
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

guint
dice_below(Dice *dice, guint most)
{
    return (guint)(dice_roll(dice) % most);
}

Layout *
ward_layout(void)
{
    static const char text[] = "[ward]\nname=東\ncode=E\nhospital=架空\nzone=+09:00\n"
                               "[room 501]\nbeds=501-1,501-2,501-3\n[room 502]\nbeds=502-1,502-2\n"
                               "[room 廊下]\nbeds=廊下2\n";
    return layout_parse(text, strlen(text), "random", NULL);
}

static const char *const beds[] = { "501-1", "501-2", "501-3", "502-1", "502-2", "廊下2" };
/* Not in the layout; somebody may add them to a room, before or after somebody lies there. */
static const struct {
    const char *label, *room;
} added_beds[] = { { "501-9", "501" }, { "廊下9", "" } };

#define PERSONS 9

/* What is said how often, with its values. */
static const struct {
    What what;
    guint weight;
    const char *values[8];
} sayings[] = {
    { WHAT_PRESENCE, 30, { "in", "in", "in", "away:exam", "away", "away:overnight", "unseen" } },
    { WHAT_KANA, 8, { "ヤマダ ハナコ", "ヤマダ ハナコ", "サトウ ケン", "サトウ", "unknown" } },
    { WHAT_KANJI, 4, { "山田 花子", "髙橋 誠", "高橋 誠", "none", "unknown" } },
    { WHAT_ALIAS, 2, { "アサガオ", "イチョウ" } },
    { WHAT_BIRTHDATE, 8, { "1945-07-14", "1945-07", "1945", "about 80", "2026-10-30", "unknown" } },
    { WHAT_SEX, 4, { "m", "f", "unknown" } },
    { WHAT_PATIENT_ID, 5, { "00123", "00124", "none", "unknown" } },
    { WHAT_IDENTIFIED, 4, { "stated-full", "band", "family", "paper", "none" } },
    { WHAT_BAND, 5, { "readable", "other-person", "none", "unknown", "wrong" } },
    { WHAT_TRANSPORT, 6, { "walk", "escort", "stretcher", "heavy", "unknown" } },
    { WHAT_MEANS, 4, { "cane", "bed", "wheelchair", "unknown" } },
    { WHAT_DEVICE, 2, { "oxygen:2,drip", "none" } },
    { WHAT_CAUTION,
      4,
      { "wandering", "hidden,fall", "none", "wandering-ended,allergy:卵", "fall-ended",
        "isolation:contact,allergy-none", "unknown" } },
    { WHAT_CONTACT, 5, { "1;妻;A;1", "2;長女;B;2", "1;妻;C;3;do-not-call", "none", "unknown" } },
    { WHAT_COMPANION, 2, { "1", "2", "0", "none" } },
    { WHAT_ADMITTED, 2, { "2026-10-20", "2026-10-21", "unknown" } },
    { WHAT_EXPECTED_BACK, 2, { "2026-11-02T12:00:00+09:00" } },
    { WHAT_ADMIT, 3, { "" } },
    { WHAT_MOVE, 5, { "" } },
    { WHAT_LEAVE_BACK, 2, { "" } },
    { WHAT_DISCHARGE, 2, { "home", "hospital" } },
    { WHAT_DEATH, 1, { "" } },
    { WHAT_TRANSFER_OUT, 2, { "7W" } },
    { WHAT_TRANSFER_IN, 2, { "7W" } },
    { WHAT_SHARES, 2, { "yes", "none" } },
    { WHAT_BAND_ISSUED, 2, { "1", "2", "3" } },
    { WHAT_BAND_WORN, 1, { "1", "2" } },
};

static const Source sources[] = { SOURCE_STATED, SOURCE_SEEN,   SOURCE_BAND, SOURCE_FAMILY,
                                  SOURCE_PAPER,  SOURCE_VIEWER, SOURCE_MEMO, SOURCE_STATED };
static const char *const observers[] = { "佐々木", "三浦", "大野" };

/* Three PCs: the second is forty minutes behind, the third five ahead. */
static const struct {
    const char *letters;
    int skew;
} stations[] = { { "A", 0 }, { "B", -2400 }, { "C", 300 } };

static void
fill_id(Dice *dice, StatementId *id)
{
    guint64 words[2] = { dice_roll(dice), dice_roll(dice) };
    memcpy(id, words, sizeof *id);
}

static PersonId
some_person(Dice *dice)
{
    guint number = dice_below(dice, PERSONS);
    return (PersonId){ story_station(stations[number % 3].letters), number / 3 + 1 };
}

static const char *
some_id(Dice *dice, Statements *list)
{
    guint count = list->items->len - 1;
    if (count == 0)
        return NULL;
    g_autofree char *id = statement_id_format(&statements_at(list, dice_below(dice, count))->id);
    return statements_keep(list, id);
}

static const char *
some_bed(Dice *dice)
{
    return dice_below(dice, 12) == 0 ? added_beds[dice_below(dice, G_N_ELEMENTS(added_beds))].label
                                     : beds[dice_below(dice, G_N_ELEMENTS(beds))];
}

/* One in eight corrects or ties something said before. */
static bool
make_correction(Dice *dice, Statements *list, Statement *said)
{
    static const What rows[] = { WHAT_STRIKE,      WHAT_STRIKE,          WHAT_BELONGS_TO,
                                 WHAT_SAME_PERSON, WHAT_NOT_SAME_PERSON, WHAT_DIFFERENT,
                                 WHAT_MOTHER };
    if (dice_below(dice, 8) != 0)
        return false;
    said->what = (guint8)rows[dice_below(dice, G_N_ELEMENTS(rows))];
    said->person = said->what == WHAT_STRIKE ? (PersonId){ .number = 0 } : some_person(dice);
    said->about = said->what == WHAT_STRIKE ? ABOUT_WARD : ABOUT_PERSON;
    if (said->what == WHAT_STRIKE || said->what == WHAT_BELONGS_TO) {
        said->value = some_id(dice, list);
    } else {
        g_autofree char *other = person_format(some_person(dice));
        said->value = statements_keep(list, other);
    }
    return said->value != NULL;
}

static const char *const rooms[] = { "501", "502", "廊下", "" };

static bool
make_bed_word(Dice *dice, Statement *said)
{
    static const struct {
        What what;
        const char *value;
    } words[] = { { WHAT_PRESENCE, "empty" }, { WHAT_PRESENCE, "empty" },
                  { WHAT_PRESENCE, "empty" }, { WHAT_BED_CLOSED, "" },
                  { WHAT_BED_OPEN, "" },      { WHAT_BED_ADDED, "501" },
                  { WHAT_BED_ADDED, "" } };
    if (dice_below(dice, 7) != 0)
        return false;
    guint word = dice_below(dice, G_N_ELEMENTS(words));
    said->what = (guint8)words[word].what;
    said->value = words[word].value;
    said->bed = some_bed(dice);
    if (said->what == WHAT_BED_ADDED) {
        guint added = dice_below(dice, G_N_ELEMENTS(added_beds));
        said->bed = added_beds[added].label;
        said->value = added_beds[added].room;
        if (dice_below(dice, 3) ==
            0) { /* a bed of the layout, or one of these, into another room */
            said->bed = some_bed(dice);
            said->value = rooms[dice_below(dice, G_N_ELEMENTS(rooms))];
        }
    }
    said->about = ABOUT_BED;
    return true;
}

static void
make_saying(Dice *dice, Statement *said)
{
    guint total = 0, values = 0, row = 0;
    for (guint i = 0; i < G_N_ELEMENTS(sayings); i++)
        total += sayings[i].weight;
    for (guint left = dice_below(dice, total); left >= sayings[row].weight; row++)
        left -= sayings[row].weight;
    while (values < 8 && sayings[row].values[values] != NULL)
        values++;
    said->what = (guint8)sayings[row].what;
    said->value = sayings[row].values[dice_below(dice, values)];
    said->person = some_person(dice);
    said->about = ABOUT_PERSON;
    if (dice_below(dice, 4) != 0 || said->what == WHAT_MOVE)
        said->bed = some_bed(dice);
}

Statements *
ward_statements(guint64 seed, guint count)
{
    Dice dice = { seed };
    Statements *list = statements_new();
    gint64 now = WARD_MORNING - WARD_DAY / 2;
    for (guint i = 0; i < count; i++) {
        Statement *said = statements_add(list);
        now += dice_below(&dice, 2 * WARD_DAY / count) + 1;
        fill_id(&dice, &said->id);
        guint station = dice_below(&dice, G_N_ELEMENTS(stations));
        said->station = story_station(stations[station].letters);
        said->clock = statement_clock_at(now + stations[station].skew);
        said->wall = now + stations[station].skew - (dice_below(&dice, 30) == 0 ? 9 * 3600 : 0);
        said->seen = now - (gint64)dice_below(&dice, 4) * dice_below(&dice, 3600 * 4);
        said->seen += dice_below(&dice, 40) == 0 ? 3600 : 0;
        said->seen_zone = said->wall_zone = 540;
        said->source = (guint8)sources[dice_below(&dice, G_N_ELEMENTS(sources))];
        said->observer = observers[dice_below(&dice, G_N_ELEMENTS(observers))];
        if (!make_correction(&dice, list, said) && !make_bed_word(&dice, said))
            make_saying(&dice, said);
    }
    return list;
}

Census *
ward_file(const Layout *layout, const Filing *filing)
{
    Census *census = census_new(layout);
    /* stations become known in the order in which they are heard of */
    guint first = filing->order != NULL ? filing->order[0] % G_N_ELEMENTS(stations) : 0;
    for (guint i = 0; i < G_N_ELEMENTS(stations); i++) {
        const char *letters = stations[(first + i) % G_N_ELEMENTS(stations)].letters;
        StationId id = story_station(letters);
        census_name_station(census, &id, letters);
    }
    if (filing->at_once)
        census_load_begin(census);
    for (guint i = 0; i < filing->list->items->len; i++) {
        guint index = filing->order != NULL ? filing->order[i] : i;
        if (filing->keep == NULL || filing->keep[index])
            census_file(census, statements_at(filing->list, index));
    }
    if (filing->at_once)
        census_load_end(census);
    return census;
}

/* The bare codes of SHEET: what files write of them is tried elsewhere, and takes longer to write
 * than the census takes to read. */
static void
add_codes(GString *out, const Sheet *sheet)
{
    guint count = sheet_column_count(sheet->form);
    g_string_append_printf(out, "== %s\n", sheet->form->key);
    for (guint r = 0; r < sheet->rows->len; r++) {
        const SheetRow *row = sheet->rows->pdata[r];
        for (guint i = 0; i < count; i++)
            if (!sheet->form->columns[i].for_people)
                g_string_append_c(g_string_append(out, row->cells[i].code), '\t');
        out->str[out->len - 1] = '\n';
    }
}

char *
ward_sheets(const Reading *reading, const char *const *but)
{
    GString *out = g_string_new(NULL);
    g_autoptr(Conflicts) conflicts = conflicts_read(reading);
    Projection projection = { .reading = reading,
                              .conflicts = conflicts,
                              .counts = counts_read(reading, conflicts),
                              .for_files = true };
    for (const CatalogRow *row = catalog; row->form != NULL; row++) {
        if (row->form->timeless || (but != NULL && g_strv_contains(but, row->form->key)))
            continue;
        g_autoptr(Sheet) sheet = row->make(&projection);
        add_codes(out, sheet);
    }
    return g_string_free(out, FALSE);
}

char *
ward_sheets_at(const Census *census, gint64 at, gint64 known, const char *const *but)
{
    g_autoptr(Reading) reading = reading_new(census, at, known);
    return ward_sheets(reading, but);
}

void
ward_print(const Statements *list, const bool *keep)
{
    for (guint i = 0; i < list->items->len; i++) {
        const Statement *said = statements_at(list, i);
        if (keep != NULL && !keep[i])
            continue;
        g_autofree char *line = story_line(said);
        g_print("# %s\n", line);
    }
}
