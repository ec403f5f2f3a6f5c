/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/page-check.h"

#include "tui/field.h"
#include "tui/question-words.h"

#include "desk/check.h"
#include "desk/output.h"
#include "desk/person.h"

#include "ward/birthdate.h"

#include "base/language.h"

#include <string.h>

#define ANSWER_CELLS 60
#define TYPED_MOST 16 /* signs of a patient ID or a band's number */

/* In the order in which they are asked; who speaks only where it is not the patient. */
typedef enum { CHECK_SCAN, CHECK_NAME, CHECK_BIRTHDATE, CHECK_WHO, CHECK_ANSWER } CheckPart;

typedef struct {
    Page page;
    CheckPart part;
    CheckVoice voice;
    Field *fields[CHECK_ANSWER];
    CheckAnswer *answer;
    GDate today;
    bool doubted; /* the birthdate was asked again */
    bool stale;   /* what was scanned is there from before: the next code takes its place */
} CheckPage;

static void
begin(CheckPage *page)
{
    static const FieldKind kinds[] = { FIELD_PLAIN, FIELD_KANA, FIELD_PLAIN, FIELD_PLAIN };
    for (guint i = 0; i < CHECK_ANSWER; i++) {
        g_clear_pointer(&page->fields[i], field_free);
        page->fields[i] = field_new(kinds[i]);
    }
    g_clear_pointer(&page->answer, check_answer_free);
    page->part = CHECK_SCAN;
    page->voice = VOICE_PATIENT;
    page->stale = false;
}

/* ---- keys ---- */

/* A birthdate that can be read in two ways is asked once more. */
static bool
is_doubted(CheckPage *page)
{
    Birthdate birthdate;
    g_autofree char *text = field_text(page->fields[CHECK_BIRTHDATE]);
    g_autofree char *doubt = NULL;
    if (page->doubted || !birthdate_parse(text, &page->today, &birthdate, &doubt, NULL) ||
        doubt == NULL)
        return false;
    g_autofree char *words = question_doubt(doubt);
    session_warn(page->page.session, words);
    page->doubted = true;
    return true;
}

static void
check(CheckPage *page)
{
    Session *session = page->page.session;
    g_autofree char *scan = field_text(page->fields[CHECK_SCAN]);
    g_autofree char *name = field_text(page->fields[CHECK_NAME]);
    g_autofree char *birthdate = field_text(page->fields[CHECK_BIRTHDATE]);
    g_autofree char *who = field_text(page->fields[CHECK_WHO]);
    CheckWish wish = { scan, name, birthdate, page->voice, who };
    g_autoptr(GError) error = NULL;
    page->answer = check_patient(session->desk, &wish, &error);
    if (page->answer == NULL) {
        session_fail(session, error);
        return;
    }
    session_refresh(session, false);
    page->part = CHECK_ANSWER;
}

static void
go_on(CheckPage *page)
{
    if (page->part == CHECK_ANSWER)
        begin(page);
    else if (field_is_empty(page->fields[page->part]))
        return;
    else if (page->part == CHECK_BIRTHDATE && is_doubted(page))
        return;
    else if (page->part == CHECK_WHO ||
             (page->part == CHECK_BIRTHDATE && page->voice == VOICE_PATIENT))
        check(page);
    else
        page->part++;
}

/* A digit begins no name, so before the name is typed it says who speaks. */
static bool
choose_voice(CheckPage *page, const Key *key)
{
    static const char digits[] = { '1', '2', '3' };
    if (page->part != CHECK_NAME || !field_is_empty(page->fields[CHECK_NAME]))
        return false;
    for (guint i = 0; i < G_N_ELEMENTS(digits); i++)
        if (key_is(key, (gunichar)digits[i])) {
            page->voice = (CheckVoice)i;
            return true;
        }
    return false;
}

/* Behind a no nobody knows whose wrist it is, and an old band or a label is not the one that
 * counts.
 */
static bool
can_be_damaged(const CheckPage *page)
{
    return page->part == CHECK_ANSWER && page->answer->person != NULL &&
           page->answer->verdict != CHECK_NO;
}

static void
say_damaged(const CheckPage *page)
{
    Session *session = page->page.session;
    g_autoptr(GError) error = NULL;
    bool saved = output_band_damaged(session->desk, page->answer->person, &error);
    if (session_told(session, saved, error))
        session_tell(session, _("✓ damaged: a new band is needed (b)"));
}

static void
go_back(CheckPage *page)
{
    if (page->part == CHECK_SCAN || page->part == CHECK_ANSWER)
        session_close_page(page->page.session);
    else
        page->part--;
    page->stale = page->part == CHECK_SCAN;
}

/* Another band is scanned, or what was typed of a damaged one is mended. */
static void
type(CheckPage *page, const Key *key)
{
    if (page->stale && key->kind == KEY_KIND_SIGN)
        field_set(page->fields[CHECK_SCAN], "");
    page->stale = false;
    page->doubted = false;
    field_key(page->fields[page->part], key);
}

/* A scanner ends with Enter or Tab, as it was set up. */
static bool
take_key(Page *base, const Key *key)
{
    CheckPage *page = (CheckPage *)base;
    if (key->kind == KEY_KIND_ENTER || key->kind == KEY_KIND_TAB)
        go_on(page);
    else if (key->kind == KEY_KIND_ESCAPE)
        go_back(page);
    else if (key_is(key, 'd') && can_be_damaged(page))
        say_damaged(page);
    else if (page->part < CHECK_ANSWER && !choose_voice(page, key))
        type(page, key);
    return true;
}

static void
act(Page *page, Action action)
{
    (void)page, (void)action; /* all keys are taken above */
}

/* ---- drawing ---- */

/* A band's code holds the name: only its length is shown. What is typed is short. */
static void
draw_scan(const CheckPage *page, const Canvas *canvas, int row)
{
    g_autofree char *scan = field_text(page->fields[CHECK_SCAN]);
    glong length = g_utf8_strlen(scan, -1);
    g_autofree char *upper = g_ascii_strup(scan, -1);
    bool typed = length <= TYPED_MOST && strstr(upper, "MG1") == NULL;
    g_autofree char *read = g_strdup_printf(_("%ld signs read"), length);
    canvas_text(canvas, (Spot){ row, 4, 40 }, page->part == CHECK_SCAN ? INK_FIELD : INK_QUIET,
                length == 0 ? ""
                : typed     ? scan
                            : read);
}

static void
draw_said(const CheckPage *page, CheckPart part, const Canvas *canvas, int row)
{
    if (page->part < part)
        return;
    if (page->part == part) {
        field_draw(page->fields[part], canvas, (Spot){ row, 4, 40 });
        return;
    }
    g_autofree char *text = field_text(page->fields[part]);
    canvas_text(canvas, (Spot){ row, 4, 40 }, INK_PLAIN, text);
}

static void
draw_echo(const CheckPage *page, const Canvas *canvas, int row)
{
    const Field *field = page->fields[CHECK_BIRTHDATE];
    ValueGround ground = { &page->today, desk_layout(page->page.session->desk)->zone };
    if (page->part != CHECK_BIRTHDATE)
        return;
    g_autofree char *text = field_text(field);
    g_autofree char *echo =
        question_echo(vocabulary_row(WHAT_BIRTHDATE), field_typed(field), text, &ground);
    canvas_lines(canvas, (Spot){ row, 4, 0 }, 3, INK_STRONG, echo);
}

/* Who speaks, while the name is asked; the number before each chooses. */
static void
draw_voices(const CheckPage *page, const Canvas *canvas, int row)
{
    static const char *const words[] = { N_("1 the patient"), N_("2 the family"),
                                         N_("3 a second nurse") };
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        canvas_text(canvas, (Spot){ row, 4 + 22 * (int)i, 20 },
                    i == page->voice ? INK_CURSOR : INK_QUIET, _(words[i]));
}

/* Three rows of ink with the word in the middle. */
static int
draw_verdict(const CheckPage *page, const Canvas *canvas, int row)
{
    static const char *const words[] = {
        [CHECK_YES] = N_("Y E S   the right patient"),
        [CHECK_NO] = N_("N O   stop"),
        [CHECK_CANNOT_TELL] = N_("C A N N O T   T E L L   ask further"),
    };
    Ink ink = page->answer->verdict == CHECK_YES ? INK_CURSOR : INK_LOUD;
    Canvas box = canvas_part(canvas, (Spot){ row, 2, ANSWER_CELLS }, 3);
    for (int i = 0; i < 3; i++)
        canvas_text(&box, (Spot){ i, 0, 0 }, ink, "");
    canvas_middle(&box, 1, ink, _(words[page->answer->verdict]));
    canvas_lines(canvas, (Spot){ row + 4, 2, 0 }, 4, INK_STRONG, page->answer->reason);
    return 8;
}

static void
draw_answer(const CheckPage *page, const Canvas *canvas, int row)
{
    Desk *desk = page->page.session->desk;
    row += draw_verdict(page, canvas, row) + 1;
    if (page->answer->person != NULL) {
        g_autofree char *line = person_read_back(desk, page->answer->person);
        g_autofree char *state = person_state_words(desk, page->answer->person);
        g_autofree char *band =
            g_strdup_printf(_("The band is that of %s  %s  %s"), page->answer->person, line, state);
        row += canvas_lines(canvas, (Spot){ row, 2, 0 }, 3, INK_PLAIN, band);
    }
    canvas_text(
        canvas, (Spot){ row + 1, 2, 0 }, INK_QUIET,
        can_be_damaged(page)
            ? _("Enter or a scan: the next patient   d: the band is damaged, needs a new one")
            : _("Enter or a scan: the next patient"));
}

static void
draw(Page *base, const Canvas *canvas)
{
    CheckPage *page = (CheckPage *)base;
    canvas_text(canvas, (Spot){ 0, 0, 0 }, INK_STRONG, _("Patient check"));
    canvas_text(canvas, (Spot){ 2, 2, 0 }, INK_PLAIN,
                _("Scan the band, or type the patient ID or what stands on it: A001 2"));
    draw_scan(page, canvas, 3);
    if (page->part >= CHECK_NAME)
        canvas_text(canvas, (Spot){ 5, 2, 0 }, INK_STRONG,
                    _("Ask: “Your full name and your birthdate, please?” Type what is said."));
    draw_said(page, CHECK_NAME, canvas, 6);
    draw_said(page, CHECK_BIRTHDATE, canvas, 7);
    draw_echo(page, canvas, 8);
    draw_said(page, CHECK_WHO, canvas, 8);
    if (page->part == CHECK_WHO)
        canvas_text(canvas, (Spot){ 9, 4, 0 }, INK_QUIET,
                    page->voice == VOICE_STAFF ? _("Name of the second nurse?")
                                               : _("Who of the family?"));
    if (page->part == CHECK_NAME) {
        draw_voices(page, canvas, 7);
        canvas_text(canvas, (Spot){ 9, 4, 0 }, INK_QUIET,
                    _("yama hana for ヤマダ ハナコ: two first letters of each name will do"));
    }
    if (page->answer != NULL)
        draw_answer(page, canvas, 9);
}

static void
free_page(Page *base)
{
    CheckPage *page = (CheckPage *)base;
    for (guint i = 0; i < CHECK_ANSWER; i++)
        g_clear_pointer(&page->fields[i], field_free);
    g_clear_pointer(&page->answer, check_answer_free);
    g_free(page);
}

/* Then a scanned code is an answer. */
static bool
types(const Page *page)
{
    return ((const CheckPage *)page)->part != CHECK_ANSWER;
}

/* Behind an answer the next band is scanned at once. */
static bool
scan(Page *base, const char *code)
{
    CheckPage *page = (CheckPage *)base;
    if (page->part != CHECK_ANSWER)
        return false;
    begin(page);
    field_set(page->fields[CHECK_SCAN], code);
    go_on(page);
    return true;
}

static bool
awaits(const Page *base)
{
    const CheckPage *page = (const CheckPage *)base;
    return page->part == CHECK_SCAN && field_is_empty(page->fields[CHECK_SCAN]);
}

static const PageOps ops = {
    .kind = PAGE_CHECK,
    .draw = draw,
    .key = take_key,
    .act = act,
    .types = types,
    .scan = scan,
    .awaits = awaits,
    .free = free_page,
};

Page *
page_check_new(Session *session)
{
    CheckPage *page = g_new0(CheckPage, 1);
    page->page.ops = &ops;
    page->page.session = session;
    page->today = session_today(session);
    begin(page);
    return &page->page;
}
