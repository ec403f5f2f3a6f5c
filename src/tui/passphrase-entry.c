/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/passphrase-entry.h"

#include "tui/field.h"

#include "desk/key-name.h"
#include "desk/lockout.h"

#include "base/language.h"
#include "base/text.h"

/* Lines of the page below the one that is typed in. */
#define ROW_HINT 4
#define ROW_NAME 7

struct PassphraseEntry {
    char *book;
    const DeskClock *clock;
    GPtrArray *names; /* char *: NULL for any key, then each that can be named */
    guint at;         /* of them */
    Field *field;
    Lockout *lockout; /* of the tries with that name */
};

/* The tries with another name are other tries. */
static void
choose(PassphraseEntry *entry, guint at)
{
    entry->at = at;
    g_clear_pointer(&entry->lockout, lockout_free);
    entry->lockout = lockout_new(entry->book, passphrase_entry_name(entry), entry->clock);
}

PassphraseEntry *
passphrase_entry_new(const char *book, const char *name, const DeskClock *clock)
{
    guint at = 0;
    PassphraseEntry *entry = g_new0(PassphraseEntry, 1);
    entry->book = g_strdup(book);
    entry->clock = clock;
    entry->field = field_new(FIELD_PLAIN); /* kana never needed here */
    entry->names = key_names(book);
    bool known =
        name != NULL && g_ptr_array_find_with_equal_func(entry->names, name, g_str_equal, &at);
    g_ptr_array_insert(entry->names, 0, NULL);
    choose(entry, known ? at + 1 : 0);
    return entry;
}

void
passphrase_entry_free(PassphraseEntry *entry)
{
    if (entry == NULL)
        return;
    lockout_free(entry->lockout);
    g_ptr_array_unref(entry->names);
    field_free(entry->field);
    g_free(entry->book);
    g_free(entry);
}

const char *
passphrase_entry_book(const PassphraseEntry *entry)
{
    return entry->book;
}

const char *
passphrase_entry_name(const PassphraseEntry *entry)
{
    return entry->names->pdata[entry->at];
}

/* The only key of a book needs no name. */
static bool
has_choice(const PassphraseEntry *entry)
{
    return entry->names->len > 2;
}

bool
passphrase_entry_key(PassphraseEntry *entry, const Key *key)
{
    guint count = entry->names->len;
    bool back = key->kind == KEY_KIND_UP, on = key->kind == KEY_KIND_DOWN;
    if ((!back && !on) || !has_choice(entry))
        return field_key(entry->field, key);
    choose(entry, (entry->at + (back ? count - 1 : 1)) % count);
    return true;
}

bool
passphrase_entry_waits(const PassphraseEntry *entry)
{
    return lockout_minutes(entry->lockout) > 0;
}

const char *
passphrase_entry_missing(const PassphraseEntry *entry)
{
    return field_is_empty(entry->field) ? _("Nothing is typed yet; nothing was tried.") : NULL;
}

Secret *
passphrase_entry_take(PassphraseEntry *entry)
{
    Secret *typed = g_strdup(field_typed(entry->field));
    field_set(entry->field, "");
    return typed;
}

static void
draw_hint(const PassphraseEntry *entry, const Canvas *canvas)
{
    guint minutes = lockout_minutes(entry->lockout);
    Spot spot = { ROW_HINT, 2, 74 };
    if (minutes == 0) {
        canvas_text(canvas, spot, INK_QUIET, _("Then Enter; it takes about a second."));
        return;
    }
    g_autofree char *words =
        g_strdup_printf(_("%d wrong passphrases: no more are tried here for %u min. The code of "
                          "the envelope opens the book at once."),
                        LOCKOUT_TRIES, minutes);
    canvas_lines(canvas, spot, 2, INK_LOUD, words);
}

static void
draw_name(const PassphraseEntry *entry, const Canvas *canvas)
{
    const char *name = passphrase_entry_name(entry);
    g_autofree char *visible = text_visible(name != NULL ? name : _("any key"));
    g_autofree char *key = g_strdup_printf(_("Whose: %s"), visible);
    canvas_text(canvas, (Spot){ ROW_NAME, 2, 74 }, INK_PLAIN, key);
    canvas_lines(canvas, (Spot){ ROW_NAME + 1, 2, 74 }, 2, INK_QUIET,
                 _("up, down: names your own key; it opens sooner, and the wrong passphrases of "
                   "others do not count against it."));
}

void
passphrase_entry_draw(const PassphraseEntry *entry, const Canvas *canvas)
{
    g_autofree char *name = g_path_get_basename(entry->book);
    g_autofree char *visible = text_visible(name);
    g_autofree char *ask = g_strdup_printf(_("Passphrase of %s"), visible);
    glong typed = g_utf8_strlen(field_typed(entry->field), -1);
    g_autofree char *dots = g_strnfill((gsize)MIN(typed, 60), '*');
    canvas_text(canvas, (Spot){ 0, 2, 0 }, INK_STRONG, ask);
    canvas_text(canvas, (Spot){ 2, 4, 0 }, INK_CURSOR, *dots != '\0' ? dots : " ");
    draw_hint(entry, canvas);
    if (has_choice(entry))
        draw_name(entry, canvas);
}
