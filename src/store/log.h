/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The log: rows of sealed commits that are only ever added, one chain per station, durable before
 * they are called saved. It keeps statements and gives them back in order; it never interprets one.
 */

#include "ward/statement.h"

typedef struct Log Log;

/* What opens a book. PASSPHRASE NULL: a book that is open to everybody. MEMORY (KiB) and PASSES are
 * what Argon2id costs; they matter only when a key is added. LABEL is a nurse or a role; NULL: any.
 */
typedef struct {
    const char *label;
    const char *passphrase;
    const guint8
        *data_key; /* out of an envelope, 32 bytes, or NULL; then nothing else is looked at */
    guint memory;
    guint passes;
} LogKey;

#define LOG_KEY_MEMORY_LEAST 65536 /* KiB */
#define LOG_KEY_PASSES_LEAST 3

/* A key as it is listed. */
typedef struct {
    char *label;
    bool wants_passphrase;
} LogSlot;

void log_slot_free(LogSlot *slot);

typedef struct {
    const char *layout; /* text of the ward's layout file */
    gsize layout_length;
    const char *letters; /* this station's letters, "A" in a new book */
    const char *site;    /* 4 signs that name the site on bands */
    LogKey key;          /* the first; its label "" is taken as "ward" */
} LogBirth;

/* Makes a new book at PATH (which must not exist) with a new station, under its name only once it
 * is whole and durable; mode 0600. Fails with MEGURI_ERROR_CANNOT_SAVE; nothing is left behind. */
bool log_create(const char *path, const LogBirth *birth, GError **error);

/* Opens a book with KEY (NULL: it must be open to everybody). READ_ONLY asks for no more than
 * reading; a book on read-only ground opens so by itself. A file that was copied or brought here
 * from another PC is gone on with by a new station. Journal mode and synchronous are set and
 * read back. Fails with MEGURI_ERROR_CANNOT_OPEN, or with MEGURI_ERROR_LOCKED if KEY does not open
 * it. (transfer full) */
Log *log_open(const char *path, bool read_only, const LogKey *key, GError **error);
void log_free(Log *log);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Log, log_free)

bool log_is_read_only(const Log *log);
/* True once the drive failed: what was read is all that can be had. */
bool log_is_shut(const Log *log);
/* Why nobody can write in a file that came from elsewhere, as a sentence; NULL if that is not so.
 * (transfer full) */
char *log_why_homeless(const Log *log);
const char *log_path(const Log *log);
/* The layout text as it was taken at creation; *ret_length may be NULL. */
const char *log_layout(const Log *log, gsize *ret_length);
const char *log_site(const Log *log);
/* 32 secret bytes of this book, for the check letters of its bands. */
const guint8 *log_band_key(const Log *log);
/* The station that writes here; in a book that is only read and that nobody is at home in, the last
 * that was. */
StationId log_station(const Log *log);
bool log_is_at_home(const Log *log);
/* True if a new station was made when the book was opened: the file is a copy, or was brought here.
 */
bool log_is_new_here(const Log *log);
/* The same, because it was put back in its place, or lost its end: this PC remembers more. */
bool log_is_put_back(const Log *log);
/* Letters of a station, NULL if the book does not know it. */
const char *log_letters(const Log *log, const StationId *station);

/* Gives every statement not yet given by this Log, in order of station and sequence; a statement
 * and its texts live only for the call of READER. Each row's hash and its link are checked on the
 * way. Fails with MEGURI_ERROR_DAMAGED naming the first row that is not as it was written; all
 * before it have been given. */
typedef void (*LogReader)(const Statement *statement, gpointer user);
bool log_read(Log *log, LogReader reader, gpointer user, GError **error);

/* Takes the pen: until log_commit() or log_drop() no other process writes. Waits up to 5 s for
 * another writer. After it, log_read() gives what others wrote meanwhile. */
bool log_begin(Log *log, GError **error);
/* Adds one row that holds LIST (station, clock, wall set here from WALL), reads it back and
 * compares, and makes it durable. When it returns true the statements are saved and LIST carries
 * their clocks; log_read() will not give them again. On false nothing of it is. The pen is put down
 * either way. Fails with MEGURI_ERROR_CANNOT_SAVE, saying what still works (if the disk failed the
 * Log is read-only from then on; if it was only full it is not), MEGURI_ERROR_UNSURE if the last
 * step failed (then log_read() may give it all the same), MEGURI_ERROR_REFUSED for a text that is
 * no UTF-8, MEGURI_ERROR_DAMAGED if the end of the chain is not as it was written. */
bool log_commit(Log *log, Statements *list, const Instant *wall, GError **error);
/* What was refused, and log_read() gave all the same, is saved once this returns true: nothing new
 * is written, what is there is made durable. Puts the pen down. Fails with MEGURI_ERROR_UNSURE. */
bool log_settle(Log *log, GError **error);
/* Puts the pen down without writing. */
void log_drop(Log *log);

/* What was lost with a damaged book and is not found again, of what was read: "rows 17 to 20 of
 * station A"; NULL if nothing. (transfer full) */
char *log_lost(const Log *log);
/* How many rows that are. */
guint64 log_lost_rows(const Log *log);

/* Writes all of the book, sealed, to the new file PATH: under its name only once it is whole,
 * durable and was read back. *ret_rows is how many rows it holds. */
bool log_export(Log *log, const char *path, guint64 *ret_rows, GError **error);

/* Takes in what the copy at PATH holds and this book lacks: all or nothing; the same copy twice is
 * once. *ret_rows is how many rows were new. MEGURI_ERROR_DAMAGED: it is no whole copy, or a row of
 * it is not as it was written; MEGURI_ERROR_REFUSED: another ward's; MEGURI_ERROR_APART: keys that
 * were changed apart, letters of two stations, rows written twice; MEGURI_ERROR_UNSURE: the
 * last step failed, and all of it may be there or nothing. */
bool log_merge(Log *log, const char *path, guint64 *ret_rows, GError **error);

/* A statement of a copy, and the letters of the station that numbered its person there. */
typedef void (*LogApartReader)(const Statement *statement, const char *letters, gpointer user);
typedef struct {
    LogApartReader reader;
    gpointer user;
    GArray *forked;   /* takes the StationId of each that wrote on in two copies of one file */
    guint64 ret_rows; /* that could be joined */
    bool ret_keys;    /* those of the copy were left out */
} LogApart;

/* After log_merge() failed with MEGURI_ERROR_APART: gives every statement of the copy to APART's
 * reader, whatever of it is here, then takes in those rows of the copy that do fit, as log_merge()
 * all or nothing. A station that wrote on in two copies of one file, and is at home here, makes
 * room for a new one; all rows must have been read before. */
bool log_merge_apart(Log *log, const char *path, LogApart *apart, GError **error);

/* Makes a new book at PATH out of the copy at COPY, which KEY opens, where a new station goes on
 * under LETTERS (NULL: some that are free). */
bool log_create_from_copy(const char *path, const char *copy, const LogKey *key,
                          const char *letters, GError **error);

/* Makes a new book at PATH out of all that the file of LOG still gives back (at worst its keys and
 * stations alone), where a new station goes on under letters that are free, and opens it with the
 * keys that LOG holds. LOG and its file stay as they are. On failure
 * nothing is left at PATH. (transfer full) */
Log *log_go_elsewhere(Log *log, const char *path, GError **error);

/* The data key as an envelope carries it, of the newest epoch. (transfer full: secret_free()) */
char *log_envelope(const Log *log);
/* True if the envelope opens all that is written here from now on, not only what came before. */
bool log_envelope_is_current(Log *log, const guint8 *data_key);
/* While the pen is held; it comes about with log_commit(): what is written from here on is sealed
 * by DATA_KEY, which a new envelope carries and every key of the book opens; the envelopes before
 * open what was written before. MEGURI_ERROR_REFUSED in a book whose keys were changed
 * KEYRING_EPOCHS_MOST - 1 times. */
bool log_renew_envelope(Log *log, const guint8 *data_key, GError **error);

/* The keys of the book, LogSlot * each. (transfer full) */
GPtrArray *log_keys(Log *log, GError **error);
/* A key that is ready to be put in. */
typedef struct LogNewKey LogNewKey;
void log_new_key_free(LogNewKey *key);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(LogNewKey, log_new_key_free)

/* Makes KEY ready, which takes a second for each passphrase of the book: not while the pen is held.
 * MEGURI_ERROR_REFUSED if its passphrase opens another key. (transfer full) */
LogNewKey *log_prepare_key(Log *log, const LogKey *key, GError **error);
/* While the pen is held; it comes about with log_commit(). MEGURI_ERROR_REFUSED if its label is
 * taken.
 */
bool log_put_key(Log *log, LogNewKey *key, GError **error);
/* The same of the end of the key LABEL: what is written from here on it cannot open; what was
 * written before it still can. MEGURI_ERROR_REFUSED for the last one, and in a book whose keys
 * were changed KEYRING_EPOCHS_MOST - 1 times. */
bool log_end_key(Log *log, const char *label, GError **error);

/* Number of rows and the short fingerprint of this book's heads, for the foot of printed sheets; of
 * what was read, if the disk gives no more. (transfer full) */
char *log_digest(Log *log, guint64 *ret_rows, GError **error);

/* What stands at the foot of a printed sheet: "K7QX-2M9P" and the number of rows then. */
typedef struct {
    const char *fingerprint;
    guint64 rows;
} LogAnchor;

/* True if what the sheet was printed from is all there. MEGURI_ERROR_DAMAGED says what is not;
 * MEGURI_ERROR_REFUSED: several stations wrote in this book, and it cannot be told. */
bool log_check_anchor(Log *log, const LogAnchor *printed, GError **error);

/* Reads every row from the file and recomputes all. True if each is as it was written; otherwise
 * MEGURI_ERROR_DAMAGED names the first that is not. */
bool log_verify(Log *log, guint64 *ret_rows, GError **error);

/* ---- a damaged book ---- */

/* What was found of a station, and what came of it into the book. */
typedef struct {
    char *letters;
    guint64 found;
    guint64 had; /* rows in the book before */
    guint64 taken;
} LogSalvagedStation;

typedef struct {
    GArray *stations; /* LogSalvagedStation */
    guint64 broken;   /* pieces that look like rows and are not whole, some perhaps twice */
    bool closed;      /* there are rows that the key does not open */
    guint64 unread;   /* bytes that the drive did not give */
    char *lost;       /* as log_lost(), of a new book; else NULL */
} LogSalvaged;

void log_salvaged_clear(LogSalvaged *salvaged);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(LogSalvaged, log_salvaged_clear)

/* Takes in what is left of the damaged book or copy at PATH and this book lacks: all or nothing,
 * and only what its station signed; what is missing between is named as lost. The file at PATH is
 * only read. MEGURI_ERROR_REFUSED: nothing of this ward is in it, or it does not fit. */
bool log_salvage(Log *log, const char *path, LogSalvaged *ret_salvaged, GError **error);

typedef struct {
    const char *path;    /* of the new book */
    const char *damaged; /* file */
    const LogKey *key;   /* that opened it */
    const char *letters; /* of the new station; NULL: the first that are free */
} LogRescue;

/* Makes a new book of that, where a new station goes on. Also fails with MEGURI_ERROR_LOCKED, and
 * with MEGURI_ERROR_DAMAGED if nothing is left by which rows can be read. */
bool log_create_from_damaged(const LogRescue *rescue, LogSalvaged *ret_salvaged, GError **error);
