/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/band-issue.h"

#include "tui/candidates.h"

#include "desk/output.h"

#include "base/language.h"
#include "base/text.h"

#include <stdlib.h>

typedef enum {
    STEP_REASON,
    STEP_OLD,
    STEP_SECOND,
    STEP_MEDIUM,
    STEP_START,
    STEP_COPIES,
    STEP_PRINTER,
    STEP_FILE,
    STEP_COUNT
} Step;

struct BandIssue {
    Session *session;
    BandIssueWish wish;
    Step step;
    char *answers[STEP_COUNT];
    Prompt *prompt;
    GPtrArray *printers; /* DispatchPrinter * */
    bool due;            /* drawing the bands comes next */
};

/* Beside the book, told apart by the minute, and never a file that is there: the bands in it may
 * not be printed yet. (transfer full) */
static char *
proposed_file(const BandIssue *issue)
{
    const Session *session = issue->session;
    const char *code = desk_layout(session->desk)->code;
    Instant now = desk_now(session->desk);
    g_autofree char *folder = g_path_get_dirname(session->book);
    g_autofree char *minute = instant_format_minute(now.seconds, now.zone);
    g_strdelimit(minute, " ", 'T');
    g_strdelimit(minute, ":", '.');
    g_autofree char *stem = g_strdup_printf("%s/%s-%s-%s", folder, code != NULL ? code : "meguri",
                                            issue->wish.labels ? "labels" : "bands", minute);
    char *file = g_strconcat(stem, ".pdf", NULL);
    for (guint i = 2; g_file_test(file, G_FILE_TEST_EXISTS); i++) {
        g_free(file);
        file = g_strdup_printf("%s-%u.pdf", stem, i);
    }
    return file;
}

/* ---- the steps ---- */

static GPtrArray *
find_media(gpointer data, const char *text)
{
    const BandIssue *issue = data;
    GPtrArray *options = prompt_options_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) names =
        output_media(issue->session->desk, issue->wish.persons, issue->wish.labels, &error);
    if (names == NULL)
        session_fail(issue->session, error);
    for (guint i = 0; names != NULL && i < names->len; i++)
        if (g_str_has_prefix(names->pdata[i], text))
            prompt_option_add(options, 0, names->pdata[i], names->pdata[i]);
    return options;
}

/* The printer that was chosen, NULL = a file. */
static const char *
printer_of(const BandIssue *issue)
{
    const char *answer = issue->answers[STEP_PRINTER];
    return g_strcmp0(answer, CANDIDATES_FILE) == 0 ? NULL : answer;
}

static Prompt *
ask_old(const BandIssue *issue)
{
    g_autofree char *title = g_strdup_printf(_("Where is band no. %u?"), issue->wish.old);
    Prompt *prompt = prompt_new_choice(title);
    prompt_offer(prompt, '1', _("cut up"), _("old band cut up"));
    prompt_offer(prompt, '2', _("lost"), _("old band lost"));
    prompt_offer(prompt, '3', _("still on the wrist: cut it off when the new one is on"),
                 _("old band still on the wrist"));
    return prompt;
}

static Prompt *
ask_line(const char *title, const char *proposed, const char *explained)
{
    Prompt *prompt = prompt_new_line(title);
    if (proposed != NULL)
        prompt_set(prompt, proposed);
    if (explained != NULL)
        prompt_explain(prompt, explained);
    return prompt;
}

static Prompt *
prompt_of(BandIssue *issue)
{
    switch (issue->step) {
    case STEP_REASON:
        return ask_line(_("Known from paper only. Why is a band printed all the same?"), NULL,
                        NULL);
    case STEP_OLD:
        return ask_old(issue);
    case STEP_SECOND:
        return ask_line(_("Name of the second checker?"), NULL,
                        _("Empty: the band says that one person checked."));
    case STEP_MEDIUM:
        return prompt_new_find(_("On what is it printed?"), find_media, issue);
    case STEP_START:
        return ask_line(_("The first label of the sheet that is left?"), "1",
                        _("Counted along the rows."));
    case STEP_COPIES:
        return ask_line(_("How many labels of each?"), "1", NULL);
    case STEP_PRINTER:
        return prompt_new_find(_("On which printer?"), candidates_printers, issue->printers);
    case STEP_FILE: {
        g_autofree char *file = proposed_file(issue);
        return ask_line(_("Into which PDF file?"), file, NULL);
    }
    case STEP_COUNT:
        break;
    }
    g_assert_not_reached();
}

static bool
is_asked(const BandIssue *issue, Step step)
{
    switch (step) {
    case STEP_REASON:
        return issue->wish.paper;
    case STEP_OLD:
        return issue->wish.old > 0;
    case STEP_SECOND:
        return !issue->wish.labels;
    case STEP_START:
        return output_places(issue->session->desk, issue->answers[STEP_MEDIUM]) > 1;
    case STEP_COPIES:
        return issue->wish.labels;
    case STEP_PRINTER:
        return issue->printers->len > 0;
    case STEP_FILE:
        return printer_of(issue) == NULL;
    case STEP_MEDIUM:
    case STEP_COUNT:
        break;
    }
    return true;
}

static void
ask(BandIssue *issue, Step step)
{
    g_clear_pointer(&issue->prompt, prompt_free);
    issue->step = step;
    issue->prompt = prompt_of(issue);
}

static void
go_on(BandIssue *issue, Step step)
{
    while (!is_asked(issue, step))
        step++;
    if (step == STEP_COUNT)
        issue->due = true;
    else
        ask(issue, step);
}

/* False if there is no step before. */
static bool
go_back(BandIssue *issue)
{
    for (Step step = issue->step; step-- > STEP_REASON;)
        if (is_asked(issue, step)) {
            ask(issue, step);
            return true;
        }
    return false;
}

BandIssue *
band_issue_new(Session *session, const BandIssueWish *wish)
{
    BandIssue *issue = g_new0(BandIssue, 1);
    issue->session = session;
    issue->wish = *wish;
    g_autofree char *why = NULL;
    issue->printers = dispatch_printers(session->dispatch, false, &why);
    go_on(issue, STEP_REASON);
    return issue;
}

void
band_issue_free(BandIssue *issue)
{
    if (issue == NULL)
        return;
    g_clear_pointer(&issue->prompt, prompt_free);
    g_ptr_array_unref(issue->wish.persons);
    g_free(issue->wish.whom);
    g_ptr_array_unref(issue->printers);
    for (guint i = 0; i < STEP_COUNT; i++)
        g_free(issue->answers[i]);
    g_free(issue);
}

static void
take_answer(BandIssue *issue)
{
    const char *value = prompt_value(issue->prompt);
    bool number = issue->step == STEP_START || issue->step == STEP_COPIES;
    if ((*value == '\0' && issue->step != STEP_SECOND) || (number && atoi(value) < 1)) {
        session_warn(issue->session,
                     number ? _("A number from 1, please.") : _("Please type it, or Esc."));
        return;
    }
    if (issue->step == STEP_COPIES && atoi(value) > LABEL_COPIES_MOST) {
        session_warn(issue->session, _("At most 99 of each, please."));
        return;
    }
    g_free(issue->answers[issue->step]);
    issue->answers[issue->step] = g_strdup(value);
    go_on(issue, issue->step + 1);
}

bool
band_issue_key(BandIssue *issue, const Key *key)
{
    PromptStep step = prompt_key(issue->prompt, key);
    if (step == PROMPT_GIVEN)
        take_answer(issue);
    return step == PROMPT_BACK && !go_back(issue);
}

/* ---- the work ---- */

static guint
number_of(const char *answer)
{
    return answer != NULL ? (guint)MAX(atoi(answer), 1) : 1;
}

static bool
draw_labels(const BandIssue *issue, GError **error)
{
    LabelWish wish = { .to = printer_of(issue) == NULL ? issue->answers[STEP_FILE] : NULL,
                       .printer = printer_of(issue),
                       .media = issue->answers[STEP_MEDIUM],
                       .copies = number_of(issue->answers[STEP_COPIES]),
                       .start = number_of(issue->answers[STEP_START]) };
    return output_labels(issue->session->desk, issue->wish.persons, &wish, error);
}

static bool
draw_bands(const BandIssue *issue, GError **error)
{
    BandWish wish = { .to = printer_of(issue) == NULL ? issue->answers[STEP_FILE] : NULL,
                      .printer = printer_of(issue),
                      .media = issue->answers[STEP_MEDIUM],
                      .second = issue->answers[STEP_SECOND],
                      .override = issue->answers[STEP_REASON],
                      .old = issue->answers[STEP_OLD],
                      .start = number_of(issue->answers[STEP_START]) };
    return output_bands(issue->session->desk, issue->wish.persons, &wish, error);
}

bool
band_issue_is_typing(const BandIssue *issue)
{
    return issue->prompt != NULL && prompt_is_typing(issue->prompt);
}

/* That the codes were not read back is said with the first bands of a sitting. */
static void
tell_printed(Session *session, const char *text)
{
    const char *unread = session->unread_told ? NULL : output_codes_unread();
    session->unread_told = true;
    if (unread == NULL) {
        session_tell(session, text);
        return;
    }
    g_autofree char *both = g_strdup_printf("%s. %s", text, unread);
    session_warn(session, both);
}

bool
band_issue_work(BandIssue *issue)
{
    g_autoptr(GError) error = NULL;
    guint count = issue->wish.persons->len;
    if (!issue->due)
        return false;
    issue->due = false;
    if (issue->wish.labels ? !draw_labels(issue, &error) : !draw_bands(issue, &error)) {
        session_fail(issue->session, error);
        return false;
    }
    const char *target = printer_of(issue) != NULL ? printer_of(issue) : issue->answers[STEP_FILE];
    g_autofree char *text =
        issue->wish.labels
            ? g_strdup_printf(_("✓ labels: %s"), target)
            : g_strdup_printf(ngettext_("✓ %u band: %s", "✓ %u bands: %s", count), count, target);
    session_refresh(issue->session, false);
    tell_printed(issue->session, text);
    return true;
}

/* The cursor of the list above may stand on somebody else, where all are given one. */
void
band_issue_draw(BandIssue *issue, const Canvas *canvas)
{
    g_autofree char *whom = g_strdup_printf(" %s ", issue->wish.whom);
    Canvas below = canvas_part(canvas, (Spot){ 1, 0, 0 }, canvas->rows - 1);
    canvas_clear(canvas);
    canvas_rule(canvas, 0);
    canvas_text(canvas, (Spot){ 0, 2, (int)text_cells(whom) }, INK_STRONG, whom);
    prompt_draw(issue->prompt, &below);
    if (issue->due)
        canvas_text(&below, (Spot){ 5, 2, 0 }, INK_STRONG, _("printing ..."));
}
