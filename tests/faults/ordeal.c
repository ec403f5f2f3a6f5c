/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ordeal.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "opening.h"

static void
fill(const Stage *stage)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Log) log = opening_log(stage->path, false, &error);
    g_assert_no_error(error);
    for (guint commit = 1; commit < ORDEAL_FIRST; commit++) {
        Instant wall = script_wall(commit);
        g_autoptr(Statements) list = statements_new();
        script_add(list, commit);
        g_assert_true(log_begin(log, &error) && log_commit(log, list, &wall, &error));
    }
}

/* A small cache makes SQLite write pages into the file before it is asked to. */
void
ordeal_leave_unfinished(const Stage *stage)
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        sqlite3 *plain;
        if (sqlite3_open(stage->path, &plain) != SQLITE_OK)
            _exit(1);
        int code = sqlite3_exec(plain,
                                "PRAGMA journal_mode = PERSIST; PRAGMA cache_size = 5; BEGIN;"
                                "DROP TRIGGER entry_update; UPDATE entry SET hash = zeroblob(32);"
                                "CREATE TABLE junk AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL "
                                "SELECT i + 1 FROM n LIMIT 100) SELECT randomblob(1000) FROM n",
                                NULL, NULL, NULL);
        _exit(code == SQLITE_OK ? 0 : 1);
    }
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    g_assert_cmpint(status, ==, 0);
}

/* (transfer full) */
static GBytes *
read_file(const char *path)
{
    char *bytes;
    gsize length;
    g_autoptr(GError) error = NULL;
    g_file_get_contents(path, &bytes, &length, &error);
    g_assert_no_error(error);
    return g_bytes_new_take(bytes, length);
}

static void
write_file(const char *path, GBytes *bytes)
{
    g_autoptr(GError) error = NULL;
    gsize length;
    const char *start = g_bytes_get_data(bytes, &length);
    g_file_set_contents_full(path, start, (gssize)length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
    g_assert_no_error(error);
}

Ordeal *
ordeal_new(bool unfinished)
{
    Ordeal *ordeal = g_new0(Ordeal, 1);
    ordeal->stage = stage_new();
    fill(ordeal->stage);
    if (unfinished)
        ordeal_leave_unfinished(ordeal->stage);
    g_autofree char *journal = g_strconcat(ordeal->stage->path, "-journal", NULL);
    ordeal->book = read_file(ordeal->stage->path);
    if (g_file_test(journal, G_FILE_TEST_EXISTS))
        ordeal->journal = read_file(journal);
    return ordeal;
}

void
ordeal_free(Ordeal *ordeal)
{
    g_bytes_unref(ordeal->book);
    g_clear_pointer(&ordeal->journal, g_bytes_unref);
    stage_free(ordeal->stage);
    g_free(ordeal);
}

/* Takes all files out of the folder but the one at SPARED (NULL: none). */
static void
clear_folder(const Stage *stage, const char *spared)
{
    g_autoptr(GDir) dir = g_dir_open(stage->folder, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(stage->folder, name, NULL);
        if (g_strcmp0(path, spared) != 0)
            g_assert_cmpint(g_unlink(path), ==, 0);
    }
}

/* The bytes go back into the file that was made: another one would be a copy to the store. */
void
ordeal_set_up(const Ordeal *ordeal)
{
    gsize length;
    const char *bytes = g_bytes_get_data(ordeal->book, &length);
    g_autofree char *journal = g_strconcat(ordeal->stage->path, "-journal", NULL);
    clear_folder(ordeal->stage, ordeal->stage->path);
    stage_set_back(ordeal->stage, bytes, length);
    if (ordeal->journal != NULL)
        write_file(journal, ordeal->journal);
}

void
ordeal_set_up_copied(const Ordeal *ordeal)
{
    ordeal_set_up(ordeal);
    g_assert_cmpint(g_unlink(ordeal->stage->path), ==, 0);
    write_file(ordeal->stage->path, ordeal->book);
}

const char *
ordeal_check(const Ordeal *ordeal, const OrdealTold *told)
{
    guint64 rows = 0, commits = 0;
    ScriptFound found = { 0 };
    g_autoptr(GError) error = NULL;
    g_autoptr(Log) log = opening_log(ordeal->stage->path, false, &error);
    if (log == NULL)
        return "the book does not open";
    if (!log_read(log, script_find, &found, &error))
        return "the book cannot be read";
    if (!log_verify(log, &rows, &error))
        return "the book does not verify";
    if (found.strangers > 0)
        return "the book holds what nobody said";
    for (guint commit = 1; commit <= ORDEAL_LAST; commit++) {
        bool there = script_is_whole(&found, commit);
        commits += there;
        if (!there && (commit < ORDEAL_FIRST || told[commit] == ORDEAL_SAVED))
            return "what was saved is lost or there twice";
        if (there && told[commit] == ORDEAL_NOT_SAVED)
            return "what was called not saved is there";
        if (!there && !script_is_absent(&found, commit))
            return "half of what was refused is there, or it is there twice";
    }
    return rows == commits ? NULL : "the book holds rows that nobody saved";
}
