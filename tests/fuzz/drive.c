/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * drive [-runs=N] [-seed=N] [-dict=FILE] [-artifact_prefix=PATH] FOLDER...
 *
 * Gives a target each file of the folders as it is, then files that were changed by chance, N times
 * in all. It is what libFuzzer is under clang, without its eye for new ways through the program,
 * and takes the same words. An input lies right before memory that nobody may read. If the target
 * dies the input is kept as PATH with "crash" behind it.
 */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "chance.h"
#include "target.h"

#define CHANGES_MOST 6
#define LONGEST 65536 /* whole pages of any machine, like what guards their end */

typedef struct {
    guint64 runs, seed;
    GPtrArray *corpus; /* GBytes */
    GPtrArray *words;  /* GBytes, of the dictionary */
    guint8 *room;      /* LONGEST bytes, and then nothing */
} Drive;

/* What the handler of a signal can reach. */
static struct {
    const guint8 *data;
    gsize size;
    char path[4096];
} last;

/* ---- what is given ---- */

static int
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
read_folder(Drive *drive, const char *folder)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, &error);
    g_assert_no_error(error);
    for (const char *name; (name = g_dir_read_name(dir)) != NULL;)
        g_ptr_array_add(names, g_build_filename(folder, name, NULL));
    g_ptr_array_sort(names, compare_names);
    for (guint i = 0; i < names->len; i++) {
        char *bytes;
        gsize length;
        g_file_get_contents(names->pdata[i], &bytes, &length, &error);
        g_assert_no_error(error);
        g_ptr_array_add(drive->corpus, g_bytes_new_take(bytes, length));
    }
}

/* "\x0A" and "\\" in a word. (transfer full) */
static GBytes *
read_word(const char *text)
{
    GByteArray *word = g_byte_array_new();
    for (const char *at = text; *at != '\0'; at++) {
        guint8 byte = (guint8)*at;
        if (at[0] == '\\' && at[1] == 'x' && g_ascii_isxdigit(at[2]) && g_ascii_isxdigit(at[3])) {
            byte = (guint8)(g_ascii_xdigit_value(at[2]) * 16 + g_ascii_xdigit_value(at[3]));
            at += 3;
        } else if (at[0] == '\\' && at[1] != '\0') {
            byte = (guint8) * ++at;
        }
        g_byte_array_append(word, &byte, 1);
    }
    return g_byte_array_free_to_bytes(word);
}

/* Lines "word", with or without a name= before it. */
static void
read_dictionary(Drive *drive, const char *path)
{
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;
    g_file_get_contents(path, &text, NULL, &error);
    g_assert_no_error(error);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (gsize i = 0; lines[i] != NULL; i++) {
        char *from = strchr(lines[i], '"'), *to = strrchr(lines[i], '"');
        if (*lines[i] == '#' || from == NULL || to == from)
            continue;
        *to = '\0';
        g_ptr_array_add(drive->words, read_word(from + 1));
    }
}

static void
read_option(Drive *drive, const char *option)
{
    const char *value = strchr(option, '=');
    value = value != NULL ? value + 1 : "";
    if (g_str_has_prefix(option, "-runs="))
        drive->runs = g_ascii_strtoull(value, NULL, 10);
    else if (g_str_has_prefix(option, "-seed="))
        drive->seed = g_ascii_strtoull(value, NULL, 10);
    else if (g_str_has_prefix(option, "-dict="))
        read_dictionary(drive, value);
    else if (g_str_has_prefix(option, "-artifact_prefix="))
        g_snprintf(last.path, sizeof last.path, "%scrash", value);
}

/* ---- chance ---- */

static GBytes *
any_of(GPtrArray *list, Chance *chance)
{
    return list->len == 0 ? NULL : list->pdata[chance_below(chance, list->len)];
}

static gsize
any_place(const GByteArray *bytes, Chance *chance)
{
    return chance_below(chance, bytes->len + 1);
}

static void
insert(GByteArray *bytes, gsize at, const guint8 *data, gsize length)
{
    g_autofree guint8 *rest = g_memdup2(bytes->data + at, bytes->len - at);
    gsize rest_length = bytes->len - at;
    g_byte_array_set_size(bytes, (guint)at);
    g_byte_array_append(bytes, data, (guint)length);
    if (rest_length > 0)
        g_byte_array_append(bytes, rest, (guint)rest_length);
}

static void
flip_bit(GByteArray *bytes, const Drive *drive, Chance *chance)
{
    (void)drive;
    if (bytes->len > 0)
        bytes->data[chance_below(chance, bytes->len)] ^= (guint8)(1u << chance_below(chance, 8));
}

static void
set_byte(GByteArray *bytes, const Drive *drive, Chance *chance)
{
    static const guint8 likely[] = { 0, 1, 0x7F, 0x80, 0xFF, ' ', '\n', '\t', '0', '9', '-' };
    guint pick = chance_below(chance, 2 * G_N_ELEMENTS(likely));
    (void)drive;
    guint8 byte = pick < G_N_ELEMENTS(likely) ? likely[pick] : (guint8)chance_below(chance, 256);
    if (bytes->len > 0 && chance_below(chance, 2) == 0)
        bytes->data[chance_below(chance, bytes->len)] = byte;
    else
        insert(bytes, any_place(bytes, chance), &byte, 1);
}

static void
drop_part(GByteArray *bytes, const Drive *drive, Chance *chance)
{
    (void)drive;
    if (bytes->len == 0)
        return;
    guint from = chance_below(chance, bytes->len);
    guint most = chance_below(chance, 2) == 0 ? 4 : bytes->len;
    guint length = 1 + chance_below(chance, MIN(most, bytes->len - from));
    g_byte_array_remove_range(bytes, from, length);
}

static void
repeat_part(GByteArray *bytes, const Drive *drive, Chance *chance)
{
    (void)drive;
    if (bytes->len == 0)
        return;
    guint from = chance_below(chance, bytes->len);
    guint length = 1 + chance_below(chance, MIN(64, bytes->len - from));
    g_autofree guint8 *part = g_memdup2(bytes->data + from, length);
    insert(bytes, any_place(bytes, chance), part, length);
}

static void
put_word(GByteArray *bytes, const Drive *drive, Chance *chance)
{
    gsize length;
    GBytes *word = any_of(drive->words, chance);
    if (word == NULL)
        return;
    const guint8 *data = g_bytes_get_data(word, &length);
    gsize at = any_place(bytes, chance);
    if (chance_below(chance, 2) == 0 && at + length <= bytes->len)
        memcpy(bytes->data + at, data, length);
    else
        insert(bytes, at, data, length);
}

static void
put_other(GByteArray *bytes, const Drive *drive, Chance *chance)
{
    gsize length;
    GBytes *other = any_of(drive->corpus, chance);
    if (other == NULL || g_bytes_get_size(other) == 0)
        return;
    const guint8 *data = g_bytes_get_data(other, &length);
    gsize from = chance_below(chance, (guint)length);
    insert(bytes, any_place(bytes, chance), data + from, length - from);
}

static void
change(GByteArray *bytes, const Drive *drive, Chance *chance)
{
    static void (*const ways[])(GByteArray *, const Drive *, Chance *) = {
        flip_bit, set_byte, set_byte, drop_part, repeat_part, put_word, put_word, put_other,
    };
    guint times = 1 + chance_below(chance, CHANGES_MOST);
    for (guint i = 0; i < times; i++)
        ways[chance_below(chance, G_N_ELEMENTS(ways))](bytes, drive, chance);
}

/* ---- runs ---- */

static void
keep_last(int number)
{
    int file = *last.path == '\0' ? -1 : open(last.path, O_CREAT | O_TRUNC | O_WRONLY, 0600);
    if (file >= 0 && write(file, last.data, last.size) == (ssize_t)last.size)
        close(file);
    signal(number, SIG_DFL);
    raise(number);
}

static void
give(const Drive *drive, const guint8 *data, gsize length)
{
    length = MIN(length, LONGEST);
    last.data = drive->room + LONGEST - length;
    last.size = length;
    if (length > 0)
        memcpy((guint8 *)last.data, data, length);
    LLVMFuzzerTestOneInput(last.data, last.size);
}

static void
give_bytes(const Drive *drive, GBytes *bytes)
{
    gsize length;
    const guint8 *data = g_bytes_get_data(bytes, &length);
    give(drive, data, length);
}

static guint8 *
make_room(void)
{
    guint8 *room =
        mmap(NULL, 2 * LONGEST, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    g_assert_true(room != MAP_FAILED && mprotect(room + LONGEST, LONGEST, PROT_NONE) == 0);
    return room;
}

static void
run(Drive *drive)
{
    guint64 done = 0;
    Chance chance = chance_of(drive->seed);
    for (guint i = 0; i < drive->corpus->len; i++, done++)
        give_bytes(drive, drive->corpus->pdata[i]);
    for (; done < drive->runs; done++) {
        GBytes *from = any_of(drive->corpus, &chance);
        g_autoptr(GByteArray) bytes = g_byte_array_new();
        if (from != NULL)
            g_byte_array_append(bytes, g_bytes_get_data(from, NULL), (guint)g_bytes_get_size(from));
        change(bytes, drive, &chance);
        give(drive, bytes->data, bytes->len);
    }
    g_print("%" G_GUINT64_FORMAT " runs\n", done);
}

int
main(int argc, char **argv)
{
    Drive drive = { .room = make_room() };
    drive.corpus = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    drive.words = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    for (int i = 1; i < argc; i++)
        if (*argv[i] == '-')
            read_option(&drive, argv[i]);
        else
            read_folder(&drive, argv[i]);
    signal(SIGSEGV, keep_last);
    signal(SIGBUS, keep_last);
    signal(SIGABRT, keep_last);
    run(&drive);
    munmap(drive.room, 2 * LONGEST);
    g_ptr_array_unref(drive.corpus);
    g_ptr_array_unref(drive.words);
    return 0;
}
