/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/passphrase-entry.h"

#include "tui/field.h"

#include "desk/lockout.h"

#include "base/language.h"
#include "base/text.h"

struct PassphraseEntry {
    char *book;
    Field *field;
    Lockout *lockout;
};

PassphraseEntry *
passphrase_entry_new(const char *book, const DeskClock *clock)
{
    PassphraseEntry *entry = g_new0(PassphraseEntry, 1);
    entry->book = g_strdup(book);
    entry->field = field_new(FIELD_PLAIN); /* kana never needed here */
    entry->lockout = lockout_new(book, NULL, clock);
    return entry;
}

void
passphrase_entry_free(PassphraseEntry *entry)
{
    if (entry == NULL)
        return;
    lockout_free(entry->lockout);
    field_free(entry->field);
    g_free(entry->book);
    g_free(entry);
}

const char *
passphrase_entry_book(const PassphraseEntry *entry)
{
    return entry->book;
}

bool
passphrase_entry_key(PassphraseEntry *entry, const Key *key)
{
    return field_key(entry->field, key);
}

bool
passphrase_entry_waits(const PassphraseEntry *entry)
{
    return lockout_minutes(entry->lockout) > 0;
}

Secret *
passphrase_entry_take(PassphraseEntry *entry)
{
    Secret *typed = g_strdup(field_typed(entry->field));
    field_set(entry->field, "");
    return typed;
}

void
passphrase_entry_draw(const PassphraseEntry *entry, const Canvas *canvas)
{
    g_autofree char *name = g_path_get_basename(entry->book);
    g_autofree char *visible = text_visible(name);
    g_autofree char *ask = g_strdup_printf(_("Passphrase of %s"), visible);
    glong typed = g_utf8_strlen(field_typed(entry->field), -1);
    g_autofree char *dots = g_strnfill((gsize)MIN(typed, 60), '*');
    guint minutes = lockout_minutes(entry->lockout);
    canvas_text(canvas, (Spot){ 0, 2, 0 }, INK_STRONG, ask);
    canvas_text(canvas, (Spot){ 2, 4, 0 }, INK_CURSOR, *dots != '\0' ? dots : " ");
    if (minutes == 0) {
        canvas_text(canvas, (Spot){ 4, 2, 0 }, INK_QUIET,
                    _("Then Enter; it takes about a second."));
        return;
    }
    g_autofree char *words =
        g_strdup_printf(_("%d wrong passphrases: no more are tried here for %u min. The code of "
                          "the envelope opens the book at once."),
                        LOCKOUT_TRIES, minutes);
    canvas_lines(canvas, (Spot){ 4, 2, 74 }, 2, INK_LOUD, words);
}
