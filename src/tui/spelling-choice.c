/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/spelling-choice.h"

#include "desk/person.h"
#include "desk/spelling.h"

#include "names/romaji.h"

#include "base/language.h"
#include "base/text.h"

#include <string.h>

#define DIGITS 9
#define LETTERS "abcdefghijklmnopqrstuvwxyz'-"

struct SpellingChoice {
    Desk *desk;
    char **words; /* of the kana */
    RomajiTable *romaji;
    char *line;       /* the text that FOUND belongs to; NULL = to be looked for */
    char *reading;    /* of what is to be chosen; NULL = nothing */
    GPtrArray *found; /* char * */
    guint page;
};

SpellingChoice *
spelling_choice_new(Desk *desk, const char *person, What what)
{
    if (what != WHAT_KANJI && what != WHAT_KNOWN_AS)
        return NULL;
    SpellingChoice *choice = g_new0(SpellingChoice, 1);
    g_autoptr(PersonFact) kana =
        person_fact(desk, person, what == WHAT_KANJI ? WHAT_KANA : WHAT_KNOWN_AS_KANA);
    bool known = kana != NULL && kana->value != NULL && strcmp(kana->value, VALUE_UNKNOWN) != 0;
    choice->desk = desk;
    choice->words = g_strsplit(known ? kana->value : "", " ", -1);
    choice->romaji = romaji_table_new(NULL, NULL);
    g_assert(choice->romaji != NULL); /* the table that is built in */
    return choice;
}

void
spelling_choice_free(SpellingChoice *choice)
{
    g_strfreev(choice->words);
    romaji_table_free(choice->romaji);
    g_clear_pointer(&choice->found, g_ptr_array_unref);
    g_free(choice->line);
    g_free(choice->reading);
    g_free(choice);
}

/* ---- what is to be chosen ---- */

/* The letters at the end of LINE: a reading that is being typed. A name that begins with a capital
 * letter is a name. */
static const char *
typed_reading(const char *line)
{
    const char *at = line + strlen(line);
    while (at > line && strchr(LETTERS, at[-1]) != NULL)
        at--;
    const char *blank = strrchr(line, ' ');
    bool name =
        (at > line && g_ascii_isupper(at[-1])) || g_ascii_isupper(blank != NULL ? blank[1] : *line);
    return name ? line + strlen(line) : at;
}

/* How many words of the name LINE has already. */
static guint
words_in(const char *line)
{
    guint words = 0;
    for (const char *at = line; *at != '\0'; at++)
        words += *at == ' ';
    return words;
}

/* The part of the name that comes next to LINE, which ends in letters or at a word's start. */
static NamePart
next_part(const SpellingChoice *choice, const char *line, const char *letters)
{
    if (*letters != '\0')
        return NAME_PIECE;
    return words_in(line) + 1 < g_strv_length(choice->words) ? NAME_SURNAME : NAME_GIVEN;
}

static char *
next_reading(const SpellingChoice *choice, const char *line, const char *letters)
{
    if (*letters != '\0')
        return romaji_to_kana(choice->romaji, letters, true);
    bool start = *line == '\0' || line[strlen(line) - 1] == ' ';
    guint at = words_in(line);
    return start && at < g_strv_length(choice->words) ? g_strdup(choice->words[at]) : NULL;
}

static void
look(SpellingChoice *choice, const Field *field)
{
    const char *line = field_typed(field);
    if (g_strcmp0(choice->line, line) == 0)
        return;
    const char *letters = typed_reading(line);
    g_free(choice->line);
    g_free(choice->reading);
    g_clear_pointer(&choice->found, g_ptr_array_unref);
    choice->line = g_strdup(line);
    choice->page = 0;
    choice->reading = next_reading(choice, line, letters);
    choice->found =
        choice->reading != NULL
            ? spelling_candidates(choice->desk, next_part(choice, line, letters), choice->reading)
            : g_ptr_array_new_with_free_func(g_free);
}

/* ---- keys ---- */

/* The chosen one takes the place of the letters; after a whole word the next one begins. */
static void
take(const SpellingChoice *choice, Field *field, const char *spelling)
{
    const char *letters = typed_reading(choice->line);
    bool word = *letters == '\0' && words_in(choice->line) + 1 < g_strv_length(choice->words);
    g_autofree char *before = g_strndup(choice->line, (gsize)(letters - choice->line));
    g_autofree char *text = g_strconcat(before, spelling, word ? " " : NULL, NULL);
    field_set(field, text);
}

bool
spelling_choice_key(SpellingChoice *choice, Field *field, const Key *key)
{
    if (key->kind != KEY_KIND_SIGN)
        return false;
    look(choice, field);
    guint first = choice->page * DIGITS;
    if (key_is(key, ' ') && choice->found->len > 0) {
        choice->page = first + DIGITS < choice->found->len ? choice->page + 1 : 0;
        return true;
    }
    if (key->sign < '1' || key->sign > '9' || first + (key->sign - '1') >= choice->found->len)
        return false;
    take(choice, field, choice->found->pdata[first + (key->sign - '1')]);
    return true;
}

bool
spelling_choice_is_open(const Field *field)
{
    return *typed_reading(field_typed(field)) != '\0';
}

/* ---- drawing ---- */

typedef struct {
    const Canvas *canvas;
    int row;
    int column;
} Flow;

static void
flow_choice(Flow *flow, guint digit, const char *spelling)
{
    char sign[2] = { (char)('0' + digit), '\0' };
    int wide = (int)text_cells(spelling) + 2;
    if (flow->column > 2 && flow->column + wide > flow->canvas->columns) {
        flow->row++;
        flow->column = 2;
    }
    canvas_text(flow->canvas, (Spot){ flow->row, flow->column, 1 }, INK_KEY, sign);
    canvas_text(flow->canvas, (Spot){ flow->row, flow->column + 2, 0 }, INK_PLAIN, spelling);
    flow->column += wide + 2;
}

static void
draw_found(const SpellingChoice *choice, Flow *flow)
{
    guint first = choice->page * DIGITS;
    guint last = MIN(first + DIGITS, choice->found->len);
    g_autofree char *page = g_strdup_printf(_("%s: digit chooses, space shows more (%u of %u)"),
                                            choice->reading, last, choice->found->len);
    canvas_text(flow->canvas, (Spot){ flow->row++, 2, 0 }, INK_QUIET,
                choice->found->len > DIGITS ? page : choice->reading);
    for (guint i = first; i < last; i++)
        flow_choice(flow, i - first + 1, choice->found->pdata[i]);
    flow->row++;
}

int
spelling_choice_draw(SpellingChoice *choice, const Field *field, const Canvas *canvas, int row)
{
    Flow flow = { canvas, row, 2 };
    look(choice, field);
    if (choice->found->len > 0)
        draw_found(choice, &flow);
    canvas_text(canvas, (Spot){ flow.row++, 2, 0 }, INK_QUIET,
                _("Not among them: type a reading in letters, piece by piece"));
    if (!spelling_has_dictionary(choice->desk))
        flow.row += canvas_lines(canvas, (Spot){ flow.row, 2, 0 }, 2, INK_QUIET,
                                 _("This PC has no name dictionary (skkdic-extra): only the most "
                                   "usual names are offered"));
    return flow.row - row;
}
