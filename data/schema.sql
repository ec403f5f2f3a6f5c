-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The book of a ward, format 3: one SQLite file. meguri-book(5) lays out every byte of it.
--
-- Nothing in this file is ever changed or taken out. Each table refuses it by itself, whoever opens the file:
--   * UPDATE and DELETE are refused by a trigger;
--   * INSERT OR REPLACE would delete without firing a DELETE trigger (unless the connection turned
--     recursive_triggers on), so a trigger before INSERT refuses whatever meets a row that is there.
-- Someone who drops a trigger first is not stopped here: the chain of hashes shows what he did.

-- First of all: a file that has lost its beginning is read by pages of this size.
PRAGMA page_size = 4096;

-- "MGRI": by this the program and file(1) know a book.
PRAGMA application_id = 1296519753;
-- The format of the book. A program meets another number with a refusal, never with a guess.
PRAGMA user_version = 3;

-- What is true of the whole book, in one row. The root of every chain is a hash over these values, so that
-- whoever changes one of them breaks the first row of every station.
CREATE TABLE book (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    -- random, the name of the book wherever it is copied
    id BLOB NOT NULL CHECK (length(id) = 16),
    -- four signs that name the site on wristbands
    site TEXT NOT NULL,
    -- sealed: the secret for the check letters of the bands, and the layout file as it was taken when the book was made
    box BLOB NOT NULL
) STRICT;

-- A data key seals rows; there is a new one whenever somebody's access ends.
CREATE TABLE epoch (
    -- from 1, without holes
    number INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND 64),
    -- what the data key must derive to: a box opens under one key only
    commitment BLOB NOT NULL CHECK (length(commitment) = 32),
    -- made with the key of the epoch before; of the first epoch 32 zero bytes
    mac BLOB NOT NULL CHECK (length(mac) = 32),
    -- the data key of the epoch before, sealed under this one, so that one key opens all that came before it; empty in the
    -- first epoch
    previous BLOB NOT NULL
) STRICT;

-- Who can open the book: a nurse or a role, with a passphrase, or everybody (kind 0).
CREATE TABLE slot (
    number INTEGER PRIMARY KEY,
    label TEXT NOT NULL UNIQUE,
    -- 0: secret lies open; 1: it is sealed under Argon2id of a passphrase
    kind INTEGER NOT NULL CHECK (kind IN (0, 1)),
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    -- of Argon2id: KiB and passes
    memory INTEGER NOT NULL,
    passes INTEGER NOT NULL,
    -- X25519: data keys of later epochs are sealed to it without the passphrase
    public BLOB NOT NULL CHECK (length(public) = 32),
    secret BLOB NOT NULL
) STRICT;

-- The data key of an epoch, sealed to the public key of a slot.
CREATE TABLE slot_key (
    slot INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    box BLOB NOT NULL CHECK (length(box) = 80),
    -- made with the key of the epoch over the slot: nobody without that key puts in a slot of his own
    mac BLOB NOT NULL CHECK (length(mac) = 32),
    PRIMARY KEY (slot, epoch)
) STRICT, WITHOUT ROWID;

-- A slot that opens no later epoch. What it could open before, it still can.
CREATE TABLE slot_end (
    slot INTEGER PRIMARY KEY
) STRICT;

-- Who writes: one file of the book on one PC. A copy of the file is another station, so that no two ever write rows of
-- one name.
CREATE TABLE station (
    -- this file's own short number for the station
    number INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND 4194303),
    -- random; the name of the station in every book
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    -- what stands before the numbers of persons made there: A017
    letters TEXT NOT NULL UNIQUE,
    -- Ed25519: each row of the station is signed
    public BLOB NOT NULL CHECK (length(public) = 32),
    -- of the signing key, sealed under epoch 1; only of the stations that wrote in this file
    secret BLOB,
    -- made with the key of epoch 1 over id, letters and public: nobody without that key puts in a station of his own
    mac BLOB NOT NULL CHECK (length(mac) = 32),
    -- made with the same key over the machine and the file where the station writes; only with a secret. Elsewhere it is
    -- not at home, and another station goes on.
    home BLOB CHECK (length(home) = 32)
) STRICT;

-- One row per commit: the statements that were saved in one go, sealed, and their link in the chain.
CREATE TABLE entry (
    -- one integer instead of an index over two: station * 2^40 + seq
    place INTEGER PRIMARY KEY CHECK (place > 1099511627776),
    -- whose key seals the box
    epoch INTEGER NOT NULL,
    -- what was saved: a random nonce and the sealed body
    box BLOB NOT NULL,
    -- hash of the station's row before this one; in its first row the root
    prev BLOB NOT NULL CHECK (length(prev) = 32),
    -- hash of station, sequence, epoch, prev and box
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    -- of the hash, by the station
    signature BLOB NOT NULL CHECK (length(signature) = 64),
    station INTEGER NOT NULL GENERATED ALWAYS AS (place >> 40) VIRTUAL,
    -- from 1, without holes
    seq INTEGER NOT NULL GENERATED ALWAYS AS (place & 1099511627775) VIRTUAL
) STRICT;

-- Rows of a station that went with a damaged file: its chain goes on behind them. Whatever is found of them later
-- is still taken into its place, so this names what may be missing, not what is.
CREATE TABLE lost (
    station INTEGER NOT NULL,
    -- sequences
    first INTEGER NOT NULL CHECK (first >= 1),
    last INTEGER NOT NULL CHECK (last >= first),
    -- whose key vouches for it: not older than that of the row behind
    epoch INTEGER NOT NULL,
    -- made with that key: nobody without one can take rows out and call them lost
    mac BLOB NOT NULL CHECK (length(mac) = 32),
    PRIMARY KEY (station, first, last)
) STRICT, WITHOUT ROWID;

-- Again and again what stands in the tables before entry, as one piece (meguri-book(5), SPARE): a file that has lost
-- these tables has it in another place.
CREATE TABLE spare (
    number INTEGER PRIMARY KEY,
    head BLOB NOT NULL
) STRICT;

CREATE TRIGGER book_insert BEFORE INSERT ON book
WHEN EXISTS (SELECT 1 FROM book)
BEGIN SELECT RAISE(ABORT, 'the values of a book stand once and for ever'); END;

CREATE TRIGGER book_update BEFORE UPDATE ON book
BEGIN SELECT RAISE(ABORT, 'the values of a book stand once and for ever'); END;

CREATE TRIGGER book_delete BEFORE DELETE ON book
BEGIN SELECT RAISE(ABORT, 'the values of a book stand once and for ever'); END;

CREATE TRIGGER epoch_insert BEFORE INSERT ON epoch
WHEN EXISTS (SELECT 1 FROM epoch WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'an epoch is never replaced'); END;

CREATE TRIGGER epoch_update BEFORE UPDATE ON epoch
BEGIN SELECT RAISE(ABORT, 'an epoch is never changed'); END;

CREATE TRIGGER epoch_delete BEFORE DELETE ON epoch
BEGIN SELECT RAISE(ABORT, 'an epoch is never taken out'); END;

CREATE TRIGGER slot_insert BEFORE INSERT ON slot
WHEN EXISTS (SELECT 1 FROM slot WHERE number = NEW.number OR label = NEW.label)
BEGIN SELECT RAISE(ABORT, 'a slot is never replaced'); END;

CREATE TRIGGER slot_update BEFORE UPDATE ON slot
BEGIN SELECT RAISE(ABORT, 'a slot is never changed'); END;

CREATE TRIGGER slot_delete BEFORE DELETE ON slot
BEGIN SELECT RAISE(ABORT, 'a slot is never taken out'); END;

CREATE TRIGGER slot_key_insert BEFORE INSERT ON slot_key
WHEN EXISTS (SELECT 1 FROM slot_key WHERE slot = NEW.slot AND epoch = NEW.epoch)
BEGIN SELECT RAISE(ABORT, 'a key of a slot is never replaced'); END;

CREATE TRIGGER slot_key_update BEFORE UPDATE ON slot_key
BEGIN SELECT RAISE(ABORT, 'a key of a slot is never changed'); END;

CREATE TRIGGER slot_key_delete BEFORE DELETE ON slot_key
BEGIN SELECT RAISE(ABORT, 'a key of a slot is never taken out'); END;

CREATE TRIGGER slot_end_insert BEFORE INSERT ON slot_end
WHEN EXISTS (SELECT 1 FROM slot_end WHERE slot = NEW.slot)
BEGIN SELECT RAISE(ABORT, 'the end of a slot is never replaced'); END;

CREATE TRIGGER slot_end_update BEFORE UPDATE ON slot_end
BEGIN SELECT RAISE(ABORT, 'the end of a slot is never changed'); END;

CREATE TRIGGER slot_end_delete BEFORE DELETE ON slot_end
BEGIN SELECT RAISE(ABORT, 'the end of a slot is never taken out'); END;

CREATE TRIGGER station_insert BEFORE INSERT ON station
WHEN EXISTS (SELECT 1 FROM station
             WHERE number = NEW.number OR id = NEW.id OR letters = NEW.letters)
BEGIN SELECT RAISE(ABORT, 'a station of a book is never replaced'); END;

CREATE TRIGGER station_update BEFORE UPDATE ON station
BEGIN SELECT RAISE(ABORT, 'a station of a book is never changed'); END;

CREATE TRIGGER station_delete BEFORE DELETE ON station
BEGIN SELECT RAISE(ABORT, 'a station of a book is never taken out'); END;

-- A row is taken only at the end of the chain of a known station, behind rows that are named as lost, or in the place
-- of one of those; so no row is replaced and none left out in silence.
CREATE TRIGGER entry_insert BEFORE INSERT ON entry
WHEN NOT EXISTS (SELECT 1 FROM station WHERE number = NEW.place >> 40)
  OR (NEW.place IS NOT 1 + ifnull((SELECT place FROM entry
                                   WHERE place >= NEW.place >> 40 << 40
                                     AND place < (NEW.place >> 40) + 1 << 40
                                   ORDER BY place DESC LIMIT 1),
                                  NEW.place >> 40 << 40)
      AND (EXISTS (SELECT 1 FROM entry WHERE place = NEW.place)
           OR NOT EXISTS (SELECT 1 FROM lost
                          WHERE station = NEW.place >> 40
                            AND last >= (NEW.place & 1099511627775) - 1
                            AND first <= min(NEW.place & 1099511627775,
                                             1 + ifnull((SELECT place & 1099511627775 FROM entry
                                                         WHERE place >= NEW.place >> 40 << 40
                                                           AND place < (NEW.place >> 40) + 1 << 40
                                                         ORDER BY place DESC LIMIT 1),
                                                        0)))))
BEGIN SELECT RAISE(ABORT, 'a row is only added after the last one of its station'); END;

CREATE TRIGGER entry_update BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'a row that was saved is never changed'); END;

CREATE TRIGGER entry_delete BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'a row that was saved is never taken out'); END;

CREATE TRIGGER lost_insert BEFORE INSERT ON lost
WHEN EXISTS (SELECT 1 FROM lost WHERE station = NEW.station AND first = NEW.first AND last = NEW.last)
BEGIN SELECT RAISE(ABORT, 'what was lost is never replaced'); END;

CREATE TRIGGER lost_update BEFORE UPDATE ON lost
BEGIN SELECT RAISE(ABORT, 'what was lost is never changed'); END;

CREATE TRIGGER lost_delete BEFORE DELETE ON lost
BEGIN SELECT RAISE(ABORT, 'what was lost is never taken out'); END;

CREATE TRIGGER spare_insert BEFORE INSERT ON spare
WHEN NEW.number IS NOT (SELECT ifnull(max(number), 0) + 1 FROM spare)
BEGIN SELECT RAISE(ABORT, 'a spare is only added after the last one'); END;

CREATE TRIGGER spare_update BEFORE UPDATE ON spare
BEGIN SELECT RAISE(ABORT, 'a spare is never changed'); END;

CREATE TRIGGER spare_delete BEFORE DELETE ON spare
BEGIN SELECT RAISE(ABORT, 'a spare is never taken out'); END;
