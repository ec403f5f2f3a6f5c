/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/queue.h"

#include "print/queue-words.h"

#include "base/language.h"

#ifdef HAVE_CUPS

#include "print/cups.h"

#include <math.h>
#include <poll.h>
#include <string.h>

#define LOOK_MS 400     /* from one look at a job to the next */
#define SILENCE_MOST 5  /* looks without an answer until that is told */
#define PATIENT_LOOKS 5 /* until the printer is quoted */
#define HUNDREDTHS 100  /* of a millimetre */

typedef struct {
    const Cups *cups;
    const SpoolOrder *order;
    SpoolReport *report;
    int job;
    bool begun; /* the printer may have begun */
    bool away;  /* nothing was with the printer when it was last looked at */
    bool asked; /* to give the job up */
    guint looks;
    guint silent; /* looks without an answer */
} Watch;

static const char *
no_library(void)
{
    return _("This PC has no libcups: meguri prints to files and to device files only.");
}

static const char *
no_service(void)
{
    return _("No print service answers on this PC.");
}

/* What ANSWER tells of its printer. REASONS holds the pointers. */
static QueueTrouble
trouble_of(const CupsAnswer *answer, GPtrArray *reasons)
{
    const Cups *cups = answer->cups;
    ipp_attribute_t *attribute =
        cups->ippFindAttribute(answer->ipp, "printer-state-reasons", IPP_TAG_KEYWORD);
    for (int i = 0; attribute != NULL && i < cups->ippGetCount(attribute); i++) {
        const char *reason = cups->ippGetString(attribute, i, NULL);
        if (strcmp(reason, "none") != 0)
            g_ptr_array_add(reasons, (gpointer)reason);
    }
    return (QueueTrouble){ (const char *const *)reasons->pdata, reasons->len,
                           cups_string(answer, "printer-state-message"),
                           cups_number(answer, "printer-state") == IPP_PSTATE_STOPPED };
}

/* ---- the queues ---- */

static void
tell_queue(int out, const CupsAnswer *answer, const char *usual)
{
    const char *name = cups_string(answer, "printer-name");
    const char *medium = cups_string(answer, "media-default");
    const char *model = cups_string(answer, "printer-make-and-model");
    bool raw = model != NULL && g_str_has_suffix(model, "Raw Printer");
    bool known = medium != NULL && strcmp(medium, "unknown") != 0;
    g_autoptr(GPtrArray) reasons = g_ptr_array_new();
    QueueTrouble trouble = trouble_of(answer, reasons);
    const char *words = queue_words(&trouble);
    if (name == NULL)
        return;
    g_autofree char *line =
        g_strdup_printf("%s %d %d %s%s%s", name, g_strcmp0(name, usual) == 0, raw,
                        known ? medium : "", words != NULL ? "  " : "", words != NULL ? words : "");
    spool_write_line(out, 0, SPOOL_LINE_QUEUE, line);
}

static CupsAnswer
ask_for_queues(const Cups *cups)
{
    static const char *const wanted[] = { "printer-name", "printer-state", "printer-state-reasons",
                                          "media-default", "printer-make-and-model" };
    ipp_t *request = cups->ippNewRequest(IPP_OP_CUPS_GET_PRINTERS);
    cups->ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                        G_N_ELEMENTS(wanted), NULL, wanted);
    return cups_ask(cups, request);
}

/* All queues stand in one answer, an attribute of something else between two. */
static void
tell_queues(int out, const Cups *cups)
{
    g_auto(CupsAnswer) preset = cups_ask(cups, cups->ippNewRequest(IPP_OP_CUPS_GET_DEFAULT));
    const char *usual = cups_string(&preset, "printer-name");
    g_auto(CupsAnswer) all = ask_for_queues(cups);
    g_auto(CupsAnswer) one = { cups, NULL };
    ipp_attribute_t *at = all.ipp != NULL ? cups->ippFirstAttribute(all.ipp) : NULL;
    for (; at != NULL; at = cups->ippNextAttribute(all.ipp)) {
        if (cups->ippGetGroupTag(at) == IPP_TAG_PRINTER) {
            one.ipp = one.ipp != NULL ? one.ipp : cups->ippNew();
            cups->ippCopyAttribute(one.ipp, at, 0);
        } else if (one.ipp != NULL) {
            tell_queue(out, &one, usual);
            cups_answer_clear(&one);
        }
    }
    if (one.ipp != NULL)
        tell_queue(out, &one, usual);
}

void
queue_list(int out)
{
    bool here;
    g_autoptr(Cups) cups = cups_new(&here);
    if (cups != NULL)
        tell_queues(out, cups);
    else
        spool_write_line(out, 0, SPOOL_LINE_NO_SERVICE, here ? no_service() : no_library());
    spool_write_line(out, 0, SPOOL_LINE_END, "");
}

/* ---- one job ---- */

/* The medium as printers name it: "iso_a4_210x297mm", "custom_25.4x279.4mm_25.4x279.4mm". */
static const char *
medium_of(const Cups *cups, const SpoolOrder *order)
{
    bool turned = order->turns && order->size[0] > order->size[1];
    const pwg_media_t *medium =
        cups->pwgMediaForSize((int)lround(order->size[turned ? 1 : 0] * HUNDREDTHS),
                              (int)lround(order->size[turned ? 0 : 1] * HUNDREDTHS));
    return medium != NULL ? medium->pwg : "iso_a4_210x297mm";
}

/* One side only: the next copy may be somebody else's. */
static int
add_options(const Cups *cups, const SpoolOrder *order, cups_option_t **options)
{
    int count = 0;
    if (order->raw)
        return cups->cupsAddOption("raw", "true", count, options);
    count = cups->cupsAddOption("media", medium_of(cups, order), count, options);
    count = cups->cupsAddOption("print-scaling", "none", count, options);
    count = cups->cupsAddOption("sides", "one-sided", count, options);
    return cups->cupsAddOption("number-up", "1", count, options);
}

static char *
why_refused(const Cups *cups, const char *printer)
{
    if (cups->cupsLastError() == IPP_STATUS_ERROR_NOT_FOUND)
        return g_strdup_printf(_("There is no queue “%s” on this PC."), printer);
    if (cups->cupsLastError() == IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS)
        return g_strdup_printf(_("The queue “%s” takes no jobs."), printer);
    return g_strdup(cups->cupsLastErrorString());
}

static bool
hand_over(Watch *watch)
{
    const Cups *cups = watch->cups;
    const SpoolOrder *order = watch->order;
    cups_option_t *options = NULL;
    int count = add_options(cups, order, &options);
    watch->job = cups->cupsCreateJob(cups->http, order->printer, order->title, count, options);
    cups->cupsFreeOptions(count, options);
    if (watch->job == 0)
        return false;
    http_status_t status =
        cups->cupsStartDocument(cups->http, order->printer, watch->job, order->title,
                                order->raw ? CUPS_FORMAT_RAW : CUPS_FORMAT_PDF, 1);
    if (status == HTTP_STATUS_CONTINUE)
        status = cups->cupsWriteRequestData(cups->http, order->bytes, order->length);
    if (status == HTTP_STATUS_CONTINUE &&
        cups->cupsFinishDocument(cups->http, order->printer) == IPP_STATUS_OK)
        return true;
    cups->cupsCancelJob2(cups->http, order->printer, watch->job, 0);
    return false;
}

static bool
report(const Watch *watch, SpoolState state, const char *words)
{
    return spool_report(watch->report, state, words);
}

/* The end of a job that did not come to its end; ANSWER tells the printer's own words. */
static void
report_broken(const Watch *watch, const char *what, const CupsAnswer *answer)
{
    const char *why = cups_string(answer, "job-printer-state-message");
    bool told = why != NULL && *why != '\0', sure = watch->away && !watch->begun;
    g_autofree char *words =
        g_strdup_printf("%s%s%s%s %s", what, told ? " (" : "", told ? why : "", told ? ")" : "",
                        sure ? _("Nothing came out.") : _("Look what came out of it."));
    report(watch, sure ? SPOOL_FAILED : SPOOL_UNSURE, words);
}

/* Whether the printer may have begun: it has if anything is told of its work. */
static void
judge(Watch *watch, int state, const QueueTrouble *trouble)
{
    watch->away = state != IPP_JSTATE_PROCESSING || queue_is_away(trouble);
    if (!watch->away && !queue_is_mute(trouble))
        watch->begun = true;
}

/* What a job that is not out yet waits for. (transfer full) */
static char *
waiting_words(const Watch *watch, int state, const QueueTrouble *trouble)
{
    const char *words = queue_words(trouble);
    bool told = trouble->message != NULL && *trouble->message != '\0';
    if (words != NULL)
        return g_strdup(words);
    if (state == IPP_JSTATE_PROCESSING && told && watch->looks > PATIENT_LOOKS)
        return g_strdup_printf("%s (%s)", _("printing"), trouble->message);
    if (state == IPP_JSTATE_PROCESSING)
        return g_strdup(_("printing"));
    return g_strdup(state == IPP_JSTATE_HELD ? _("The job is held in the queue.")
                                             : _("waiting in the queue"));
}

static bool
report_waiting(Watch *watch, int state)
{
    g_auto(CupsAnswer) answer = cups_ask_about_queue(watch->cups, watch->order->printer);
    g_autoptr(GPtrArray) reasons = g_ptr_array_new();
    QueueTrouble trouble = answer.ipp != NULL ? trouble_of(&answer, reasons) : (QueueTrouble){ 0 };
    judge(watch, state, &trouble);
    watch->looks++;
    g_autofree char *words = waiting_words(watch, state, &trouble);
    return report(watch, SPOOL_WAITS, words);
}

/* One look at the job; true while it is to be watched. */
static bool
look(Watch *watch)
{
    const Cups *cups = watch->cups;
    g_auto(CupsAnswer) answer = cups_ask_about_job(cups, watch->job);
    if (answer.ipp == NULL || cups->cupsLastError() == IPP_STATUS_ERROR_SERVICE_UNAVAILABLE) {
        watch->silent++;
        return watch->silent < SILENCE_MOST || report(watch, SPOOL_WAITS, no_service());
    }
    watch->silent = 0;
    int state = cups_number(&answer, "job-state");
    switch (state) {
    case IPP_JSTATE_COMPLETED:
        report(watch, SPOOL_OUT, _("It came out."));
        return false;
    case IPP_JSTATE_CANCELED:
        report_broken(watch, _("The job was cancelled."), &answer);
        return false;
    case IPP_JSTATE_ABORTED:
        report_broken(watch, _("The print service gave the job up."), &answer);
        return false;
    case 0:
        watch->begun = true;
        report_broken(watch, _("The print service knows the job no longer."), &answer);
        return false;
    default:
        return report_waiting(watch, state);
    }
}

/* What becomes of it tells the next look. */
static void
give_up_if_asked(Watch *watch)
{
    if (watch->asked || !spool_is_given_up(watch->report))
        return;
    watch->asked = true;
    const Cups *cups = watch->cups;
    ipp_status_t status = cups->cupsCancelJob2(cups->http, watch->order->printer, watch->job, 0);
    if (status <= IPP_STATUS_OK_EVENTS_COMPLETE)
        return;
    g_autofree char *words = g_strdup_printf(_("The queue does not give the job up (%s)."),
                                             cups->ippErrorString(status));
    report(watch, SPOOL_WAITS, words);
}

/* True unless nobody listens any more. */
static bool
pause_between_looks(const Watch *watch)
{
    struct pollfd end = { .fd = watch->report->fd, .events = 0 };
    return poll(&end, 1, LOOK_MS) == 0;
}

void
queue_print(const SpoolOrder *order, SpoolReport *to)
{
    bool here;
    g_autoptr(Cups) cups = cups_new(&here);
    Watch watch = { .cups = cups, .order = order, .report = to, .away = true };
    if (cups == NULL) {
        report(&watch, SPOOL_FAILED, here ? no_service() : no_library());
        return;
    }
    if (!hand_over(&watch)) {
        g_autofree char *why = why_refused(cups, order->printer);
        report(&watch, SPOOL_FAILED, why);
        return;
    }
    while (look(&watch) && pause_between_looks(&watch))
        give_up_if_asked(&watch);
}

#else

static const char *
not_built(void)
{
    return _("This meguri was built without CUPS: it prints to files and to device files only.");
}

void
queue_list(int out)
{
    spool_write_line(out, 0, SPOOL_LINE_NO_SERVICE, not_built());
    spool_write_line(out, 0, SPOOL_LINE_END, "");
}

void
queue_print(const SpoolOrder *order, SpoolReport *report)
{
    (void)order;
    spool_report(report, SPOOL_FAILED, not_built());
}

#endif
