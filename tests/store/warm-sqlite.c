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

/* What is swept is all there is to a page: it need not be written over. */
#define BROOM "PRAGMA journal_mode = MEMORY; PRAGMA secure_delete = OFF"

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

/* A question as the program has it, and the statements of it that nobody uses. */
typedef struct {
    const char *sql;
    GPtrArray *idle; /* sqlite3_stmt */
} Question;

/* Who sweeps is another connection to the same memory, for which no trigger fires: were they turned
 * off for the book's own and on again, SQLite would read every question anew. */
typedef struct {
    sqlite3 *handle;
    sqlite3 *broom;
    sqlite3_stmt *sweeps[G_N_ELEMENTS(sweeps)];
    GHashTable *questions; /* where the text of one lies -> Question */
    GHashTable *of;        /* sqlite3_stmt -> Question */
    bool has_tables;       /* since it was first made */
    bool is_made;          /* since it was last opened */
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
question_free(gpointer data)
{
    Question *question = data;
    for (guint i = 0; i < question->idle->len; i++)
        __real_sqlite3_finalize(question->idle->pdata[i]);
    g_ptr_array_unref(question->idle);
    g_free(question);
}

static void
warm_free(gpointer data)
{
    Warm *warm = data;
    g_hash_table_unref(warm->of);
    g_hash_table_unref(warm->questions);
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
    g_autofree char *name =
        g_strdup_printf("file:warm-%u?mode=memory&cache=shared", warmth.named++);
    warm->questions = g_hash_table_new_full(NULL, NULL, NULL, question_free);
    warm->of = g_hash_table_new(NULL, NULL);
    flags |= SQLITE_OPEN_CREATE | SQLITE_OPEN_URI;
    must(__real_handle_open(name, flags, &warm->handle));
    must(__real_handle_open(name, flags, &warm->broom));
    must(sqlite3_db_config(warm->broom, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL));
    must(__real_handle_run(warm->broom, BROOM));
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

/* ---- questions ---- */

/* The program's questions stand in its text: where one lies there never lies another. */
static Question *
question_of(Warm *warm, const char *sql)
{
    Question *question = g_hash_table_lookup(warm->questions, sql);
    if (question == NULL) {
        question = g_new0(Question, 1);
        question->sql = sql;
        question->idle = g_ptr_array_new();
        g_hash_table_insert(warm->questions, (gpointer)sql, question);
    }
    return question;
}

int
__wrap_handle_prepare(sqlite3 *handle, const char *sql, sqlite3_stmt **ret_query)
{
    Warm *warm = warm_of(handle);
    if (warm == NULL)
        return __real_handle_prepare(handle, sql, ret_query);
    Question *question = question_of(warm, sql);
    if (question->idle->len > 0) {
        *ret_query = g_ptr_array_remove_index_fast(question->idle, question->idle->len - 1);
        return SQLITE_OK;
    }
    int code = __real_handle_prepare(handle, sql, ret_query);
    if (code == SQLITE_OK)
        g_hash_table_insert(warm->of, *ret_query, question);
    return code;
}

int
__wrap_sqlite3_finalize(sqlite3_stmt *query)
{
    Warm *warm = query == NULL ? NULL : warm_of(sqlite3_db_handle(query));
    if (warm == NULL)
        return __real_sqlite3_finalize(query);
    Question *question = g_hash_table_lookup(warm->of, query);
    int code = sqlite3_reset(query);
    sqlite3_clear_bindings(query);
    g_assert_cmpstr(sqlite3_sql(query), ==, question->sql);
    g_ptr_array_add(question->idle, query);
    return code;
}

/* ---- commands ---- */

/* One command, not several. */
static int
run_kept(sqlite3 *handle, const char *sql)
{
    sqlite3_stmt *query;
    int code = __wrap_handle_prepare(handle, sql, &query);
    if (code != SQLITE_OK)
        return code;
    while ((code = sqlite3_step(query)) == SQLITE_ROW) {
    }
    __wrap_sqlite3_finalize(query);
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

/* Until its tables are made it is told, once more, what it was told when it was first made. */
int
__wrap_handle_run(sqlite3 *handle, const char *sql)
{
    Warm *warm = warm_of(handle);
    if (warm == NULL)
        return __real_handle_run(handle, sql);
    bool again = warm->has_tables && !warm->is_made;
    if (sql == schema_sql)
        warm->has_tables = warm->is_made = true;
    if (again)
        return SQLITE_OK;
    bool many = sql == schema_sql || !warm->is_made;
    return many ? __real_handle_run(handle, sql) : run_kept(handle, sql);
}

/* ---- the end of a book ---- */

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
