/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/salvage.h"

#include "store/carve.h"
#include "store/copy.h"
#include "store/pieces.h"
#include "store/remains.h"

#include "base/error.h"
#include "base/language.h"

#include <string.h>

/* A file made to waste time may hold any number of spares; those of a book differ only where its
 * keys and stations changed. */
#define HEADS_MOST 256
/* A passphrase takes a second for each. */
#define HEADS_TRIED 4

struct Salvage {
    char *path;
    GBytes *file;
    GBytes *journal; /* or NULL */
    guint64 unread;
    GPtrArray *heads; /* GBytes *: what looks like a spare */
    Database *database;
    Book *book;
    Pieces *pieces; /* once it is open */
};

void
salvage_free(Salvage *salvage)
{
    if (salvage == NULL)
        return;
    g_clear_pointer(&salvage->file, g_bytes_unref);
    g_clear_pointer(&salvage->journal, g_bytes_unref);
    g_ptr_array_unref(salvage->heads);
    pieces_free(salvage->pieces);
    book_free(salvage->book);
    database_free(salvage->database);
    g_free(salvage->path);
    g_free(salvage);
}

/* ---- the file, and spares in it ---- */

static bool
keep_head(const guint8 *bytes, gsize length, gpointer user)
{
    GPtrArray *heads = user;
    for (guint i = 0; i < heads->len; i++) {
        gsize other;
        const void *kept = g_bytes_get_data(heads->pdata[i], &other);
        if (other == length && (length == 0 || memcmp(kept, bytes, length) == 0))
            return true;
    }
    if (heads->len < HEADS_MOST)
        g_ptr_array_add(heads, g_bytes_new(bytes, length));
    return true;
}

static CarveGround
ground_of(GBytes *bytes, bool pages)
{
    CarveGround ground = { .pages = pages };
    ground.bytes = g_bytes_get_data(bytes, &ground.length);
    return ground;
}

/* Tables only grow, so the longest one knows most. */
static int
compare_lengths(gconstpointer a, gconstpointer b)
{
    gsize left = g_bytes_get_size(*(GBytes *const *)a),
          right = g_bytes_get_size(*(GBytes *const *)b);
    return left < right ? 1 : left > right ? -1 : 0;
}

Salvage *
salvage_read(const char *path, GError **error)
{
    guint64 unread, beside;
    g_autofree char *journal = g_strconcat(path, "-journal", NULL);
    GBytes *file = remains_read(path, &unread, error);
    if (file == NULL)
        return NULL;
    Salvage *salvage = g_new0(Salvage, 1);
    salvage->path = g_strdup(path);
    salvage->file = file;
    salvage->unread = unread;
    salvage->journal = remains_read(journal, &beside, NULL); /* older pages of the same book */
    salvage->heads = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    CarveGround ground = ground_of(salvage->file, true);
    carve_heads(&ground, keep_head, salvage->heads);
    if (salvage->journal != NULL) {
        ground = ground_of(salvage->journal, false);
        carve_heads(&ground, keep_head, salvage->heads);
    }
    g_ptr_array_sort(salvage->heads, compare_lengths);
    return salvage;
}

/* True if HEAD is one that KEY opens and a holder of the key made; ERROR is set if KEY does not
 * open it. */
static bool
open_head(Salvage *salvage, GBytes *head, const LogKey *key, GError **error)
{
    g_autoptr(GError) cause = NULL;
    g_autoptr(Database) database = copy_open_head(head, salvage->path, NULL);
    g_autoptr(Book) book = database != NULL ? book_read(database, key, &cause) : NULL;
    if (book != NULL && copy_is_head(head, book->keys)) {
        salvage->database = g_steal_pointer(&database);
        salvage->book = g_steal_pointer(&book);
        return true;
    }
    if (g_error_matches(cause, MEGURI_ERROR, MEGURI_ERROR_LOCKED) && *error == NULL)
        g_propagate_error(error, g_steal_pointer(&cause));
    return false;
}

bool
salvage_open(Salvage *salvage, const LogKey *key, GError **error)
{
    g_autoptr(GError) locked = NULL;
    bool slow = key->data_key == NULL && key->passphrase != NULL;
    guint most = slow ? MIN(salvage->heads->len, HEADS_TRIED) : salvage->heads->len;
    for (guint i = 0; i < most; i++)
        if (open_head(salvage, salvage->heads->pdata[i], key, &locked))
            return true;
    if (locked != NULL) {
        g_propagate_error(error, g_steal_pointer(&locked));
        return false;
    }
    g_autofree char *shown = g_filename_display_name(salvage->path);
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED,
                _("Nothing is left in “%s” by which its rows could be read. If there is a copy of "
                  "the ward's book on a stick or at another station, make a book of it (meguri new "
                  "--copy) and salvage into that one."),
                shown);
    return false;
}

/* The longest spare that a holder of the keys of BOOK made, as a database; else what BOOK knows.
 * (transfer full) */
static Database *
head_for(Salvage *salvage, const Book *book, Database *database, GError **error)
{
    for (guint i = 0; i < salvage->heads->len; i++)
        if (copy_is_head(salvage->heads->pdata[i], book->keys))
            return copy_open_head(salvage->heads->pdata[i], salvage->path, error);
    g_autoptr(GBytes) own = copy_make_head(database, book->keys, error);
    return own != NULL ? copy_open_head(own, salvage->path, error) : NULL;
}

bool
salvage_open_for(Salvage *salvage, const Book *book, Database *database, GError **error)
{
    salvage->database = head_for(salvage, book, database, error);
    if (salvage->database != NULL)
        salvage->book = book_read_again(salvage->database, book->keys, error);
    return salvage->book != NULL;
}

/* ---- rows ---- */

bool
salvage_find(Salvage *salvage, GError **error)
{
    CarveGround ground = ground_of(salvage->file, true);
    salvage->pieces = pieces_new(salvage->book);
    carve_rows(&ground, pieces_take, salvage->pieces);
    if (salvage->journal != NULL) {
        guint64 broken = salvage->pieces->broken; /* old pages are cut where they like */
        ground = ground_of(salvage->journal, false);
        carve_rows(&ground, pieces_take, salvage->pieces);
        salvage->pieces->broken = broken;
    }
    if (salvage->pieces->list->len > 0)
        return pieces_put(salvage->pieces, salvage->database, error);
    g_autofree char *shown = g_filename_display_name(salvage->path);
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED,
                _("No row of this ward's book was found in “%s”. Nothing was taken."), shown);
    return false;
}

Book *
salvage_book(const Salvage *salvage)
{
    return salvage->book;
}

Database *
salvage_database(const Salvage *salvage)
{
    return salvage->database;
}

const Pieces *
salvage_pieces(const Salvage *salvage)
{
    return salvage->pieces;
}

guint64
salvage_unread(const Salvage *salvage)
{
    return salvage->unread;
}
