/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/device.h"
#include "print/queue.h"
#include "print/spool-wire.h"

#include <string.h>

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

/* Whether JOB is given up; kept until all have ended. */
static gint *
sign_of(GHashTable *signs, guint job)
{
    gint *sign = g_hash_table_lookup(signs, GUINT_TO_POINTER(job));
    if (sign == NULL) {
        sign = g_new0(gint, 1);
        g_hash_table_insert(signs, GUINT_TO_POINTER(job), sign);
    }
    return sign;
}

/* A job may wait for paper all night: each has a thread, and the next is taken at once. */
void
spool_serve(int in, int out)
{
    FILE *from = fdopen(in, "r");
    g_autoptr(GPtrArray) threads = g_ptr_array_new();
    g_autoptr(GHashTable) signs = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    SpoolTask task = { 0 };
    while (from != NULL && spool_read_task(from, &task)) {
        gint *given_up = sign_of(signs, task.job);
        if (task.job > 0 && strcmp(task.order.printer, SPOOL_GIVE_UP) == 0) {
            g_atomic_int_set(given_up, 1);
            spool_task_clear(&task);
            continue;
        }
        Carried *carried = g_new0(Carried, 1);
        carried->task = task;
        carried->report = (SpoolReport){ .fd = out, .job = task.job, .given_up = given_up };
        g_ptr_array_add(threads, g_thread_new("print", do_task, carried));
    }
    for (guint i = 0; i < threads->len; i++)
        g_thread_join(threads->pdata[i]); /* each ends by itself once nobody listens */
    if (from != NULL)
        fclose(from);
}
