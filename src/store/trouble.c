/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/trouble.h"

#include "base/error.h"
#include "base/language.h"

/* Rows end with SQLITE_OK: any other code. */
static const struct {
    int code;
    bool breaks; /* no write is tried any more */
    const char *sentence;
} write_troubles[] = {
    { SQLITE_BUSY, false,
      N_("Another window or program holds the pen of this book and did not put it down within 5 "
         "seconds. Nothing of this entry is saved; try again (%s).") },
    { SQLITE_FULL, false,
      N_("The disk is full (%s). Nothing of this entry is saved; all that was saved before is "
         "safe. "
         "Make room and save again; reading and printing still work.") },
    { SQLITE_READONLY, true,
      N_("The book can only be read here (%s). Nothing of this entry is saved; reading and "
         "printing "
         "still work.") },
    { SQLITE_OK, true,
      N_("The book could not be written (%s). Nothing of this entry is saved; all that was saved "
         "before is safe, and reading and printing still work. This window writes no more: note "
         "the "
         "entry on paper, copy the book to another drive and go on there.") },
};

static const struct {
    int code;
    MeguriError kind;
    bool breaks; /* as above */
    const char *sentence;
} read_troubles[] = {
    { SQLITE_BUSY, MEGURI_ERROR_CANNOT_OPEN, false,
      N_("Another window or program has been writing in “%s” for more than 5 seconds; try again "
         "(%s).") },
    { SQLITE_CORRUPT, MEGURI_ERROR_DAMAGED, true,
      N_("The file of the book “%s” is damaged (%s). Leave it as it is and go on with a copy from "
         "another station or drive; what was printed still holds.") },
    { SQLITE_NOTADB, MEGURI_ERROR_CANNOT_OPEN, true,
      N_("“%s” is not a book of meguri (%s). It was left as it is.") },
    { SQLITE_IOERR, MEGURI_ERROR_CANNOT_OPEN, true,
      N_("The drive does not give back the book “%s” (%s). That is no sign that the book was "
         "altered: the drive, its cable or the stick fails. Nothing more is written there from "
         "here; what was printed still holds.") },
    { SQLITE_OK, MEGURI_ERROR_CANNOT_OPEN, true,
      N_("The book “%s” cannot be read (%s). Try a copy on another drive; what was printed still "
         "holds.") },
};

bool
trouble_set_read(sqlite3 *handle, const char *shown, bool drive, GError **error)
{
    gsize row = 0;
    int code = sqlite3_errcode(handle) & 0xFF;
    const char *reason = sqlite3_errmsg(handle);
    if (drive) {
        code = SQLITE_IOERR;
        reason = sqlite3_errstr(code);
    }
    while (read_troubles[row].code != SQLITE_OK && read_troubles[row].code != code)
        row++;
    g_set_error(error, MEGURI_ERROR, (int)read_troubles[row].kind, _(read_troubles[row].sentence),
                shown, reason);
    return read_troubles[row].breaks;
}

bool
trouble_set_write(sqlite3 *handle, bool drive, GError **error)
{
    int code = sqlite3_errcode(handle) & 0xFF;
    gsize row = 0;
    while (write_troubles[row].code != SQLITE_OK && write_troubles[row].code != code)
        row++;
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_CANNOT_SAVE, _(write_troubles[row].sentence),
                drive ? sqlite3_errstr(SQLITE_IOERR) : sqlite3_errmsg(handle));
    return write_troubles[row].breaks;
}
