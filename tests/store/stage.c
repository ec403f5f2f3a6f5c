/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

static const char layout[] = "[ward]\nname=5東\n[room 601]\nbeds=601-1,601-2\n";

void
stage_create(const char *path)
{
    g_autoptr(GError) error = NULL;
    LogBirth birth = { layout, strlen(layout), "A", "7KQX", { 0 } };
    log_create(path, &birth, &error);
    g_assert_no_error(error);
}

void
stage_stay_in_memory(void)
{
    if (access("/dev/shm", W_OK | X_OK) == 0)
        g_setenv("TMPDIR", "/dev/shm", TRUE);
}

Stage *
stage_new_empty(void)
{
    g_autoptr(GError) error = NULL;
    Stage *stage = g_new0(Stage, 1);
    stage->folder = g_dir_make_tmp("meguri-test-XXXXXX", &error);
    g_assert_no_error(error);
    stage->path = g_build_filename(stage->folder, "ward.meguri", NULL);
    return stage;
}

Stage *
stage_new(void)
{
    Stage *stage = stage_new_empty();
    stage_create(stage->path);
    return stage;
}

void
stage_free(Stage *stage)
{
    g_autoptr(GDir) dir = g_dir_open(stage->folder, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(stage->folder, name, NULL);
        g_remove(path);
    }
    g_rmdir(stage->folder);
    g_free(stage->folder);
    g_free(stage->path);
    g_free(stage);
}

Log *
stage_open(const Stage *stage)
{
    g_autoptr(GError) error = NULL;
    Log *log = log_open(stage->path, false, NULL, &error);
    g_assert_no_error(error);
    return log;
}

Statement *
stage_say(Statements *list, guint number, const char *bed, const char *value)
{
    Statement *said = statements_add(list);
    memcpy(said->id.bytes, &number, sizeof number);
    said->what = WHAT_KANA;
    said->source = SOURCE_STATED;
    said->about = ABOUT_PERSON;
    said->seen = STAGE_WALL + number;
    said->seen_zone = 540;
    said->person.number = number + 1;
    said->bed = statements_keep(list, bed);
    said->value = statements_keep(list, value);
    said->observer = statements_keep(list, "佐々木");
    return said;
}

static void
pass_over(const Statement *statement, gpointer user)
{
    (void)statement;
    (void)user;
}

bool
stage_commit_at(Log *log, guint number, gint64 at, GError **error)
{
    g_autoptr(Statements) list = statements_new();
    Instant wall = { STAGE_WALL + at, 540, false };
    stage_say(list, number, "601-1", "ヤマダ ハナコ");
    return log_begin(log, error) && log_read(log, pass_over, NULL, error) &&
           log_commit(log, list, &wall, error);
}

void
stage_commit(Log *log, guint number)
{
    g_autoptr(GError) error = NULL;
    stage_commit_at(log, number, number, &error);
    g_assert_no_error(error);
}

static void
note_number(const Statement *statement, gpointer user)
{
    guint number;
    memcpy(&number, statement->id.bytes, sizeof number);
    GString *out = user;
    g_string_append_printf(out, "%s%u", out->len > 0 ? " " : "", number);
}

char *
stage_read(Log *log)
{
    g_autoptr(GError) error = NULL;
    GString *out = g_string_new(NULL);
    log_read(log, note_number, out, &error);
    g_assert_no_error(error);
    return g_string_free(out, FALSE);
}

char *
stage_sql(const Stage *stage, const char *sql)
{
    sqlite3 *plain;
    char *message = NULL;
    g_assert_cmpint(sqlite3_open(stage->path, &plain), ==, SQLITE_OK);
    int code = sqlite3_exec(plain, sql, NULL, NULL, &message);
    char *answer = code == SQLITE_OK ? NULL : g_strdup(message);
    sqlite3_free(message);
    sqlite3_close(plain);
    return answer;
}

void
stage_set_back(const Stage *stage, const char *bytes, gsize length)
{
    int file = open(stage->path, O_WRONLY | O_TRUNC | O_CLOEXEC);
    g_assert_true(file >= 0 && write(file, bytes, length) == (ssize_t)length);
    close(file);
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

char *
stage_files(const Stage *stage)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(stage->folder, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(dir)) != NULL)
        g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, compare_names);
    g_ptr_array_add(names, NULL);
    return g_strjoinv(" ", (char **)names->pdata);
}

/* With the pen, a commit of one statement that says what was done. */
static bool
commit_key(Log *log, guint number, GError **error)
{
    g_autoptr(Statements) list = statements_new();
    Instant wall = { STAGE_WALL, 540, false };
    Statement *said = stage_say(list, number, NULL, "key");
    said->what = WHAT_KEY;
    said->about = ABOUT_WARD;
    said->person.number = 0;
    return log_commit(log, list, &wall, error);
}

bool
stage_add_key(Log *log, const LogKey *key, GError **error)
{
    g_autoptr(LogNewKey) prepared = log_prepare_key(log, key, error);
    if (prepared == NULL || !log_begin(log, error) || !log_read(log, pass_over, NULL, error))
        return false;
    if (log_put_key(log, prepared, error))
        return commit_key(log, STAGE_KEY_ADDED, error);
    log_drop(log);
    return false;
}

bool
stage_end_key(Log *log, const char *label, GError **error)
{
    if (!log_begin(log, error) || !log_read(log, pass_over, NULL, error))
        return false;
    if (log_end_key(log, label, error))
        return commit_key(log, STAGE_KEY_ENDED, error);
    log_drop(log);
    return false;
}

bool
stage_renew(Log *log, const guint8 *data_key, GError **error)
{
    if (!log_begin(log, error) || !log_read(log, pass_over, NULL, error))
        return false;
    if (log_renew_envelope(log, data_key, error))
        return commit_key(log, STAGE_KEY_RENEWED, error);
    log_drop(log);
    return false;
}
