/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Copies for a stick, and other stations' copies taken in: the book must leave the PC before the PC
 * is collected. It never knows what lies in a copy.
 */

#include "desk/desk.h"

/* Copies in one folder beyond these are the oldest, and go. */
#define EXCHANGE_GENERATIONS 3

typedef struct {
    char *path;         /* of the copy */
    guint64 rows;       /* in it */
    guint64 statements; /* in them, as the bar counts them */
} ExchangeCopy;

void exchange_copy_clear(ExchangeCopy *copy);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ExchangeCopy, exchange_copy_clear)

/* Writes a copy into FOLDER, reads it back, notes it in the book (unless that is only read), and
 * takes away this station's copies there beyond EXCHANGE_GENERATIONS, if it is at home in the book.
 * On true the drive may be pulled out. */
bool exchange_out(Desk *desk, const char *folder, ExchangeCopy *ret_copy, GError **error);

/* That COPY is whole, and how much it holds. (transfer full) */
char *exchange_copy_words(const ExchangeCopy *copy);
/* What other stations copied into FOLDER, the newest of each first: char * paths. (transfer full)
 */
GPtrArray *exchange_found(const Desk *desk, const char *folder);

typedef struct {
    guint64 rows;    /* that were new */
    GPtrArray *news; /* char *: what whoever merges has to know, a sentence each */
} ExchangeMerged;

void exchange_merged_clear(ExchangeMerged *merged);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ExchangeMerged, exchange_merged_clear)

/* Takes in the copy FILE, all or nothing. What does not join row by row is said once more by this
 * station (apart.h). */
bool exchange_in(Desk *desk, const char *file, ExchangeMerged *ret_merged, GError **error);

/* How many rows of FILE were new. (transfer full) */
char *exchange_merged_words(const char *file, const ExchangeMerged *merged);

typedef struct {
    const char *book; /* to be made */
    const char *file; /* to make it of */
    const char
        *passphrase;     /* that opens it, or the code of its envelope; NULL: open to everybody */
    const char *key;     /* the name of the key it belongs to; NULL = any */
    const char *letters; /* of the new station; NULL: the first that are free */
} ExchangeNew;

/* Makes a book out of a copy, for a new station. */
bool exchange_new(const ExchangeNew *wish, GError **error);

/* Takes in what is left of the damaged book or copy FILE, all or nothing; FILE is only read. */
bool exchange_salvage(Desk *desk, const char *file, LogSalvaged *ret_salvaged, GError **error);
/* Makes BOOK of it, as exchange_new() of a copy; PASSPHRASE may be the code of the envelope. */
bool exchange_salvage_new(const ExchangeNew *wish, LogSalvaged *ret_salvaged, GError **error);

/* Seconds since the last copy went out; -1 if none did. */
gint64 exchange_age(const Desk *desk);
/* "42 min ago"; NULL if none did. (transfer full) */
char *exchange_age_words(const Desk *desk);
