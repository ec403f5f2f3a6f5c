/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/dispatch.h"

#include "desk/dispatch-job.h"
#include "desk/sandbox.h"
#include "desk/writing.h"

#include "census/bandbook.h"
#include "census/printbook.h"

#include "base/error.h"

#include <string.h>

#define QUEUES_MS 1500 /* as long as a page may take to open */

struct Dispatch {
    Spool *spool;
    GHashTable *jobs; /* number of the spool's job -> DispatchJob */
};

static void
shut(gpointer words)
{
    sandbox_begin_carrier(words);
}

Dispatch *
dispatch_new(const char *const *words, bool *ret_carried)
{
    g_autoptr(Spool) spool = spool_new(shut, (gpointer)words, ret_carried);
    if (spool == NULL)
        return NULL;
    Dispatch *dispatch = g_new0(Dispatch, 1);
    dispatch->spool = g_steal_pointer(&spool);
    dispatch->jobs = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)dispatch_job_free);
    return dispatch;
}

void
dispatch_free(Dispatch *dispatch)
{
    if (dispatch == NULL)
        return;
    spool_free(dispatch->spool);
    g_hash_table_unref(dispatch->jobs);
    g_free(dispatch);
}

void
desk_use_dispatch(Desk *desk, Dispatch *dispatch)
{
    desk->dispatch = dispatch;
}

Spool *
dispatch_spool(const Desk *desk)
{
    return desk->dispatch != NULL ? desk->dispatch->spool : NULL;
}

bool
dispatch_is_busy(const Desk *desk)
{
    return desk->dispatch != NULL && g_hash_table_size(desk->dispatch->jobs) > 0;
}

/* ---- which printers there are ---- */

static void
free_printer(gpointer data)
{
    DispatchPrinter *printer = data;
    g_free(printer->name);
    g_free(printer->words);
    g_free(printer);
}

static void
add_printer(GPtrArray *printers, const char *name, const char *words)
{
    DispatchPrinter *printer = g_new0(DispatchPrinter, 1);
    printer->name = g_strdup(name);
    printer->words = g_strdup(words);
    g_ptr_array_add(printers, printer);
}

/* NAME once in each language: nobody can ask a label printer which it speaks. */
static void
add_label_printer(GPtrArray *printers, const char *name, const char *words)
{
    static const char *const languages[] = { "zpl", "sbpl" };
    for (guint i = 0; i < G_N_ELEMENTS(languages); i++) {
        g_autofree char *called = g_strdup_printf("%s:%s", languages[i], name);
        add_printer(printers, called, words);
    }
}

/* What the kernel calls a printer on a cable. */
static void
add_devices(GPtrArray *printers)
{
    for (guint number = 0; number < 4; number++) {
        g_autofree char *device = g_strdup_printf("/dev/usb/lp%u", number);
        if (g_file_test(device, G_FILE_TEST_EXISTS))
            add_label_printer(printers, device, _("label printer on a cable"));
    }
}

static void
drop_label_printers(GPtrArray *printers)
{
    for (guint i = printers->len; i > 0; i--)
        if (print_target_is_for_labels(((const DispatchPrinter *)printers->pdata[i - 1])->name))
            g_ptr_array_remove_index(printers, i - 1);
}

GPtrArray *
dispatch_printers(const Dispatch *dispatch, bool sheets, char **ret_why)
{
    g_autoptr(GError) why = NULL;
    const char *usual = g_getenv("MEGURI_PRINTER");
    GPtrArray *printers = g_ptr_array_new_with_free_func(free_printer);
    if (dispatch == NULL)
        return printers;
    if (usual != NULL && *usual != '\0')
        add_printer(printers, usual, "");
    g_autoptr(GPtrArray) queues = spool_queues(dispatch->spool, QUEUES_MS, &why);
    for (guint i = 0; queues != NULL && i < queues->len; i++) {
        const SpoolQueue *queue = queues->pdata[i];
        if (queue->raw)
            add_label_printer(printers, queue->name, queue->words);
        else if (g_strcmp0(queue->name, usual) != 0)
            add_printer(printers, queue->name, queue->words);
    }
    add_devices(printers);
    if (sheets)
        drop_label_printers(printers);
    *ret_why = why != NULL ? g_strdup(why->message) : NULL;
    return printers;
}

/* ---- what hangs on a job in the book ---- */

/* The statement that says PRINT of this desk was made. */
static const Filed *
find_print(Desk *desk, guint number)
{
    g_autoptr(GPtrArray) book = printbook_read(reading_view(desk_reading(desk)));
    const Filed *found = NULL;
    StationId here = log_station(desk->log);
    for (guint i = 0; i < book->len; i++) {
        const Print *print = book->pdata[i];
        /* another station counts its own prints */
        if (print->number == number && memcmp(&print->filed->said.station, &here, sizeof here) == 0)
            found = print->filed;
    }
    return found;
}

static const Filed *
find_band(Desk *desk, const DispatchBand *band)
{
    const View *view = reading_view(desk_reading(desk));
    const Person *named = census_find_handle(desk->census, band->person);
    if (named == NULL)
        return NULL;
    g_autoptr(GArray) bands = bandbook_read(view, view_person(view, named));
    for (guint i = 0; i < bands->len; i++) {
        const BandEntry *entry = &g_array_index(bands, BandEntry, i);
        if (entry->named == named && entry->number == band->number)
            return entry->issued;
    }
    return NULL;
}

static void
strike_found(Writing *writing, const Filed *filed, const char *reason)
{
    if (filed != NULL)
        writing_strike(writing, &filed->said.id, reason);
}

/* Nothing of JOB came out: its numbers were given, and that is all. */
static bool
strike_job(Desk *desk, const DispatchJob *job, const char *reason, GError **error)
{
    g_autoptr(Writing) writing = writing_begin(desk, error);
    if (writing == NULL)
        return false;
    if (job->print > 0)
        strike_found(writing, find_print(desk, job->print), reason);
    for (guint i = 0; job->bands != NULL && i < job->bands->len; i++)
        strike_found(writing, find_band(desk, job->bands->pdata[i]), reason);
    return writing_count(writing) == 0 || writing_commit(writing, error);
}

static bool
say_printed(Desk *desk, const DispatchJob *job, GError **error)
{
    guint count = job->bands != NULL ? job->bands->len : 0;
    g_autofree Saying *sayings = g_new0(Saying, count + 1);
    g_autoptr(GPtrArray) numbers = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < count; i++) {
        const DispatchBand *band = job->bands->pdata[i];
        g_ptr_array_add(numbers, g_strdup_printf("%u", band->number));
        sayings[i] = (Saying){ .what = WHAT_BAND_PRINTED,
                               .person = band->person,
                               .value = numbers->pdata[i] };
    }
    return count == 0 || desk_say_together(desk, sayings, count, error);
}

bool
dispatch_came_not(Desk *desk, const char *person, guint number, GError **error)
{
    g_autoptr(DispatchJob) job = g_new0(DispatchJob, 1);
    dispatch_add_band(job, person, number);
    return strike_job(desk, job, _("It was sent to the printer and did not come out."), error);
}

/* ---- on the way ---- */

/* Writes down what STATE means: REASON, and why it could not be written where it could not.
 * (transfer full) */
static char *
keep(Desk *desk, const DispatchJob *job, SpoolState state, const char *reason)
{
    g_autoptr(GError) error = NULL;
    bool kept = true;
    if (state == SPOOL_OUT)
        kept = say_printed(desk, job, &error);
    else if (state == SPOOL_FAILED)
        kept = strike_job(desk, job, reason, &error);
    return kept ? g_strdup(reason)
                : g_strdup_printf("%s %s %s", reason, _("That could not be written into the book:"),
                                  error->message);
}

/* Nothing of JOB can be sent, for REASON. */
static bool
refuse_to_send(Desk *desk, const DispatchJob *job, const char *reason, GError **error)
{
    g_autofree char *words = keep(desk, job, SPOOL_FAILED, reason);
    g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE, words);
    return false;
}

bool
dispatch_send(Desk *desk, const PrintTarget *target, DispatchJob *wish, GError **error)
{
    g_autoptr(DispatchJob) job = wish;
    g_autoptr(GError) unread = NULL;
    g_autofree char *bytes = NULL;
    gsize length = 0;
    if (target->printer == NULL)
        return true;
    if (!g_file_get_contents(target->file, &bytes, &length, &unread)) {
        g_autofree char *why = g_strdup_printf(
            _("The page for the printer cannot be read again: %s"), unread->message);
        return refuse_to_send(desk, job, why, error);
    }
    SpoolOrder order = { .printer = target->printer,
                         .title = job->title,
                         .raw = target->raw,
                         .turns = job->turns,
                         .size = { job->size[0], job->size[1] },
                         .bytes = bytes,
                         .length = length };
    guint number = spool_send(desk->dispatch->spool, &order);
    if (number == 0)
        return refuse_to_send(
            desk, job, _("What carries prints to the printer has ended; start meguri again."),
            error);
    g_hash_table_insert(desk->dispatch->jobs, GUINT_TO_POINTER(number), g_steal_pointer(&job));
    return true;
}

char *
dispatch_give_up(Desk *desk)
{
    GHashTableIter jobs;
    gpointer key, value;
    guint newest = 0;
    DispatchJob *job = NULL;
    if (!dispatch_is_busy(desk))
        return NULL;
    g_hash_table_iter_init(&jobs, desk->dispatch->jobs);
    while (g_hash_table_iter_next(&jobs, &key, &value))
        if (!((DispatchJob *)value)->given_up && GPOINTER_TO_UINT(key) > newest) {
            newest = GPOINTER_TO_UINT(key);
            job = value;
        }
    if (job == NULL)
        return NULL;
    job->given_up = true;
    spool_give_up(desk->dispatch->spool, newest);
    return g_strdup(job->title);
}

void
dispatch_news_free(DispatchNews *news)
{
    g_free(news->title);
    g_free(news->words);
    g_free(news);
}

/* Nobody carries any more: what of a job came out will not be told. Its number; 0 if all that was
 * heard is not taken in yet. */
static guint
orphaned_job(const Dispatch *dispatch)
{
    GHashTableIter jobs;
    gpointer key = NULL;
    if (!spool_has_ended(dispatch->spool))
        return 0;
    g_hash_table_iter_init(&jobs, dispatch->jobs);
    g_hash_table_iter_next(&jobs, &key, NULL);
    return GPOINTER_TO_UINT(key);
}

/* STATE of JOB, told in WORDS, as news; a job that has ended is forgotten. */
static DispatchNews *
take_news(Desk *desk, guint number, SpoolState state, const char *words)
{
    GHashTable *jobs = desk->dispatch->jobs;
    const DispatchJob *job = g_hash_table_lookup(jobs, GUINT_TO_POINTER(number));
    if (job == NULL)
        return NULL;
    DispatchNews *news = g_new0(DispatchNews, 1);
    news->state = state;
    news->title = g_strdup(job->title);
    news->at = job->at;
    news->words = keep(desk, job, state, words);
    news->ended = state != SPOOL_WAITS;
    if (news->ended)
        g_hash_table_remove(jobs, GUINT_TO_POINTER(number));
    news->left = g_hash_table_size(jobs);
    return news;
}

DispatchNews *
dispatch_next(Desk *desk, guint milliseconds)
{
    if (!dispatch_is_busy(desk))
        return NULL;
    g_autoptr(SpoolNews) heard = spool_next(desk->dispatch->spool, milliseconds);
    if (heard != NULL)
        return take_news(desk, heard->job, heard->state, heard->words);
    return take_news(desk, orphaned_job(desk->dispatch), SPOOL_UNSURE,
                     _("What carries prints has ended, and did not tell what came out: look at the "
                       "printer. Start meguri again before the next print."));
}
