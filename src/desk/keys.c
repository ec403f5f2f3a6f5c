/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/keys.h"

#include "desk/dispatch-job.h"
#include "desk/passphrase.h"
#include "desk/print-target.h"
#include "desk/writing.h"

#include "print/key-sheet.h"

#include "store/envelope.h"

#include "base/error.h"
#include "base/text.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A second is what a nurse waits once a shift, and what each guess costs a thief. */
#define WANTED_MICROSECONDS G_USEC_PER_SEC
/* KiB: the book may have to open on an older PC than the one that made it. */
#define MEMORY_MOST (256 * 1024)

/* Microseconds of one try at the least cost. */
static gint64
time_of_least(void)
{
    guint8 key[32], salt[crypto_pwhash_SALTBYTES] = { 0 };
    gint64 begin = g_get_monotonic_time();
    if (crypto_pwhash(key, sizeof key, "meguri", 6, salt, LOG_KEY_PASSES_LEAST,
                      (gsize)LOG_KEY_MEMORY_LEAST * 1024, crypto_pwhash_ALG_ARGON2ID13) != 0)
        return WANTED_MICROSECONDS;
    return MAX(1, g_get_monotonic_time() - begin);
}

static guint64
quarter_of_memory(void)
{
    long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGE_SIZE);
    return pages > 0 && size > 0 ? (guint64)pages * (guint64)size / 4 / 1024 : 0;
}

LogKey
key_for(const char *label, const char *passphrase)
{
    LogKey key = { label, passphrase, NULL, LOG_KEY_MEMORY_LEAST, LOG_KEY_PASSES_LEAST };
    if (passphrase == NULL || sodium_init() < 0)
        return key;
    guint64 most = MIN(quarter_of_memory(), MEMORY_MOST);
    gint64 time = time_of_least();
    for (; time * 2 <= WANTED_MICROSECONDS; time *= 2) {
        bool roomy = (guint64)key.memory * 2 <= most;
        key.memory *= roomy ? 2 : 1;
        key.passes *= roomy ? 1 : 2;
    }
    return key;
}

GPtrArray *
keys_list(Desk *desk, GError **error)
{
    return log_keys(desk->log, error);
}

/* What was done about keys stands in the book, in the same commit. */
static bool
commit(Writing *writing, const char *value, const char *note, GError **error)
{
    Statement *said = writing_add(writing, WHAT_KEY);
    said->value = writing_keep(writing, value);
    said->note = note != NULL ? writing_keep(writing, note) : said->note;
    return writing_commit(writing, error);
}

bool
keys_add(Desk *desk, const char *label, const char *passphrase, GError **error)
{
    if (!passphrase_check(passphrase, error))
        return false;
    LogKey key = key_for(label, passphrase);
    g_autofree char *value = g_strconcat("added ", label, NULL);
    g_autoptr(LogNewKey) prepared = log_prepare_key(desk->log, &key, error);
    g_autoptr(Writing) writing = prepared != NULL ? writing_begin(desk, error) : NULL;
    return writing != NULL && log_put_key(desk->log, prepared, error) &&
           commit(writing, value, NULL, error);
}

bool
keys_remove(Desk *desk, const char *label, GError **error)
{
    g_autofree char *value = g_strconcat("removed ", label, NULL);
    g_autoptr(Writing) writing = writing_begin(desk, error);
    return writing != NULL && log_end_key(desk->log, label, error) &&
           commit(writing, value, NULL, error);
}

/* ---- the envelope ---- */

#define OPENED "envelope opened"
#define PRINTED "envelope %u printed"
#define ISSUED "envelope %u issued"

/* The envelope that FILED tells of in the form FORM; 0 if it does not. */
static guint
number_in(const Filed *filed, const char *form)
{
    guint number;
    if (sscanf(filed->said.value, "envelope %u", &number) != 1)
        return 0;
    g_autofree char *same = g_strdup_printf(form, number);
    return strcmp(same, filed->said.value) == 0 ? number : 0;
}

/* The statement of the form FORM with the highest number, NULL if there is none. What was said of
 * keys is not read in the order of its times: the clock may have been put back. */
static const Filed *
find_highest(const Desk *desk, const char *form)
{
    const Filed *highest = NULL;
    const Pile *pile = census_ward_pile(desk->census, WHAT_KEY);
    for (guint i = 0; pile != NULL && i < pile->len; i++) {
        const Filed *filed = pile->pdata[i];
        if (number_in(filed, form) > (highest != NULL ? number_in(highest, form) : 0))
            highest = filed;
    }
    return highest;
}

static guint
highest_number(const Desk *desk, const char *form)
{
    const Filed *highest = find_highest(desk, form);
    return highest != NULL ? number_in(highest, form) : 0;
}

/* The mark of the new code that CODE is. (transfer full) */
static char *
mark_of(const char *code)
{
    guint8 data_key[KEYRING_KEY_BYTES];
    bool read = envelope_parse(code, data_key);
    g_assert(read);
    char *mark = envelope_mark(data_key);
    explicit_bzero(data_key, sizeof data_key);
    return mark;
}

/* The pen is held meanwhile: no other window gives the same number. */
bool
keys_print_sheet(Desk *desk, const KeySheetWish *wish, guint *ret_number, GError **error)
{
    g_auto(PrintTarget) target = { NULL };
    if (!print_target_find(desk, wish->to, wish->printer, &target, error) ||
        !print_target_takes_sheets(&target, error))
        return false;
    g_autoptr(Writing) writing = writing_begin(desk, error);
    if (writing == NULL)
        return false;
    bool renews = wish->renews || keys_envelope_is_used(desk);
    g_autoptr(Secret) code = renews ? envelope_draw() : log_envelope(desk->log);
    g_autofree char *book = g_path_get_basename(log_path(desk->log));
    KeySheet sheet = {
        .hospital = desk->layout->hospital,
        .ward = desk->layout->name,
        .book = book,
        .code = code,
        .number = highest_number(desk, PRINTED) + 1,
        .made = desk_now(desk),
        .waits = renews,
        .drill = desk->layout->drill,
    };
    g_autofree char *value = g_strdup_printf(PRINTED, sheet.number);
    if (!key_sheet_print(&sheet, target.file, error))
        return false;
    g_autofree char *mark = renews ? mark_of(code) : NULL;
    if (!commit(writing, value, mark, error)) {
        g_unlink(target.file); /* a key that the book knows nothing of */
        return false;
    }
    if (!dispatch_send(desk, &target, dispatch_job_of_sheet(desk, "key-sheet", NULL), error))
        return false;
    *ret_number = sheet.number;
    return true;
}

/* The number of the sheet that was printed and not yet read back, 0 if none waits; *ret_mark is
 * that of its code if it is new, else "". */
static guint
find_waiting(const Desk *desk, const char **ret_mark)
{
    const Filed *printed = find_highest(desk, PRINTED);
    guint number = printed != NULL ? number_in(printed, PRINTED) : 0;
    bool waits = number > highest_number(desk, ISSUED);
    *ret_mark = waits && printed->said.note != NULL ? printed->said.note : "";
    return waits ? number : 0;
}

/* What the envelope with DATA_KEY is to this book; false, saying so, if it does not open what is
 * written in it now nor is the one that was printed to do so from now on. */
static bool
judge(Desk *desk, const guint8 *data_key, KeyTest *test, GError **error)
{
    const char *waiting;
    guint number = find_waiting(desk, &waiting);
    g_autofree char *mark = envelope_mark(data_key);
    bool current = log_envelope_is_current(desk->log, data_key);
    test->renewed = *waiting != '\0' && strcmp(mark, waiting) == 0;
    test->issued = test->renewed || *waiting == '\0' ? number : 0;
    if (test->renewed && !current)
        return log_renew_envelope(desk->log, data_key, error);
    if (!current)
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_NO,
                            _("This envelope does not open what is written in this book now."));
    return current;
}

bool
keys_test(Desk *desk, const char *text, KeyTest *ret_test, GError **error)
{
    guint8 data_key[KEYRING_KEY_BYTES];
    KeyTest test = { 0 };
    g_autoptr(Writing) writing = writing_begin(desk, error);
    if (writing == NULL)
        return false;
    if (!envelope_parse(text, data_key)) {
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_NO,
                            _("The code is misread: a group is missing or a sign is wrong."));
        return false;
    }
    bool good = judge(desk, data_key, &test, error);
    explicit_bzero(data_key, sizeof data_key);
    if (!good)
        return false;
    g_autofree char *value =
        test.issued > 0 ? g_strdup_printf(ISSUED, test.issued) : g_strdup("envelope tested");
    g_autofree char *digest = log_digest(desk->log, &test.rows, error);
    if (digest == NULL || !commit(writing, value, NULL, error))
        return false;
    *ret_test = test;
    return true;
}

char *
keys_test_words(Desk *desk, const KeyTest *test)
{
    g_autofree char *book = text_visible(log_path(desk->log));
    g_autofree char *rows = g_strdup_printf("%" G_GUINT64_FORMAT, test->rows);
    GString *words = g_string_new(NULL);
    g_string_append_printf(words, _("This envelope opens %s, rows 1 to %s."), book, rows);
    if (test->issued > 0) {
        g_string_append_c(words, '\n');
        g_string_append_printf(words, _("Envelope no. %u is issued. Seal it now."), test->issued);
    }
    if (test->renewed)
        g_string_append_printf(words, "\n%s",
                               _("Its code is new: the envelopes before it open only what was "
                                 "written until now. Print one for each place where one is kept."));
    return g_string_free(words, FALSE);
}

bool
keys_note_opened(Desk *desk, GError **error)
{
    g_autoptr(Writing) writing = writing_begin(desk, error);
    return writing != NULL && commit(writing, OPENED, NULL, error);
}

bool
keys_envelope_is_used(Desk *desk)
{
    const Filed *last = NULL;
    const Pile *pile = census_ward_pile(desk->census, WHAT_KEY);
    for (guint i = 0; pile != NULL && i < pile->len; i++) {
        const Filed *filed = pile->pdata[i];
        bool tells = strcmp(filed->said.value, OPENED) == 0 || number_in(filed, ISSUED) > 0;
        if (tells && (last == NULL || statement_compare_written(&last->said, &filed->said) < 0))
            last = filed;
    }
    return last != NULL && strcmp(last->said.value, OPENED) == 0;
}

bool
keys_lack_envelope(Desk *desk)
{
    g_autoptr(GPtrArray) slots = keys_list(desk, NULL);
    bool sealed = slots != NULL;
    for (guint i = 0; sealed && i < slots->len; i++)
        sealed = ((const LogSlot *)slots->pdata[i])->wants_passphrase;
    return sealed && highest_number(desk, ISSUED) == 0;
}
