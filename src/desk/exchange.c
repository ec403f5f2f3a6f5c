/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/exchange.h"

#include "desk/apart.h"
#include "desk/key-name.h"
#include "desk/lockout.h"
#include "desk/station-clock.h"
#include "desk/writing.h"

#include "store/envelope.h"

#include "base/error.h"
#include "base/language.h"
#include "base/text.h"

#include <glib/gstdio.h>
#include <string.h>

#define ENDING ".meguri-copy"
#define SAME_SECOND_MOST 100 /* copies */

void
exchange_copy_clear(ExchangeCopy *copy)
{
    g_free(copy->path);
}

/* "east5-A-": what the copies of this station begin with. (transfer full) */
static char *
prefix_of(const Desk *desk)
{
    StationId station = log_station(desk->log);
    g_autofree char *name = g_path_get_basename(log_path(desk->log));
    char *end = g_str_has_suffix(name, ".meguri") ? name + strlen(name) - strlen(".meguri") : NULL;
    if (end != NULL)
        *end = '\0';
    return g_strdup_printf("%s-%s-", name, log_letters(desk->log, &station));
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)b, *(const char *const *)a);
}

/* Paths of the copies in FOLDER whose names begin with PREFIX, or (OTHERS) do not; of each station
 * the newest first. (transfer full) */
static GPtrArray *
find_copies(const char *folder, const char *prefix, bool others)
{
    const char *name;
    GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
        if (g_str_has_suffix(name, ENDING) && g_str_has_prefix(name, prefix) != others)
            g_ptr_array_add(found, g_build_filename(folder, name, NULL));
    g_ptr_array_sort(found, compare_names);
    return found;
}

/* Only what this station wrote there; a name that cannot be taken away stays. */
static void
drop_old(const char *folder, const char *prefix)
{
    g_autoptr(GPtrArray) found = find_copies(folder, prefix, false);
    for (guint i = EXCHANGE_GENERATIONS; i < found->len; i++)
        g_unlink(found->pdata[i]);
}

GPtrArray *
exchange_found(const Desk *desk, const char *folder)
{
    g_autofree char *prefix = prefix_of(desk);
    return find_copies(folder, prefix, true);
}

static bool
note_copy(Desk *desk, const ExchangeCopy *copy, GError **error)
{
    if (desk_is_read_only(desk))
        return true;
    g_autoptr(Writing) writing = writing_begin(desk, error);
    if (writing == NULL)
        return false;
    g_autofree char *name = g_path_get_basename(copy->path);
    g_autofree char *value = g_strdup_printf("%" G_GUINT64_FORMAT ";%s", copy->rows, name);
    writing_add(writing, WHAT_EXPORTED)->value = writing_keep(writing, value);
    return writing_commit(writing, error);
}

/* A name of its own for the copy that is made now; of those of one second the later ones come later
 * in the order of names too. (transfer full) */
static char *
path_now(const Desk *desk, const char *folder, const char *prefix)
{
    Instant now = desk_now(desk);
    g_autofree char *stamp = instant_format_compact(&now);
    char *path = g_strconcat(folder, G_DIR_SEPARATOR_S, prefix, stamp, ENDING, NULL);
    for (guint i = 2; i < SAME_SECOND_MOST && g_file_test(path, G_FILE_TEST_EXISTS); i++) {
        g_free(path);
        path = g_strdup_printf("%s" G_DIR_SEPARATOR_S "%s%s_%02u" ENDING, folder, prefix, stamp, i);
    }
    return path;
}

bool
exchange_out(Desk *desk, const char *folder, ExchangeCopy *ret_copy, GError **error)
{
    g_autofree char *prefix = prefix_of(desk);
    if (!g_file_test(folder, G_FILE_TEST_IS_DIR)) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE,
                    _("There is no folder “%s”, so nothing was copied; name the stick's folder"),
                    folder);
        return false;
    }
    g_auto(ExchangeCopy) copy = { .path = path_now(desk, folder, prefix) };
    if (!desk_follow(desk, NULL, error))
        return false;
    copy.statements = desk_saved_number(desk);
    if (!log_export(desk->log, copy.path, &copy.rows, error) || !note_copy(desk, &copy, error))
        return false;
    /* a copied file that can only be read bears the letters of a station that is elsewhere */
    if (log_is_at_home(desk->log))
        drop_old(folder, prefix);
    *ret_copy = copy;
    copy = (ExchangeCopy){ NULL };
    return true;
}

char *
exchange_copy_words(const ExchangeCopy *copy)
{
    g_autofree char *statements = g_strdup_printf("%" G_GUINT64_FORMAT, copy->statements);
    g_autofree char *rows = g_strdup_printf("%" G_GUINT64_FORMAT, copy->rows);
    return g_strdup_printf(
        ngettext_("Complete: %s statement (rows: %s) is copied and read back; the drive may be "
                  "pulled out.",
                  "Complete: %s statements (rows: %s) are copied and read back; the drive may be "
                  "pulled out.",
                  copy->statements),
        statements, rows);
}

void
exchange_merged_clear(ExchangeMerged *merged)
{
    g_clear_pointer(&merged->news, g_ptr_array_unref);
}

char *
exchange_merged_words(const char *file, const ExchangeMerged *merged)
{
    g_autofree char *visible = text_visible(file);
    g_autofree char *rows = g_strdup_printf("%" G_GUINT64_FORMAT, merged->rows);
    return g_strdup_printf(ngettext_("%s: %s new row", "%s: %s new rows", merged->rows), visible,
                           rows);
}

static void
tell_anew(guint anew, GPtrArray *news)
{
    if (anew == 0)
        g_ptr_array_add(news, g_strdup(_("All that the copy says stands here already.")));
    else
        g_ptr_array_add(
            news, g_strdup_printf(
                      ngettext_("%u entry of the copy was written once more here, by this station.",
                                "%u entries of the copy were written once more here, by this "
                                "station.",
                                anew),
                      anew));
}

/* CAUSE is why the copy does not join. */
static bool
take_apart(Desk *desk, const char *file, const GError *cause, ExchangeMerged *merged,
           GError **error)
{
    g_auto(Apart) apart = { 0 };
    if (!apart_merge(desk, file, &apart, error))
        return false;
    merged->rows = apart.rows;
    g_ptr_array_add(merged->news, g_strdup(cause->message));
    tell_anew(apart.anew, merged->news);
    g_ptr_array_extend_and_steal(merged->news, g_steal_pointer(&apart.news));
    if (apart.anew > 0)
        g_ptr_array_add(merged->news,
                        g_strdup(_("This book is now the book of both. Keep the other file, and "
                                   "make the other PC's book anew out of a copy of this one "
                                   "(meguri export, meguri new --copy).")));
    return true;
}

bool
exchange_in(Desk *desk, const char *file, ExchangeMerged *ret_merged, GError **error)
{
    g_autoptr(GError) cause = NULL;
    g_auto(ExchangeMerged) merged = { 0, g_ptr_array_new_with_free_func(g_free) };
    bool good = log_merge(desk->log, file, &merged.rows, &cause) && desk_follow(desk, NULL, &cause);
    if (!good && g_error_matches(cause, MEGURI_ERROR, MEGURI_ERROR_APART))
        good = take_apart(desk, file, cause, &merged, error);
    else if (!good)
        g_propagate_error(error, g_steal_pointer(&cause));
    if (!good)
        return false;
    if (merged.rows > 0)
        g_ptr_array_extend_and_steal(merged.news, station_clocks(desk));
    *ret_merged = merged;
    merged = (ExchangeMerged){ 0 };
    return true;
}

typedef bool (*MakeBook)(const ExchangeNew *wish, const LogKey *key, gpointer user, GError **error);

/* A passphrase for a copy, or for what is left of a book, is as good a guess as one for the book.
 */
static bool
make_guarded(const ExchangeNew *wish, MakeBook make, gpointer user, GError **error)
{
    LogKey key = { .label = wish->key, .passphrase = wish->passphrase };
    g_autoptr(GError) cause = NULL;
    g_autoptr(Lockout) lockout = lockout_new(wish->file, wish->key, NULL);
    if (!key_name_check(wish->file, wish->key, error) || !lockout_begin(lockout, error))
        return false;
    bool made = make(wish, &key, user, &cause);
    lockout_end(lockout, &cause);
    if (!made)
        g_propagate_error(error, g_steal_pointer(&cause));
    return made;
}

static bool
make_book(const ExchangeNew *wish, MakeBook make, gpointer user, GError **error)
{
    guint8 data_key[KEYRING_KEY_BYTES];
    LogKey key = { 0 };
    const char *letters = wish->letters;
    if (letters != NULL && (!g_ascii_isupper(*letters) || letters[1] != '\0')) {
        g_set_error_literal(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                            _("A station is named by one letter from A to Z."));
        return false;
    }
    if (wish->passphrase != NULL && envelope_parse(wish->passphrase, data_key))
        key.data_key = data_key;
    bool made = key.data_key != NULL || wish->passphrase == NULL
                    ? make(wish, &key, user, error)
                    : make_guarded(wish, make, user, error);
    explicit_bzero(data_key, sizeof data_key);
    return made;
}

static bool
make_from_copy(const ExchangeNew *wish, const LogKey *key, gpointer user, GError **error)
{
    (void)user;
    return log_create_from_copy(wish->book, wish->file, key, wish->letters, error);
}

bool
exchange_new(const ExchangeNew *wish, GError **error)
{
    return make_book(wish, make_from_copy, NULL, error);
}

/* ---- a damaged book ---- */

bool
exchange_salvage(Desk *desk, const char *file, LogSalvaged *ret_salvaged, GError **error)
{
    g_auto(LogSalvaged) salvaged = { 0 };
    if (!log_salvage(desk->log, file, &salvaged, error) || !desk_follow(desk, NULL, error))
        return false;
    salvaged.lost = log_lost(desk->log);
    *ret_salvaged = salvaged;
    salvaged = (LogSalvaged){ 0 };
    return true;
}

static bool
make_from_damaged(const ExchangeNew *wish, const LogKey *key, gpointer user, GError **error)
{
    LogRescue rescue = { wish->book, wish->file, key, wish->letters };
    return log_create_from_damaged(&rescue, user, error);
}

bool
exchange_salvage_new(const ExchangeNew *wish, LogSalvaged *ret_salvaged, GError **error)
{
    return make_book(wish, make_from_damaged, ret_salvaged, error);
}

gint64
exchange_age(const Desk *desk)
{
    const Pile *pile = census_ward_pile(desk->census, WHAT_EXPORTED);
    if (pile == NULL || pile->len == 0)
        return -1;
    const Filed *last = pile->pdata[pile->len - 1];
    return MAX(0, desk_now(desk).seconds - last->said.seen);
}

char *
exchange_age_words(const Desk *desk)
{
    gint64 age = exchange_age(desk);
    if (age < 0)
        return NULL;
    return age < 7200 ? g_strdup_printf(_("%d min ago"), (int)(age / 60))
                      : g_strdup_printf(_("%d h ago"), (int)(age / 3600));
}
