/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/trouble.h"

#include "base/error.h"
#include "base/language.h"

/* Rows end with SQLITE_OK: any other code. Two sentences for each thing that was being saved:
 * nothing of it is there, and it may be (only where the failure can come after all was written). */
static const struct {
    int code;
    bool breaks; /* no write is tried any more */
    const char *sentences[TROUBLE_COPY + 1][2];
} write_troubles[] = {
    { SQLITE_BUSY,
      false,
      { { N_("Another window or program holds the pen of this book and did not put it down within "
             "5 seconds. Nothing of this entry is saved; try again (%s).") },
        { N_("Another window or program holds the pen of this book and did not put it down within "
             "5 seconds. Nothing was taken in; try again (%s).") } } },
    { SQLITE_FULL,
      false,
      { { N_("The disk is full (%s). Nothing of this entry is saved; all that was saved before is "
             "safe. Make room and save again; reading and printing still work."),
          N_("The disk is full (%s). It is not certain whether this entry is saved; all that was "
             "saved before is safe. Make room and save it again from here: it counts once.") },
        { N_("The disk is full (%s). Nothing was taken in; all that was saved before is safe. Make "
             "room and take it in again; reading and printing still work."),
          N_("The disk is full (%s). It is not certain whether the copy was taken in: all of it "
             "stands in the book or nothing. All that was saved before is safe. Make room and take "
             "it in again: what is there already counts once.") } } },
    { SQLITE_READONLY,
      true,
      { { N_("The book can only be read here (%s). Nothing of this entry is saved; reading and "
             "printing still work.") },
        { N_("The book can only be read here (%s). Nothing was taken in; reading and printing "
             "still work.") } } },
    { SQLITE_NOMEM,
      true,
      { { N_("This PC has no memory left (%s). Nothing of this entry is saved; all that was saved "
             "before is safe. Close other programs, then open the book again and save it once "
             "more."),
          N_("This PC has no memory left (%s). It is not certain whether this entry is saved: when "
             "the book is opened again it stands there once or not at all. All that was saved "
             "before is safe. Close other programs, then open the book again and look.") },
        { N_("This PC has no memory left (%s). Nothing was taken in; all that was saved before is "
             "safe. Close other programs, then open the book again and take the copy in once "
             "more."),
          N_("This PC has no memory left (%s). It is not certain whether the copy was taken in: "
             "when the book is opened again all of it stands there or nothing. All that was saved "
             "before is safe. Close other programs, open the book again and take the copy in once "
             "more: what is there already counts once.") } } },
    { SQLITE_OK,
      true,
      { { N_("The book could not be written (%s). Nothing of this entry is saved; all that was "
             "saved before is safe, and reading and printing still work. This window writes no "
             "more into it; the screen, and record with --elsewhere FOLDER, go on on another "
             "drive."),
          N_("The book could not be written to its end (%s). It is not certain whether this entry "
             "is saved: when the book is opened again it stands there once or not at all. All that "
             "was saved before is safe, and reading and printing still work. This window writes no "
             "more into it; the screen, and record with --elsewhere FOLDER, go on on another "
             "drive.") },
        { N_("The book could not be written (%s). Nothing was taken in; all that was saved before "
             "is safe, and reading and printing still work. This window writes no more into it: "
             "open the book again and take the copy in once more."),
          N_("The book could not be written to its end (%s). It is not certain whether the copy "
             "was taken in: when the book is opened again all of it stands there or nothing. All "
             "that was saved before is safe, and reading and printing still work. This window "
             "writes no more into it: open the book again and take the copy in once more; what is "
             "there already counts once.") } } },
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
    { SQLITE_FULL, MEGURI_ERROR_CANNOT_OPEN, false,
      N_("The disk with “%s” is full (%s), so an unfinished write cannot be undone there. Make "
         "room "
         "and try again.") },
    { SQLITE_CORRUPT, MEGURI_ERROR_DAMAGED, true,
      N_("The file of the book “%s” is damaged (%s). Leave it as it is and go on with a copy from "
         "another station or drive; what was printed still holds.") },
    { SQLITE_NOTADB, MEGURI_ERROR_CANNOT_OPEN, true,
      N_("“%s” is not a book of meguri (%s). It was left as it is.") },
    { SQLITE_IOERR, MEGURI_ERROR_CANNOT_OPEN, true,
      N_("The drive does not give back the book “%s” (%s). That is no sign that the book was "
         "altered: the drive, its cable or the stick fails. Nothing more is written there from "
         "here; what was printed still holds.") },
    { SQLITE_NOMEM, MEGURI_ERROR_CANNOT_OPEN, false,
      N_("This PC has no memory left to read the book “%s” (%s). The book itself is as it was; "
         "close "
         "other programs and open it again.") },
    { SQLITE_OK, MEGURI_ERROR_CANNOT_OPEN, true,
      N_("The book “%s” cannot be read (%s). Try a copy on another drive; what was printed still "
         "holds.") },
};

Trouble
trouble_of(sqlite3 *handle, bool drive)
{
    int code = sqlite3_extended_errcode(handle);
    bool sync = code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC;
    if (drive)
        return (Trouble){ SQLITE_IOERR, false, g_strdup(sqlite3_errstr(SQLITE_IOERR)) };
    return (Trouble){ code & 0xFF, sync, g_strdup(sqlite3_errmsg(handle)) };
}

void
trouble_clear(Trouble *trouble)
{
    g_free(trouble->reason);
}

bool
trouble_tell_read(const Trouble *trouble, const char *shown, GError **error)
{
    gsize row = 0;
    while (read_troubles[row].code != SQLITE_OK && read_troubles[row].code != trouble->code)
        row++;
    g_set_error(error, MEGURI_ERROR, (int)read_troubles[row].kind, _(read_troubles[row].sentence),
                shown, trouble->reason);
    return read_troubles[row].breaks;
}

static gsize
write_row(const Trouble *trouble)
{
    gsize row = 0;
    while (write_troubles[row].code != SQLITE_OK && write_troubles[row].code != trouble->code)
        row++;
    return row;
}

bool
trouble_breaks_writing(const Trouble *trouble)
{
    return write_troubles[write_row(trouble)].breaks;
}

void
trouble_tell_write(const Trouble *trouble, TroubleSaved saved, bool unsure, GError **error)
{
    const char *const *sentences = write_troubles[write_row(trouble)].sentences[saved];
    bool told = unsure && sentences[1] != NULL;
    g_set_error(error, MEGURI_ERROR, told ? MEGURI_ERROR_UNSURE : MEGURI_ERROR_CANNOT_SAVE,
                _(sentences[told]), trouble->reason);
}
