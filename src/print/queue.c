/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/queue.h"

#include "print/queue-words.h"

#include "base/language.h"

#ifdef HAVE_CUPS

#include <cups/cups.h>
#include <math.h>
#include <poll.h>
#include <string.h>

#define CONNECT_MS 3000
#define LOOK_MS 400     /* from one look at a job to the next */
#define SILENCE_MOST 5  /* looks without an answer until that is told */
#define PATIENT_LOOKS 5 /* until the printer is quoted */
#define HUNDREDTHS 100  /* of a millimetre */

typedef struct {
    http_t *http;
    const SpoolOrder *order;
    SpoolReport *report;
    int job;
    bool begun; /* the printer may have begun */
    bool away;  /* nothing was with the printer when it was last looked at */
    bool asked; /* to give the job up */
    guint mute; /* looks at a job in work of which nothing more was told */
    guint looks;
    guint silent; /* looks without an answer */
} Watch;

static http_t *
connect_service(void)
{
    return httpConnect2(cupsServer(), ippPort(), NULL, AF_UNSPEC, cupsEncryption(), 1, CONNECT_MS,
                        NULL);
}

static const char *
no_service(void)
{
    return _("No print service answers on this PC.");
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(http_t, httpClose)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ipp_t, ippDelete)

/* ---- asking ---- */

static ipp_t *
ask(http_t *http, ipp_t *request)
{
    return cupsDoRequest(http, request, "/");
}

static ipp_t *
ask_about_queue(http_t *http, const char *name)
{
    char uri[HTTP_MAX_URI];
    httpAssembleURIf(HTTP_URI_CODING_ALL, uri, sizeof uri, "ipp", NULL, "localhost", 0,
                     "/printers/%s", name);
    ipp_t *request = ippNewRequest(IPP_OP_GET_PRINTER_ATTRIBUTES);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", NULL, uri);
    return ask(http, request);
}

static ipp_t *
ask_about_job(http_t *http, int job)
{
    char uri[HTTP_MAX_URI];
    httpAssembleURIf(HTTP_URI_CODING_ALL, uri, sizeof uri, "ipp", NULL, "localhost", 0, "/jobs/%d",
                     job);
    ipp_t *request = ippNewRequest(IPP_OP_GET_JOB_ATTRIBUTES);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "job-uri", NULL, uri);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", NULL,
                 cupsUser());
    return ask(http, request);
}

static int
number(ipp_t *answer, const char *name)
{
    ipp_attribute_t *attribute = ippFindAttribute(answer, name, IPP_TAG_ZERO);
    return attribute != NULL && ippGetValueTag(attribute) != IPP_TAG_NOVALUE
               ? ippGetInteger(attribute, 0)
               : 0;
}

static const char *
string(ipp_t *answer, const char *name)
{
    ipp_attribute_t *attribute = ippFindAttribute(answer, name, IPP_TAG_ZERO);
    return attribute != NULL ? ippGetString(attribute, 0, NULL) : NULL;
}

/* What ANSWER tells of its printer. REASONS holds the pointers. */
static QueueTrouble
trouble_of(ipp_t *answer, GPtrArray *reasons)
{
    ipp_attribute_t *attribute = ippFindAttribute(answer, "printer-state-reasons", IPP_TAG_KEYWORD);
    for (int i = 0; attribute != NULL && i < ippGetCount(attribute); i++)
        if (strcmp(ippGetString(attribute, i, NULL), "none") != 0)
            g_ptr_array_add(reasons, (gpointer)ippGetString(attribute, i, NULL));
    return (QueueTrouble){ (const char *const *)reasons->pdata, reasons->len,
                           string(answer, "printer-state-message"),
                           number(answer, "printer-state") == IPP_PSTATE_STOPPED };
}

/* ---- the queues ---- */

static void
tell_queue(int out, ipp_t *answer, const char *usual)
{
    const char *name = string(answer, "printer-name");
    const char *medium = string(answer, "media-default");
    const char *model = string(answer, "printer-make-and-model");
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

void
queue_list(int out)
{
    static const char *const wanted[] = { "printer-name", "printer-state", "printer-state-reasons",
                                          "media-default", "printer-make-and-model" };
    g_autoptr(http_t) http = connect_service();
    if (http == NULL) {
        spool_write_line(out, 0, SPOOL_LINE_NO_SERVICE, no_service());
        spool_write_line(out, 0, SPOOL_LINE_END, "");
        return;
    }
    g_autoptr(ipp_t) preset = ask(http, ippNewRequest(IPP_OP_CUPS_GET_DEFAULT));
    g_autofree char *usual = g_strdup(preset != NULL ? string(preset, "printer-name") : NULL);
    ipp_t *request = ippNewRequest(IPP_OP_CUPS_GET_PRINTERS);
    ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                  G_N_ELEMENTS(wanted), NULL, wanted);
    g_autoptr(ipp_t) answer = ask(http, request);
    g_autoptr(ipp_t) one = NULL;
    for (ipp_attribute_t *at = answer != NULL ? ippFirstAttribute(answer) : NULL;;
         at = ippNextAttribute(answer)) {
        bool of_queue = at != NULL && ippGetGroupTag(at) == IPP_TAG_PRINTER;
        if (!of_queue && one != NULL) {
            tell_queue(out, one, usual);
            g_clear_pointer(&one, ippDelete);
        }
        if (at == NULL)
            break;
        if (of_queue && one == NULL)
            one = ippNew();
        if (of_queue)
            ippCopyAttribute(one, at, 0);
    }
    spool_write_line(out, 0, SPOOL_LINE_END, "");
}

/* ---- one job ---- */

/* The medium as printers name it: "iso_a4_210x297mm", "custom_25.4x279.4mm_25.4x279.4mm". */
static const char *
medium_of(const SpoolOrder *order)
{
    bool turned = order->turns && order->size[0] > order->size[1];
    const pwg_media_t *medium =
        pwgMediaForSize((int)lround(order->size[turned ? 1 : 0] * HUNDREDTHS),
                        (int)lround(order->size[turned ? 0 : 1] * HUNDREDTHS));
    return medium != NULL ? medium->pwg : "iso_a4_210x297mm";
}

/* One side only: the next copy may be somebody else's. */
static int
add_options(const SpoolOrder *order, cups_option_t **options)
{
    int count = 0;
    if (order->raw)
        return cupsAddOption("raw", "true", count, options);
    count = cupsAddOption("media", medium_of(order), count, options);
    count = cupsAddOption("print-scaling", "none", count, options);
    count = cupsAddOption("sides", "one-sided", count, options);
    return cupsAddOption("number-up", "1", count, options);
}

static char *
why_refused(const char *printer)
{
    if (cupsLastError() == IPP_STATUS_ERROR_NOT_FOUND)
        return g_strdup_printf(_("There is no queue “%s” on this PC."), printer);
    if (cupsLastError() == IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS)
        return g_strdup_printf(_("The queue “%s” takes no jobs."), printer);
    return g_strdup(cupsLastErrorString());
}

static bool
hand_over(Watch *watch)
{
    const SpoolOrder *order = watch->order;
    cups_option_t *options = NULL;
    int count = add_options(order, &options);
    watch->job = cupsCreateJob(watch->http, order->printer, order->title, count, options);
    cupsFreeOptions(count, options);
    if (watch->job == 0)
        return false;
    http_status_t status = cupsStartDocument(watch->http, order->printer, watch->job, order->title,
                                             order->raw ? CUPS_FORMAT_RAW : CUPS_FORMAT_PDF, 1);
    if (status == HTTP_STATUS_CONTINUE)
        status = cupsWriteRequestData(watch->http, order->bytes, order->length);
    if (status == HTTP_STATUS_CONTINUE &&
        cupsFinishDocument(watch->http, order->printer) == IPP_STATUS_OK)
        return true;
    cupsCancelJob2(watch->http, order->printer, watch->job, 0);
    return false;
}

static bool
report(const Watch *watch, SpoolState state, const char *words)
{
    return spool_report(watch->report, state, words);
}

/* The end of a job that did not come to its end; ANSWER tells the printer's own words. */
static void
report_broken(const Watch *watch, const char *what, ipp_t *answer)
{
    const char *why = string(answer, "job-printer-state-message");
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
    g_autoptr(ipp_t) answer = ask_about_queue(watch->http, watch->order->printer);
    g_autoptr(GPtrArray) reasons = g_ptr_array_new();
    QueueTrouble trouble = answer != NULL ? trouble_of(answer, reasons) : (QueueTrouble){ 0 };
    judge(watch, state, &trouble);
    watch->looks++;
    g_autofree char *words = waiting_words(watch, state, &trouble);
    return report(watch, SPOOL_WAITS, words);
}

/* One look at the job; true while it is to be watched. */
static bool
look(Watch *watch)
{
    g_autoptr(ipp_t) answer = ask_about_job(watch->http, watch->job);
    if (answer == NULL || cupsLastError() == IPP_STATUS_ERROR_SERVICE_UNAVAILABLE) {
        watch->silent++;
        return watch->silent < SILENCE_MOST || report(watch, SPOOL_WAITS, no_service());
    }
    watch->silent = 0;
    int state = number(answer, "job-state");
    switch (state) {
    case IPP_JSTATE_COMPLETED:
        report(watch, SPOOL_OUT, _("It came out."));
        return false;
    case IPP_JSTATE_CANCELED:
        report_broken(watch, _("The job was cancelled."), answer);
        return false;
    case IPP_JSTATE_ABORTED:
        report_broken(watch, _("The print service gave the job up."), answer);
        return false;
    case 0:
        watch->begun = true;
        report_broken(watch, _("The print service knows the job no longer."), answer);
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
    ipp_status_t status = cupsCancelJob2(watch->http, watch->order->printer, watch->job, 0);
    if (status <= IPP_STATUS_OK_EVENTS_COMPLETE)
        return;
    g_autofree char *words =
        g_strdup_printf(_("The queue does not give the job up (%s)."), ippErrorString(status));
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
    Watch watch = { .http = connect_service(), .order = order, .report = to, .away = true };
    if (watch.http == NULL) {
        report(&watch, SPOOL_FAILED, no_service());
        return;
    }
    if (hand_over(&watch)) {
        while (look(&watch) && pause_between_looks(&watch))
            give_up_if_asked(&watch);
    } else {
        g_autofree char *why = why_refused(order->printer);
        report(&watch, SPOOL_FAILED, why);
    }
    httpClose(watch.http);
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
