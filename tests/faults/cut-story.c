/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cut-story.h"

#include <string.h>

#define WALL 1793570400 /* 2026-11-02T07:00+09:00 */
#define ZONE 540

Log *
story_open(const Story *story, GError **error)
{
    return log_open(story->path, false, NULL, error);
}

Story *
story_new(const char *path)
{
    g_autoptr(GError) error = NULL;
    Story *story = g_new0(Story, 1);
    story->path = g_strdup(path);
    story->entries = g_array_new(FALSE, TRUE, sizeof(guint8));
    g_array_set_size(story->entries, 1);
    story->observer = "佐々木";
    g_autoptr(Log) log = story_open(story, &error);
    g_assert_no_error(error);
    story->layout = g_strdup(log_layout(log, NULL));
    story->writer = log_station(log);
    return story;
}

void
story_free(Story *story)
{
    if (story == NULL)
        return;
    g_array_unref(story->entries);
    g_free(story->layout);
    g_free(story->path);
    g_free(story);
}

Story *
story_copy(const Story *story)
{
    Story *copy = g_new(Story, 1);
    *copy = *story;
    copy->path = g_strdup(story->path);
    copy->layout = g_strdup(story->layout);
    copy->entries = g_array_copy(story->entries);
    return copy;
}

/* Where a statement stands: its entry and its place in it. */
typedef struct {
    guint32 number;
    guint32 index;
} Place;

static guint
count_of(guint number)
{
    return 1 + number * 5 % 8;
}

/* Some rows are larger than a page of the file. */
static void
say(Statements *list, Place place, const char *observer)
{
    Statement *said = statements_add(list);
    guint mark = place.number * 8 + place.index;
    g_autofree char *value = g_strdup_printf("ヤマダ ハナコ %u", mark);
    g_autofree char *note = g_strnfill(mark * 97 % 900, (char)('a' + mark % 26));
    memcpy(said->id.bytes, &place, sizeof place);
    said->what = WHAT_KANA;
    said->source = SOURCE_STATED;
    said->about = ABOUT_PERSON;
    said->seen = WALL + mark;
    said->seen_zone = ZONE;
    said->person.number = mark + 1;
    said->bed = statements_keep(list, "601-1");
    said->value = statements_keep(list, value);
    said->observer = statements_keep(list, observer);
    said->note = statements_keep(list, note);
}

static Statements *
entry_of(const Story *story, guint number)
{
    Statements *list = statements_new();
    for (guint i = 0; i < count_of(number); i++)
        say(list, (Place){ number, i }, story->observer);
    return list;
}

static Instant
wall_of(guint number)
{
    return (Instant){ WALL + number, ZONE, false };
}

static void
pass_over(const Statement *statement, gpointer user)
{
    (void)statement;
    (void)user;
}

bool
story_save(const Story *story, CutDisk *disk, Log *log, guint number, GError **error)
{
    g_autoptr(Statements) list = entry_of(story, number);
    Instant wall = wall_of(number);
    cut_disk_mark(disk, STEP_BEGUN, number);
    bool saved = log_begin(log, error) && log_read(log, pass_over, NULL, error) &&
                 log_commit(log, list, &wall, error);
    log_drop(log);
    cut_disk_mark(disk, saved ? STEP_SAVED : STEP_REFUSED, number);
    return saved;
}

void
story_note(Story *story, const Step *step)
{
    if (step->kind != STEP_BEGUN && step->kind != STEP_SAVED && step->kind != STEP_REFUSED)
        return;
    if (story->entries->len <= step->at)
        g_array_set_size(story->entries, (guint)step->at + 1);
    g_array_index(story->entries, guint8, step->at) = step->kind;
}

typedef struct {
    const Story *story;
    Statements *entry; /* that is being given */
    Place next;        /* wanted: in ENTRY, if anything is left of it */
    GByteArray *given; /* 1 for each entry that was */
    bool altered;
} Hearing;

static bool
same_text(const char *a, const char *b)
{
    return g_strcmp0(a == NULL ? "" : a, b == NULL ? "" : b) == 0;
}

static bool
same_texts(const Statement *a, const Statement *b)
{
    return same_text(a->bed, b->bed) && same_text(a->value, b->value) &&
           same_text(a->observer, b->observer) && same_text(a->typist, b->typist) &&
           same_text(a->note, b->note) && same_text(a->ref, b->ref) &&
           same_text(a->label, b->label);
}

static bool
same_statement(const Statement *a, const Statement *b)
{
    return statement_id_equal(&a->id, &b->id) && a->what == b->what && a->source == b->source &&
           a->about == b->about && a->approximate == b->approximate && a->seen == b->seen &&
           a->seen_zone == b->seen_zone && a->person.number == b->person.number && same_texts(a, b);
}

static bool
is_under_way(const Hearing *hearing)
{
    return hearing->entry != NULL && hearing->next.index < hearing->entry->items->len;
}

/* An entry may begin if the one before it is whole, and if the program ever began it, later than
 * that one. */
static bool
begin_entry(Hearing *hearing, guint number)
{
    const GArray *entries = hearing->story->entries;
    bool good = !is_under_way(hearing) && number > hearing->next.number && number < entries->len &&
                g_array_index(entries, guint8, number) != 0;
    if (!good)
        return false;
    g_clear_pointer(&hearing->entry, statements_free);
    hearing->entry = entry_of(hearing->story, number);
    hearing->next = (Place){ number, 0 };
    hearing->given->data[number] = 1;
    return true;
}

static void
hear(const Statement *statement, gpointer user)
{
    Hearing *hearing = user;
    Place place;
    memcpy(&place, statement->id.bytes, sizeof place);
    if (hearing->altered)
        return;
    if (place.index == 0 && !begin_entry(hearing, place.number)) {
        hearing->altered = true;
        return;
    }
    bool good = is_under_way(hearing) && place.number == hearing->next.number &&
                statement->wall == WALL + place.number && statement->wall_zone == ZONE &&
                memcmp(&statement->station, &hearing->story->writer, sizeof(StationId)) == 0 &&
                same_statement(statement, statements_at(hearing->entry, hearing->next.index));
    hearing->altered = !good;
    hearing->next.index++;
}

/* Counts what was given; an entry that was called saved and lies before one that is there cannot be
 * cut off, it was taken out. */
static guint
count_given(const Hearing *hearing, Verdict *verdict)
{
    guint given = 0;
    for (guint number = 1; number < hearing->story->entries->len; number++) {
        StepKind kind = g_array_index(hearing->story->entries, guint8, number);
        bool is_there = hearing->given->data[number] != 0;
        given += is_there;
        verdict->under_way += is_there && kind == STEP_BEGUN;
        verdict->returned += is_there && kind == STEP_REFUSED;
        verdict->lost += !is_there && kind == STEP_SAVED;
        verdict->altered |= !is_there && kind == STEP_SAVED && number < hearing->next.number;
    }
    return given;
}

static bool
is_same_book(const Story *story, const Log *log)
{
    StationId station = log_station(log);
    return same_text(log_layout(log, NULL), story->layout) &&
           memcmp(&station, &story->writer, sizeof station) == 0;
}

bool
story_is_unfinished(const CutDisk *disk)
{
    if (disk->named[CUT_JOURNAL] == CUT_NOTHING)
        return false;
    const GByteArray *bytes = cut_disk_body(disk, disk->named[CUT_JOURNAL])->view;
    return bytes->len > 0 && bytes->data[0] != 0;
}

typedef struct {
    const Story *story;
    const CutDisk *disk;
    GHashTable *known; /* fingerprint of a book's file -> its rows + 1 */
} Judging;

/* log_verify(), of a file whose bytes are others than those that were seen before. */
static bool
verify_anew(const Judging *judging, Log *log, guint64 *ret_rows, GError **error)
{
    if (story_is_unfinished(judging->disk))
        return log_verify(log, ret_rows, error);
    gpointer file = GSIZE_TO_POINTER(cut_disk_fingerprint_of(judging->disk, CUT_BOOK));
    gsize rows = GPOINTER_TO_SIZE(g_hash_table_lookup(judging->known, file));
    if (rows > 0)
        *ret_rows = rows - 1;
    else if (log_verify(log, ret_rows, error))
        g_hash_table_insert(judging->known, file, GSIZE_TO_POINTER(*ret_rows + 1));
    else
        return false;
    return true;
}

static void
judge_open(const Judging *judging, Log *log, Verdict *verdict)
{
    const Story *story = judging->story;
    guint64 rows = 0;
    g_autoptr(GError) error = NULL;
    Hearing hearing = { .story = story, .given = g_byte_array_new() };
    g_byte_array_set_size(hearing.given, story->entries->len);
    memset(hearing.given->data, 0, hearing.given->len);
    verdict->opened = true;
    verdict->whole =
        log_read(log, hear, &hearing, &error) && verify_anew(judging, log, &rows, &error);
    guint given = count_given(&hearing, verdict);
    verdict->altered |= hearing.altered || is_under_way(&hearing) || !is_same_book(story, log);
    verdict->altered |= verdict->whole && given != rows;
    if (error != NULL)
        verdict->complaint = g_strdup(error->message);
    g_clear_pointer(&hearing.entry, statements_free);
    g_byte_array_unref(hearing.given);
}

Verdict
story_judge(const Story *story, const CutDisk *disk, GHashTable *known)
{
    Judging judging = { story, disk, known };
    g_autoptr(GError) error = NULL;
    Verdict verdict = { 0 };
    g_autoptr(Log) log = story_open(story, &error);
    if (log != NULL)
        judge_open(&judging, log, &verdict);
    else
        verdict.complaint = g_strdup(error->message);
    return verdict;
}

void
verdict_clear(Verdict *verdict)
{
    g_clear_pointer(&verdict->complaint, g_free);
}
