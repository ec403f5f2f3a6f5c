/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/transport-list.h"

#include "census/bandbook.h"
#include "census/wrong-band.h"

#include "base/language.h"

#include <string.h>

static const SheetColumn columns[] = {
    { "planned_as" }, { "bed" },         { "person" },       { "kana" },  { "kanji" },
    { "birthdate" },  { "transport" },   { "transport_by" }, { "means" }, { "device" },
    { "caution" },    { "companion" },   { "state" },        { "band" },  { "letters", true },
    { "with", true }, { "marks", true }, { "recall", true }, { NULL },
};

/* What a pen fills in follows the tracking form that hospitals use when they are emptied. A screen
 * has no room for bands: there a wrong one is told beside the name. */
static const SheetFace faces[] = {
    { N_("Bed"), 6, 6, FACE_TEXT, "bed/state" },
    { N_("Name"), 19, 0, FACE_NAME, "letters/kana/kanji/marks/recall" },
    { N_("Name"), 0, 13, FACE_NAME, "letters/kana/kanji/marks" },
    { N_("Birthdate"), 16, 13, FACE_TEXT, "birthdate" },
    { N_("Transport"), 12, 10, FACE_TEXT, "transport/means", true },
    { N_("Devices, cautions"), 17, 18, FACE_TEXT, "device/caution", true },
    { N_("With"), 5, 0, FACE_TEXT, "companion" },
    { N_("Band, with"), 0, 5, FACE_TEXT, "band/with" },
    { N_("Goes to"), 0, 7, FACE_PEN, NULL },
    { N_("Left at"), 0, 5, FACE_PEN, NULL },
    { N_("Vehicle"), 0, 5, FACE_PEN, NULL },
    { N_("Chart"), 0, 4, FACE_TICK, NULL },
    { N_("Drugs"), 0, 4, FACE_TICK, NULL },
    { N_("Family"), 0, 4, FACE_TICK, NULL },
    { N_("Arrived"), 0, 4, FACE_TICK, NULL },
    { NULL, 0, 0, FACE_TEXT, NULL },
};

const SheetForm transport_list_form = {
    .key = "transport-list",
    .title = N_("Transport list"),
    .columns = columns,
    .faces = faces,
};

/* The order in which help is needed. */
static const char *const classes[] = { "heavy", "stretcher", "escort", "walk" };

/* Nobody is left behind because nobody asked: what is not known is planned as stretcher. */
static const char *
planned_as(const char *transport)
{
    for (guint i = 0; transport != NULL && i < G_N_ELEMENTS(classes); i++)
        if (strcmp(classes[i], transport) == 0)
            return classes[i];
    return "stretcher";
}

typedef enum {
    NEED_NOTHING,
    NEED_STRETCHER,
    NEED_WHEELCHAIR,
    NEED_BED,
    NEED_ARMS,
    NEED_KINDS
} Need;

/* What to ask for. */
typedef struct {
    guint count[NEED_KINDS];
    guint reckoned; /* of these, by the class alone */
} Needs;

/* By the class PLANNED: a stretcher for each who is carried, a wheelchair with an escort. */
static Need
need_of_class(const char *planned)
{
    return strcmp(planned, "walk") == 0     ? NEED_NOTHING
           : strcmp(planned, "escort") == 0 ? NEED_WHEELCHAIR
                                            : NEED_STRETCHER;
}

/* By the MEANS that the row tells; NEED_KINDS if it tells none. Who goes on foot needs nothing, but
 * whoever is said to be carried all the same is not left to walk. */
static Need
need_of_means(const char *means, const char *planned)
{
    static const struct {
        const char *means;
        Need need;
    } table[] = {
        { "wheelchair", NEED_WHEELCHAIR }, { "reclining-wheelchair", NEED_WHEELCHAIR },
        { "stretcher", NEED_STRETCHER },   { "bed", NEED_BED },
        { "carried", NEED_ARMS },          { "walk", NEED_NOTHING },
        { "walk-escorted", NEED_NOTHING }, { "cane", NEED_NOTHING },
        { "walker", NEED_NOTHING },
    };
    for (guint i = 0; i < G_N_ELEMENTS(table); i++)
        if (strcmp(table[i].means, means) == 0) {
            bool on_foot = table[i].need == NEED_NOTHING;
            bool carried = need_of_class(planned) == NEED_STRETCHER;
            return on_foot && carried ? NEED_KINDS : table[i].need;
        }
    return NEED_KINDS;
}

/* A newborn of whom nothing was said goes in somebody's arms, and the row says so. */
static void
count_need(const RowPen *pen, Needs *needs, bool in_arms)
{
    const char *planned = sheet_cell(pen->sheet, pen->row, "planned_as")->code;
    const char *means = sheet_cell(pen->sheet, pen->row, "means")->code;
    Need need = need_of_means(means, planned);
    bool reckoned = need == NEED_KINDS;
    if (reckoned && in_arms)
        sheet_relabel(pen->sheet, pen->row, "means", _("in arms?"));
    if (reckoned)
        need = in_arms ? NEED_ARMS : need_of_class(planned);
    needs->count[need]++;
    needs->reckoned += reckoned && need != NEED_NOTHING;
}

/* What was seen on the wrist, where it was said without a rival: under its heading a word is
 * enough. NULL if it does not do. */
static const char *
seen_word(const SheetCell *cell)
{
    static const struct {
        const char *code;
        const char *word;
    } words[] = {
        { "readable", N_("worn") },          { "damaged", N_("damaged") }, { "none", N_("none") },
        { "other-person", N_("another's") }, { "wrong", N_("wrong") },
    };
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(cell->code, words[i].code) == 0 && cell->origin != NULL &&
            !cell->origin->differs)
            return _(words[i].word);
    return NULL;
}

/* What the band book says of BAND, where nobody looked at the wrist since. NULL if it is of no use
 * here. */
static const char *
book_word(const BandEntry *band)
{
    static const char *const words[] = {
        [BAND_STATE_ISSUED] = N_("printed"), [BAND_STATE_SENT] = N_("printed?"),
        [BAND_STATE_WORN] = N_("worn"),      [BAND_STATE_OFF] = N_("taken off"),
        [BAND_STATE_VOID] = N_("void"),
    };
    return band->state < G_N_ELEMENTS(words) && words[band->state] != NULL ? _(words[band->state])
                                                                           : NULL;
}

static bool
was_seen_since(const View *view, const Person *person, const BandEntry *band)
{
    const Filed *seen = fact_read(view, person, WHAT_BAND).current;
    const Filed *last = band->last != NULL ? band->last : band->issued;
    return seen != NULL && statement_compare(&last->said, &seen->said) <= 0;
}

/* A wrist that was looked at tells of the band, but not whether what it says is still true: a wrong
 * one is readable too. */
static void
add_band(const RowPen *pen)
{
    const View *view = reading_view(pen->projection->reading);
    BandEntry band = bandbook_last(view, pen->standing->person);
    projection_fact(pen, "band", WHAT_BAND, false);
    sheet_set(pen->sheet, pen->row, "recall", "", "");
    if (band.number > 0 && band.state == BAND_STATE_RECALL) {
        sheet_relabel(pen->sheet, pen->row, "band", _("recall"));
        sheet_relabel(pen->sheet, pen->row, "recall", _("[RECALL BAND]"));
        pen->row->loud = true;
        return;
    }
    if (wrong_band_now(view, pen->standing->person) != NULL) {
        sheet_relabel(pen->sheet, pen->row, "band", _("wrong"));
        return;
    }
    bool from_book = band.number > 0 && !was_seen_since(view, pen->standing->person, &band);
    const char *word =
        from_book ? book_word(&band) : seen_word(sheet_cell(pen->sheet, pen->row, "band"));
    if (word != NULL)
        sheet_relabel(pen->sheet, pen->row, "band", word);
}

static void
add_companion(const RowPen *pen)
{
    projection_fact(pen, "companion", WHAT_COMPANION, true);
    const SheetCell *cell = sheet_cell(pen->sheet, pen->row, "companion");
    const char *said = cell->label != NULL ? cell->label : cell->code;
    g_autofree char *with = *said != '\0' ? g_strdup_printf(_("with %s"), said) : NULL;
    sheet_set(pen->sheet, pen->row, "with", with, NULL);
}

static void
add_row(const Projection *projection, Sheet *sheet, const Standing *standing, Needs *needs)
{
    bool derived;
    const View *view = reading_view(projection->reading);
    const char *transport = fact_transport(view, standing->person, &derived);
    const char *class = planned_as(transport);
    bool told = transport != NULL && strcmp(transport, VALUE_UNKNOWN) != 0;
    RowPen pen = projection_row(projection, sheet, standing);
    g_autofree char *planned = value_label(WHAT_TRANSPORT, class);
    sheet_set(sheet, pen.row, "planned_as", class, planned);
    projection_name(&pen);
    projection_birthdate(&pen);
    projection_transport(&pen);
    projection_means(&pen);
    count_need(&pen, needs, !told && fact_is_newborn(view, standing->person));
    projection_named(&pen, "device", WHAT_DEVICE);
    projection_named(&pen, "caution", WHAT_CAUTION);
    add_companion(&pen);
    add_band(&pen);
    projection_state(&pen);
    if (standing->state == STATE_IN)
        sheet_relabel(sheet, pen.row, "state", "");
    pen.row->loud = pen.row->loud || standing->state == STATE_NOT_FOUND;
}

static guint
class_index(const Sheet *sheet, const SheetRow *row)
{
    const char *planned = sheet_cell(sheet, row, "planned_as")->code;
    for (guint i = 0; i < G_N_ELEMENTS(classes); i++)
        if (strcmp(classes[i], planned) == 0)
            return i;
    return G_N_ELEMENTS(classes);
}

/* People read it by class: moves the rows of each class together and heads them. Who needs most
 * help is moved first, or last, where stairs are all there is. */
static void
group_rows(Sheet *sheet, bool walking_first)
{
    guint next = 0;
    for (guint k = 0; k < G_N_ELEMENTS(classes); k++) {
        guint first = next, class = walking_first ? (guint)G_N_ELEMENTS(classes) - 1 - k : k;
        next = sheet_gather(sheet, first, class_index, class);
        if (next == first)
            continue;
        g_autofree char *words = value_label(WHAT_TRANSPORT, classes[class]);
        ((SheetRow *)sheet->rows->pdata[first])->group = g_strdup_printf(
            ngettext_("%s: %u person", "%s: %u persons", next - first), words, next - first);
    }
}

/* How many carry is for who is there. */
static void
add_needs(const Projection *projection, Sheet *sheet, const Needs *needs)
{
    static const char blank[] = "________________";
    const char *assembly = census_layout(reading_census(projection->reading))->assembly;
    g_autofree char *reckoned =
        needs->reckoned > 0
            ? g_strdup_printf(_(" (of these %u by class, means not told)"), needs->reckoned)
            : g_strdup("");
    g_autofree char *needed = g_strdup_printf(
        _("Needed: stretchers %u  wheelchairs %u  in the bed %u  in arms %u%s  carriers %s"),
        needs->count[NEED_STRETCHER], needs->count[NEED_WHEELCHAIR], needs->count[NEED_BED],
        needs->count[NEED_ARMS], reckoned, "______");
    g_autofree char *place =
        g_strdup_printf(_("Assembly place: %s"), assembly != NULL ? assembly : blank);
    g_ptr_array_add(sheet->notes, g_strdup_printf("%s  %s", needed, place));
}

/* Whoever counts heads outside has to know who was elsewhere in the house. */
static void
add_away(const Projection *projection, Sheet *sheet)
{
    g_autoptr(GPtrArray) away = projection_standings(projection, 1u << STATE_AWAY);
    g_autoptr(GString) beds = g_string_new(NULL);
    for (guint i = 0; i < away->len; i++) {
        const Standing *standing = away->pdata[i];
        g_autofree char *where = standing_state_label(standing);
        g_string_append_printf(
            beds, "%s%s (%s)", i > 0 ? ", " : "",
            standing->bed != NULL ? standing->bed->label : standing->person->handle, where);
    }
    if (away->len > 0)
        g_ptr_array_add(sheet->notes,
                        g_strdup_printf(_("Away, on no line of this list: %s"), beds->str));
}

Sheet *
transport_list_make(const Projection *projection)
{
    Sheet *sheet = projection_sheet(projection, &transport_list_form);
    const Counts *counts = &projection->counts;
    g_autoptr(GPtrArray) standings =
        projection_standings(projection, 1u << STATE_IN | 1u << STATE_NOT_FOUND);
    Needs needs = { 0 };
    for (guint i = 0; i < standings->len; i++)
        add_row(projection, sheet, standings->pdata[i], &needs);
    if (!projection->for_files && projection->sort == NULL)
        group_rows(sheet, projection->walking_first);
    g_ptr_array_add(
        sheet->notes,
        g_strdup_printf(_("To move %u (patients %u, companions %u).  Heavy %u  Stretcher %u  "
                          "Escort %u  Walk %u  Not asked %u  Unknown %u (both planned as "
                          "stretcher)"),
                        counts->to_move, counts->to_move - counts->companions, counts->companions,
                        counts->heavy, counts->stretcher, counts->escort, counts->walk,
                        counts->transport_unasked, counts->transport_unknown));
    add_away(projection, sheet);
    add_needs(projection, sheet, &needs);
    return sheet;
}
