/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/device.h"
#include "print/queue.h"
#include "print/spool-wire.h"

typedef struct {
    SpoolTask task;
    SpoolReport report;
} Carried;

static void
carried_free(Carried *carried)
{
    spool_task_clear(&carried->task);
    g_free(carried->report.words);
    g_free(carried);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Carried, carried_free)

static gpointer
do_task(gpointer data)
{
    g_autoptr(Carried) carried = data;
    const SpoolOrder *order = &carried->task.order;
    if (carried->task.job == 0)
        queue_list(carried->report.fd);
    else if (*order->printer == '/')
        device_print(order, &carried->report);
    else
        queue_print(order, &carried->report);
    return NULL;
}

/* A job may wait for paper all night: each has a thread, and the next is taken at once. */
void
spool_serve(int in, int out)
{
    FILE *from = fdopen(in, "r");
    g_autoptr(GPtrArray) threads = g_ptr_array_new();
    SpoolTask task = { 0 };
    while (from != NULL && spool_read_task(from, &task)) {
        Carried *carried = g_new0(Carried, 1);
        carried->task = task;
        carried->report = (SpoolReport){ .fd = out, .job = task.job };
        g_ptr_array_add(threads, g_thread_new("print", do_task, carried));
    }
    for (guint i = 0; i < threads->len; i++)
        g_thread_join(threads->pdata[i]); /* each ends by itself once nobody listens */
    if (from != NULL)
        fclose(from);
}
