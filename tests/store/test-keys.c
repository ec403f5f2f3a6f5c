/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who can open the book, and that it tells nobody else. */
#include "store/envelope.h"
#include "store/keyring.h"
#include "store/log.h"

#include "base/error.h"

#include <sodium.h>
#include <string.h>

#include "stage.h"

#define LEAD "four words of the lead nurse"
#define NIGHT "other words of the night nurse"

static const char layout[] = "[ward]\nname=5東\n[room 601]\nbeds=601-1,601-2\n";

static LogKey
key_of(const char *label, const char *passphrase)
{
    return (LogKey){ label, passphrase, NULL, LOG_KEY_MEMORY_LEAST, LOG_KEY_PASSES_LEAST };
}

/* A book that LEAD opens. (transfer full) */
static Stage *
sealed_stage(void)
{
    g_autoptr(GError) error = NULL;
    Stage *stage = stage_new_empty();
    LogBirth birth = { layout, strlen(layout), "A", "7KQX", key_of("lead", LEAD) };
    log_create(stage->path, &birth, &error);
    g_assert_no_error(error);
    return stage;
}

static Log *
open_with(const Stage *stage, const char *label, const char *passphrase)
{
    g_autoptr(GError) error = NULL;
    LogKey key = { .label = label, .passphrase = passphrase };
    Log *log = log_open(stage->path, false, &key, &error);
    g_assert_no_error(error);
    return log;
}

static void
assert_locked(const Stage *stage, const char *label, const char *passphrase)
{
    g_autoptr(GError) error = NULL;
    LogKey key = { .label = label, .passphrase = passphrase };
    g_autoptr(Log) log = log_open(stage->path, false, &key, &error);
    g_assert_null(log);
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_LOCKED);
}

static void
test_a_book_opens_with_its_passphrase_alone(void)
{
    g_autoptr(Stage) stage = sealed_stage();
    assert_locked(stage, NULL, NULL);
    assert_locked(stage, NULL, "four words of the lead nursf");
    assert_locked(stage, "night", LEAD);
    g_autoptr(Log) log = open_with(stage, NULL, LEAD);
    g_assert_cmpstr(log_layout(log, NULL), ==, layout);
    stage_commit(log, 1);
    g_autoptr(Log) again = open_with(stage, "lead", LEAD);
    g_autofree char *read = stage_read(again);
    g_assert_cmpstr(read, ==, "1");
}

static void
test_a_key_is_added_and_opens_all(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = sealed_stage();
    g_autoptr(Log) log = open_with(stage, NULL, LEAD);
    stage_commit(log, 1);
    LogKey night = key_of("night", NIGHT), taken = key_of("night", "quite another passphrase");
    LogKey same = key_of("third", LEAD);
    g_assert_true(stage_add_key(log, &night, &error));
    g_assert_no_error(error);
    g_assert_false(stage_add_key(log, &taken, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
    g_clear_error(&error);
    g_assert_false(stage_add_key(log, &same, &error)); /* whoever leaves would keep the other */
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
    g_autoptr(Log) other = open_with(stage, NULL, NIGHT);
    g_autofree char *read = stage_read(other);
    g_assert_cmpstr(read, ==, "1 70");
}

/* Who left opens the book no more, and what is written from then on not even with a copy made
 * before; the others go on, also a window that was open all the time. */
static void
test_a_key_that_ended_opens_nothing_new(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = sealed_stage();
    g_autoptr(Log) log = open_with(stage, NULL, LEAD);
    LogKey night = key_of("night", NIGHT);
    g_assert_true(stage_add_key(log, &night, &error));
    stage_commit(log, 1);
    g_autoptr(Log) left = open_with(stage, NULL, NIGHT);
    g_autoptr(Log) window = open_with(stage, NULL, LEAD);
    g_assert_true(stage_end_key(log, "night", &error));
    g_assert_no_error(error);
    stage_commit(log, 2);
    assert_locked(stage, NULL, NIGHT);
    g_autofree char *goes_on = stage_read(window);
    g_assert_cmpstr(goes_on, ==, "70 1 71 2");
    guint64 rows;
    g_assert_true(log_verify(window, &rows, &error));
    g_assert_cmpuint(rows, ==, 4);
    g_assert_false(log_verify(left, &rows, &error));
    g_assert_nonnull(strstr(error->message, "after the access of this passphrase had ended"));
    g_clear_error(&error);
    g_assert_false(stage_end_key(log, "lead", &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED); /* the last one */
    g_autoptr(GPtrArray) keys = log_keys(log, NULL);
    g_assert_cmpuint(keys->len, ==, 1);
    g_autoptr(Log) fresh = open_with(stage, NULL, LEAD);
    g_autofree char *all = stage_read(fresh);
    g_assert_cmpstr(all, ==, "70 1 71 2");
}

/* The end of a key that is not committed has not happened: what is written next is sealed as
 * before, and whoever was to leave still reads it. */
static void
test_an_end_that_was_dropped_has_not_happened(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = sealed_stage();
    g_autoptr(Log) log = open_with(stage, NULL, LEAD);
    LogKey night = key_of("night", NIGHT);
    g_assert_true(stage_add_key(log, &night, &error));
    g_assert_true(log_begin(log, &error) && log_end_key(log, "night", &error));
    log_drop(log);
    stage_commit(log, 1);
    g_autoptr(Log) stays = open_with(stage, NULL, NIGHT);
    g_autofree char *read = stage_read(stays);
    g_assert_cmpstr(read, ==, "70 1");
    guint64 rows;
    g_assert_true(log_verify(stays, &rows, &error));
}

static void
test_a_slot_that_was_renamed_or_cheapened_does_not_open(void)
{
    static const char *const changes[] = {
        "UPDATE slot SET label = 'night'",       "UPDATE slot SET passes = passes + 1",
        "UPDATE slot SET public = zeroblob(32)", "UPDATE slot SET salt = zeroblob(16)",
        "UPDATE book SET id = zeroblob(16)",
    };
    for (guint i = 0; i < G_N_ELEMENTS(changes); i++) {
        g_autoptr(Stage) stage = sealed_stage();
        g_assert_null(stage_sql(stage, "DROP TRIGGER slot_update; DROP TRIGGER book_update"));
        g_assert_null(stage_sql(stage, changes[i]));
        assert_locked(stage, NULL, LEAD);
    }
}

/* What the tables themselves refuse may stand there all the same, if somebody wrote it with another
 * program. */
static void
force(const Stage *stage, const char *change)
{
    g_autofree char *sql = g_strconcat("PRAGMA ignore_check_constraints = ON;"
                                       "DROP TRIGGER IF EXISTS slot_key_update;"
                                       "DROP TRIGGER IF EXISTS epoch_update;",
                                       change, NULL);
    g_assert_null(stage_sql(stage, sql));
}

static void
test_keys_that_somebody_wrote_open_nothing(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Log) log = stage_open(stage);
    LogKey nurse = { .label = "nurse" };
    g_assert_true(stage_add_key(log, &nurse, &error));
    force(stage, "INSERT INTO slot_key VALUES (1, 65, zeroblob(80), zeroblob(32))");
    g_autoptr(Log) as_before = stage_open(stage);
    g_autofree char *read = stage_read(as_before);
    g_assert_cmpstr(read, ==, "70");
    force(stage, "UPDATE slot_key SET mac = x'00' WHERE epoch = 1");
    g_assert_false(stage_end_key(log, "nurse", &error)); /* a stranger's would get the next key */
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED);
    g_assert_nonnull(strstr(error->message, "was not put in by anybody who could open this book"));
    g_clear_error(&error);
    force(stage, "UPDATE slot_key SET box = x'00'");
    g_autoptr(Log) shut = log_open(stage->path, false, NULL, &error);
    g_assert_null(shut);
    g_assert_nonnull(strstr(error->message, "keys of this book are not as they were made"));
}

/* A window that was open all the while writes no row under a key that nobody vouches for. */
static void
test_a_new_key_that_somebody_changed_is_told(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Log) window = stage_open(stage), log = stage_open(stage);
    LogKey nurse = { .label = "nurse" };
    g_assert_true(stage_add_key(log, &nurse, &error) && stage_end_key(log, "nurse", &error));
    g_assert_no_error(error);
    force(stage, "UPDATE epoch SET commitment = zeroblob(32) WHERE number = 2");
    g_assert_false(stage_commit_at(window, 1, 1, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_DAMAGED);
    g_assert_nonnull(strstr(error->message, "keys of this book are not as they were made"));
}

/* True if TEXT stands somewhere in the file at PATH, in one of the encodings that wards use. */
static bool
file_holds(const char *path, const char *text)
{
    static const char *const encodings[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "CP932", "EUC-JP" };
    gsize length, wanted;
    g_autofree char *bytes = NULL;
    if (!g_file_get_contents(path, &bytes, &length, NULL))
        return false;
    for (guint i = 0; i < G_N_ELEMENTS(encodings); i++) {
        g_autofree char *coded = g_convert(text, -1, encodings[i], "UTF-8", NULL, &wanted, NULL);
        if (coded != NULL && memmem(bytes, length, coded, wanted) != NULL)
            return true;
    }
    return false;
}

/* A format has its ends: whoever cannot be put out is told why, and nothing else breaks. */
static void
test_a_book_that_takes_no_more_new_keys_says_so(void)
{
    guint64 rows;
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Log) log = stage_open(stage);
    for (guint epoch = 2; epoch <= KEYRING_EPOCHS_MOST + 1; epoch++) {
        g_autofree char *label = g_strdup_printf("nurse %u", epoch);
        LogKey nurse = { .label = label };
        g_assert_true(stage_add_key(log, &nurse, &error));
        if (epoch > KEYRING_EPOCHS_MOST)
            break;
        g_assert_true(stage_end_key(log, label, &error));
        g_assert_no_error(error);
    }
    g_assert_false(stage_end_key(log, "nurse 65", &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_REFUSED);
    g_assert_nonnull(strstr(error->message, "“nurse 65” goes on opening this book: 63 keys"));
    g_clear_error(&error);
    stage_commit(log, 1);
    g_assert_true(log_verify(log, &rows, &error));
    g_assert_no_error(error);
}

/* The canaries of stage_say(): name, bed, observer; and the layout's name. */
static void
test_nothing_is_found_in_the_file_or_its_journal(void)
{
    static const char *const canaries[] = { "ヤマダ ハナコ", "ヤマダ", "佐々木", "601-1", "5東" };
    g_autoptr(Stage) stage = sealed_stage(), open = stage_new();
    g_autofree char *journal = g_strconcat(stage->path, "-journal", NULL);
    g_autoptr(Log) log = open_with(stage, NULL, LEAD);
    g_autoptr(Log) plain = stage_open(open);
    for (guint i = 1; i <= 20; i++) {
        stage_commit(log, i);
        stage_commit(plain, i);
    }
    for (guint i = 0; i < G_N_ELEMENTS(canaries); i++) {
        g_assert_false(file_holds(stage->path, canaries[i]));
        g_assert_false(file_holds(journal, canaries[i]));
        g_assert_false(
            file_holds(open->path, canaries[i])); /* sealed too, if not against its slot */
    }
    g_autofree char *witness = g_build_filename(stage->folder, "witness", NULL);
    g_assert_true(g_file_set_contents(witness, "x\x83\x84\x83\x7d\x83\x5f", -1, NULL));
    g_assert_true(file_holds(witness, "ヤマダ")); /* it would be seen */
}

/* Two bodies of one word make two boxes, and what is short looks like what is long. */
static void
test_boxes_do_not_tell_what_is_in_them(void)
{
    g_autoptr(Stage) stage = stage_new();
    g_autoptr(Log) log = stage_open(stage);
    stage_commit(log, 1);
    stage_commit(log, 2);
    g_autofree char *sizes = stage_sql(
        stage, "CREATE TABLE t AS SELECT 1 WHERE (SELECT count(DISTINCT length(box)) FROM "
               "entry) = 1 AND (SELECT count(DISTINCT box) FROM entry) = 2; INSERT INTO t "
               "SELECT 1; CREATE UNIQUE INDEX one ON t (\"1\")");
    g_assert_nonnull(sizes); /* the index fails because the first row is there */
}

/* What is typed from paper: any case, blanks, O for 0; and no slip of the finger passes. */
static void
test_an_envelope_is_typed_by_people(void)
{
    guint8 key[KEYRING_KEY_BYTES], back[KEYRING_KEY_BYTES];
    for (guint round = 0; round < 200; round++) {
        randombytes_buf(key, sizeof key);
        g_autoptr(Secret) code = envelope_format(key);
        g_assert_cmpuint(strlen(code), ==, 69);
        g_assert_true(envelope_parse(code, back));
        g_assert_cmpmem(back, sizeof back, key, sizeof key);
        g_autofree char *small = g_ascii_strdown(code, -1);
        g_strdelimit(g_strdelimit(small, "-", ' '), "0", 'o');
        g_assert_true(envelope_parse(small, back));
        g_assert_cmpmem(back, sizeof back, key, sizeof key);
        guint at = round % 69;
        if (code[at] == '-')
            continue;
        code[at] = code[at] == 'X' ? 'Y' : 'X';
        g_assert_false(envelope_parse(code, back));
        code[68] = '\0'; /* and a sign short */
        g_assert_false(envelope_parse(code, back));
    }
    g_assert_false(envelope_parse("", back));
    g_assert_false(envelope_parse("four words of the lead nurse", back));
}

static Log *
open_with_envelope(const Stage *stage, const char *code, GError **error)
{
    guint8 data_key[KEYRING_KEY_BYTES];
    g_assert_true(envelope_parse(code, data_key));
    LogKey key = { .data_key = data_key };
    return log_open(stage->path, false, &key, error);
}

/* Every passphrase is forgotten: the envelope opens the book, and writes in it. After a key was
 * ended the old envelope opens what came before, the new one everything. */
static void
test_one_envelope_brings_everything_back(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = sealed_stage(), other = sealed_stage();
    g_autoptr(Log) log = open_with(stage, NULL, LEAD);
    LogKey night = key_of("night", NIGHT);
    g_autoptr(Secret) first = log_envelope(log);
    stage_commit(log, 1);
    {
        g_autoptr(Log) rescued = open_with_envelope(stage, first, &error);
        g_assert_no_error(error);
        g_autofree char *read = stage_read(rescued);
        g_assert_cmpstr(read, ==, "1");
        stage_commit(rescued, 2);
    }
    g_assert_null(open_with_envelope(other, first, &error));
    g_assert_error(error, MEGURI_ERROR, MEGURI_ERROR_LOCKED);
    g_clear_error(&error);
    g_assert_true(stage_add_key(log, &night, &error) && stage_end_key(log, "night", &error));
    stage_commit(log, 3);
    g_autoptr(Secret) second = log_envelope(log);
    g_assert_cmpstr(first, !=, second);
    g_autoptr(Log) old = open_with_envelope(stage, first, &error);
    g_autoptr(Log) now = open_with_envelope(stage, second, &error);
    g_assert_no_error(error);
    g_autofree char *all = stage_read(now);
    g_assert_cmpstr(all, ==, "1 2 70 71 3");
    guint64 rows;
    g_assert_false(log_verify(old, &rows, &error));
    g_assert_nonnull(strstr(error->message, "row 4 of station A: it was sealed after the access"));
}

static void
draw_code(guint8 *data_key)
{
    g_autoptr(Secret) code = envelope_draw();
    g_assert_true(envelope_parse(code, data_key));
}

/* An envelope was opened: whoever kept its code reads nothing that is written under the new one;
 * each passphrase, and a window that was open all the time, goes on. */
static void
test_a_new_code_shuts_out_whoever_kept_the_old_one(void)
{
    guint64 rows;
    guint8 data_key[KEYRING_KEY_BYTES];
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = sealed_stage();
    g_autoptr(Log) log = open_with(stage, NULL, LEAD);
    g_autoptr(Secret) first = log_envelope(log);
    stage_commit(log, 1);
    g_autoptr(Log) kept = open_with_envelope(stage, first, &error);
    g_autoptr(Log) window = open_with(stage, NULL, LEAD);
    draw_code(data_key);
    g_assert_false(log_envelope_is_current(kept, data_key));
    g_assert_true(stage_renew(kept, data_key, &error)); /* by whoever opened the envelope */
    g_assert_no_error(error);
    g_assert_true(log_envelope_is_current(kept, data_key));
    g_autofree char *goes_on = stage_read(window);
    g_assert_cmpstr(goes_on, ==, "1 72");
    stage_commit(window, 2);
    g_autoptr(Secret) second = log_envelope(window);
    g_assert_cmpstr(first, !=, second);
    g_autoptr(Log) old = open_with_envelope(stage, first, &error);
    g_assert_false(log_verify(old, &rows, &error));
    g_assert_nonnull(strstr(error->message, "row 2 of station A: it was sealed after the access"));
    g_clear_error(&error);
    g_autoptr(Log) opened = open_with_envelope(stage, second, &error);
    g_autoptr(Log) fresh = open_with(stage, NULL, LEAD);
    g_autofree char *by_code = stage_read(opened), *by_passphrase = stage_read(fresh);
    g_assert_cmpstr(by_code, ==, "1 72 2");
    g_assert_cmpstr(by_passphrase, ==, "1 72 2");
}

/* The drive failed, or the PC was switched off before the commit: the old code goes on. */
static void
test_a_new_code_that_was_dropped_is_none(void)
{
    guint8 data_key[KEYRING_KEY_BYTES];
    g_autoptr(GError) error = NULL;
    g_autoptr(Stage) stage = sealed_stage();
    g_autoptr(Log) log = open_with(stage, NULL, LEAD);
    g_autoptr(Secret) code = log_envelope(log);
    draw_code(data_key);
    g_assert_true(log_begin(log, &error) && log_renew_envelope(log, data_key, &error));
    log_drop(log);
    g_assert_false(log_envelope_is_current(log, data_key));
    stage_commit(log, 1);
    g_autoptr(Log) rescued = open_with_envelope(stage, code, &error);
    g_autofree char *read = stage_read(rescued);
    g_assert_cmpstr(read, ==, "1");
}

static void
test_a_mark_knows_its_code_again(void)
{
    guint8 one[KEYRING_KEY_BYTES], other[KEYRING_KEY_BYTES];
    draw_code(one);
    draw_code(other);
    g_autofree char *mark = envelope_mark(one), *again = envelope_mark(one);
    g_autofree char *another = envelope_mark(other);
    g_assert_cmpstr(mark, ==, again);
    g_assert_cmpuint(strlen(mark), ==, 16);
    g_assert_cmpstr(mark, !=, another);
}

/* The example of meguri-book(5), against a change of what is derived. */
static void
test_keys_are_derived_as_the_manual_says(void)
{
    static const struct {
        KeyPurpose purpose;
        const char *hex;
    } examples[] = {
        { KEY_ROWS, "47667f5e4ac80eb0ae26821d397359a41aca19bf87661b8a05cfefd58d13e0f6" },
        { KEY_COMMITMENT, "79c218fdfee1ac157b40fafebf00b8c14676b7f6f02a589e9b022bf2f78984bd" },
    };
    guint8 data[KEYRING_KEY_BYTES];
    g_autoptr(Keyring) ring = keyring_new();
    for (guint i = 0; i < sizeof data; i++)
        data[i] = (guint8)i;
    keyring_add(ring, 1, data);
    for (guint i = 0; i < G_N_ELEMENTS(examples); i++) {
        char hex[2 * KEYRING_KEY_BYTES + 1];
        const guint8 *key = keyring_key(ring, 1, examples[i].purpose);
        sodium_bin2hex(hex, sizeof hex, key, KEYRING_KEY_BYTES);
        g_assert_cmpstr(hex, ==, examples[i].hex);
    }
    g_assert_null(keyring_key(ring, 2, KEY_ROWS));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/keys/derived-as-the-manual-says", test_keys_are_derived_as_the_manual_says);
    g_test_add_func("/keys/an-envelope-is-typed-by-people", test_an_envelope_is_typed_by_people);
    g_test_add_func("/keys/one-envelope-brings-everything-back",
                    test_one_envelope_brings_everything_back);
    g_test_add_func("/keys/a-new-code-shuts-out-whoever-kept-the-old-one",
                    test_a_new_code_shuts_out_whoever_kept_the_old_one);
    g_test_add_func("/keys/a-new-code-that-was-dropped-is-none",
                    test_a_new_code_that_was_dropped_is_none);
    g_test_add_func("/keys/a-mark-knows-its-code-again", test_a_mark_knows_its_code_again);
    g_test_add_func("/keys/opens-with-its-passphrase-alone",
                    test_a_book_opens_with_its_passphrase_alone);
    g_test_add_func("/keys/added", test_a_key_is_added_and_opens_all);
    g_test_add_func("/keys/ended", test_a_key_that_ended_opens_nothing_new);
    g_test_add_func("/keys/dropped", test_an_end_that_was_dropped_has_not_happened);
    g_test_add_func("/keys/written-by-somebody", test_keys_that_somebody_wrote_open_nothing);
    g_test_add_func("/keys/new-one-changed", test_a_new_key_that_somebody_changed_is_told);
    g_test_add_func("/keys/no-more-new-keys", test_a_book_that_takes_no_more_new_keys_says_so);
    g_test_add_func("/keys/renamed-or-cheapened",
                    test_a_slot_that_was_renamed_or_cheapened_does_not_open);
    g_test_add_func("/keys/nothing-in-the-file", test_nothing_is_found_in_the_file_or_its_journal);
    g_test_add_func("/keys/boxes-tell-nothing", test_boxes_do_not_tell_what_is_in_them);
    return g_test_run();
}
