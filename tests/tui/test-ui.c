/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plays the scripts of tests/ui on the drill's ward and compares the last screen, its text and its
 * inks, with tests/ui/golden/NAME.LANGUAGE.SIZE.txt. MEGURI_UI is that folder, LANGUAGE
 * the language; MEGURI_GENERATE=1 writes the golden screens anew. */
#include "tui/snapshot.h"

#include "base/language.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "screen.h"

typedef struct {
    char *name;
    char *sizes; /* "80x24 120x36" */
    char *languages;
    char *ward; /* NULL = the drill's */
    GString *keys;
} Script;

typedef struct {
    const Script *script;
    const char *language;
    int rows;
    int columns;
} Case;

static void
script_free(Script *script)
{
    g_free(script->name);
    g_free(script->sizes);
    g_free(script->languages);
    g_free(script->ward);
    g_string_free(script->keys, TRUE);
    g_free(script);
}

static const char *
after(const char *line, const char *word)
{
    return g_str_has_prefix(line, word) ? line + strlen(word) : NULL;
}

/* The first line tells the story; then come "size:", "language:", perhaps "ward:", and lines of
 * "keys:". */
static Script *
script_read(const char *folder, const char *file)
{
    g_autofree char *path = g_build_filename(folder, file, NULL);
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    Script *script = g_new0(Script, 1);
    script->name = g_strndup(file, strlen(file) - strlen(".keys"));
    script->keys = g_string_new(NULL);
    g_assert_true(g_str_has_prefix(lines[0], "# "));
    for (guint i = 1; lines[i] != NULL; i++) {
        const char *rest;
        if ((rest = after(lines[i], "size: ")) != NULL)
            script->sizes = g_strdup(rest);
        else if ((rest = after(lines[i], "language: ")) != NULL)
            script->languages = g_strdup(rest);
        else if ((rest = after(lines[i], "ward: ")) != NULL)
            script->ward = g_build_filename(folder, rest, NULL);
        else if ((rest = after(lines[i], "keys: ")) != NULL)
            g_string_append_printf(script->keys, "%s ", rest);
        else
            g_assert_cmpstr(lines[i], ==, "");
    }
    g_assert_nonnull(script->sizes);
    g_assert_nonnull(script->languages);
    return script;
}

static char *
golden_path(const Case *one)
{
    g_autofree char *name = g_strdup_printf("%s.%s.%dx%d.txt", one->script->name, one->language,
                                            one->columns, one->rows);
    return g_build_filename(g_getenv("MEGURI_UI"), "golden", name, NULL);
}

static void
compare(const Case *one, const char *screen)
{
    g_autofree char *path = golden_path(one);
    g_autofree char *golden = NULL;
    if (g_strcmp0(g_getenv("MEGURI_GENERATE"), "1") == 0) {
        g_assert_true(g_file_set_contents(path, screen, -1, NULL));
        return;
    }
    if (!g_file_get_contents(path, &golden, NULL, NULL))
        g_test_message("There is no %s; MEGURI_GENERATE=1 writes it.", path);
    if (g_strcmp0(golden, screen) == 0)
        return;
    g_test_message("%s differs. The screen now:\n%s", path, screen);
    g_test_fail();
}

/* Ids of statements are drawn anew each time. */
static char *
without_ids(const char *screen)
{
    g_autoptr(GRegex) id = g_regex_new("\\b[0-9a-f]{10,32}\\b", 0, 0, NULL);
    return g_regex_replace_literal(id, screen, -1, 0, "(id)", 0, NULL);
}

static void
play(gconstpointer data)
{
    const Case *one = data;
    char *folder = screen_enter_folder();
    if (one->script->ward != NULL)
        screen_make_ward(one->script->ward);
    else
        screen_make_drill();
    Terminal *terminal = screen_open(one->rows, one->columns);
    App *app = screen_start(terminal);
    g_assert_true(app_feed(app, one->script->keys->str));
    g_assert_false(app_has_ended(app));
    g_autofree char *text = snapshot_text(stdscr);
    g_autofree char *inks = snapshot_inks(stdscr);
    g_autofree char *plain = without_ids(text);
    g_autofree char *screen = g_strconcat(plain, "---- inks\n", inks, NULL);
    app_free(app);
    terminal_free(terminal);
    screen_leave_folder(folder);
    compare(one, screen);
}

static void
add_cases(const Script *script, const char *language)
{
    g_auto(GStrv) sizes = g_strsplit(script->sizes, " ", -1);
    for (guint i = 0; sizes[i] != NULL; i++) {
        Case *one = g_new0(Case, 1);
        one->script = script;
        one->language = language;
        g_assert_cmpint(sscanf(sizes[i], "%dx%d", &one->columns, &one->rows), ==, 2);
        g_autofree char *path = g_strdup_printf("/ui/%s/%s/%s", script->name, language, sizes[i]);
        g_test_add_data_func_full(path, one, play, g_free);
    }
}

int
main(int argc, char **argv)
{
    const char *language = g_getenv("LANGUAGE");
    const char *folder = g_getenv("MEGURI_UI");
    setlocale(LC_ALL, "C.UTF-8");
    language_choose(language);
    g_test_init(&argc, &argv, NULL);
    g_autoptr(GPtrArray) scripts = g_ptr_array_new_with_free_func((GDestroyNotify)script_free);
    g_autoptr(GDir) files = g_dir_open(folder, 0, NULL);
    g_assert_nonnull(files);
    for (const char *file; (file = g_dir_read_name(files)) != NULL;) {
        if (!g_str_has_suffix(file, ".keys"))
            continue;
        Script *script = script_read(folder, file);
        g_ptr_array_add(scripts, script);
        if (strstr(script->languages, language) != NULL)
            add_cases(script, language);
    }
    return g_test_run();
}
