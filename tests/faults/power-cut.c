/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The power is cut at every step of a save. Whatever was called saved must be in the book
 * afterwards, and the book must open and verify.
 *
 * A new book is made with plain calls beside SQLite (a file under another name, fsync, rename,
 * fsync of the folder), so it is made on the real disk, and its bytes are put into the disk in
 * memory as synced. Only opening, saving and reopening are simulated. The real file stays where it
 * is, untouched: the store looks at it before it lets SQLite open that path.
 *
 * All chance has a seed, so a run shows the same states on every machine. MEGURI_STATES=N sets how
 * many.
 */

#include <sodium.h>
#include <string.h>

#include "cut-trial.h"
#include "stage.h"

#define STATES 52000
#define LOSS_AMONG 1000 /* states: below it what must lose something may meet no loss */

/* How many hundredths of all states each trial gets. */
#define SHARE_OF_SAVES 55
#define SHARE_OF_CUTS_AGAIN 15
#define SHARE_OF_FAILED_SYNCS 4
#define SHARE_OF_LIES 10
#define SHARE_OF_WRONG_SETTINGS 4

typedef struct {
    CutDisk *disk;
    Story *story;
} Newborn;

static Newborn newborn;

static const char *
name_of_chance(void)
{
    return "seeded";
}

static Chance secrets;

static uint32_t
secret_word(void)
{
    return chance_below(&secrets, G_MAXUINT);
}

static void
secret_bytes(void *const bytes, const size_t length)
{
    for (size_t i = 0; i < length; i++)
        ((guint8 *)bytes)[i] = (guint8)chance_below(&secrets, 256);
}

/* The keys and names that a book gets at its birth are the same in each run. */
static void
seed_secrets(void)
{
    static randombytes_implementation seeded = { .implementation_name = name_of_chance,
                                                 .random = secret_word,
                                                 .buf = secret_bytes };
    secrets = chance_of(0);
    g_assert_cmpint(randombytes_set_implementation(&seeded), ==, 0);
}

/* The one book that all trials begin with. */
static void
be_born(const Stage *stage)
{
    gsize length;
    g_autofree char *bytes = NULL;
    g_autoptr(GError) error = NULL;
    g_file_get_contents(stage->path, &bytes, &length, &error);
    g_assert_no_error(error);
    newborn.disk = cut_disk_new();
    int body = cut_disk_create(newborn.disk, CUT_BOOK);
    g_byte_array_append(cut_disk_body(newborn.disk, body)->view, (guint8 *)bytes, (guint)length);
    cut_vfs_begin();
    cut_vfs_put_in(newborn.disk, SETTINGS_AS_ASKED);
    newborn.story = story_new(stage->path);
}

/* Each trial has a STREAM of chance for itself. */
static Trial
trial_of(guint stream, guint hundredths)
{
    const char *said = g_getenv("MEGURI_STATES");
    guint64 asked = said == NULL ? STATES : g_ascii_strtoull(said, NULL, 10);
    return (Trial){ .newborn = newborn.disk,
                    .start = newborn.story,
                    .tries = 12,
                    .wanted = asked * hundredths / 100,
                    .chance = chance_of(stream),
                    .known = g_hash_table_new(NULL, NULL) };
}

static void
assert_nothing_lost(const Trial *trial)
{
    g_assert_cmpuint(trial->figures.states, >=, trial->wanted);
    g_assert_cmpuint(trial->figures.altered, ==, 0);
    g_assert_cmpuint(trial->figures.lost, ==, 0);
    g_assert_cmpuint(trial->figures.damaged, ==, 0);
    g_assert_cmpuint(trial->figures.unopened, ==, 0);
}

static void
test_nothing_saved_is_lost(void)
{
    g_auto(Trial) trial = trial_of(1, SHARE_OF_SAVES);
    trial_of_saves(&trial);
    trial_report(&trial, "saves");
    assert_nothing_lost(&trial);
    g_assert_cmpuint(trial.figures.under_way, >, 0);
}

static void
test_a_second_cut_loses_nothing(void)
{
    g_auto(Trial) trial = trial_of(2, SHARE_OF_CUTS_AGAIN);
    trial.tries = 4;
    trial_of_cuts_again(&trial);
    trial_report(&trial, "cut again");
    assert_nothing_lost(&trial);
}

static void
test_a_failed_sync_loses_nothing(gconstpointer data)
{
    Then then = GPOINTER_TO_UINT(data);
    g_auto(Trial) trial = trial_of(3 + then, SHARE_OF_FAILED_SYNCS);
    trial.tries = 8;
    trial_of_failed_syncs(&trial, then);
    trial_report(&trial, then == THEN_STAY ? "failed sync, stays open" : "failed sync, stops");
    assert_nothing_lost(&trial);
}

static void
test_a_disk_that_lies_alters_nothing(void)
{
    g_auto(Trial) trial = trial_of(6, SHARE_OF_LIES);
    trial.lies = true;
    trial.wanted = MAX(trial.wanted, LOSS_AMONG);
    trial_of_saves(&trial);
    trial_report(&trial, "lying disk");
    g_assert_cmpuint(trial.figures.altered, ==, 0);
    g_assert_cmpuint(trial.figures.lost, >, 0);
}

/* A test of losses that finds none where there must be some is worth nothing. */
static void
test_wrong_settings_are_found_out(gconstpointer data)
{
    CutSettings settings = GPOINTER_TO_UINT(data);
    g_auto(Trial) trial = trial_of(7 + settings, SHARE_OF_WRONG_SETTINGS);
    trial.settings = settings;
    trial.wanted = MAX(trial.wanted, LOSS_AMONG);
    trial_of_saves(&trial);
    trial_report(&trial, settings == SETTINGS_DELETE_FULL ? "DELETE and FULL" : "synchronous OFF");
    g_assert_cmpuint(trial.figures.lost, >, 0);
}

/* If the last sync of a save fails, the journal's head may be alive on the disk and dead in the
 * kernel. Whoever opens the book then and saves would write over a journal that the next power cut
 * brings back; so the store kills the head anew before it writes. */
static void
test_starting_again_after_a_failed_sync(void)
{
    g_auto(Trial) trial = trial_of(10, SHARE_OF_FAILED_SYNCS);
    trial.tries = 8;
    trial_of_failed_syncs(&trial, THEN_START_AGAIN);
    trial_report(&trial, "failed sync, starts again");
    assert_nothing_lost(&trial);
}

/* The verdict on a sound book, if something else is believed to have been saved in it. */
static void
test_the_verdict_sees(void)
{
    g_autoptr(Story) story = story_copy(newborn.story);
    g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
    g_autoptr(CutDisk) disk = cut_disk_new();
    const GByteArray *bytes = cut_disk_body(newborn.disk, newborn.disk->named[CUT_BOOK])->view;
    CutBody *body = cut_disk_body(disk, cut_disk_create(disk, CUT_BOOK));
    g_byte_array_append(body->view, bytes->data, bytes->len);
    cut_vfs_put_in(disk, SETTINGS_AS_ASKED);
    g_autoptr(Log) log = story_open(story, NULL);
    g_assert_true(story_save(story, disk, log, 1, NULL) && story_save(story, disk, log, 2, NULL));
    g_auto(Verdict) never_begun = story_judge(story, disk, known);
    g_assert_true(never_begun.whole && never_begun.altered);
    story_note(story, &(Step){ .kind = STEP_SAVED, .at = 1 });
    story_note(story, &(Step){ .kind = STEP_BEGUN, .at = 2 });
    g_auto(Verdict) sound = story_judge(story, disk, known);
    g_assert_true(sound.whole && !sound.altered && sound.lost == 0 && sound.under_way == 1);
    story->observer = "佐藤";
    g_auto(Verdict) said_by_another = story_judge(story, disk, known);
    g_assert_true(said_by_another.whole && said_by_another.altered);
    story->observer = newborn.story->observer;
    story_note(story, &(Step){ .kind = STEP_SAVED, .at = 3 });
    g_auto(Verdict) one_lost = story_judge(story, disk, known);
    g_assert_true(one_lost.whole && !one_lost.altered && one_lost.lost == 1);
    memset(body->view->data + body->view->len / 2, 1, body->view->len / 2);
    g_auto(Verdict) damaged = story_judge(story, disk, known);
    g_assert_false(damaged.whole);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    seed_secrets();
    g_autoptr(Stage) stage = stage_new();
    be_born(stage);
    g_test_add_func("/power-cut/the-verdict-sees", test_the_verdict_sees);
    g_test_add_func("/power-cut/saves", test_nothing_saved_is_lost);
    g_test_add_func("/power-cut/cut-again", test_a_second_cut_loses_nothing);
    g_test_add_data_func("/power-cut/failed-sync/stop", GUINT_TO_POINTER(THEN_STOP),
                         test_a_failed_sync_loses_nothing);
    g_test_add_data_func("/power-cut/failed-sync/stay", GUINT_TO_POINTER(THEN_STAY),
                         test_a_failed_sync_loses_nothing);
    g_test_add_func("/power-cut/failed-sync/start-again", test_starting_again_after_a_failed_sync);
    g_test_add_func("/power-cut/lying-disk", test_a_disk_that_lies_alters_nothing);
    g_test_add_data_func("/power-cut/wrong/delete-full", GUINT_TO_POINTER(SETTINGS_DELETE_FULL),
                         test_wrong_settings_are_found_out);
    g_test_add_data_func("/power-cut/wrong/sync-off", GUINT_TO_POINTER(SETTINGS_SYNC_OFF),
                         test_wrong_settings_are_found_out);
    int status = g_test_run();
    story_free(newborn.story);
    cut_disk_free(newborn.disk);
    return status;
}
