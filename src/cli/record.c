/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/record.h"

#include "cli/commands.h"

#include "desk/elsewhere.h"

#include "base/error.h"
#include "base/given-file.h"
#include "base/language.h"
#include "base/text.h"

#include <string.h>

/* A ward writes less in a year. */
#define TABLE_MIB_MOST 64

/* (transfer full) */
static GString *
read_table(const char *file, GError **error)
{
    g_autoptr(GError) failed = NULL;
    GString *text = given_file_read(file, TABLE_MIB_MOST, &failed);
    if (text == NULL)
        g_set_error(error, MEGURI_ERROR, failed->code, _("The table cannot be read: %s"),
                    failed->message);
    return text;
}

static void
tell(const GPtrArray *messages)
{
    for (guint i = 0; i < messages->len; i++) {
        g_autofree char *visible = text_visible(messages->pdata[i]);
        g_printerr("%s\n", visible);
    }
}

/* The lines that were not taken, beside the table, to be mended and recorded again. */
static bool
write_rejected(const char *file, const RecordReport *report, GError **error)
{
    g_autoptr(GError) failed = NULL;
    g_autofree char *path =
        g_strconcat(strcmp(file, "-") == 0 ? "standard-input" : file, ".rejected", NULL);
    if (report->faults->len == 0)
        return true;
    if (!g_file_set_contents_full(path, report->rejected->str, (gssize)report->rejected->len,
                                  G_FILE_SET_CONTENTS_CONSISTENT, 0600, &failed)) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE,
                    _("The good lines are saved, but %s cannot be written: %s"), path,
                    failed->message);
        return false;
    }
    g_autofree char *visible = text_visible(path);
    g_printerr(_("The refused lines stand in %s"), visible);
    g_printerr("\n");
    return true;
}

static int
print_template(Call *call, GError **error)
{
    g_autoptr(Desk) desk = call_open(call, true, error);
    if (desk == NULL)
        return -1;
    g_autofree char *table = record_template(desk);
    g_print("%s", table);
    return 0;
}

typedef struct {
    gboolean keep_good;
    gboolean template;
    char *elsewhere; /* folder, or NULL */
} RecordOptions;

static void
record_options_clear(RecordOptions *options)
{
    g_free(options->elsewhere);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(RecordOptions, record_options_clear)

/* As record_table(); where that cannot save and FOLDER is named, in a new book there. What was
 * refused goes along; a table that could not even be begun is begun there. */
static bool
record_somewhere(Desk *desk, const RecordWish *wish, RecordReport *report, const char *folder,
                 GError **error)
{
    g_autoptr(GError) cause = NULL;
    if (record_table(desk, wish, report, &cause))
        return true;
    if (folder == NULL || !elsewhere_is_due(desk)) {
        g_propagate_error(error, g_steal_pointer(&cause));
        return false;
    }
    g_printerr("%s\n", cause->message);
    g_autofree char *refused = elsewhere_refused(desk);
    g_autofree char *words = elsewhere_go(desk, folder, error);
    if (words == NULL)
        return false;
    g_autofree char *visible = text_visible(words);
    g_printerr("%s\n", visible);
    return refused != NULL || record_table(desk, wish, report, error);
}

static int
record(Call *call, const char *file, const RecordOptions *options, GError **error)
{
    g_autoptr(Desk) desk = call_open(call, false, error);
    if (desk == NULL)
        return -1;
    g_autoptr(GString) text = read_table(file, error);
    if (text == NULL)
        return -1;
    g_autoptr(RecordReport) report = record_report_new();
    RecordWish wish = { text->str, text->len, strcmp(file, "-") == 0 ? _("standard input") : file,
                        options->keep_good };
    bool saved = record_somewhere(desk, &wish, report, options->elsewhere, error);
    tell(report->warnings);
    tell(report->faults);
    if (!saved || (options->keep_good && !write_rejected(file, report, error)))
        return -1;
    g_printerr(ngettext_("%u statement saved", "%u statements saved", report->taken),
               report->taken);
    if (report->passed_over > 0) {
        g_printerr(", ");
        g_printerr(_("%u passed over, taken before"), report->passed_over);
    }
    g_printerr("\n");
    if (report->faults->len == 0)
        return 0;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                ngettext_("%u line was refused; the others are saved",
                          "%u lines were refused; the others are saved", report->faults->len),
                report->faults->len);
    return -1;
}

int
command_record(Call *call, GError **error)
{
    bool done = false;
    g_auto(RecordOptions) options = { FALSE, FALSE, NULL };
    GOptionEntry entries[] = {
        { "keep-good", 0, 0, G_OPTION_ARG_NONE, &options.keep_good,
          N_("take the good lines, write the others to FILE.rejected"), NULL },
        { "template", 0, 0, G_OPTION_ARG_NONE, &options.template,
          N_("print an empty table of the ward"), NULL },
        { "elsewhere", 0, 0, G_OPTION_ARG_FILENAME, &options.elsewhere,
          N_("if the book cannot be written, go on in a new one in this folder"), N_("DIR") },
        { NULL, 0, 0, 0, NULL, NULL, NULL },
    };
    CallForm form = { entries, 0, 1 };
    if (!call_take(call, &form, &done, error))
        return -1;
    if (done)
        return 0;
    if (options.template)
        return print_template(call, error);
    return record(call, call->argc > 1 ? call->argv[1] : "-", &options, error);
}
