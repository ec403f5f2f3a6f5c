/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cut-trial.h"

#define BEFORE_MOST 12 /* entries that are in a book when a story begins */
#define SAVES_IN_A_ROW 2

/* A story that is played, and what it takes to cut it off anywhere. */
typedef struct {
    Story *story;
    CutDisk *disk;
    CutModel *model; /* stands where recording began */
} Play;

static void
play_clear(Play *play)
{
    g_clear_pointer(&play->model, cut_model_free);
    g_clear_pointer(&play->disk, cut_disk_free);
    g_clear_pointer(&play->story, story_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Play, play_clear)

static CutDisk *
copy_disk(const CutDisk *disk)
{
    CutDisk *copy = cut_disk_new();
    for (int name = 0; name < CUT_NAMES; name++) {
        if (disk->named[name] == CUT_NOTHING)
            continue;
        const GByteArray *from = cut_disk_body(disk, disk->named[name])->view;
        CutBody *to = cut_disk_body(copy, cut_disk_create(copy, name));
        g_byte_array_append(to->view, from->data, from->len);
    }
    return copy;
}

/* Opens the book and saves COUNT entries, of which each must be called saved. */
static void
save_some(const Play *play, guint from, guint count)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Log) log = story_open(play->story, &error);
    g_assert_no_error(error);
    for (guint number = from; number < from + count; number++) {
        story_save(play->story, play->disk, log, number, &error);
        g_assert_no_error(error);
    }
}

/* A book with some entries, all of it synced, from where on steps are taken down. */
static Play
begin_play(Trial *trial)
{
    Play play = { story_copy(trial->start), copy_disk(trial->newborn), NULL };
    guint before = chance_below(&trial->chance, BEFORE_MOST + 1);
    cut_vfs_put_in(play.disk, trial->settings);
    save_some(&play, 1, before);
    for (guint number = 1; number <= before; number++)
        story_note(play.story, &(Step){ .kind = STEP_SAVED, .at = number });
    cut_disk_record(play.disk);
    play.model = cut_model_new(play.disk);
    trial->figures.stories++;
    return play;
}

static guint
next_number(const Play *play)
{
    return play->story->entries->len;
}

static void
count(Figures *figures, const Verdict *verdict)
{
    figures->states++;
    figures->unopened += !verdict->opened;
    figures->damaged += verdict->opened && !verdict->whole;
    figures->altered += verdict->altered;
    figures->under_way += verdict->under_way > 0;
    figures->returned += verdict->returned > 0;
    if (verdict->whole && verdict->lost > 0) {
        figures->lost++;
        figures->lost_most = MAX(figures->lost_most, verdict->lost);
    }
    if (figures->complaint == NULL)
        figures->complaint = g_strdup(verdict->complaint);
}

/* Whoever opens the book after the cut does it with the right settings. */
static void
judge(Trial *trial, const Story *story, CutDisk *state)
{
    cut_vfs_put_in(state, SETTINGS_AS_ASKED);
    g_auto(Verdict) verdict = story_judge(story, state, trial->known);
    count(&trial->figures, &verdict);
}

/* A state that was seen since the program's last answer tells nothing new. */
static bool
is_new(GHashTable *seen, const CutDisk *state)
{
    return g_hash_table_add(seen, GSIZE_TO_POINTER(cut_disk_fingerprint(state)));
}

static CutDisk *
cut_somehow(Trial *trial, const Play *play)
{
    Manner manner = chance_below(&trial->chance, MANNERS);
    return cut_model_cut(play->model, manner, &trial->chance);
}

static bool
is_sync(const Step *step)
{
    return step->kind == STEP_SYNC || step->kind == STEP_SYNC_FOLDER;
}

static void
take_step(Trial *trial, Play *play, const Step *step)
{
    if (!trial->lies || !is_sync(step) || chance_below(&trial->chance, 2) == 0)
        cut_model_take(play->model, step);
    story_note(play->story, step);
}

/* Goes through the steps of PLAY once more and cuts the power after each from FROM on. */
static void
cut_everywhere(Trial *trial, Play *play, guint from)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < play->disk->steps->len; i++) {
        const Step *step = &g_array_index(play->disk->steps, Step, i);
        take_step(trial, play, step);
        if (step->kind == STEP_SAVED)
            g_hash_table_remove_all(seen);
        guint tries = cut_model_is_settled(play->model) ? 1 : trial->tries;
        for (guint n = 0; i >= from && n < tries; n++) {
            g_autoptr(CutDisk) state = cut_somehow(trial, play);
            if (is_new(seen, state))
                judge(trial, play->story, state);
        }
    }
}

void
trial_of_saves(Trial *trial)
{
    while (trial->figures.states < trial->wanted) {
        g_auto(Play) play = begin_play(trial);
        guint number = next_number(&play);
        save_some(&play, number, SAVES_IN_A_ROW);
        save_some(&play, number + SAVES_IN_A_ROW, SAVES_IN_A_ROW);
        cut_everywhere(trial, &play, 0);
    }
}

static void
cut_again(Trial *trial, const Play *first, const CutDisk *state)
{
    g_auto(Play) play = { story_copy(first->story), copy_disk(state), NULL };
    cut_vfs_put_in(play.disk, trial->settings);
    cut_disk_record(play.disk);
    play.model = cut_model_new(play.disk);
    save_some(&play, next_number(&play), 1);
    cut_everywhere(trial, &play, 0);
}

void
trial_of_cuts_again(Trial *trial)
{
    while (trial->figures.states < trial->wanted) {
        g_auto(Play) play = begin_play(trial);
        save_some(&play, next_number(&play), SAVES_IN_A_ROW);
        for (guint i = 0; i < play.disk->steps->len; i++) {
            take_step(trial, &play, &g_array_index(play.disk->steps, Step, i));
            g_autoptr(CutDisk) state = cut_somehow(trial, &play);
            if (story_is_unfinished(state))
                cut_again(trial, &play, state);
        }
    }
}

static void
pass_over(const Statement *statement, gpointer user)
{
    (void)statement;
    (void)user;
}

static void
count_heard(const Statement *statement, gpointer user)
{
    (void)statement;
    ++*(guint *)user;
}

/* After the first error nothing more is written. What was given before will not be given again, so
 * whatever this Log still gives is the entry that it refused. */
static void
stay_open(Trial *trial, const Play *play, Log *log, guint number)
{
    guint heard = 0;
    g_autoptr(GError) refusal = NULL, trouble = NULL;
    g_assert_false(story_save(play->story, play->disk, log, number, &refusal));
    g_assert_nonnull(refusal);
    trial->figures.stays++;
    trial->figures.misread += !log_read(log, count_heard, &heard, &trouble);
    trial->figures.shown += heard > 0;
}

/* Returns false if the story ended before the sync that was to fail. */
static bool
save_until_failure(Trial *trial, const Play *play, Then then)
{
    g_autoptr(GError) error = NULL;
    guint number = next_number(play);
    g_autoptr(Log) log = story_open(play->story, &error);
    g_assert_no_error(error);
    log_read(log, pass_over, NULL, &error);
    g_assert_no_error(error);
    for (guint i = 0; i < SAVES_IN_A_ROW; i++) {
        g_autoptr(GError) refusal = NULL;
        bool saved = story_save(play->story, play->disk, log, number + i, &refusal);
        g_assert_true(saved == (play->disk->syncs < play->disk->failing));
        if (saved)
            continue;
        g_assert_nonnull(refusal);
        g_assert_true(log_is_read_only(log));
        if (then == THEN_STAY)
            stay_open(trial, play, log, number + i + 1);
        return true;
    }
    return false;
}

static guint
find_failure(const CutDisk *disk)
{
    guint i = 0;
    while (i < disk->steps->len) {
        StepKind kind = g_array_index(disk->steps, Step, i).kind;
        if (kind == STEP_SYNC_FAILED || kind == STEP_SYNC_FORGOT)
            break;
        i++;
    }
    return i;
}

/* Lets sync number FAILING fail; false if a story has not so many. */
static bool
fail_sync(Trial *trial, guint failing, bool forgets, Then then)
{
    g_auto(Play) play = begin_play(trial);
    play.disk->failing = failing;
    play.disk->forgets = forgets;
    if (!save_until_failure(trial, &play, then))
        return false;
    if (then == THEN_START_AGAIN)
        save_some(&play, next_number(&play) + SAVES_IN_A_ROW + 1, SAVES_IN_A_ROW);
    cut_everywhere(trial, &play, find_failure(play.disk));
    return true;
}

void
trial_of_failed_syncs(Trial *trial, Then then)
{
    guint failing = 1;
    while (trial->figures.states < trial->wanted) {
        bool more = fail_sync(trial, failing, false, then) && fail_sync(trial, failing, true, then);
        failing = more ? failing + 1 : 1;
    }
}

void
trial_report(const Trial *trial, const char *name)
{
    const Figures *figures = &trial->figures;
    g_test_message("%s: %" G_GUINT64_FORMAT " states of %" G_GUINT64_FORMAT
                   " stories; lost %" G_GUINT64_FORMAT " (%u entries at most), damaged "
                   "%" G_GUINT64_FORMAT ", could not open %" G_GUINT64_FORMAT
                   ", altered %" G_GUINT64_FORMAT,
                   name, figures->states, figures->stories, figures->lost, figures->lost_most,
                   figures->damaged, figures->unopened, figures->altered);
    g_test_message("%s: with the entry under way %" G_GUINT64_FORMAT
                   ", with one that was refused %" G_GUINT64_FORMAT,
                   name, figures->under_way, figures->returned);
    if (figures->stays > 0)
        g_test_message("%s: of %" G_GUINT64_FORMAT " windows that stayed open %" G_GUINT64_FORMAT
                       " could not read, %" G_GUINT64_FORMAT " gave an entry they had refused",
                       name, figures->stays, figures->misread, figures->shown);
    if (figures->complaint != NULL)
        g_test_message("%s: first complaint: %s", name, figures->complaint);
}

void
trial_clear(Trial *trial)
{
    g_clear_pointer(&trial->figures.complaint, g_free);
    g_clear_pointer(&trial->known, g_hash_table_unref);
}
