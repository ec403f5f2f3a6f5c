/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ruin.h"

#include "base/error.h"

#include <glib/gstdio.h>
#include <string.h>

#include "opening.h"

/* A ward of fifty beds. */
#define BEDS "[room 60%u]\nbeds=60%u-1,60%u-2,60%u-3,60%u-4\n"
static char *
layout_of_a_ward(void)
{
    GString *layout = g_string_new("[ward]\nname=5東\nzone=+09:00\n");
    for (guint room = 1; room <= 12; room++)
        g_string_append_printf(layout, BEDS, room, room, room, room, room);
    return g_string_free(layout, FALSE);
}

void
ruin_make_book(const char *path, const LogKey *key)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *layout = layout_of_a_ward();
    LogBirth birth = { layout, strlen(layout), "A", "7KQX", { 0 } };
    birth.key = key != NULL ? *key : birth.key;
    log_create(path, &birth, &error);
    g_assert_no_error(error);
}

/* A bedside check: eight answers saved in one go. */
void
ruin_save_check(Log *log, guint commit)
{
    static const char *const words[] = { "ヤマダ ハナコ", "1945-07-14", "担送",
                                         "車椅子",        "酸素 2L",    "080-0000-0000 長男" };
    g_autoptr(GError) error = NULL;
    g_autoptr(Statements) list = statements_new();
    g_autoptr(GPtrArray) read = opening_new_lines();
    Instant wall = { STAGE_WALL + 60 * (gint64)commit, 540, false };
    for (guint i = 0; i < 8; i++) {
        g_autofree char *value = g_strdup_printf("%s %u", words[(commit + i) % 6], commit);
        stage_say(list, commit * 10 + i, "601-1", value);
    }
    g_assert_true(log_begin(log, &error) && opening_read(log, read, &error));
    g_assert_true(log_commit(log, list, &wall, &error));
}

void
ruin_save_checks(const char *path, guint first, guint last)
{
    g_autoptr(Log) log = opening_log(path, false, NULL);
    for (guint commit = first; commit <= last; commit++)
        ruin_save_check(log, commit);
}

Stage *
ruin_new(guint checks)
{
    Stage *stage = stage_new_empty();
    ruin_make_book(stage->path, NULL);
    ruin_save_checks(stage->path, 1, checks);
    return stage;
}

char *
ruin_path(const Stage *stage, const char *name)
{
    return g_build_filename(stage->folder, name, NULL);
}

void
ruin_file_clear(RuinFile *file)
{
    g_free(file->bytes);
}

RuinFile
ruin_read(const char *path)
{
    RuinFile file;
    g_autoptr(GError) error = NULL;
    g_file_get_contents(path, (char **)&file.bytes, &file.length, &error);
    g_assert_no_error(error);
    return file;
}

void
ruin_write(const char *path, const RuinFile *file)
{
    g_unlink(path); /* or the end of a longer one would stay */
    g_assert_true(g_file_set_contents_full(path, (const char *)file->bytes, (gssize)file->length,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}
