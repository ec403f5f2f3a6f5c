/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/tables.h"

#include "store/entry.h"

const Table tables[TABLES] = {
    { "SELECT one, id, site, box FROM book", "INSERT INTO book VALUES (?1, ?2, ?3, ?4)", 4,
      "SELECT 1 FROM book WHERE id = ?2 AND site = ?3 AND box = ?4", "SELECT 1 FROM book" },
    { "SELECT number, commitment, mac, previous FROM epoch ORDER BY number",
      "INSERT INTO epoch VALUES (?1, ?2, ?3, ?4)", 4,
      "SELECT 1 FROM epoch WHERE number = ?1 AND commitment = ?2 AND mac = ?3",
      "SELECT 1 FROM epoch WHERE number = ?1" },
    { "SELECT number, label, kind, salt, memory, passes, public, secret FROM slot ORDER BY number",
      "INSERT INTO slot VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", 8,
      "SELECT 1 FROM slot WHERE number = ?1 AND label = ?2 AND public = ?7 AND secret = ?8",
      "SELECT 1 FROM slot WHERE number = ?1 OR label = ?2" },
    { "SELECT slot, epoch, box, mac FROM slot_key ORDER BY slot, epoch",
      "INSERT INTO slot_key VALUES (?1, ?2, ?3, ?4)", 4,
      "SELECT 1 FROM slot_key WHERE slot = ?1 AND epoch = ?2 AND box = ?3",
      "SELECT 1 FROM slot_key WHERE slot = ?1 AND epoch = ?2" },
    { "SELECT slot FROM slot_end ORDER BY slot", "INSERT INTO slot_end VALUES (?1)", 1,
      "SELECT 1 FROM slot_end WHERE slot = ?1", "SELECT 1 FROM slot_end WHERE slot = ?1" },
    { "SELECT number, id, letters, public, mac FROM station ORDER BY number",
      "INSERT INTO station (number, id, letters, public, mac) VALUES (?1, ?2, ?3, ?4, ?5)", 5, NULL,
      NULL },
    { "SELECT station, first, last, epoch, mac FROM lost ORDER BY station, first, last",
      "INSERT INTO lost VALUES (?1, ?2, ?3, ?4, ?5)", 5, NULL, NULL },
    { "SELECT " ENTRY_COLUMNS " FROM entry ORDER BY place", ENTRY_INSERT, 6, NULL, NULL },
    /* at the beginning and at the end of a copy, for the day when the other is gone */
    { "SELECT head FROM spare ORDER BY number DESC LIMIT 3",
      "INSERT INTO spare VALUES ((SELECT ifnull(max(number), 0) + 1 FROM spare), ?1)", 1, NULL,
      NULL },
};
