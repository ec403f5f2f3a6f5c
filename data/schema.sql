-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The book of a ward, format 1: one SQLite file. meguri-book(5) lays out every byte of it.
--
-- Nothing in this file is ever changed or taken out. Each table refuses it by itself, whoever opens the file:
--   * UPDATE and DELETE are refused by a trigger;
--   * INSERT OR REPLACE would delete without firing a DELETE trigger (unless the connection turned
--     recursive_triggers on), so a trigger before INSERT refuses whatever meets a row that is there.
-- Someone who drops a trigger first is not stopped here: the chain of hashes shows what he did.

-- "MGRI": by this the program and file(1) know a book.
PRAGMA application_id = 1296519753;
-- The format of the book. A program meets a higher number with a refusal, never with a guess.
PRAGMA user_version = 1;

-- What is true of the whole book, in one row. The root of every chain is a hash over these values, so that
-- whoever changes one of them breaks the first row of every station.
CREATE TABLE book (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    -- four signs that name the site on wristbands
    site TEXT NOT NULL,
    -- secret of this book, for the check letters of its bands
    band_key BLOB NOT NULL CHECK (length(band_key) = 32),
    -- the ward's layout file as it was taken when the book was made
    layout BLOB NOT NULL
) STRICT;

-- Who writes: one installation of the program. Station 1 made the book and is the one that writes in this file.
CREATE TABLE station (
    -- this file's own short number for the station
    number INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND 4194303),
    -- random, made with the installation; the name of the station in every book
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    -- what stands before the numbers of persons made there: A017
    letters TEXT NOT NULL UNIQUE
) STRICT;

-- One row per commit: the statements that were saved in one go, and their link in the chain.
CREATE TABLE entry (
    -- one integer instead of an index over two: station * 2^40 + seq
    place INTEGER PRIMARY KEY CHECK (place > 1099511627776),
    -- what was saved
    box BLOB NOT NULL,
    -- hash of the station's row before this one; in its first row the root
    prev BLOB NOT NULL CHECK (length(prev) = 32),
    -- hash of station, sequence, prev and box
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    station INTEGER NOT NULL GENERATED ALWAYS AS (place >> 40) VIRTUAL,
    -- from 1, without holes
    seq INTEGER NOT NULL GENERATED ALWAYS AS (place & 1099511627775) VIRTUAL
) STRICT;

CREATE TRIGGER book_insert BEFORE INSERT ON book
WHEN EXISTS (SELECT 1 FROM book)
BEGIN SELECT RAISE(ABORT, 'the values of a book stand once and for ever'); END;

CREATE TRIGGER book_update BEFORE UPDATE ON book
BEGIN SELECT RAISE(ABORT, 'the values of a book stand once and for ever'); END;

CREATE TRIGGER book_delete BEFORE DELETE ON book
BEGIN SELECT RAISE(ABORT, 'the values of a book stand once and for ever'); END;

CREATE TRIGGER station_insert BEFORE INSERT ON station
WHEN EXISTS (SELECT 1 FROM station
             WHERE number = NEW.number OR id = NEW.id OR letters = NEW.letters)
BEGIN SELECT RAISE(ABORT, 'a station of a book is never replaced'); END;

CREATE TRIGGER station_update BEFORE UPDATE ON station
BEGIN SELECT RAISE(ABORT, 'a station of a book is never changed'); END;

CREATE TRIGGER station_delete BEFORE DELETE ON station
BEGIN SELECT RAISE(ABORT, 'a station of a book is never taken out'); END;

-- A row is taken only at the end of the chain of a known station; so no row is replaced and none left out.
CREATE TRIGGER entry_insert BEFORE INSERT ON entry
WHEN NOT EXISTS (SELECT 1 FROM station WHERE number = NEW.place >> 40)
  OR NEW.place IS NOT 1 + ifnull((SELECT place FROM entry
                                  WHERE place >= NEW.place >> 40 << 40
                                    AND place < (NEW.place >> 40) + 1 << 40
                                  ORDER BY place DESC LIMIT 1),
                                 NEW.place >> 40 << 40)
BEGIN SELECT RAISE(ABORT, 'a row is only added after the last one of its station'); END;

CREATE TRIGGER entry_update BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'a row that was saved is never changed'); END;

CREATE TRIGGER entry_delete BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'a row that was saved is never taken out'); END;
