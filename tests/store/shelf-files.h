/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Books as a ward has them, for few schedules: files, opened once and read on, with every act
 * through the public functions of the log. It never knows what a book should hold.
 */

#include "schedule.h"

/* (transfer full) */
ScheduleShelf *shelf_files_new(void);
void shelf_files_free(ScheduleShelf *shelf);
