/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Books in memory, for many schedules: real rows, sealed and signed beforehand, and copies that are
 * made, opened and joined as log_merge() does it; only the signatures of a copy's rows are not
 * looked at again each time. It never knows what a book should hold.
 */

#include "store/database.h"

#include "schedule.h"

/* Seals every row that a schedule can name. (transfer full) */
ScheduleShelf *shelf_memory_new(void);
void shelf_memory_free(ScheduleShelf *shelf);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ScheduleShelf, shelf_memory_free)

/* The database of BOOK, and that of a copy. */
Database *shelf_memory_database(gpointer book);
Database *shelf_memory_opened(const ScheduleShelf *shelf, ScheduleKept *copy);
