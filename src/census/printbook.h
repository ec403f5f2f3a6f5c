/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The print book: what was printed, from what, for whom, read out of the ward's "printed"
 * statements. Each print remembers how far the desk had read then, so that the sheet it shows can
 * be read again exactly. It never knows how a page is drawn.
 */

#include "census/horizon.h"
#include "census/print-how.h"
#include "census/reading.h"

/* NUMBER;SHEET;MEDIUM;AS-OF;IN-HOSPITAL;REPLACES;COPIES;FOR;SORT;ANCHOR;HORIZON;SUBJECT;HOW. The
 * first five are as old as the book; the rest may be missing. */
typedef struct {
    guint number; /* through all sheets of a station */
    char *sheet;  /* key */
    char *medium;
    Instant at; /* as of */
    guint in_hospital;
    guint replaces; /* 0 = none */
    guint copies;
    char *receivers; /* to whom it goes, "" = not told */
    char *sort;      /* "" = the sheet's own */
    char *anchor;    /* fingerprint and rows at its foot, "" = none */
    char *horizon;   /* horizon_format(); "" = not kept */
    char *subject;   /* "A017", "601-2", "2026-11-02:lunch"; "" = the ward, or not kept */
    PrintHow how;
    const Filed *filed; /* the statement; NULL while it is being made */
} Print;

void print_free(Print *print);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Print, print_free)

/* The print that VALUE tells of, NULL if it is no such value. (transfer full) */
Print *print_parse(const char *value);
/* The value of the statement. A ";" in a text becomes ",". (transfer full) */
char *print_format(const Print *print);

/* What stands behind "no." on the paper: "12", or "B12" where stations may have the same number.
 * (transfer full) */
char *print_label(const Print *print);
char *print_replaced_label(const Print *print);

/* All live prints as known to VIEW, Print *, in the order of writing; a page that was printed again
 * is the same print. (transfer full) */
GPtrArray *printbook_read(const View *view);
/* The highest number that any print was given, struck ones too: no number stands on two papers. */
guint printbook_highest(const View *view);
/* What a print would be of. */
typedef struct {
    const char *sheet;   /* key */
    const char *subject; /* of whom, of which bed or meal; NULL or "" = of the ward */
    Instant at;          /* as of */
    bool initials;       /* names hidden: for another wall than the one that tells them */
} PrintMatter;

/* True if a print of MATTER would be the same paper made anew: a midnight balance of another day is
 * another record, and so is another's history. */
bool print_is_renewed(const Print *print, const PrintMatter *matter);

/* The print of MATTER in BOOK that tells of the latest moment up to it, of several the last
 * written; NULL if there is none. A sheet of yesterday that was printed today comes before today's.
 * (transfer none) */
const Print *printbook_last(const GPtrArray *book, const PrintMatter *matter);

/* True if PRINT closes a day: it is of a day's end, and tells of no later moment. */
bool print_is_closing(const Print *print);

/* What stood on PRINT: the ward at its moment, as far as the desk had read then. NULL if the print
 * does not tell how far. Both are owned by the caller; *ret_horizon must outlive the reading. */
Reading *printbook_reading(const Census *census, const Print *print, Horizon **ret_horizon);
/* Letters of the station that made PRINT; NULL if the census has no name for it. */
const char *printbook_station(const Census *census, const Print *print);
/* True if prints of several stations stand in CENSUS, or may soon: numbers then need letters. */
bool printbook_needs_letters(const Census *census);
