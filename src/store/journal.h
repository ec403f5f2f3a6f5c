/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The journal that lies beside a book between two saves, with a dead head. It never knows what was
 * saved.
 */

#include <sqlite3.h>
#include <stdbool.h>

/* While HANDLE holds the pen and has written nothing: makes the death of the last journal durable,
 * so that its head cannot come back over what is written next. False if the disk does not let one.
 */
bool journal_bury(sqlite3 *handle);
