/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/print-target.h"

#include "desk/desk-state.h"
#include "desk/dispatch-job.h"

#include "print/label-language.h"

#include "base/error.h"

#include <glib/gstdio.h>
#include <string.h>

#define QUEUES_MS 1500 /* a nurse waits no longer to hear that a queue is not there */

/* "zpl:NAME" is NAME in that language; *ret_language is NULL for PDF. */
static const char *
split_printer(const char *printer, LabelLanguage *ret_language)
{
    const char *colon = strchr(printer, ':');
    g_autofree char *before = colon != NULL ? g_strndup(printer, (gsize)(colon - printer)) : NULL;
    *ret_language = before != NULL ? label_language_named(before) : NULL;
    return *ret_language != NULL ? colon + 1 : printer;
}

bool
print_target_is_for_labels(const char *printer)
{
    LabelLanguage language;
    split_printer(printer, &language);
    return language != NULL;
}

static bool
check_queue(Desk *desk, const char *name, GError **error)
{
    g_autoptr(GPtrArray) queues = spool_queues(dispatch_spool(desk), QUEUES_MS, error);
    if (queues == NULL)
        return false;
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; i < queues->len; i++) {
        const SpoolQueue *queue = queues->pdata[i];
        if (strcmp(queue->name, name) == 0)
            return true;
        g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", queue->name);
    }
    if (queues->len > 0)
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_NO,
                    _("There is no queue “%s” on this PC; there are: %s"), name, names->str);
    else
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_NO,
                    _("There is no queue “%s” on this PC, and no other"), name);
    return false;
}

static bool
check_printer(Desk *desk, const char *name, bool raw, GError **error)
{
    if (dispatch_spool(desk) == NULL) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_NO,
                    _("Nothing can be sent to a printer just now; print to a file"));
        return false;
    }
    if (*name != '/')
        return check_queue(desk, name, error);
    if (raw)
        return true;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                _("A device needs its language before it: zpl:%s or sbpl:%s"), name, name);
    return false;
}

/* A folder that nobody else looks into; it goes with the file. */
static bool
make_passing_file(PrintTarget *target, const char *ending, GError **error)
{
    g_autoptr(GError) failed = NULL;
    target->folder = g_dir_make_tmp("meguri-print-XXXXXX", &failed);
    if (target->folder == NULL) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE,
                    _("The page for the printer finds no room: %s. With --to FILE.pdf it goes "
                      "where you say."),
                    failed->message);
        return false;
    }
    g_autofree char *name = g_strconcat("page.", ending, NULL);
    target->file = g_build_filename(target->folder, name, NULL);
    return true;
}

bool
print_target_find(Desk *desk, const char *to, const char *printer, PrintTarget *ret_target,
                  GError **error)
{
    LabelLanguage of_file = to != NULL ? label_language_of_file(to) : NULL, of_printer = NULL;
    g_auto(PrintTarget) target = { .file = g_strdup(to) };
    g_assert(to != NULL || printer != NULL);
    if (printer != NULL) {
        target.printer = g_strdup(split_printer(printer, &of_printer));
        if (of_printer == NULL)
            of_printer = of_file;
        target.raw = of_printer != NULL;
        if (to != NULL && of_file != of_printer) {
            g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                        _("“%s” is not in the language of the printer “%s”"), to, printer);
            return false;
        }
        if (!check_printer(desk, target.printer, target.raw, error))
            return false;
    }
    g_autofree char *language =
        target.raw ? g_strndup(printer, strcspn(printer, ":")) : g_strdup("pdf");
    if (to == NULL && !make_passing_file(&target, language, error))
        return false;
    *ret_target = target;
    target = (PrintTarget){ NULL };
    return true;
}

bool
print_target_takes_sheets(const PrintTarget *target, GError **error)
{
    if (label_language_of_file(target->file) == NULL)
        return true;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                _("“%s” is for a label printer, which prints bands and labels; a sheet needs a "
                  "FILE.pdf"),
                target->printer != NULL ? target->printer : target->file);
    return false;
}

void
print_target_clear(PrintTarget *target)
{
    if (target->folder != NULL) {
        g_unlink(target->file);
        g_rmdir(target->folder);
    }
    g_clear_pointer(&target->folder, g_free);
    g_clear_pointer(&target->file, g_free);
    g_clear_pointer(&target->printer, g_free);
}
