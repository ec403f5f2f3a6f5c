/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thief takes the PC from the corridor, its screen locked (C3): no key of the book and no name of
 * the ward is left in the program's memory. The book is made, and all that is looked for is known
 * in the clear, in another process only. */
#include "tui/app.h"

#include "desk/record.h"

#include "base/scrub.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "canary.h"
#include "secrets.h"

#define BOOK "sealed.meguri"
#define LOOKED_FOR "looked-for"
#define PASSPHRASE_FILE "passphrase" /* masked */
#define PERSONS 50
#define NOW "2026-11-02T07:00"

/* ---- the other process ---- */

static char *
draw_name(GRand *chance, gunichar first, gint32 among)
{
    GString *name = g_string_new(NULL);
    for (guint i = 0; i < 4; i++)
        g_string_append_unichar(name, first + (gunichar)g_rand_int_range(chance, 0, among));
    return g_string_free(name, FALSE);
}

/* Four names for each person: two in kana, two in kanji. */
static char *
draw_ward(GRand *chance, GPtrArray *canaries)
{
    GString *table = g_string_new("bed\tperson\twhat\tvalue\n");
    for (guint i = 1; i <= PERSONS; i++) {
        g_autofree char *kana = draw_name(chance, 0x30AB, 0x20);
        g_autofree char *kana_given = draw_name(chance, 0x30AB, 0x20);
        g_autofree char *kanji = draw_name(chance, 0x5000, 0x2000);
        g_autofree char *kanji_given = draw_name(chance, 0x5000, 0x2000);
        g_string_append_printf(table, "%u\tp%u\tpresence\tin\n", i, i);
        g_string_append_printf(table, "\tp%u\tkana\t%s %s\n", i, kana, kana_given);
        g_string_append_printf(table, "\tp%u\tkanji\t%s %s\n", i, kanji, kanji_given);
        canary_add_text(canaries, "surname in kana", kana);
        canary_add_text(canaries, "given name in kana", kana_given);
        canary_add_text(canaries, "surname in kanji", kanji);
        canary_add_text(canaries, "given name in kanji", kanji_given);
    }
    return g_string_free(table, FALSE);
}

static char *
layout_text(void)
{
    GString *text = g_string_new("[ward]\nname=5東\n[room 5]\nbeds=");
    for (guint i = 1; i <= PERSONS; i++)
        g_string_append_printf(text, "%s%u", i > 1 ? "," : "", i);
    g_string_append_c(text, '\n');
    return g_string_free(text, FALSE);
}

static void
make_book(const char *passphrase, const char *table)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *layout = layout_text();
    LogKey key = { "ward", passphrase, NULL, LOG_KEY_MEMORY_LEAST, LOG_KEY_PASSES_LEAST };
    LogBirth birth = { layout, strlen(layout), "A", "K7QX", key };
    DeskOpening opening = {
        .book = BOOK, .passphrase = passphrase, .observer = "佐々木", .now = NOW
    };
    g_assert_true(log_create(BOOK, &birth, &error));
    g_autoptr(Desk) desk = desk_open(&opening, &error);
    g_assert_no_error(error);
    g_autoptr(RecordReport) report = record_report_new();
    RecordWish wish = { .text = table, .length = strlen(table), .file = "round.tsv" };
    g_assert_true(record_table(desk, &wish, report, &error));
}

static void
mask(char *text)
{
    for (; *text != '\0'; text++)
        *text = (char)(*text ^ 0x40);
}

static void
tell(void)
{
    g_autoptr(GRand) chance = g_rand_new_with_seed(7);
    g_autoptr(GPtrArray) canaries = canaries_new();
    g_autofree char *passphrase = draw_name(chance, 'a', 26);
    g_autofree char *rest = draw_name(chance, 'a', 26);
    g_autofree char *whole =
        g_strdup_printf("%s%s%s%s%s", passphrase, rest, rest, passphrase, rest);
    g_autofree char *table = draw_ward(chance, canaries);
    make_book(whole, table);
    secrets_add(canaries, BOOK, whole);
    canaries_save(canaries, LOOKED_FOR);
    mask(whole);
    g_assert_true(g_file_set_contents(PASSPHRASE_FILE, whole, -1, NULL));
}

/* ---- this process ---- */

static void
run_apart(void (*deed)(void))
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        deed();
        _exit(0);
    }
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    g_assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

/* (transfer full) */
static Secret *
read_passphrase(void)
{
    char *text = NULL;
    g_assert_true(g_file_get_contents(PASSPHRASE_FILE, &text, NULL, NULL));
    mask(text);
    return text;
}

/* Lists, a person with the history, a search, a question half answered, in this order. */
static const char walk[] =
    "l<PageDown><PageDown><Esc> t<Esc> c<Esc> k<Tab><Esc> b<Esc> p<Esc> /5<Esc> "
    "<Enter><Tab><Tab> m<Esc> <Down><Down><Down><Down>";

static void
type_passphrase(App *app)
{
    static const Key enter = { .kind = KEY_KIND_ENTER };
    g_autoptr(Secret) passphrase = read_passphrase();
    for (const char *at = passphrase; *at != '\0'; at++) {
        Key key = { .kind = KEY_KIND_SIGN, .sign = (gunichar)*at };
        app_key(app, &key);
    }
    app_key(app, &enter);
    app_key(app, &enter); /* the same nurse */
}

static void
test_nothing_is_left_while_it_is_locked(void)
{
    g_autoptr(GError) error = NULL;
    run_apart(tell);
    g_autoptr(GPtrArray) canaries = canaries_load(LOOKED_FOR);
    g_autoptr(Terminal) terminal = terminal_open_hidden(24, 80, true, &error);
    g_autoptr(Secret) passphrase = read_passphrase();
    AppStart start = { .book = BOOK, .observer = "佐々木", .now = NOW, .passphrase = passphrase };
    g_autoptr(App) app = app_new(&start, terminal, &error);
    g_assert_no_error(error);
    for (guint i = 0; i < 3; i++) {
        g_assert_true(app_feed(app, i == 0 ? walk : "l<PageDown><Esc>"));
        g_autofree char *open = canaries_in_memory(canaries);
        g_test_message("open: %s", open);
        g_assert_nonnull(strstr(open, "data key")); /* it can see */
        g_assert_nonnull(strstr(open, "surname in kana:"));
        g_assert_nonnull(strstr(open, "surname in kanji, cells"));
        g_assert_true(app_feed(app, "L"));
        g_autofree char *locked = canaries_in_memory(canaries);
        g_test_message("locked: %s", *locked != '\0' ? locked : "nothing");
        g_assert_cmpstr(locked, ==, "");
        type_passphrase(app);
    }
}

static void
leave_folder(const char *folder)
{
    static const char *const files[] = { BOOK, BOOK "-journal", LOOKED_FOR, PASSPHRASE_FILE };
    for (guint i = 0; i < G_N_ELEMENTS(files); i++)
        g_unlink(files[i]);
    g_assert_cmpint(g_chdir("/"), ==, 0);
    g_rmdir(folder);
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    scrub_begin();
    g_test_init(&argc, &argv, NULL);
    g_autofree char *folder = g_dir_make_tmp("meguri-memory-XXXXXX", NULL);
    g_assert_cmpint(g_chdir(folder), ==, 0);
    g_test_add_func("/memory/nothing-is-left-while-it-is-locked",
                    test_nothing_is_left_while_it_is_locked);
    int status = g_test_run();
    leave_folder(folder);
    return status;
}
