/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/keymap.h"

#include "base/language.h"
#include "base/text.h"

#include <string.h>

typedef struct {
    PageKind page;
    KeyKind kind;
    char sign;
    Action action;
    const char *name;  /* of the key as shown; NULL = a second way that is not shown */
    const char *label; /* at the foot; NULL = not there */
    const char *help;  /* NULL = not in the help */
} KeyRow;

#define SIGN(page, sign, action, label, help)                                                      \
    {                                                                                              \
        page, KEY_KIND_SIGN, (sign)[0], action, sign, label, help                                  \
    }
#define NAMED(page, kind, action, name, label, help)                                               \
    {                                                                                              \
        page, kind, 0, action, name, label, help                                                   \
    }
#define ALSO(page, sign, action)                                                                   \
    {                                                                                              \
        page, KEY_KIND_SIGN, (sign)[0], action, NULL, NULL, NULL                                   \
    }
#define QUIET(page, kind, action)                                                                  \
    {                                                                                              \
        page, kind, 0, action, NULL, NULL, NULL                                                    \
    }
#define MOVES(page)                                                                                \
    QUIET(page, KEY_KIND_DOWN, ACTION_DOWN), QUIET(page, KEY_KIND_PAGE_UP, ACTION_PAGE_UP),        \
        QUIET(page, KEY_KIND_PAGE_DOWN, ACTION_PAGE_DOWN),                                         \
        QUIET(page, KEY_KIND_HOME, ACTION_HOME), QUIET(page, KEY_KIND_END, ACTION_END)

static const KeyRow rows[] = {
    NAMED(PAGE_OPEN, KEY_KIND_ENTER, ACTION_ENTER, "Enter", N_("go on"), NULL),
    QUIET(PAGE_OPEN, KEY_KIND_UP, ACTION_UP),
    QUIET(PAGE_OPEN, KEY_KIND_DOWN, ACTION_DOWN),
    NAMED(PAGE_OPEN, KEY_KIND_ESCAPE, ACTION_BACK, "Esc", N_("back"), NULL),
    SIGN(PAGE_OPEN, "n", ACTION_NEW_WARD, N_("new ward"), NULL),
    SIGN(PAGE_OPEN, "q", ACTION_QUIT, N_("quit"), NULL),

    NAMED(PAGE_WARD, KEY_KIND_UP, ACTION_UP, N_("Arrows"), NULL,
          N_("walk from bed to bed; a click works too")),
    QUIET(PAGE_WARD, KEY_KIND_LEFT, ACTION_LEFT),
    QUIET(PAGE_WARD, KEY_KIND_RIGHT, ACTION_RIGHT),
    MOVES(PAGE_WARD),
    NAMED(PAGE_WARD, KEY_KIND_ENTER, ACTION_ENTER, "Enter", NULL,
          N_("open the person in the bed: all that is known, by whom, since when")),
    SIGN(PAGE_WARD, "r", ACTION_ROUND, N_("round"),
         N_("go round the beds: in bed, empty, away; w: type in a paper form")),
    { PAGE_WARD, KEY_KIND_SIGN, 'l', ACTION_LIST, "l t c", N_("lists"),
      N_("lists: inpatients, transport, contacts; d report, e meals, y re-entry") },
    ALSO(PAGE_WARD, "t", ACTION_TRANSPORT),
    ALSO(PAGE_WARD, "c", ACTION_CONTACTS),
    ALSO(PAGE_WARD, "d", ACTION_DAY_REPORT),
    ALSO(PAGE_WARD, "e", ACTION_MEALS),
    ALSO(PAGE_WARD, "y", ACTION_REENTRY),
    SIGN(PAGE_WARD, "k", ACTION_CONFLICTS, N_("to do"),
         N_("what does not fit, with what was said, and settling it")),
    SIGN(PAGE_WARD, "m", ACTION_MOVE, N_("move"),
         N_("this bed: move, leave, discharge, death, admission, birth")),
    SIGN(PAGE_WARD, "v", ACTION_CHECK, N_("check"),
         N_("patient check: scan, then ask; b: wristbands, who needs one")),
    SIGN(PAGE_WARD, "b", ACTION_BANDS, N_("band"), NULL),
    SIGN(PAGE_WARD, "p", ACTION_PRINT, N_("print"),
         N_("print a sheet; o: a copy of the book on a stick; /: find a person")),
    SIGN(PAGE_WARD, "/", ACTION_SEARCH, N_("find"), NULL),
    SIGN(PAGE_WARD, "a", ACTION_AS_OF, N_("time"),
         N_("the ward as it was at another time; a and Enter: now again")),
    ALSO(PAGE_WARD, "w", ACTION_LATE),
    ALSO(PAGE_WARD, "o", ACTION_COPY),
    SIGN(PAGE_WARD, "q", ACTION_QUIT, N_("quit"), NULL),
    NAMED(PAGE_WARD, KEY_KIND_NOTHING, ACTION_NONE, N_("Signs"), NULL,
          N_("! does not fit, or easily confused; at the right: travel, identity")),

    NAMED(PAGE_ROUND, KEY_KIND_ENTER, ACTION_ENTER, "Enter", NULL,
          N_("unchanged: go on, nothing is recorded")),
    SIGN(PAGE_ROUND, "=", ACTION_NONE, NULL, N_("the same as before, confirmed now")),
    SIGN(PAGE_ROUND, "n", ACTION_NONE, NULL, N_("not now: the bed stays in the queue")),
    SIGN(PAGE_ROUND, "u", ACTION_NONE, NULL, N_("asked, but cannot be told")),
    SIGN(PAGE_ROUND, "0", ACTION_NONE, NULL, N_("known to be none")),
    NAMED(PAGE_ROUND, KEY_KIND_UP, ACTION_UP, N_("Arrows"), NULL,
          N_("another bed, without an answer")),
    QUIET(PAGE_ROUND, KEY_KIND_LEFT, ACTION_UP),
    QUIET(PAGE_ROUND, KEY_KIND_RIGHT, ACTION_DOWN),
    QUIET(PAGE_ROUND, KEY_KIND_DOWN, ACTION_DOWN),
    SIGN(PAGE_ROUND, "f", ACTION_FULL, N_("full / sweep"),
         N_("changes between sweep (presence only) and the full check")),
    SIGN(PAGE_ROUND, "x", ACTION_STRIKE, N_("strike"),
         N_("strike the last entry; it stays readable")),
    NAMED(PAGE_ROUND, KEY_KIND_ESCAPE, ACTION_BACK, "Esc", N_("back"),
          N_("one step back; what was entered stays")),

    NAMED(PAGE_PERSON, KEY_KIND_UP, ACTION_UP, N_("Arrows"), NULL, N_("walk from fact to fact")),
    MOVES(PAGE_PERSON),
    ALSO(PAGE_PERSON, "j", ACTION_DOWN),
    ALSO(PAGE_PERSON, "k", ACTION_UP),
    NAMED(PAGE_PERSON, KEY_KIND_ENTER, ACTION_ENTER, "Enter", N_("say anew"),
          N_("say it anew: the old word stays in the history")),
    NAMED(PAGE_PERSON, KEY_KIND_TAB, ACTION_HISTORY, "Tab", N_("history"),
          N_("all that was ever said, strikes included, and back")),
    SIGN(PAGE_PERSON, "x", ACTION_STRIKE, N_("strike"),
         N_("facts: strike the last entry; history: strike this line")),
    SIGN(PAGE_PERSON, "m", ACTION_MOVE, N_("move"),
         N_("move, leave, discharge, death, another ward, birth")),
    SIGN(PAGE_PERSON, "r", ACTION_GIVE, N_("give"),
         N_("history: this line, or the whole check, is about somebody else")),
    SIGN(PAGE_PERSON, "i", ACTION_IDENTITY, N_("tie"),
         N_("the same person as another number, or two persons")),
    SIGN(PAGE_PERSON, "n", ACTION_NEED, NULL, N_("nursing need of a day")),
    SIGN(PAGE_PERSON, "p", ACTION_PRINT, N_("print"), N_("print the history")),
    NAMED(PAGE_PERSON, KEY_KIND_ESCAPE, ACTION_BACK, "Esc", N_("back"), N_("back")),

    NAMED(PAGE_LIST, KEY_KIND_UP, ACTION_UP, N_("Arrows"), NULL,
          N_("scroll; j, k, PgUp, PgDn, Home, End too")),
    MOVES(PAGE_LIST),
    ALSO(PAGE_LIST, "j", ACTION_DOWN),
    ALSO(PAGE_LIST, "k", ACTION_UP),
    ALSO(PAGE_LIST, " ", ACTION_PAGE_DOWN),
    NAMED(PAGE_LIST, KEY_KIND_ENTER, ACTION_ENTER, "Enter", N_("open"),
          N_("open the person of this line")),
    SIGN(PAGE_LIST, "s", ACTION_SORT, N_("sort"), N_("sort by bed, kana, birthdate, ID")),
    SIGN(PAGE_LIST, "n", ACTION_MIDNIGHT, N_("24:00"),
         N_("day report: the day that ended, as of 24:00, and back to now")),
    SIGN(PAGE_LIST, "/", ACTION_SEARCH, N_("find"),
         N_("find a person: kana, romaji, birthdate or ID")),
    SIGN(PAGE_LIST, "p", ACTION_PRINT, N_("print"), N_("print this list as it stands")),
    NAMED(PAGE_LIST, KEY_KIND_ESCAPE, ACTION_BACK, "Esc", N_("back"), N_("back")),
    ALSO(PAGE_LIST, "q", ACTION_BACK),

    NAMED(PAGE_CONFLICTS, KEY_KIND_UP, ACTION_UP, N_("Arrows"), NULL,
          N_("scroll; j, k, PgUp, PgDn, Home, End too")),
    MOVES(PAGE_CONFLICTS),
    ALSO(PAGE_CONFLICTS, "j", ACTION_DOWN),
    ALSO(PAGE_CONFLICTS, "k", ACTION_UP),
    ALSO(PAGE_CONFLICTS, " ", ACTION_PAGE_DOWN),
    NAMED(PAGE_CONFLICTS, KEY_KIND_ENTER, ACTION_ENTER, "Enter", N_("open"),
          N_("open the person of this line")),
    SIGN(PAGE_CONFLICTS, "e", ACTION_SETTLE, N_("settle"),
         N_("settle this line: the choices come with their digits")),
    NAMED(PAGE_CONFLICTS, KEY_KIND_TAB, ACTION_QUESTIONS, "Tab", N_("questions"),
          N_("what is still unasked or unknown, by patient")),
    SIGN(PAGE_CONFLICTS, "m", ACTION_MOVE, N_("move"),
         N_("move, leave, discharge, death, another ward, birth")),
    SIGN(PAGE_CONFLICTS, "/", ACTION_SEARCH, N_("find"),
         N_("find a person: kana, romaji, birthdate or ID")),
    SIGN(PAGE_CONFLICTS, "p", ACTION_PRINT, N_("print"), N_("print this list as it stands")),
    NAMED(PAGE_CONFLICTS, KEY_KIND_ESCAPE, ACTION_BACK, "Esc", N_("back"), N_("back")),
    ALSO(PAGE_CONFLICTS, "q", ACTION_BACK),

    NAMED(PAGE_QUESTIONS, KEY_KIND_UP, ACTION_UP, N_("Arrows"), NULL,
          N_("scroll; j, k, PgUp, PgDn, Home, End too")),
    MOVES(PAGE_QUESTIONS),
    ALSO(PAGE_QUESTIONS, "j", ACTION_DOWN),
    ALSO(PAGE_QUESTIONS, "k", ACTION_UP),
    ALSO(PAGE_QUESTIONS, " ", ACTION_PAGE_DOWN),
    SIGN(PAGE_QUESTIONS, "e", ACTION_ANSWER, N_("enter answers"),
         N_("enter what the archive viewer answered, line by line from here")),
    NAMED(PAGE_QUESTIONS, KEY_KIND_ENTER, ACTION_ENTER, "Enter", N_("open"),
          N_("open the person of this line")),
    SIGN(PAGE_QUESTIONS, "s", ACTION_SORT, N_("sort"), N_("sort by bed, kana, birthdate, ID")),
    SIGN(PAGE_QUESTIONS, "p", ACTION_PRINT, N_("print"),
         N_("print this list, to take along to the viewer")),
    NAMED(PAGE_QUESTIONS, KEY_KIND_TAB, ACTION_CONFLICTS, "Tab", N_("to do"),
          N_("back to what does not fit")),
    NAMED(PAGE_QUESTIONS, KEY_KIND_ESCAPE, ACTION_BACK, "Esc", N_("back"), N_("back")),
    ALSO(PAGE_QUESTIONS, "q", ACTION_BACK),

    NAMED(PAGE_MEALS, KEY_KIND_UP, ACTION_UP, N_("Arrows"), NULL,
          N_("up, down: from patient to patient; left, right: the meal before, after")),
    QUIET(PAGE_MEALS, KEY_KIND_LEFT, ACTION_LEFT),
    QUIET(PAGE_MEALS, KEY_KIND_RIGHT, ACTION_RIGHT),
    MOVES(PAGE_MEALS),
    ALSO(PAGE_MEALS, "j", ACTION_DOWN),
    ALSO(PAGE_MEALS, "k", ACTION_UP),
    SIGN(PAGE_MEALS, "e", ACTION_EATEN, N_("eaten"),
         N_("how much was eaten, of 10; a digit begins it too")),
    SIGN(PAGE_MEALS, "s", ACTION_SKIP, N_("not served"), N_("this one meal was stopped, and why")),
    SIGN(PAGE_MEALS, "o", ACTION_DIET, N_("other diet"), N_("another diet from this meal on")),
    SIGN(PAGE_MEALS, "u", ACTION_UNKNOWN, N_("unknown"),
         N_("asked, and nobody can tell about this meal")),
    SIGN(PAGE_MEALS, "p", ACTION_PRINT, N_("print"), N_("print the list of this meal")),
    NAMED(PAGE_MEALS, KEY_KIND_ENTER, ACTION_ENTER, "Enter", N_("open"),
          N_("open the person of this line")),
    NAMED(PAGE_MEALS, KEY_KIND_ESCAPE, ACTION_BACK, "Esc", N_("back"), N_("back")),
    ALSO(PAGE_MEALS, "q", ACTION_BACK),

    NAMED(PAGE_NEED, KEY_KIND_UP, ACTION_UP, N_("Arrows"), NULL,
          N_("up, down: another item; left, right: another day")),
    QUIET(PAGE_NEED, KEY_KIND_LEFT, ACTION_LEFT),
    QUIET(PAGE_NEED, KEY_KIND_RIGHT, ACTION_RIGHT),
    MOVES(PAGE_NEED),
    ALSO(PAGE_NEED, "j", ACTION_DOWN),
    ALSO(PAGE_NEED, "k", ACTION_UP),
    { PAGE_NEED, KEY_KIND_SIGN, '0', ACTION_NONE, "0-2", N_("tick"),
      N_("ticks this item and goes on to the next; Backspace takes it off") },
    NAMED(PAGE_NEED, KEY_KIND_ENTER, ACTION_ENTER, "Enter", N_("keep"),
          N_("keeps all that was ticked, with your name and the time")),
    SIGN(PAGE_NEED, "p", ACTION_PRINT, N_("print"), N_("print the form of this day")),
    NAMED(PAGE_NEED, KEY_KIND_ESCAPE, ACTION_BACK, "Esc", N_("back"), N_("back")),
    ALSO(PAGE_NEED, "q", ACTION_BACK),

    NAMED(PAGE_REENTRY, KEY_KIND_UP, ACTION_UP, N_("Arrows"), NULL,
          N_("scroll; j, k, PgUp, PgDn, Home, End too")),
    MOVES(PAGE_REENTRY),
    ALSO(PAGE_REENTRY, "j", ACTION_DOWN),
    ALSO(PAGE_REENTRY, "k", ACTION_UP),
    NAMED(PAGE_REENTRY, KEY_KIND_ENTER, ACTION_ENTER, "Enter", N_("open"),
          N_("open the lines of this patient")),
    SIGN(PAGE_REENTRY, "t", ACTION_TICK, N_("entered"),
         N_("one patient: this line was typed into the hospital's system")),
    ALSO(PAGE_REENTRY, " ", ACTION_TICK),
    SIGN(PAGE_REENTRY, "p", ACTION_PRINT, N_("print"), N_("print this list as it stands")),
    NAMED(PAGE_REENTRY, KEY_KIND_ESCAPE, ACTION_BACK, "Esc", N_("back"), N_("back")),
    ALSO(PAGE_REENTRY, "q", ACTION_BACK),

    NAMED(PAGE_BANDS, KEY_KIND_UP, ACTION_UP, N_("Arrows"), NULL,
          N_("walk from person to person; Enter opens the person")),
    MOVES(PAGE_BANDS),
    ALSO(PAGE_BANDS, "j", ACTION_DOWN),
    ALSO(PAGE_BANDS, "k", ACTION_UP),
    SIGN(PAGE_BANDS, "i", ACTION_ISSUE, N_("issue"),
         N_("a band for this person; it replaces the one before")),
    SIGN(PAGE_BANDS, "a", ACTION_ISSUE_ALL, N_("all"), N_("bands for all who need one")),
    SIGN(PAGE_BANDS, "w", ACTION_WORN, N_("worn"), N_("the band is on the wrist (on again, too)")),
    SIGN(PAGE_BANDS, "o", ACTION_OFF, N_("off"), N_("taken off for a leave")),
    SIGN(PAGE_BANDS, "d", ACTION_DAMAGED, N_("damaged"),
         N_("the band on the wrist is damaged: a new one is needed")),
    SIGN(PAGE_BANDS, "x", ACTION_VOID, N_("void"), N_("the band is lost or wrong: it is void")),
    ALSO(PAGE_BANDS, "y", ACTION_CAME_OUT), /* the list itself asks */
    ALSO(PAGE_BANDS, "n", ACTION_CAME_NOT),
    ALSO(PAGE_BANDS, "g", ACTION_STOP_PRINT), /* the page says so while there is one */
    NAMED(PAGE_BANDS, KEY_KIND_ENTER, ACTION_ENTER, "Enter", NULL, NULL),
    SIGN(PAGE_BANDS, "p", ACTION_PRINT, N_("labels"), N_("labels for slips, tubes and charts")),
    SIGN(PAGE_BANDS, "l", ACTION_LIST, N_("band book"), N_("all bands ever issued, with numbers")),
    NAMED(PAGE_BANDS, KEY_KIND_ESCAPE, ACTION_BACK, "Esc", N_("back"), N_("back")),

    NAMED(PAGE_CHECK, KEY_KIND_ENTER, ACTION_ENTER, "Enter", N_("go on"), NULL),
    NAMED(PAGE_CHECK, KEY_KIND_ESCAPE, ACTION_BACK, "Esc", N_("back"), NULL),

    NAMED(PAGE_PROMPT, KEY_KIND_UP, ACTION_UP, N_("Arrows"), N_("choose"),
          N_("choose; the letter before a line works too")),
    QUIET(PAGE_PROMPT, KEY_KIND_DOWN, ACTION_DOWN),
    NAMED(PAGE_PROMPT, KEY_KIND_ENTER, ACTION_ENTER, "Enter", N_("take it"),
          N_("take what is chosen or typed")),
    NAMED(PAGE_PROMPT, KEY_KIND_ESCAPE, ACTION_BACK, "Esc", N_("back"),
          N_("one step back; nothing is saved before the last answer")),

    NAMED(PAGE_SEARCH, KEY_KIND_ENTER, ACTION_ENTER, "Enter", N_("open"), NULL),
    NAMED(PAGE_SEARCH, KEY_KIND_UP, ACTION_UP, N_("Arrows"), N_("choose"), NULL),
    QUIET(PAGE_SEARCH, KEY_KIND_DOWN, ACTION_DOWN),
    NAMED(PAGE_SEARCH, KEY_KIND_ESCAPE, ACTION_BACK, "Esc", N_("back"), NULL),

    NAMED(PAGE_PRINT, KEY_KIND_UP, ACTION_UP, N_("Arrows"), NULL,
          N_("choose a sheet; the sign before it works too")),
    QUIET(PAGE_PRINT, KEY_KIND_DOWN, ACTION_DOWN),
    NAMED(PAGE_PRINT, KEY_KIND_ENTER, ACTION_ENTER, "Enter", N_("print"),
          N_("make the PDF file; it gets a print number")),
    SIGN(PAGE_PRINT, "p", ACTION_PRINTER, N_("printer"),
         N_("also on a printer of this PC, or into the file only")),
    SIGN(PAGE_PRINT, "r", ACTION_AGAIN, N_("again"),
         N_("the last print once more as of the same time, under a new number")),
    SIGN(PAGE_PRINT, "g", ACTION_STOP_PRINT, N_("stop"), N_("stop the print on its way")),
    SIGN(PAGE_PRINT, "l", ACTION_EARLIER, N_("older"),
         N_("the very page of an earlier print once more, for one lost or spoilt")),
    SIGN(PAGE_PRINT, "m", ACTION_MEDIA, N_("size"), N_("A4, A3 or A5")),
    SIGN(PAGE_PRINT, "f", ACTION_FULL, N_("file name"), N_("another file name")),
    NAMED(PAGE_PRINT, KEY_KIND_ESCAPE, ACTION_BACK, "Esc", N_("back"), N_("back")),
};

static const KeyRow help_row = { PAGE_KIND_COUNT, KEY_KIND_SIGN, '?', ACTION_HELP, "?",
                                 N_("help"),      NULL };

static const KeyRow lock_row = {
    PAGE_KIND_COUNT, KEY_KIND_SIGN, 'L', ACTION_LOCK, "L", NULL, NULL
};

static const KeyRow camera_row = {
    PAGE_KIND_COUNT, KEY_KIND_SIGN, 'F', ACTION_CAMERA, "F", NULL, NULL
};

static bool
matches(const KeyRow *row, const Key *key)
{
    if (row->kind != key->kind)
        return false;
    return key->kind != KEY_KIND_SIGN || (gunichar)row->sign == key->sign;
}

static bool
has_help(PageKind page)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        if (rows[i].page == page && rows[i].help != NULL)
            return true;
    return false;
}

Action
keymap_action(PageKind page, const Key *key)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        if (rows[i].page == page && matches(&rows[i], key))
            return rows[i].action;
    if (matches(&lock_row, key))
        return ACTION_LOCK;
    if (matches(&camera_row, key))
        return ACTION_CAMERA;
    return matches(&help_row, key) && has_help(page) ? ACTION_HELP : ACTION_NONE;
}

static void
free_label(gpointer label)
{
    g_free(((KeyLabel *)label)->words);
    g_free(label);
}

/* A lone letter is no word: what it is short for elsewhere is not what the key is called. */
static const char *
name_words(const KeyRow *row)
{
    return strlen(row->name) > 1 ? _(row->name) : row->name;
}

/* "r巡回" but "r round" and "Enter 開く". */
static KeyLabel *
make_label(const KeyRow *row)
{
    KeyLabel *label = g_new0(KeyLabel, 1);
    const char *words = _(row->label);
    bool close = strlen(row->name) == 1 && (guchar)words[0] >= 0x80;
    label->name = name_words(row);
    label->words = g_strconcat(close ? "" : " ", words, NULL);
    return label;
}

static int
label_cells(const KeyLabel *label)
{
    return (int)(text_cells(label->name) + text_cells(label->words)) + 1;
}

/* All labels of PAGE that OFFER lets through, but the help's. (transfer full) */
static GPtrArray *
offered_labels(PageKind page, KeyOffer offer, gconstpointer data)
{
    GPtrArray *labels = g_ptr_array_new_with_free_func(free_label);
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        if (rows[i].page == page && rows[i].label != NULL &&
            (offer == NULL || offer(data, rows[i].action)))
            g_ptr_array_add(labels, make_label(&rows[i]));
    return labels;
}

static int
all_cells(const GPtrArray *labels)
{
    int cells = 0;
    for (guint i = 0; i < labels->len; i++)
        cells += label_cells(labels->pdata[i]);
    return cells;
}

GPtrArray *
keymap_labels(PageKind page, int cells, KeyOffer offer, gconstpointer data)
{
    GPtrArray *labels = offered_labels(page, offer, data);
    bool helps = has_help(page) && (offer == NULL || offer(data, ACTION_HELP));
    KeyLabel *help = helps ? make_label(&help_row) : NULL;
    int left = cells + 1 - (help != NULL ? label_cells(help) : 0);
    if (help != NULL && all_cells(labels) > left) { /* the sign alone leaves room for a key more */
        left += (int)text_cells(help->words);
        *help->words = '\0';
    }
    while (labels->len > 0 && all_cells(labels) > left)
        g_ptr_array_remove_index(labels, labels->len - 1);
    if (help != NULL)
        g_ptr_array_add(labels, help);
    return labels;
}

GPtrArray *
keymap_help(PageKind page)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (rows[i].page != page || rows[i].help == NULL)
            continue;
        g_autofree char *name = text_pad(name_words(&rows[i]), 7);
        g_ptr_array_add(lines, g_strconcat(name, _(rows[i].help), NULL));
    }
    return lines;
}
