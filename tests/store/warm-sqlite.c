/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "warm-sqlite.h"

#include "store/book.h"

#include <glib.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <string.h>

/* By the linker's --wrap. */
int __real_handle_open(const char *path, int flags, sqlite3 **ret_handle);
int __wrap_handle_open(const char *path, int flags, sqlite3 **ret_handle);
int __real_handle_run(sqlite3 *handle, const char *sql);
int __wrap_handle_run(sqlite3 *handle, const char *sql);
int __real_handle_prepare(sqlite3 *handle, const char *sql, sqlite3_stmt **ret_query);
int __wrap_handle_prepare(sqlite3 *handle, const char *sql, sqlite3_stmt **ret_query);
int __real_sqlite3_finalize(sqlite3_stmt *query);
int __wrap_sqlite3_finalize(sqlite3_stmt *query);
int __real_sqlite3_close_v2(sqlite3 *handle);
int __wrap_sqlite3_close_v2(sqlite3 *handle);

#define MEMORY_ONLY ":memory:"

static const char *const sweeps[] = {
    "BEGIN IMMEDIATE",
    "DELETE FROM book",
    "DELETE FROM epoch",
    "DELETE FROM slot",
    "DELETE FROM slot_key",
    "DELETE FROM slot_end",
    "DELETE FROM station",
    "DELETE FROM entry",
    "DELETE FROM lost",
    "DELETE FROM spare",
    "COMMIT",
};

/* Who sweeps is another connection to the same memory, for which no trigger fires: were they turned
 * off for the book's own and on again, SQLite would read every question anew. */
typedef struct {
    sqlite3 *handle;
    sqlite3 *broom;
    sqlite3_stmt *sweeps[G_N_ELEMENTS(sweeps)];
    GHashTable *idle; /* the text of a question -> GPtrArray of sqlite3_stmt that nobody uses */
    bool has_tables;  /* since it was first made */
    bool is_made;     /* since it was last opened */
} Warm;

static struct {
    guint named;
    GHashTable *all;  /* its handle -> Warm; NULL: not begun */
    GPtrArray *swept; /* Warm that nobody uses */
} warmth;

static void
must(int code)
{
    g_assert_cmpint(code, ==, SQLITE_OK);
}

static void
free_queries(gpointer data)
{
    GPtrArray *queries = data;
    for (guint i = 0; i < queries->len; i++)
        __real_sqlite3_finalize(queries->pdata[i]);
    g_ptr_array_unref(queries);
}

static void
warm_free(gpointer data)
{
    Warm *warm = data;
    g_hash_table_unref(warm->idle);
    for (gsize i = 0; i < G_N_ELEMENTS(sweeps); i++)
        __real_sqlite3_finalize(warm->sweeps[i]);
    must(sqlite3_close(warm->broom));
    must(sqlite3_close(warm->handle)); /* nothing of it may be in use */
    g_free(warm);
}

static Warm *
warm_of(sqlite3 *handle)
{
    return warmth.all == NULL ? NULL : g_hash_table_lookup(warmth.all, handle);
}

void
warm_sqlite_begin(void)
{
    warmth.all = g_hash_table_new_full(NULL, NULL, NULL, warm_free);
    warmth.swept = g_ptr_array_new();
}

void
warm_sqlite_end(void)
{
    g_assert_cmpuint(warmth.swept->len, ==, g_hash_table_size(warmth.all));
    g_ptr_array_unref(warmth.swept);
    g_clear_pointer(&warmth.all, g_hash_table_unref);
}

/* ---- books ---- */

static Warm *
warm_new(int flags)
{
    Warm *warm = g_new0(Warm, 1);
    g_autofree char *name = g_strdup_printf("file:/warm-%u?vfs=memdb", warmth.named++);
    warm->idle = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_queries);
    flags |= SQLITE_OPEN_CREATE | SQLITE_OPEN_URI;
    must(__real_handle_open(name, flags, &warm->handle));
    must(__real_handle_open(name, flags, &warm->broom));
    must(sqlite3_db_config(warm->broom, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL));
    must(__real_handle_run(warm->broom, "PRAGMA journal_mode = MEMORY"));
    g_hash_table_insert(warmth.all, warm->handle, warm);
    return warm;
}

int
__wrap_handle_open(const char *path, int flags, sqlite3 **ret_handle)
{
    if (warmth.all == NULL || strcmp(path, MEMORY_ONLY) != 0)
        return __real_handle_open(path, flags, ret_handle);
    Warm *warm = warmth.swept->len > 0
                     ? g_ptr_array_remove_index_fast(warmth.swept, warmth.swept->len - 1)
                     : warm_new(flags);
    warm->is_made = false;
    *ret_handle = warm->handle;
    return SQLITE_OK;
}

/* Until its tables are made it is told, once more, what it was told when it was first made. */
int
__wrap_handle_run(sqlite3 *handle, const char *sql)
{
    Warm *warm = warm_of(handle);
    bool again = warm != NULL && warm->has_tables && !warm->is_made;
    if (warm != NULL && sql == schema_sql)
        warm->has_tables = warm->is_made = true;
    return again ? SQLITE_OK : __real_handle_run(handle, sql);
}

static void
sweep(Warm *warm)
{
    for (gsize i = 0; i < G_N_ELEMENTS(sweeps); i++) {
        if (warm->sweeps[i] == NULL)
            must(sqlite3_prepare_v2(warm->broom, sweeps[i], -1, &warm->sweeps[i], NULL));
        g_assert_cmpint(sqlite3_step(warm->sweeps[i]), ==, SQLITE_DONE);
        must(sqlite3_reset(warm->sweeps[i]));
    }
}

int
__wrap_sqlite3_close_v2(sqlite3 *handle)
{
    Warm *warm = warm_of(handle);
    if (warm == NULL)
        return __real_sqlite3_close_v2(handle);
    g_assert_true(warm->is_made && sqlite3_get_autocommit(handle) != 0);
    sweep(warm);
    g_ptr_array_add(warmth.swept, warm);
    return SQLITE_OK;
}

/* ---- questions ---- */

static GPtrArray *
idle_of(Warm *warm, const char *sql)
{
    GPtrArray *idle = g_hash_table_lookup(warm->idle, sql);
    if (idle == NULL) {
        idle = g_ptr_array_new();
        g_hash_table_insert(warm->idle, g_strdup(sql), idle);
    }
    return idle;
}

int
__wrap_handle_prepare(sqlite3 *handle, const char *sql, sqlite3_stmt **ret_query)
{
    Warm *warm = warm_of(handle);
    GPtrArray *idle = warm == NULL ? NULL : idle_of(warm, sql);
    if (idle == NULL || idle->len == 0)
        return __real_handle_prepare(handle, sql, ret_query);
    *ret_query = g_ptr_array_remove_index_fast(idle, idle->len - 1);
    return SQLITE_OK;
}

int
__wrap_sqlite3_finalize(sqlite3_stmt *query)
{
    Warm *warm = query == NULL ? NULL : warm_of(sqlite3_db_handle(query));
    if (warm == NULL)
        return __real_sqlite3_finalize(query);
    int code = sqlite3_reset(query);
    sqlite3_clear_bindings(query);
    g_ptr_array_add(idle_of(warm, sqlite3_sql(query)), query);
    return code;
}
