/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What the program gives up before it reads anything: a copy of its memory on the disk when it
 * dies, the network, other programs, and writing where nobody asked it to. Each is given up where
 * the kernel can do it; none keeps the program from running. It never knows what is done within.
 */

#include <stdbool.h>

/* Before any secret is read: no core dump, and no other program looks into the memory. */
void sandbox_shut_memory(void);

/* For the process that carries prints, before it takes any: sockets are left to it, for the print
 * service, and of files only devices may be written, and what WORDS (as below) name beside them. */
void sandbox_begin_carrier(const char *const *words);

/* From here on no socket is opened and no program started; files are written only beneath PLACES
 * (words of any kind, those that are no path too; NULL at the end) and the user's own folders for
 * data, state, caches and what is temporary. ANYWHERE: also everywhere else but in the system's
 * folders and other people's homes, for who is told later where to write. */
void sandbox_begin(const char *const *places, bool anywhere);
