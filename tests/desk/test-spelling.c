/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/spelling.h"

#include <glib/gstdio.h>
#include <string.h>

#include "stage.h"

static char *
spell(Desk *desk, NamePart part, const char *kana)
{
    g_autoptr(GPtrArray) found = spelling_candidates(desk, part, kana);
    g_ptr_array_add(found, NULL);
    return g_strjoinv(" ", (char **)found->pdata);
}

/* What a person of the ward bears is offered for the next one, the right part of it. */
static void
test_what_the_ward_has_is_offered(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    stage_say(desk, WHAT_KANA, "A001", NULL, "ヌルノ ヌヌミ");
    stage_say(desk, WHAT_KANJI, "A001", NULL, "塗野 縫美");
    stage_say(desk, WHAT_KANA, "A002", NULL, "ヌルノ ヌヌミ");
    stage_say(desk, WHAT_KANJI, "A002", NULL, "塗野縫美"); /* in one piece: no part can be told */
    g_autofree char *surname = spell(desk, NAME_SURNAME, "ヌルノ");
    g_autofree char *given = spell(desk, NAME_GIVEN, "ヌヌミ");
    g_autofree char *wrong = spell(desk, NAME_GIVEN, "ヌルノ");
    g_assert_true(g_str_has_prefix(surname, "塗野 "));
    g_assert_true(g_str_has_prefix(given, "縫美 "));
    g_assert_cmpstr(wrong, ==, "ぬるの ヌルノ");
}

static void
test_the_dictionary_of_the_pc_is_read(void)
{
    g_autoptr(Stage) stage = stage_new();
    stage_fill(stage);
    g_autoptr(Desk) desk = stage_open(stage, STAGE_MORNING);
    g_autofree char *found = spell(desk, NAME_SURNAME, "ヌマヌマ");
    g_assert_true(spelling_has_dictionary(desk));
    g_assert_cmpstr(found, ==, "沼々 ぬまぬま ヌマヌマ");
}

/* A PC whose data folder holds a dictionary of one name. */
static char *
make_data_folder(void)
{
    gsize length;
    char *folder = g_dir_make_tmp("meguri-skk-XXXXXX", NULL);
    g_autofree char *skk = g_build_filename(folder, "skk", NULL);
    g_autofree char *path = g_build_filename(skk, "SKK-JISYO.jinmei", NULL);
    g_autofree char *text =
        g_convert(";;\nぬまぬま /沼々;姓/\n", -1, "EUC-JP", "UTF-8", NULL, &length, NULL);
    g_assert_cmpint(g_mkdir(skk, 0700), ==, 0);
    g_assert_true(g_file_set_contents(path, text, (gssize)length, NULL));
    return folder;
}

static void
remove_data_folder(const char *folder)
{
    g_autofree char *skk = g_build_filename(folder, "skk", NULL);
    g_autofree char *path = g_build_filename(skk, "SKK-JISYO.jinmei", NULL);
    g_remove(path);
    g_rmdir(skk);
    g_rmdir(folder);
}

int
main(int argc, char *argv[])
{
    g_autofree char *folder = make_data_folder();
    g_setenv("XDG_DATA_DIRS", folder, TRUE); /* read once by GLib: before all else */
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/spelling/what the ward has is offered", test_what_the_ward_has_is_offered);
    g_test_add_func("/spelling/the dictionary of the PC is read",
                    test_the_dictionary_of_the_pc_is_read);
    int result = g_test_run();
    remove_data_folder(folder);
    return result;
}
