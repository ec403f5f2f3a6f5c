/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/elsewhere.h"

#include "desk/writing.h"

#include "base/error.h"
#include "base/language.h"

#include <glib/gstdio.h>
#include <mntent.h>
#include <string.h>
#include <unistd.h>

/* Of one commit, of what is written anew. */
#define STATEMENTS_AT_ONCE 64

bool
elsewhere_is_due(const Desk *desk)
{
    g_autofree char *refused = elsewhere_refused(desk);
    return !desk->reads && desk->log != NULL && (desk_is_read_only(desk) || refused != NULL);
}

/* "601-2 Transport walk, ..." */
char *
elsewhere_refused(const Desk *desk)
{
    if (desk->refused == NULL || desk->refused->stands)
        return NULL;
    const Statements *list = desk->refused->list;
    GString *words = g_string_new(NULL);
    for (guint i = 0; i < list->items->len; i++) {
        const Statement *said = statements_at(list, i);
        g_autofree char *label = value_label(said->what, said->value);
        g_string_append_printf(words, "%s%s%s%s%s%s", i > 0 ? ", " : "",
                               said->bed != NULL ? said->bed : "", said->bed != NULL ? " " : "",
                               _(vocabulary_row(said->what)->label), *label != '\0' ? " " : "",
                               label);
    }
    return g_string_free(words, FALSE);
}

/* ---- where to ---- */

static bool
is_other_drive(const Desk *desk, const char *folder)
{
    GStatBuf here, there;
    g_autofree char *home = g_path_get_dirname(desk->book);
    return g_stat(folder, &there) == 0 && access(folder, W_OK | X_OK) == 0 &&
           (g_stat(home, &here) != 0 || here.st_dev != there.st_dev);
}

/* Where desktops and people mount what is plugged in. */
static bool
is_plugged_in(const char *folder)
{
    static const char *const places[] = { "/media/", "/run/media/", "/mnt" };
    for (guint i = 0; i < G_N_ELEMENTS(places); i++)
        if (g_str_has_prefix(folder, places[i]))
            return true;
    return false;
}

GPtrArray *
elsewhere_folders(const Desk *desk)
{
    GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);
    FILE *mounts = setmntent("/proc/self/mounts", "r");
    const struct mntent *mount;
    while (mounts != NULL && (mount = getmntent(mounts)) != NULL)
        if (is_plugged_in(mount->mnt_dir) && is_other_drive(desk, mount->mnt_dir))
            g_ptr_array_add(folders, g_strdup(mount->mnt_dir));
    if (mounts != NULL)
        endmntent(mounts);
    if (is_other_drive(desk, g_get_home_dir()))
        g_ptr_array_add(folders, g_strdup(g_get_home_dir()));
    return folders;
}

/* "FOLDER/east5-20261102-064500.meguri", with -2, -3 after the time if that is taken: never the
 * name of the book that failed, and each time another. (transfer full) */
static char *
new_path(const Desk *desk, const char *folder)
{
    Instant now = desk_now(desk);
    g_autofree char *name = g_path_get_basename(desk->book);
    g_autofree char *stamp = instant_format_compact(&now);
    if (g_str_has_suffix(name, ".meguri"))
        name[strlen(name) - strlen(".meguri")] = '\0';
    g_autofree char *path = g_strdup_printf("%s/%s-%s.meguri", folder, name, stamp);
    for (guint number = 2; g_file_test(path, G_FILE_TEST_EXISTS); number++) {
        g_free(path);
        path = g_strdup_printf("%s/%s-%s-%u.meguri", folder, name, stamp, number);
    }
    return g_steal_pointer(&path);
}

/* ---- the new book ---- */

static bool
save(Desk *desk, Statements *list, GError **error)
{
    Instant wall = desk_now(desk);
    if (!log_begin(desk->log, error) || !log_commit(desk->log, list, &wall, error))
        return false;
    for (guint i = 0; i < list->items->len; i++)
        desk_take_in(desk, statements_at(list, i));
    return true;
}

static int
compare_written(gconstpointer a, gconstpointer b)
{
    return statement_compare_written(&(*(const Filed *const *)a)->said,
                                     &(*(const Filed *const *)b)->said);
}

/* What KNOWN holds and DESK's book does not, in the order in which it was written; what was refused
 * is not known to be in any. const Filed *. (transfer full) */
static GPtrArray *
find_missing(const Desk *desk, const Census *known)
{
    GPtrArray *missing = g_ptr_array_new();
    GPtrArray *filed = census_statements(known);
    for (guint i = 0; i < filed->len; i++) {
        const StatementId *id = &((const Filed *)filed->pdata[i])->said.id;
        if (census_find_statement(desk->census, id) == NULL && !draft_has(desk->refused, id))
            g_ptr_array_add(missing, filed->pdata[i]);
    }
    g_ptr_array_sort(missing, compare_written);
    return missing;
}

/* Each under its own id, so that it counts once when the rows it came from are found again. */
static bool
save_missing(Desk *desk, const Census *known, guint *ret_count, GError **error)
{
    g_autoptr(GPtrArray) missing = find_missing(desk, known);
    for (guint i = 0; i < missing->len;) {
        g_autoptr(Statements) list = statements_new();
        for (; i < missing->len && list->items->len < STATEMENTS_AT_ONCE; i++)
            statements_add_copy(list, &((const Filed *)missing->pdata[i])->said);
        if (!save(desk, list, error))
            return false;
    }
    *ret_count = missing->len;
    return true;
}

/* DESK's own refused entry. It stays with the desk: made once more, it is that one. */
static bool
save_refused(Desk *desk, GError **error)
{
    g_autoptr(Writing) writing = desk->refused != NULL ? writing_begin(desk, error) : NULL;
    if (writing == NULL)
        return desk->refused == NULL;
    writing_repeat(writing, desk->refused);
    if (!writing_commit(writing, error))
        return false;
    desk->refused = writing_take_saved(writing);
    desk->refused->stands = true;
    return true;
}

/* A desk as DESK is, but for the book. (transfer full) */
static Desk *
desk_beside(Desk *desk, char *book)
{
    Desk *other = g_new0(Desk, 1);
    other->book = book;
    other->fixed = desk->fixed;
    other->fixed_now = g_strdup(desk->fixed_now);
    other->observer = g_strdup(desk->observer);
    other->known = INSTANT_END;
    other->acts = desk->acts;
    other->clock = desk->clock;
    other->spoken = g_array_copy(desk->spoken);
    other->refused =
        desk->refused != NULL && !desk->refused->stands ? draft_copy(desk->refused) : NULL;
    return other;
}

/* What was filed while the form was open is told before the next entry, there as here. */
static bool
read_beside(Desk *other, Desk *desk, GError **error)
{
    if (desk->news != NULL) {
        lock_remember_known(desk);
        other->known_before = g_steal_pointer(&desk->known_before);
        other->news = g_ptr_array_new();
    }
    bool read = desk_read_log(other, error);
    g_clear_pointer(&other->known_before, g_array_unref);
    return read;
}

#define SWAP(a, b)                                                                                 \
    G_STMT_START                                                                                   \
    {                                                                                              \
        __typeof__(a) kept = (a);                                                                  \
        (a) = (b);                                                                                 \
        (b) = kept;                                                                                \
    }                                                                                              \
    G_STMT_END

/* From here on DESK works in the book of OTHER. */
static void
take_over(Desk *desk, Desk *other)
{
    SWAP(desk->book, other->book);
    SWAP(desk->log, other->log);
    SWAP(desk->layout, other->layout);
    SWAP(desk->census, other->census);
    SWAP(desk->reading, other->reading);
    SWAP(desk->news, other->news);
    SWAP(desk->spoken, other->spoken);
    SWAP(desk->refused, other->refused);
    desk->saved = other->saved;
    desk->newest = other->newest;
    desk->acts = other->acts;
    desk->elsewhere = true;
}

/* Only what was made here a moment ago. */
static void
take_away(const char *book)
{
    g_autofree char *journal = g_strconcat(book, "-journal", NULL);
    g_unlink(book);
    g_unlink(journal);
}

static char *
tell(const Desk *desk, bool refused, guint anew)
{
    StationId station = log_station(desk->log);
    g_autofree char *shown = g_filename_display_name(desk->book);
    g_autofree char *again =
        anew == 0 ? g_strdup("")
                  : g_strdup_printf(ngettext_(" %u entry that the drive gives back no more was "
                                              "written anew from memory.",
                                              " %u entries that the drive gives back no more were "
                                              "written anew from memory.",
                                              anew),
                                    anew);
    return g_strdup_printf(
        refused ? _("Saved: the book is now %s, and goes on there as station %s. What was refused "
                    "stands in it.%s")
                : _("The book is now %s, and goes on there as station %s.%s"),
        shown, log_letters(desk->log, &station), again);
}

/* All that is said on the way was said before: nobody is asked about it once more. */
static bool
fill(Desk *other, Desk *desk, guint *ret_anew, GError **error)
{
    if (!read_beside(other, desk, error))
        return false;
    g_autoptr(GPtrArray) news = g_steal_pointer(&other->news);
    if (!clock_carry_offset(other, desk->clock.offset, error) ||
        !save_missing(other, desk->census, ret_anew, error) || !save_refused(other, error))
        return false;
    other->news = g_steal_pointer(&news);
    return true;
}

char *
elsewhere_go(Desk *desk, const char *folder, GError **error)
{
    guint anew;
    if (!g_file_test(folder, G_FILE_TEST_IS_DIR)) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE, _("There is no folder %s"),
                    folder);
        return NULL;
    }
    g_autofree char *path = new_path(desk, folder);
    g_autoptr(Desk) other = desk_beside(desk, g_strdup(path));
    bool refused = other->refused != NULL;
    other->log = log_go_elsewhere(desk->log, path, error);
    if (other->log == NULL)
        return NULL;
    if (!fill(other, desk, &anew, error)) {
        desk_let_go(other);
        take_away(path);
        return NULL;
    }
    take_over(desk, other);
    return tell(desk, refused, anew);
}

char *
elsewhere_folder(const Desk *desk)
{
    return desk->elsewhere ? g_path_get_dirname(desk->book) : NULL;
}
