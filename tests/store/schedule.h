/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Stations of one ward that work apart: by chance one writes, makes a copy, takes one in (a fresh
 * one, an old one, the same once more, one that was cut), is put back to an earlier hour, or comes
 * in anew; and by a plain model what each book must hold after each of these acts. It never knows
 * how a book is kept.
 */

#include <glib.h>
#include <stdbool.h>

#define SCHEDULE_STATIONS_MOST 12
#define SCHEDULE_ROWS_MOST 9 /* of a station */

/* A row by name: the station, where in its chain, and BRANCH: 0, or 1 + n where the station was put
 * back to its n-th row and wrote on from there. */
typedef struct {
    guint station;
    guint branch;
    guint seq;
} ScheduleRow;

guint schedule_number(const ScheduleRow *row);

/* "B" for station 0. (transfer full) */
char *schedule_letters(guint station);
/* A bit for the station with LETTERS, none for whoever the ward began with. */
guint schedule_bit(const char *letters);

/* What is kept of a book at some moment. */
typedef struct {
    GBytes *copy;    /* as on a stick */
    GBytes *file;    /* by which the book itself is put back, or NULL */
    gpointer opened; /* of the shelf */
} ScheduleKept;

/* A way to keep books. */
typedef struct {
    /* A new station's book out of COPY (NULL: the one all begin with). (transfer full) */
    gpointer (*make)(gpointer shelf, guint station, ScheduleKept *copy);
    void (*free)(gpointer book);
    void (*append)(gpointer book, const ScheduleRow *row, gint64 wall);
    ScheduleKept (*keep)(gpointer book);
    void (*set_back)(gpointer book, ScheduleKept *kept);
    bool (*pull)(gpointer book, ScheduleKept *copy, GError **error);
    void (*clear)(ScheduleKept *kept);
    /* The numbers of all rows of BOOK, in any order. */
    void (*read)(gpointer book, GArray *ret_numbers);
    /* A bit for each station that BOOK names, with rows or without; NULL: it cannot be asked. */
    guint (*named)(gpointer book);
    /* A fingerprint of all that BOOK says, the same whoever took what when. (transfer full) */
    char *(*say)(gpointer book);
    gpointer shelf;
} ScheduleShelf;

typedef struct {
    guint stations; /* 2 to so many, SCHEDULE_STATIONS_MOST at most */
    guint acts;     /* of each, about */
} ScheduleSize;

typedef struct {
    guint schedules, twelve /* of SCHEDULE_STATIONS_MOST stations */, acts, rows, pulls, broken,
        forks, refused, set_back;
    guint checks; /* of a book against the model, each after an act */
} ScheduleSum;

/* Runs schedule NUMBER of those of SIZE on SHELF and adds to SUM; aborts the test where a book is
 * not as the model says. */
void schedule_run(const ScheduleShelf *shelf, const ScheduleSize *size, guint number,
                  ScheduleSum *sum);
