/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/dispatch-job.h"

#include "desk/desk-state.h"

#include "print/media.h"

DispatchJob *
dispatch_job_of_sheet(const Desk *desk, const char *sheet, const char *medium)
{
    DispatchJob *job = g_new0(DispatchJob, 1);
    const char *code = desk->layout->code;
    g_autoptr(Media) media = media_builtin();
    const Medium *paper = media_find(media, medium != NULL ? medium : "a4");
    job->title = g_strdup_printf("%s %s", code != NULL ? code : "meguri", sheet);
    job->size[0] = paper->page[0];
    job->size[1] = paper->page[1];
    job->turns = true;
    return job;
}

static void
free_band(gpointer data)
{
    DispatchBand *band = data;
    g_free(band->person);
    g_free(band);
}

void
dispatch_job_free(DispatchJob *job)
{
    if (job == NULL)
        return;
    g_free(job->title);
    g_clear_pointer(&job->bands, g_ptr_array_unref);
    g_free(job);
}

void
dispatch_add_band(DispatchJob *job, const char *person, guint number)
{
    DispatchBand *band = g_new0(DispatchBand, 1);
    band->person = g_strdup(person);
    band->number = number;
    if (job->bands == NULL)
        job->bands = g_ptr_array_new_with_free_func(free_band);
    g_ptr_array_add(job->bands, band);
}
