/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Stories for tests of the census: what was said on a ward, one line a statement, filed into a
 * census of a small ward, and questions answered in a few words. It never judges.
 *
 *     SEEN BED PERSON WHAT [VALUE [SOURCE [OBSERVER]]] [KEY=WORD...]
 *     06:12 601-1 A1 kana ヤマダ_ハナコ stated 佐々木 id=k1
 *
 * "-" is nothing and "_" a blank. SEEN is "06:12" of 2 November 2026, "3T06:12" of the third, or a
 * whole ISO time; "~" before it = approximate. A person is a handle; its letters name a station. A
 * statement is named by its id, a person by its handle. Keys: id, note, station (letters, "A"
 * without), wall (what the clock showed; without: not before the line above), clock (hexadecimal,
 * the logical clock; without: after the line above).
 */

#include "census/conflict.h"
#include "census/count.h"
#include "census/fact.h"

typedef struct {
    Layout *layout;
    Census *census;
    Statements *told; /* in order of telling */
    guint64 clock;
    gint64 wall;
} Story;

/* Rooms 601 (four beds), 602 (two), 603 (one); transit 30, away 240 minutes; newborns not counted.
 */
Story *story_new(void);
/* The same with more or other keys of [ward], a line each. (transfer full) */
Story *story_new_where(const char *keys);
void story_free(Story *story);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Story, story_free)

/* Files LINES. A line that is none ends the test. */
void story_tell(Story *story, const char *lines);
/* The statement of one line, kept with story->told, not filed. */
Statement *story_say(Story *story, const char *line);
/* A line that story_say() reads as SAID. (transfer full) */
char *story_line(const Statement *said);

StationId story_station(const char *letters);
StatementId story_id(const char *name);
gint64 story_moment(const char *text);

/* A reading as of AT, everything known; as known at KNOWN. (transfer full) */
Reading *story_read(const Story *story, const char *at);
Reading *story_read_known(const Story *story, const char *at, const char *known);

/* "in 601-1", "away:exam 601-1", "sent -", "nowhere" (transfer full) */
char *story_where(const Story *story, const char *at, const char *person);
/* "occupied A001,A002", "empty -", "no bed"; the dead of a released-late bed too. (transfer full)
 */
char *story_bed(const Story *story, const char *at, const char *bed);
/* "1945-07-14", "1945-07-14 differs", "not asked" (transfer full) */
char *story_fact(const Story *story, const char *at, const char *person, const char *what);
/* "walk", "escort derived", "not asked" (transfer full) */
char *story_transport(const Story *story, const char *at, const char *person);
/* "namesake A001,A002 601-1,602-1; overdue A003 603-1"; "" if all fits. (transfer full) */
char *story_conflicts(const Story *story, const char *at);
/* The ids, as told, of the statements behind the conflicts of KIND: "a,b; c". (transfer full) */
char *story_behind(const Story *story, const char *at, const char *kind);
/* "namesake,moved" (transfer full) */
char *story_marks(const Story *story, const char *at, const char *person);
/* The marks as they stand beside the name: "[SAME NAME][moved]". (transfer full) */
char *story_words(const Story *story, const char *at, const char *person);
Counts story_counts(const Story *story, const char *at);

/* Asks that TEXT, freed then, is EXPECTED. */
#define assert_told(text, expected)                                                                \
    do {                                                                                           \
        g_autofree char *told_ = (text);                                                           \
        g_assert_cmpstr(told_, ==, expected);                                                      \
    } while (0)
